/** Releases one after the other, on a real disk: what was shown on which day, and that it can still be read. */
import { createHash } from 'node:crypto'
import { lutimesSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dice } from '../layout/random-graph.ts'
import { writeManifest } from './manifest.ts'
import { faultOfPlace, release } from './release.ts'
import { versionOn, type Version } from './versions.ts'

let away: string
let www: string
let releases: string
beforeEach(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'versions-')))
  www = join(away, 'www')
  releases = join(www, 'releases/wales')
})
afterEach(() => rmSync(away, { recursive: true, force: true }))

const page = 'pathways/gout/index.html'

/**
 * Builds a site and puts it out.
 * @param built the day for which it is built
 * @param day the day on which it is put out
 */
async function put(built: string, pages: Readonly<Record<string, string>>, day = built): Promise<string> {
  const site = join(away, 'built')
  await rm(site, { recursive: true, force: true })
  for (const [file, text] of Object.entries(pages)) {
    await mkdir(dirname(join(site, file)), { recursive: true })
    await writeFile(join(site, file), text)
  }
  await writeManifest(site, { nation: 'wales', 'as-of': built, built, commit: null })
  return release(site, { nation: 'wales', to: www, day })
}

const all = (): Record<string, Version[]> =>
  JSON.parse(readFileSync(join(releases, 'versions/versions.json'), 'utf8')) as Record<string, Version[]>
const gout = (): Version[] => all()['pathways/gout/']!
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** What a page said on a day, as far as the versions tell. */
function said(day: string): string | undefined {
  const version = versionOn(gout(), day)
  if (version?.hash === undefined) return undefined
  const kept = readFileSync(join(releases, version.release, page), 'utf8')
  expect(sha256(kept)).toBe(version.hash)
  return kept
}
const served = (): string => readFileSync(join(www, 'wales', page), 'utf8')

test('any pathway as it was on any day, with its hash, in both languages; one that went away says so', async () => {
  await put('2026-11-01', { [page]: 'one', 'index.html': 'home', 'pathways/gout/walk/index.html': 'walk' })
  await put('2026-11-05', { [page]: 'one', 'index.html': 'another home', [`cy/${page}`]: 'un' })
  await put('2026-11-09', { [page]: 'two', [`cy/${page}`]: 'un' })
  await put('2026-11-12', { 'index.html': 'home' })
  expect(Object.keys(all())).toEqual(['cy/pathways/gout/', 'pathways/gout/'])
  expect(gout().map(({ from }) => from)).toEqual(['2026-11-01', '2026-11-09', '2026-11-12'])
  expect(said('2026-10-31')).toBeUndefined()
  expect(said('2026-11-20')).toBeUndefined()
  for (const [day, text] of [
    ['2026-11-08', 'one'],
    ['2026-11-09', 'two'],
  ] as const) {
    expect(said(day)).toBe(text)
    const { release: id } = versionOn(gout(), day)!
    expect(readFileSync(join(releases, 'versions/index.html'), 'utf8')).toContain(`href="../${id}/pathways/gout/"`)
  }
})

describe('a version is shown from the day on which it was put out, until the next was', () => {
  test('also where an older release is put out again', async () => {
    await put('2026-11-01', { [page]: 'threshold 10' })
    await put('2026-11-05', { [page]: 'threshold 30' })
    await put('2026-11-01', { [page]: 'threshold 10' }, '2026-11-08')
    expect(served()).toBe('threshold 10')
    expect(gout().map(({ from }) => from)).toEqual(['2026-11-01', '2026-11-05', '2026-11-08'])
    expect(['2026-11-04', '2026-11-05', '2026-11-07', '2026-11-08', '2026-12-01'].map(said)).toEqual(
      [10, 30, 30, 10, 10].map((number) => `threshold ${number}`),
    )
  })

  test('not from the day for which it was built', async () => {
    await put('2026-11-01', { [page]: 'one' }, '2026-11-05')
    expect([said('2026-11-04'), said('2026-11-05')]).toEqual([undefined, 'one'])
  })

  test('several on one day: the last that was put out', async () => {
    // Their hashes stand in no order.
    for (const text of ['a', 'b', 'c', 'd', 'e', 'f']) {
      await put('2026-11-01', { [page]: text })
      expect(said('2026-11-01')).toBe(text)
    }
    expect(gout()).toHaveLength(6)
  })

  test('a release that is put out twice is one', async () => {
    for (const day of ['2026-11-01', '2026-11-03']) await put('2026-11-01', { [page]: 'one' }, day)
    expect(JSON.parse(readFileSync(join(releases, 'log.json'), 'utf8'))).toHaveLength(1)
    expect(gout().map(({ from }) => from)).toEqual(['2026-11-01'])
  })

  test('whatever is put out, one after the other', async () => {
    const draw = dice(11)
    const shown = new Map<number, string>()
    for (let day = 10; day < 30; day += draw(3)) {
      const built = `2026-11-0${1 + draw(3)}`
      await put(built, { [page]: `page ${draw(4)}` }, `2026-11-${day}`)
      shown.set(day, served())
    }
    for (let day = 10; day < 30; day++)
      expect(said(`2026-11-${day}`), `on day ${day}`).toBe(shown.get([...shown.keys()].findLast((one) => one <= day)!))
  })

  test('a day that was mistyped hides no later one', async () => {
    await put('2026-11-01', { [page]: 'one' }, '2036-11-01')
    await put('2026-11-02', { [page]: 'one', 'index.html': 'home' })
    await put('2026-11-03', { [page]: 'two' })
    expect(['2026-11-02', '2026-11-03', '2036-12-01'].map(said)).toEqual(['one', 'two', 'two'])
  })
})

