/** Finding a pathway: the search has the focus, the right one stands first, and typing asks nobody else. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

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
  ['fit', 'suspected-colorectal-cancer'],
  ['poo t', 'suspected-colorectal-cancer'],
  ['bowel cancr', 'suspected-colorectal-cancer'],
  ['fit 12', 'suspected-colorectal-cancer'],
])('“%s” finds %s first, and Enter opens it', async ([typed, slug]) => {
  const { page, wrong } = await openPage(browser, served.url)
  await page.goto(`${served.url}scotland/`)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('find')
  await page.keyboard.type(typed!)
  const first = page.locator('#results a').first()
  await first.waitFor()
  expect(await first.getAttribute('href')).toBe(`pathways/${slug}/`)
  expect(await page.locator('#find').getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/scotland/pathways/${slug}/`)
  expect(wrong).toEqual([])
  await page.context().close()
})

test('full text stands under its own heading, below the lookup', async () => {
  const { page, wrong } = await openPage(browser, served.url)
  await page.goto(`${served.url}england/`)
  await page.keyboard.type('ulceration')
  const hit = page.locator('#in-text a').first()
  await hit.waitFor()
  expect(await hit.getAttribute('href')).toBe(`${new URL(served.url).pathname}england/pathways/suspected-colorectal-cancer/#findings`)
  expect(await page.locator('#in-text h2').innerText()).toBe('In the text of pages')
  expect(wrong).toEqual([])
  await page.context().close()
})

test('the invented people of the cases are not found', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}england/`)
  // "looser stools" stands in stories alone in England's text.
  await page.keyboard.type('looser')
  await page.waitForTimeout(1500)
  expect(await page.locator('#in-text a').count()).toBe(0)
  await page.context().close()
})

test('without script the list of all pathways is there', async () => {
  const { page } = await openPage(browser, served.url, { javaScriptEnabled: false })
  await page.goto(`${served.url}wales/cy/`)
  expect(await page.locator('.az a[href="pathways/suspected-colorectal-cancer/"]').isVisible()).toBe(true)
  await page.context().close()
})
