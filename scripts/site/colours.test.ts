/** Every pathway page in light, dark and forced colours, in Chromium and in Firefox: axe finds nothing. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import puppeteer from 'puppeteer-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

const built = inject('built')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const firefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path))
const editions = [...nations, 'wales/cy']
const pages = editions.flatMap((edition) =>
  readdirSync(join(built, edition, 'pathways')).map((slug) => `${edition}/pathways/${slug}/`),
)

let served: Served
beforeAll(async () => {
  served = await serve(built)
})
afterAll(() => served.close())

/** Run in the page. Style sheets are fetched again (`preload`) for one rule alone, which is none of these. */
const lookFor = (runOnly: object | string[]): string =>
  `axe.run(document, ${JSON.stringify({ runOnly, resultTypes: ['violations'], preload: false })}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 140)))`
const look = lookFor(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
/** What other colours can change. The rest is looked at in light colours, by both browsers. */
const lookAtColours = lookFor({ type: 'rule', values: ['color-contrast', 'link-in-text-block'] })

test.for([{ colorScheme: 'dark' as const }, { forcedColors: 'active' as const }])('Chromium, %j', async (colours) => {
  const browser = await openBrowser()
  const { page } = await openPage(browser, served.url, { viewport: { width: 1280, height: 900 }, ...colours })
  await page.addInitScript(axe)
  const found: string[] = []
  for (const path of pages) {
    await page.goto(served.url + path)
    found.push(...(await page.evaluate<string[]>(lookAtColours)).map((one) => `${path} ${one}`))
  }
  await browser.close()
  expect(found).toEqual([])
})

// A machine without Firefox says that these were skipped; `.ci/run` installs it.
test.skipIf(firefox === undefined).for([
  { name: 'light', rules: look, prefs: { 'ui.systemUsesDarkTheme': 0 } },
  { name: 'dark', rules: lookAtColours, prefs: { 'ui.systemUsesDarkTheme': 1 } },
  {
    name: 'forced colours',
    rules: lookAtColours,
    prefs: { 'ui.systemUsesDarkTheme': 0, 'browser.display.document_color_use': 2, 'ui.forcedColors': 1 },
  },
])('Firefox, $name', async ({ prefs, rules }) => {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefox!,
    headless: true,
    extraPrefsFirefox: prefs,
    // The size of the window itself: older versions do not know all that setting a viewport asks of them.
    defaultViewport: null,
    args: ['--width=1280', '--height=900'],
  })
  const page = await browser.newPage()
  const found: string[] = []
  for (const path of pages) {
    await page.goto(served.url + path)
    await page.evaluate(axe)
    found.push(...((await page.evaluate(rules)) as string[]).map((one) => `${path} ${one}`))
    if (path === pages[0])
      expect(
        await page.evaluate(
          '[innerWidth > 1100, matchMedia("(forced-colors: active)").matches, matchMedia("(prefers-color-scheme: dark)").matches]',
        ),
      ).toEqual([true, prefs['browser.display.document_color_use'] === 2, prefs['ui.systemUsesDarkTheme'] === 1])
  }
  await browser.close()
  expect(found).toEqual([])
})
