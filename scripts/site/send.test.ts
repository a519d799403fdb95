/** From a nation's home page to "what do I send, and how, here?": never more than three actions, on any pathway. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

const built = inject('built')
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

const slugs = readdirSync(join(built, 'england/pathways'))
const titleOf = (nation: string, slug: string): string =>
  /<h1[^>]*>([^<]+)</.exec(readFileSync(join(built, nation, 'pathways', slug, 'index.html'), 'utf8'))![1]!

test('there are fifteen pathways, the same in every nation', () => {
  expect(slugs.length).toBeGreaterThanOrEqual(15)
  for (const nation of nations) expect(readdirSync(join(built, nation, 'pathways'))).toEqual(slugs)
})

test.for([
  ['england', 1280],
  ['england', 360],
  ['scotland', 360],
  ['wales', 1280],
  ['northern-ireland', 360],
] as const)('%s, %i pixels wide: typing, Enter and one link are enough on every pathway', async ([nation, width]) => {
  const { page, wrong } = await openPage(browser, served.url, { viewport: { width, height: 800 } })
  const short: string[] = []
  for (const slug of slugs) {
    await page.goto(`${served.url}${nation}/`)
    await page.waitForFunction(() => document.activeElement?.id === 'find')
    // First action: the name of the pathway, as its page has it.
    await page.keyboard.type(titleOf(nation, slug))
    await expect.poll(() => page.locator('#results a').first().getAttribute('href')).toBe(`pathways/${slug}/`)
    // Second action.
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/${nation}/pathways/${slug}/`)
    // Third action: the link at an outcome. Every outcome that sends somebody somewhere has one.
    const links = page.locator('.out a[href^="#section-refer-"]')
    const many = await links.count()
    if (many === 0) short.push(`${slug}: no outcome says what to send`)
    for (let i = 0; i < many; i++) {
      const link = links.nth(i)
      const id = (await link.getAttribute('href'))!
      if (!(await link.isVisible())) {
        short.push(`${slug}: the link to ${id} cannot be seen`)
        continue
      }
      await link.click()
      const panel = page.locator(id)
      const told = await panel.evaluate((at) => {
        const heads = [...at.querySelectorAll('h3')]
        const under = (head: Element | undefined): string => {
          let text = ''
          for (let next = head?.nextElementSibling; next && next.tagName !== 'H3'; next = next.nextElementSibling)
            text += next.textContent
          return text.trim()
        }
        const { top, bottom } = at.getBoundingClientRect()
        return { how: under(heads[0]), what: under(heads[1]), seen: bottom > 0 && top < innerHeight }
      })
      if (told.how === '' || told.what === '' || !told.seen) short.push(`${slug}${id}: ${JSON.stringify(told)}`)
    }
  }
  expect(short).toEqual([])
  expect(wrong).toEqual([])
  await page.context().close()
})

/**
 * Where nations differ most, the page that puts them side by side must say both rules in one row. The words are those of
 * the nations' own texts; the same rules are held by cases that end differently (scripts/content.test.ts).
 */
type Said = Readonly<Partial<Record<'England' | 'Scotland' | 'Wales' | 'Northern Ireland', RegExp>>>
const rules: readonly (readonly [topic: string, slug: string, said: Said])[] = [
  ['FIT', 'suspected-colorectal-cancer', { England: /^10 /, Scotland: /^20 /, Wales: /not known/i }],
  ['PSA', 'suspected-prostate-cancer', { England: /^4\.5 /, Scotland: /^3 /, 'Northern Ireland': /not known/i }],
  ['age at haemoptysis', 'suspected-lung-cancer', { England: /40 or over: Unexplained haemoptysis/, Scotland: /./ }],
  ['haemoptysis in Scotland', 'suspected-lung-cancer', { England: /No such step/, Scotland: /at any age/ }],
  ['visible haematuria', 'haematuria', { England: /45 or over: Persists/, Scotland: /under 45: .*more than once/ }],
  ['non-visible haematuria', 'haematuria', { England: /with dysuria/, Scotland: /Blood on both dipsticks/ }],
  ['nipple', 'suspected-breast-cancer', { England: /50 or over: .*one nipple only/, Scotland: /./ }],
  ['nipple in Scotland', 'suspected-breast-cancer', { England: /No such step/, Scotland: /retraction of one nipple/ }],
  ['skin', 'suspected-skin-cancer', { England: /^3 /, Scotland: /Does not apply here/ }],
  [
    'dysphagia',
    'suspected-upper-gi-cancer',
    { England: /Dysphagia, at any age/, Scotland: /Persistent or progressive dysphagia/ },
  ],
  [
    'cancer clocks, each with its start',
    'suspected-colorectal-cancer',
    {
      England: /28 days from the urgent suspected cancer referral/,
      Scotland: /62 days from the urgent suspicion of cancer referral/,
      Wales: /62 days from .*suspicion/,
      'Northern Ireland': /62 days from /,
    },
  ],
]
test.for(rules)('%s: the nations’ rules stand side by side in one row', async ([, slug, said]) => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}scotland/pathways/${slug}/compare/`)
  const rows = await page
    .locator('table.cmp tbody tr')
    .evaluateAll((all) =>
      all.map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll<HTMLElement>('td')].map((cell) => [
            cell.dataset.l!,
            cell.textContent.replace(/\s+/g, ' ').trim(),
          ]),
        ),
      ),
    )
  const fitting = rows.filter((row) => Object.entries(said).every(([nation, words]) => words.test(row[nation] ?? '')))
  expect(fitting.length, JSON.stringify(rows.slice(0, 6), null, 1)).toBeGreaterThan(0)
  await page.context().close()
})
