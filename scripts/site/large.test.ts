/** A library of more pathways than one full-text index holds: only what an edit changes is made anew, and all is found. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mostInPart, partOf } from '../../src/index/parts.ts'
import { generate } from '../generate.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { asOf, differing, repository } from './build.ts'

let away: string
let browser: Browser
let served: Served
/** One pathway of each part: its folder in the library. */
let both: [string, string]

function build(out: string, ...more: string[]): void {
  const args = ['--root', join(away, 'library'), '--out', join(away, out), '--as-of', asOf, ...more]
  execFileSync(process.execPath, [join(repository, 'scripts/build.ts'), ...args], { stdio: 'pipe' })
}

/** A word that stands nowhere else, in the purpose of a pathway. */
function edit(folder: string, word: string): void {
  const file = join(folder, 'base.yaml')
  const text = readFileSync(file, 'utf8')
  const edited = text.replace(/^purpose: (["']?)/m, `purpose: $1${word} `)
  expect(edited).not.toBe(text)
  writeFileSync(file, edited)
}

beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'large-')))
  generate({ count: mostInPart + 10, seed: '3', out: join(away, 'library') })
  const folders = readdirSync(join(away, 'library/pathways'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('base.yaml'))
    .sort()
    .map((file) => join(away, 'library/pathways', file, '..'))
  const of = (part: number): string => folders.find((folder) => partOf(folder.split('/').at(-1)!, 2) === part)!
  both = [of(0), of(1)]
  edit(both[0], 'Zebrafinch')
  build('site')
  browser = await openBrowser()
  served = await serve(join(away, 'site'))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(away, { recursive: true, force: true })
})

describe('after an edit', () => {
  test('the part in which the pathway does not stand keeps its files, and all is as in a clean build', () => {
    const index = (part: string): string[] => readdirSync(join(away, 'site/wales/pagefind', part, 'index')).sort()
    const before = [index(''), index('part-1')]
    edit(both[1], 'Zebrafinch')
    build('site')
    expect(index('')).toEqual(before[0])
    expect(index('part-1')).not.toEqual(before[1])
    build('clean', '--afresh')
    expect(differing(join(away, 'site'), join(away, 'clean'))).toEqual([])
  })

  test('Pagefind’s program stands once, beside the first part', () => {
    const folder = join(away, 'site/england/pagefind')
    expect(existsSync(join(folder, 'part-2'))).toBe(false)
    expect(
      readdirSync(join(folder, 'part-1')).filter((name) => !/^pagefind(-entry\.json|\..*\.pf_meta)$/.test(name)),
    ).toEqual(['filter', 'fragment', 'index'])
    expect(statSync(join(folder, 'pagefind.js')).size).toBeGreaterThan(1000)
  })
})

describe('whoever searches the text', () => {
  async function search(folder: string, words: string, missing?: string): Promise<Page> {
    const { page } = await openPage(browser, served.url)
    if (missing !== undefined) await page.context().route(missing, (route) => route.abort())
    await page.goto(`${served.url}${folder}`)
    await page.locator('#find').fill(words)
    return page
  }

  test('finds what stands in either part, in both languages of Wales too', async () => {
    for (const folder of ['england/', 'wales/cy/']) {
      const page = await search(folder, 'zebrafinch')
      const links = page.locator('#in-text a')
      await expect.poll(() => links.count()).toBe(2)
      const found = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')!.split('/').at(-2)))
      expect(found.sort()).toEqual(both.map((one) => one.split('/').at(-1)!).sort())
      await page.context().close()
    }
  })

  test.each(['**/part-1/*.pf_meta', '**/pagefind/wasm.*', '**/pagefind/pagefind.js'])(
    'is told where %s could not be fetched, and finds it once it can',
    async (missing) => {
      const page = await search('england/', 'zebrafinch', missing)
      await expect.poll(() => page.locator('#in-text').innerText()).toContain('needs the network')
      await page.context().unroute(missing)
      await page.locator('#find').fill('zebrafinc')
      await page.locator('#find').fill('zebrafinch')
      await expect.poll(() => page.locator('#in-text a').count()).toBe(2)
      await page.context().close()
    },
  )
})