test('a folder without a log is read as before: by the day of each site, which is said to be presumed', async () => {
  for (const [day, text] of [
    ['2026-11-05', 'two'],
    ['2026-11-01', 'one'],
  ] as const) {
    await put(day, { [page]: text })
    rmSync(join(releases, 'log.json'))
  }
  // It then leads to the older one, since a day that nobody wrote down.
  lutimesSync(join(www, 'wales'), 0, Date.parse('2026-11-07') / 1000)
  await put('2026-11-01', { [page]: 'three' }, '2026-11-09')
  expect(gout().map(({ from, presumed }) => [from, presumed])).toEqual([
    ['2026-11-01', true],
    ['2026-11-05', true],
    ['2026-11-07', undefined],
    ['2026-11-09', undefined],
  ])
  expect(['2026-11-04', '2026-11-06', '2026-11-08', '2026-11-09'].map(said)).toEqual(['one', 'two', 'one', 'three'])
  expect(readFileSync(join(releases, 'versions/index.html'), 'utf8')).toContain('2026-11-05</a> or later')
})

test('a switch that was made by hand is caught up with at the next one, from the day of its link', async () => {
  const first = await put('2026-11-01', { [page]: 'one' })
  await put('2026-11-05', { [page]: 'two' })
  rmSync(join(www, 'wales'))
  symlinkSync(join(releases, first), join(www, 'wales'))
  lutimesSync(join(www, 'wales'), 0, Date.parse('2026-11-07') / 1000)
  await put('2026-11-09', { [page]: 'three' })
  expect(['2026-11-06', '2026-11-07', '2026-11-09'].map(said)).toEqual(['two', 'one', 'three'])
})

test('of a release that was removed nobody can say what it showed, and nothing else is said of its days', async () => {
  await put('2026-11-01', { [page]: 'one' })
  const removed = await put('2026-11-05', { [page]: 'two' })
  await put('2026-11-09', { [page]: 'one', 'index.html': 'home' })
  rmSync(join(releases, removed), { recursive: true })
  await put('2026-11-12', { [page]: 'four' })
  expect(gout().map(({ from, lost }) => [from, lost])).toEqual([
    ['2026-11-01', undefined],
    ['2026-11-05', true],
    ['2026-11-09', undefined],
    ['2026-11-12', undefined],
  ])
  expect(['2026-11-04', '2026-11-06', '2026-11-10'].map(said)).toEqual(['one', undefined, 'one'])
  expect(readFileSync(join(releases, 'versions/index.html'), 'utf8')).toContain('2026-11-05: this release was not kept')
})

test.each(['', '[{"number":1,"day":"2026-11-01"', '{}', '[7]', '[{"number":1,"day":"once","release":"a"}]'])(
  'over a log that cannot be read nothing is put out: %s',
  async (text) => {
    await put('2026-11-01', { [page]: 'one' })
    expect(await faultOfPlace(www, 'wales')).toBeUndefined()
    writeFileSync(join(releases, 'log.json'), text)
    expect(await faultOfPlace(www, 'wales')).toBe(
      `${join(releases, 'log.json')} cannot be read, so what was shown on which day would be lost. Put back a copy of it; without one, remove it, and the days of earlier releases are presumed.`,
    )
  },
)
