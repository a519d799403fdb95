/** From a page or a step to its line in its file, and to a report with its facts filled in: where a repository is named. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { asOf, repository } from './build.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let away: string
let out: string
let browser: Browser
let served: Served

beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'ways-in-')))
  out = join(repository, `.staging/ways-in-${process.pid}`)
  mkdirSync(join(away, 'content/nations'), { recursive: true })
  for (const nation of ['scotland', 'wales']) {
    const facts = readFileSync(join(repository, `content/nations/${nation}.yaml`), 'utf8')
    const named = `${facts}\nrepository:\n  address: https://github.com/example/pathways\n`
    writeFileSync(join(away, `content/nations/${nation}.yaml`), named)
  }
  execFileSync(
    process.execPath,
    [
      'scripts/build.ts',
      '--root',
      repository,
      '--root',
      away,
      '--nation',
      'scotland',
      '--nation',
      'wales',
      '--out',
      out,
      '--as-of',
      asOf,
    ],
    { cwd: repository, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, INIT_CWD: repository } },
  )
  browser = await openBrowser()
  served = await serve(out)
})
afterAll(async () => {
  await browser.close()
  await served.close()
  for (const folder of [away, out]) rmSync(folder, { recursive: true, force: true })
})

const colorectal = 'scotland/pathways/suspected-colorectal-cancer/'

test('without a repository no page links to one', () => {
  const html = readFileSync(join(inject('built'), `${colorectal}index.html`), 'utf8')
  expect(html).not.toMatch(/issues\/new|Suggest a change|data-for/)
})

test('each step leads to its own line in the file that wrote it, and to a report that knows it', async () => {
  const { page, wrong } = await openPage(browser, served.url)
  await page.goto(served.url + colorectal)
  const steps = await page.locator('.card, .out').evaluateAll((cards) => cards.map(({ id }) => id))
  const links = await page
    .locator('[data-for]')
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('data-for')!, ...[...one.querySelectorAll('a')].map(({ href }) => href)]),
    )
  expect(links.map(([id]) => id).sort()).toEqual([...steps].sort())
  const files = new Set<string>()
  for (const [id, suggest, report] of links as [string, string, string][]) {
    const [, file, line] = /^https:\/\/github\.com\/example\/pathways\/blob\/main\/(.*)\?plain=1#L(\d+)$/.exec(suggest)!
    files.add(file!)
    const text = readFileSync(join(repository, file!), 'utf8').split('\n')[Number(line) - 1]
    expect(text?.trim(), suggest).toMatch(new RegExp(`^${id}:`))
    expect(Object.fromEntries(new URL(report).searchParams)).toEqual({
      template: 'report-a-problem.yml',
      pathway: 'suspected-colorectal-cancer',
      step: id,
      version: '1',
      nation: 'scotland',
    })
  }
  // Some steps are the base's and some are Scotland's own.
  expect([...files].map((file) => file.split('/').at(-1)).sort()).toEqual(['base.yaml', 'scotland.yaml'])
  expect(wrong).toEqual([])
  await page.context().close()
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe } = window as never as {
      axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

test.for([1280, 360])(
  'at %i px the card in focus shows its two links, by keyboard too, and moves nothing',
  async (width) => {
    const { page } = await openPage(browser, served.url, { viewport: { width, height: 800 } })
    await page.goto(served.url + colorectal)
    const box = await page.locator('#section-before').boundingBox()
    for (const id of ['fit-result', 'refer']) {
      await page.locator(`#${id}`).focus()
      const links = page.locator(`#${id} [data-for]`)
      expect(await links.isVisible()).toBe(true)
      expect(await page.locator('.card [data-for], .out [data-for]').count()).toBe(1)
      await page.keyboard.press('Tab')
      for (let i = 0; i < 6 && !(await links.evaluate((own) => own.contains(document.activeElement))); i++)
        await page.keyboard.press('Tab')
      expect(await links.evaluate((own) => own.contains(document.activeElement)), id).toBe(true)
      expect(await links.isVisible()).toBe(true)
      const { x, width: wide } = (await links.boundingBox())!
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x + wide).toBeLessThanOrEqual(width)
      if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `ways-in-${id}-${width}.png`) })
    }
    expect(
      (await page.locator('#section-before').boundingBox())!.y - (await page.evaluate(() => -scrollY)),
    ).toBeCloseTo(box!.y, 0)
    expect(await violations(page)).toEqual([])
    await page.locator('.sec:has(#section-evidence) details:has([data-for]) summary').click()
    await page.locator('.sec:has(#section-evidence) details:has([data-for])').scrollIntoViewIfNeeded()
    if (process.env.SHOTS)
      await page
        .locator('.sec:has(#section-evidence)')
        .screenshot({ path: join(process.env.SHOTS, `ways-in-list-${width}.png`) })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  },
)

test('every page has both links and the warning, in Welsh on Welsh pages', () => {
  for (const nation of ['scotland', 'wales']) {
    const pages = readdirSync(join(out, nation), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.html'),
    )
    expect(pages.length).toBeGreaterThan(50)
    for (const file of pages) {
      const html = readFileSync(join(out, nation, file), 'utf8')
      const welsh = file.startsWith('cy/')
      expect(html, file).toContain(welsh ? 'Awgrymu newid' : 'Suggest a change')
      expect(html, file).toContain('https://github.com/example/pathways/issues/new?template=report-a-problem.yml&amp;')
      expect(html, file).toContain(welsh ? 'peidiwch byth ag ysgrifennu am glaf' : 'never write about a patient')
    }
  }
})

test('what is needed to read a page of up to 20 steps stays under 14 KB, and under 16 KB where it says all in two languages', () => {
  const weigh = (file: string): number => brotliCompressSync(readFileSync(join(out, file))).length
  const sizes = ['scotland', 'wales', 'wales/cy'].flatMap((edition) => {
    const nation = edition.split('/')[0]!
    const css = readdirSync(join(out, nation, 'assets')).find((file) => file.startsWith('site-'))!
    const sheet = weigh(`${nation}/assets/${css}`)
    return readdirSync(join(out, edition, 'pathways')).flatMap((slug) => {
      const file = `${edition}/pathways/${slug}/index.html`
      const steps = readFileSync(join(out, file), 'utf8').split(' data-step="').length - 1
      return steps > 20 ? [] : { file, bytes: weigh(file) + sheet, most: (edition.endsWith('/cy') ? 16 : 14) * 1024 }
    })
  })
  expect(sizes.length).toBeGreaterThan(35)
  if (process.env.SHOTS) console.log(sizes.sort((a, b) => b.bytes - a.bytes).slice(0, 5))
  expect(sizes.filter(({ bytes, most }) => bytes > most)).toEqual([])
})
