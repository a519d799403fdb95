/** What keeps a site from being released: it is said in a sentence, whatever stands there. */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { writeManifest } from './manifest.ts'
import { faultOf } from './release.ts'

let away: string
let site: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'release-')))
  site = join(away, 'wales')
})
afterAll(() => rmSync(away, { recursive: true, force: true }))
beforeEach(async () => {
  rmSync(site, { recursive: true, force: true })
  mkdirSync(join(site, 'about'), { recursive: true })
  writeFileSync(join(site, 'index.html'), 'home')
  writeFileSync(join(site, 'about/index.html'), 'about')
  await writeManifest(site, { nation: 'wales', 'as-of': '2026-11-24', built: '2026-11-24', commit: null })
})

const manifest = (): string => join(site, 'manifest.json')
const change = (with_: object): void =>
  writeFileSync(manifest(), JSON.stringify({ ...(JSON.parse(readFileSync(manifest(), 'utf8')) as object), ...with_ }))

test('a whole site has no fault', async () => {
  expect(await faultOf(site, 'wales')).toBe(undefined)
})

describe('what is neither file nor folder would show what it leads to', () => {
  test.each([
    ['a file of this machine', 'notes.txt', '/etc/hostname'],
    ['a folder of this machine', 'about/all', '/etc'],
    ['a file of the site', 'again.html', 'index.html'],
    ['nothing', 'nowhere.html', 'not-there'],
  ])('a link to %s', async (_, name, leads) => {
    symlinkSync(leads, join(site, name))
    expect(await faultOf(site, 'wales')).toBe(
      `${site} holds ${name}, which is neither a file nor a folder: a link would show readers whatever it leads to on this machine. Remove it, or build again.`,
    )
  })

  test('in place of a page that is meant to be there', async () => {
    rmSync(join(site, 'index.html'))
    symlinkSync('about/index.html', join(site, 'index.html'))
    expect(await faultOf(site, 'wales')).toContain('holds index.html, which is neither a file nor a folder')
  })

  test('in place of the manifest, or of the whole site', async () => {
    renameSync(manifest(), join(away, 'manifest.json'))
    symlinkSync('../manifest.json', manifest())
    expect(await faultOf(site, 'wales')).toContain('holds manifest.json, which is neither a file nor a folder')
    const link = join(away, 'link')
    symlinkSync(site, link)
    expect(await faultOf(link, 'wales')).toBe(
      `${link} is no folder but a link or a file, so it is not what a build made. Name the folder that was built with \`--out\`.`,
    )
  })
})

describe('a manifest that is not what a build writes', () => {
  const damaged = (): string =>
    `${manifest()} is not what a build writes: it was cut short or changed. Run \`npm run build\` again.`

  test('cut short at any place', async () => {
    const text = readFileSync(manifest(), 'utf8')
    for (let length = 0; length < text.trimEnd().length; length++) {
      writeFileSync(manifest(), text.slice(0, length))
      expect(await faultOf(site, 'wales'), `${length} letters`).toBe(damaged())
    }
  })

  test.each([
    { files: null },
    { files: ['index.html'] },
    { files: { 'index.html': 1 } },
    { files: undefined },
    // It becomes the name of a folder.
    { 'as-of': '../../elsewhere' },
    { 'as-of': undefined },
    { nation: 7 },
  ])('with %j', async (with_) => {
    change(with_)
    expect(await faultOf(site, 'wales')).toBe(damaged())
  })

  test.each(['null', '[]', '7', '"wales"'])('that holds %s and nothing else', async (text) => {
    writeFileSync(manifest(), text)
    expect(await faultOf(site, 'wales')).toBe(damaged())
  })
})

test('another nation’s site is not released under this one’s name', async () => {
  expect(await faultOf(site, 'scotland')).toBe(
    `${site} was built for wales and not for scotland. Put each nation's site into the folder of its name, or build again.`,
  )
})
