/** Releases one after the other, on a real disk: what was shown on which day, and that it can still be read. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeManifest } from './manifest.ts'
import { release } from './release.ts'
import { versionOn, type Version } from './versions.ts'

let away: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'versions-')))
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

async function put(day: string, pages: Readonly<Record<string, string>>): Promise<void> {
  const site = join(away, 'built')
  await rm(site, { recursive: true, force: true })
  for (const [file, text] of Object.entries(pages)) {
    await mkdir(dirname(join(site, file)), { recursive: true })
    await writeFile(join(site, file), text)
  }
  await writeManifest(site, { nation: 'wales', 'as-of': day, built: day, commit: null })
  await release(site, 'wales', join(away, 'www'))
}

test('any pathway as it was on any day, with its hash, in both languages; one that went away says so', async () => {
  const page = 'pathways/gout/index.html'
  await put('2026-11-01', { [page]: 'one', 'index.html': 'home', 'pathways/gout/walk/index.html': 'walk' })
  await put('2026-11-05', { [page]: 'one', 'index.html': 'another home', [`cy/${page}`]: 'un' })
  await put('2026-11-09', { [page]: 'two', [`cy/${page}`]: 'un' })
  await put('2026-11-12', { 'index.html': 'home' })
  const releases = join(away, 'www/releases/wales')
  const all = JSON.parse(readFileSync(join(releases, 'versions/versions.json'), 'utf8')) as Record<string, Version[]>
  expect(Object.keys(all)).toEqual(['cy/pathways/gout/', 'pathways/gout/'])
  const gout = all['pathways/gout/']!
  expect(gout.map(({ from }) => from)).toEqual(['2026-11-01', '2026-11-09', '2026-11-12'])
  expect(versionOn(gout, '2026-10-31')).toBeUndefined()
  expect(versionOn(gout, '2026-11-20')!.hash).toBeUndefined()
  for (const [day, text] of [
    ['2026-11-08', 'one'],
    ['2026-11-09', 'two'],
  ] as const) {
    const { release: id, hash } = versionOn(gout, day)!
    const kept = readFileSync(join(releases, id, page), 'utf8')
    expect(kept).toBe(text)
    expect(createHash('sha256').update(kept).digest('hex')).toBe(hash)
    expect(readFileSync(join(releases, 'versions/index.html'), 'utf8')).toContain(`href="../${id}/pathways/gout/"`)
  }
})
