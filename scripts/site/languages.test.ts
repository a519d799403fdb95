/** Two languages of one nation: the switch between them, and what adoption and drift say, in a real browser. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let served: Served
beforeAll(async () => {
  browser = await openBrowser()
  served = await serve(inject('built'))
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

test.for([
  ['pathways/suspected-colorectal-cancer/?board=powys#fit-result', 'fit-result'],
  ['pathways/suspected-colorectal-cancer/walk/#path=no-test-needed,can-test', undefined],
] as const)('changing the language at %s keeps the place, there and back', async ([path, focused]) => {
  const { page, wrong } = await openPage(browser, served.url)
  await page.goto(`${served.url}wales/${path}`)
  await page.locator('a[rel=alternate]', { hasText: 'Cymraeg' }).click()
  expect(page.url()).toBe(`${served.url}wales/cy/${path}`)
  expect(await page.locator('html').getAttribute('lang')).toBe('cy')
  if (focused !== undefined) expect(await page.locator(':target').getAttribute('id')).toBe(focused)
  await page.locator('a[rel=alternate]', { hasText: 'English' }).click()
  expect(page.url()).toBe(`${served.url}wales/${path}`)
  expect(wrong).toEqual([])
  await page.context().close()
})

test('every page of Wales that has a twin says so, and the twin is there', async () => {
  const { page, wrong } = await openPage(browser, served.url)
  for (const path of ['', 'boards/', 'boards/powys/', 'behaviours/', 'about/', 'glossary/', 'events/', 'drift/']) {
    await page.goto(`${served.url}wales/${path}`)
    await page.locator('a[rel=alternate]').click()
    expect(page.url(), path).toBe(`${served.url}wales/cy/${path}`)
  }
  expect(wrong).toEqual([])
  await page.context().close()
})

test.for([1280, 360])('at %i px adoption and drift can be read, and axe finds nothing', async (width) => {
  const { page, wrong } = await openPage(browser, served.url, { viewport: { width, height: 800 } })
  for (const path of ['wales/drift/', 'wales/cy/drift/', 'scotland/drift/']) {
    await page.goto(served.url + path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
    await page.evaluate(axe)
    const violations = await page.evaluate(async () => {
      const { axe } = window as never as {
        axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
    })
    expect(violations, path).toEqual([])
  }
  expect(wrong).toEqual([])
  await page.context().close()
})

test('adoption and drift are data too: every pathway with how it stands, and nothing adopted by anybody', () => {
  const data = JSON.parse(readFileSync(join(inject('built'), 'wales/drift.json'), 'utf8')) as {
    nation: string
    pathways: { slug: string; stands: string; 'adopted-by': unknown; moved: unknown[] }[]
  }
  expect(data.nation).toBe('wales')
  const of = data.pathways.find(({ slug }) => slug === 'suspected-colorectal-cancer')
  expect(of).toMatchObject({
    stands: 'not checked',
    base: 1,
    reviewed: 1,
    'built-from': 1,
    'adopted-by': null,
    moved: [],
  })
  expect(data.pathways.every((one) => one['adopted-by'] === null)).toBe(true)
})
