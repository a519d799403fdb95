/** Every page of every nation in a real browser: nothing goes wrong, nothing is asked of anybody else, nothing scrolls sideways, axe is content. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { LinkChecker } from 'linkinator'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import type { Manifest } from '../../src/publish/manifest.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

const built = inject('built')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let served: Served
beforeAll(async () => {
  browser = await openBrowser()
  served = await serve(built)
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

function pagesOf(nation: string): string[] {
  const { files } = JSON.parse(readFileSync(join(built, nation, 'manifest.json'), 'utf8')) as Manifest
  return Object.keys(files)
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `${nation}/${file.replace(/index\.html$/, '')}`)
}

/**
 * Whether axe looks at a page, which takes longer than all else. What authors read about a rule is the same in every
 * nation but for its frame: it is looked at once. So are guidelines and the pages under a pathway’s own, each in another
 * nation (in Wales in both languages); pathways and lists are looked at in all.
 */
function isLookedAt(path: string): boolean {
  const [, rule, guideline, pathway] =
    /\/rules\/([^/]+)\/$|\/behaviours\/([^/]+)\/$|\/pathways\/([^/]+)\/[^/]+\/$/.exec(path) ?? []
  if (rule !== undefined) return path.startsWith('england/')
  const name = guideline ?? pathway
  if (name === undefined) return true
  const turn = [...name].reduce((sum, sign) => sum + sign.codePointAt(0)!, 0) % nations.length
  return path.startsWith(`${nations[turn]!}/`)
}

interface Axe {
  run: (where: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

async function violationsOn(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { violations } = await (window as never as { axe: Axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      // Style sheets are fetched again for one rule alone, which is none of these.
      preload: false,
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

async function widthsOf(page: Page): Promise<string[]> {
  const wide: string[] = []
  for (const width of [320, 360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth)
    if (scroll > width) wide.push(`is ${scroll} px wide in a window of ${width} px`)
  }
  return wide
}

// Side by side, since a browser uses more than one core; each takes long for it.
test.concurrent.for(nations)(
  '%s: every page opens without a fault, asks nobody else, does not scroll sideways, and axe finds nothing',
  { timeout: 3_600_000 },
  async (nation, { expect }) => {
    const pages = Map.groupBy(pagesOf(nation), isLookedAt)
    for (const looked of [true, false]) {
      const paths = pages.get(looked)!
      expect(paths.length).toBeGreaterThan(15)
      const { page, wrong } = await openPage(browser, served.url, { viewport: { width: 1280, height: 900 } })
      if (looked) await page.addInitScript(axe)
      const found: string[] = []
      for (const path of paths) {
        await page.goto(served.url + path)
        const faults = looked ? await violationsOn(page) : []
        found.push(...[...faults, ...(await widthsOf(page))].map((fault) => `${path} ${fault}`))
      }
      expect(found).toEqual([])
      expect(wrong).toEqual([])
      await page.context().close()
    }
  },
)

test('axe looks at every page of a pathway in all nations, and at each other page in one at least', () => {
  const all = nations.flatMap(pagesOf)
  const own = /\/pathways\/[^/]+\/$/
  expect(all.filter((path) => own.test(path) && !isLookedAt(path))).toEqual([])
  const below = (path: string): string => path.replace(/^[^/]+\/(cy\/)?/, '')
  const seen = new Set(all.filter(isLookedAt).map(below))
  expect(all.map(below).filter((path) => !seen.has(path))).toEqual([])
})

test('every link of every page leads somewhere, fragments included', async () => {
  const pages = nations.flatMap(pagesOf).map((path) => served.url + path)
  const result = await new LinkChecker().check({
    path: pages,
    recurse: false,
    checkFragments: true,
    linksToSkip: ['^https://'],
  })
  const checked = new Set(
    result.links.filter(({ state }) => state !== 'SKIPPED').map(({ url }) => url.replace(/#.*$/, '')),
  )
  expect(result.links.filter(({ state }) => state === 'BROKEN').map(({ url, parent }) => `${parent} → ${url}`)).toEqual(
    [],
  )
  // It finds only what it is given or what is linked: each page must have been looked at.
  expect(pages.filter((page) => !checked.has(page))).toEqual([])
})
