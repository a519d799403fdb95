/** Nations side by side, and boards, as a reader meets them: wide, on a phone, and at 400 % zoom. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
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

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as never as {
      axe: {
        run: (where: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

const pages = [
  'scotland/pathways/suspected-colorectal-cancer/compare/',
  'wales/cy/pathways/suspected-colorectal-cancer/compare/',
  'scotland/boards/',
  'scotland/boards/dumfries-and-galloway/',
  'scotland/glossary/',
]

test.for([1280, 360, 320])('at %i px nothing scrolls sideways, and axe finds nothing', async (width) => {
  const { page, wrong } = await openPage(browser, served.url, { viewport: { width, height: 800 } })
  for (const path of pages) {
    await page.goto(served.url + path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
    expect(await violations(page), path).toEqual([])
  }
  expect(wrong).toEqual([])
  await page.context().close()
})

test('the compare page is two presses from the head of the pathway and back, and says for Wales that the value is not known', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}wales/pathways/suspected-colorectal-cancer/`)
  await page.locator('.head a', { hasText: 'Compare nations' }).click()
  const row = page.locator('tr', { hasText: 'FIT result that leads to referral' }).first()
  expect(
    await row
      .locator('td')
      .evaluateAll((cells) => cells.map((cell) => /^\s*(\d+|Not known)/.exec((cell as HTMLElement).innerText)?.[1])),
  ).toEqual(['10', '20', 'Not known', '10'])
  expect(await row.locator('td.me').innerText()).toContain('Do not assume 10')
  await page.locator('.meta a', { hasText: 'Back to the pathway' }).click()
  expect(await page.locator('main').getAttribute('data-pathway')).toBe('suspected-colorectal-cancer')
  await page.context().close()
})

test('on a phone every cell of the comparison says whose it is', async () => {
  const { page } = await openPage(browser, served.url, { viewport: { width: 360, height: 800 } })
  await page.goto(`${served.url}england/pathways/suspected-colorectal-cancer/compare/`)
  const labels = await page
    .locator('.cmp')
    .first()
    .locator('td')
    .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell, '::before').content))
  expect(new Set(labels)).toEqual(new Set(['"England"', '"Scotland"', '"Wales"', '"Northern Ireland"']))
  await page.context().close()
})

test('the board in the address is named and stands first; one without a destination is said to have none; any other word does nothing', async () => {
  const { page, wrong } = await openPage(browser, served.url)
  const open = async (board: string): Promise<void> =>
    void (await page.goto(`${served.url}scotland/pathways/suspected-colorectal-cancer/?board=${board}#section-how`))
  await open('dumfries-and-galloway')
  expect(await page.locator('.mine-note').innerText()).toBe('Shown first: NHS Dumfries and Galloway.')
  expect(await page.locator('.sec:has(#section-how) tbody tr').first().getAttribute('data-board')).toBe(
    'dumfries-and-galloway',
  )
  // With what a mail program adds to an address.
  await open('fife&from=mail')
  expect(await page.locator('.mine-note').innerText()).toMatch(/^Shown first: NHS Fife\. Not entered yet/)
  await open('%3Cb%3Enowhere')
  expect(await page.locator('.mine-note').isVisible()).toBe(false)
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0)
  expect(wrong).toEqual([])
  await page.context().close()
})
