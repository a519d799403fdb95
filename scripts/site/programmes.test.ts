/** Guidelines, learning, stories, letters and events as they are built: there in every nation, and honest about themselves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { programmes } from '../../src/read/library.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { repository } from './build.ts'

const built = inject('built')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const editions = [...nations, 'wales/cy']

const slugsOf = (folder: string): string[] =>
  readdirSync(join(repository, 'content', folder))
    .filter((file) => /^[^.]+\.mdx$/.test(file))
    .map((file) => file.replace('.mdx', ''))
const mine = (folders: readonly string[]): string[] =>
  folders.flatMap((folder) => [`${folder}/`, ...slugsOf(folder).map((slug) => `${folder}/${slug}/`)])
const html = (edition: string, page: string): string => readFileSync(join(built, edition, page, 'index.html'), 'utf8')
const words = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

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

test('there are thirty guidelines and more, four stories and three letters', () => {
  expect(slugsOf('behaviours').length).toBeGreaterThanOrEqual(30)
  expect(slugsOf('stories').length).toBeGreaterThanOrEqual(4)
  expect(slugsOf('letters').length).toBeGreaterThanOrEqual(3)
})

test.for(editions)('%s has every page, each on the list that leads to it', (edition) => {
  const pages = [...mine(['behaviours', ...programmes]), 'events/']
  expect(pages.filter((page) => !existsSync(join(built, edition, page, 'index.html')))).toEqual([])
  const unlisted = ['behaviours', ...programmes].flatMap((folder) => {
    const list = html(edition, `${folder}/`)
    return slugsOf(folder)
      .filter((slug) => !list.includes(`href="${slug}/"`))
      .map((slug) => `${folder}/${slug}`)
  })
  expect(unlisted).toEqual([])
  for (const programme of programmes) expect(html(edition, '')).toContain(`href="./${programme}/"`)
})

test.for(editions)('%s: stories and letters say that they are invented before they begin', (edition) => {
  const says = edition === 'wales/cy' ? /(Stori ddychmygol|Llythyr dychmygol)/ : /This (story|letter) is invented\./
  const silent = ['stories', 'letters'].flatMap((folder) =>
    slugsOf(folder).filter((slug) => {
      const page = html(edition, `${folder}/${slug}/`)
      const said = page.search(says)
      return said < 0 || said > page.indexOf('class="lede"')
    }),
  )
  expect(silent).toEqual([])
})

test.for(nations)('%s: every story leads to a pathway of its own nation', (nation) => {
  const loose = slugsOf('stories').filter(
    (slug) => !/href="\.\.\/\.\.\/pathways\/[a-z-]+\/"/.test(html(nation, `stories/${slug}/`)),
  )
  expect(loose).toEqual([])
})

test('what is replaced says so, leads to what holds now, and stands beside no step', () => {
  for (const [old, now] of [
    ['clinic-letter-in-ten-days', 'clinic-letter-in-seven-days'],
    ['welsh-circular-of-2018', 'standards-for-everyone'],
  ]) {
    expect(html('wales', `behaviours/${old}/`)).toMatch(new RegExp(`It is replaced by: <a href="\\.\\./${now}/"`))
    const list = html('wales', 'behaviours/')
    expect(list.indexOf(`href="${old}/"`)).toBeGreaterThan(list.indexOf('id="section-replaced"'))
    expect(html('wales', 'pathways/suspected-lung-cancer/')).not.toContain(`behaviours/${old}/`)
  }
})

test('a union’s position is labelled as one, and nothing is said to rest on it', () => {
  expect(words(html('northern-ireland', 'behaviours/missed-once/'))).toContain('Position of one side, not agreed')
  const list = html('northern-ireland', 'behaviours/')
  expect(list.indexOf('href="missed-once/"')).toBeGreaterThan(list.indexOf('id="section-others"'))
})

test('England’s rules of 2026 have their date and their dispute', () => {
  const page = words(html('england', 'learning/advice-and-guidance-in-england-2026/'))
  for (const said of [
    '22 November 2026',
    '1 April 2026',
    'disputed',
    'Suspected cancer is excluded',
    'For England only',
  ])
    expect(page).toContain(said)
})

test('where no event is known the page says so, with the day on which one was looked for', () => {
  expect(words(html('scotland', 'events/'))).toMatch(/No events are known\. .*25 November 2026/)
})

test.for([1280, 320])(
  'at %i px axe finds nothing, nothing scrolls sideways, and nobody else is asked',
  async (width) => {
    const { page, wrong } = await openPage(browser, served.url, { viewport: { width, height: 900 } })
    const found: string[] = []
    for (const path of [
      ...mine(programmes),
      'events/',
      'behaviours/',
      'behaviours/clinic-letter-in-ten-days/',
      'behaviours/missed-once/',
      'report/',
      'about/',
    ].map((one) => `northern-ireland/${one}`)) {
      await page.goto(served.url + path)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { violations } = await (
          window as never as {
            axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
          }
        ).axe.run(document)
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
      })
      found.push(...violations.map((violation) => `${path} ${violation}`))
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width)
        found.push(`${path} scrolls sideways`)
    }
    expect(found).toEqual([])
    expect(wrong).toEqual([])
    await page.context().close()
  },
)

test('every link within the site leads to a page that is there', () => {
  const dead = nations.flatMap((nation) =>
    [...mine(['behaviours', ...programmes]), 'events/'].flatMap((path) =>
      [...html(nation, path).matchAll(/href="(\.{1,2}\/[^"#]*|[a-z-]+\/)"/g)]
        .map((hit) => join(built, nation, path, hit[1]!))
        .filter((to) => !/\.[a-z]+$/.test(to) && !existsSync(join(to, 'index.html')))
        .map((to) => `${nation}/${path} → ${to}`),
    ),
  )
  expect(dead).toEqual([])
})

test('the questions of the learning module have their answers folded under them, each with its reason', () => {
  const page = html('england', 'learning/interface-working/')
  const questions = page.split('Question ').slice(1)
  expect(questions.length).toBeGreaterThanOrEqual(4)
  for (const one of questions)
    expect(one).toMatch(/<details>\s*<summary>The answer, with reasons<\/summary>\s*<p><strong>[^<]+<\/strong> [A-Z]/)
  // Nothing of it can be sent or kept.
  expect(page).not.toMatch(/<(form|input|textarea|select|script)\b/)
})

test('an unchecked Welsh draft stands under the English, marked, and never in its place', () => {
  for (const path of ['learning/work-shadowing/', 'letters/question-for-advice/', 'stories/two-phones/']) {
    const page = html('wales/cy', path)
    const places = [
      /class="lede" lang="en"/,
      /<section lang="cy">/,
      /Drafft peirianyddol, heb ei wirio/,
      /<p class="lede">/,
    ]
    const found = places.map((part) => page.search(part))
    expect(found.includes(-1), `${path} ${found}`).toBe(false)
    expect(
      [...found].sort((a, b) => a - b),
      path,
    ).toEqual(found)
    expect(html('wales', path)).not.toContain('<section lang="cy">')
  }
  for (const programme of programmes) expect(html('wales/cy', `${programme}/`)).toContain('Drafft peirianyddol')
})

test('the report of each nation counts what its library holds, and is found from “About and safety”', () => {
  for (const edition of editions) {
    expect(html(edition, 'about/')).toContain('href="../report/"')
    const page = html(edition, 'report/')
    expect(page.match(/<th scope="row">/g)?.length).toBe(readdirSync(join(built, edition, 'pathways')).length)
    expect(page).toMatch(/<dd class="n"[^>]*>100 %<\/dd>/)
  }
  // Wales knows no threshold for FIT, and its report says so by name.
  expect(words(html('wales', 'report/'))).toContain('No national Welsh threshold for FIT')
})
