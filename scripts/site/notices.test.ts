/** Notices and ages of pathways, in a library of their own, with the browser's clock moved. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { asOf, repository } from './build.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const slug = 'suspected-colorectal-cancer'

let browser: Browser
let served: Served
let away: string
beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'notices-')))
  for (const part of ['pathways', 'content']) cpSync(join(repository, part), join(away, part), { recursive: true })
  rmSync(join(away, 'content/notices'), { recursive: true, force: true })
  mkdirSync(join(away, 'content/notices'))
  const notice = (id: string, severity: string, starts: string, ends: string, more = ''): string =>
    `${id}:\n  say: Example of ${id}.\n  severity: ${severity}\n  starts: ${starts}\n  ends: ${ends}\n  approved-by: nobody yet\n${more}`
  writeFileSync(
    join(away, 'content/notices/all.yaml'),
    notice('gone', 'urgent', '2026-01-01', '2026-11-23') + notice('everywhere', 'service', '2026-11-01', '2026-12-31'),
  )
  writeFileSync(
    join(away, 'content/notices/wales.yaml'),
    notice('nation', 'information', '2026-11-01', '2026-12-31') +
      notice('later', 'urgent', '2026-12-10', '2026-12-20') +
      notice('pathway', 'service', '2026-11-01', '2026-12-31', `  pathway: ${slug}\n`) +
      notice('step', 'urgent', '2026-11-01', '2026-12-31', `  pathway: ${slug}\n  step: refer\n`) +
      notice('other', 'service', '2026-11-01', '2026-12-31', '  pathway: haematuria\n') +
      notice('board', 'service', '2026-11-01', '2026-12-31', '  board: powys\n'),
  )
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ['scripts/build.ts', '--root', away, '--out', join(away, 'dist'), '--as-of', asOf, '--nation', 'wales'],
    { cwd: repository, encoding: 'utf8' },
  )
  expect(status, stdout + stderr).toBe(0)
  browser = await openBrowser()
  served = await serve(join(away, 'dist'))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(away, { recursive: true, force: true })
})

/** The ids of notices that a reader sees, in order. */
const seen = (page: Page): Promise<(string | undefined)[]> =>
  page
    .locator('[data-notice]:visible')
    .evaluateAll((notices) => notices.map((notice) => (notice as HTMLElement).dataset.notice))

async function open(
  path: string,
  day: string | undefined,
  options: Parameters<typeof openPage>[2] = {},
): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, wrong } = await openPage(browser, served.url, options)
  if (day !== undefined) await page.clock.setFixedTime(new Date(`${day}T12:00:00Z`))
  await page.goto(`${served.url}wales/${path}`)
  return {
    page,
    close: async () => {
      expect(wrong).toEqual([])
      await page.context().close()
    },
  }
}

const paths = [`pathways/${slug}/`, `cy/pathways/${slug}/`, `pathways/${slug}/walk/`, `pathways/${slug}/compare/`]

test('red flags come before what is only to be known, and after what is urgent', async () => {
  for (const path of [`pathways/${slug}/`, `cy/pathways/${slug}/`, `pathways/${slug}/walk/`]) {
    const { page, close } = await open(path, '2026-11-25', { viewport: { width: 360, height: 740 } })
    const top = (what: string): Promise<number> =>
      page.locator(`${what}:visible`).evaluate((one) => one.getBoundingClientRect().top)
    const [step, flags, nation] = [
      await top('[data-notice=step]'),
      await top('.flags'),
      await top('[data-notice=nation]'),
    ]
    expect(step, path).toBeLessThan(flags)
    expect(flags, path).toBeLessThan(nation)
    await close()
  }
})

test('where the red flags are a step of the chart, what is only to be known waits under it, and a link leads there', async () => {
  const path = 'pathways/suspected-heart-failure/'
  const { page, close } = await open(path, '2026-11-25', { viewport: { width: 360, height: 740 } })
  const top = (what: string): Promise<number> => page.locator(what).evaluate((one) => one.getBoundingClientRect().top)
  expect(await page.locator('#section-red-flags').count()).toBe(0)
  expect(await top('[data-notice=everywhere]')).toBeLessThan(await top('#section-chart'))
  expect(await top('[data-notice=nation]')).toBeGreaterThan(await top('#section-chart'))
  await page.locator('.head a', { hasText: 'Notice' }).click()
  await expect.poll(() => top('[data-notice=nation]')).toBeLessThan(740)
  await close()
  const after = await open(path, '2027-01-01')
  expect(await after.page.locator('.head a', { hasText: 'Notice' }).isVisible()).toBe(false)
  await after.close()
})

test.for(paths)('%s has its notices, gravest first, and by the reader’s clock they come and go', async (path) => {
  for (const [day, expected] of [
    ['2026-11-25', ['step', 'everywhere', 'pathway', 'board', 'nation']],
    ['2026-12-10', ['later', 'step', 'everywhere', 'pathway', 'board', 'nation']],
    ['2026-12-21', ['step', 'everywhere', 'pathway', 'board', 'nation']],
    ['2027-01-01', []],
    // A clock that is behind the day of the build is not believed.
    ['2020-01-01', ['step', 'everywhere', 'pathway', 'board', 'nation']],
  ] as const) {
    const { page, close } = await open(path, day)
    expect(await seen(page), day).toEqual(expected)
    await close()
  }
})

test('without script the day of the build counts, and nothing that was over on it is in the page at all', async () => {
  const { page, close } = await open(paths[0]!, undefined, { javaScriptEnabled: false })
  expect(await seen(page)).toEqual(['step', 'everywhere', 'pathway', 'board', 'nation'])
  expect(await page.content()).not.toContain('Example of gone')
  await close()
})

test('a notice stands over the chart and the red flags, and a notice of a step in its card too', async () => {
  const { page, close } = await open(paths[0]!, '2026-11-25')
  const top = (selector: string): Promise<number> =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => one.getBoundingClientRect().top)
  expect(await top('.notices')).toBeLessThan(await top('#section-red-flags'))
  expect(await top('.notices')).toBeLessThan(await top('#section-chart'))
  expect(await page.locator('#refer').innerText()).toContain('Example of step.')
  await page.locator('[data-notice=step] a[href="#refer"]').click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('refer')
  await close()
})

test('home has every notice of the nation, and a board has those that concern it', async () => {
  const home = await open('', '2026-11-25')
  expect((await seen(home.page)).toSorted()).toEqual(
    ['step', 'everywhere', 'pathway', 'board', 'nation', 'other'].toSorted(),
  )
  await home.close()
  const powys = await open('boards/powys/', '2026-11-25')
  expect(await seen(powys.page)).toContain('board')
  await powys.close()
  const other = await open('boards/hywel-dda/', '2026-11-25')
  expect(await seen(other.page)).not.toContain('board')
  await other.close()
})

test('a page says by the reader’s clock that it is in date, due, overdue or expired', async () => {
  for (const [day, said] of [
    ['2026-11-25', 'In date'],
    ['2027-10-01', 'Its review is due by 22 November 2027.'],
    ['2027-11-23', 'Past its review date of 22 November 2027.'],
    ['2029-01-01', 'Expired. It was to be reviewed by 22 November 2027. Do not use this page.'],
  ] as const) {
    const { page, close } = await open(paths[0]!, day)
    const shown = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ')
    expect(shown).toContain(said)
    const all = ['In date', 'Its review is due', 'Past its review date', 'Expired.']
    expect(
      all.filter((one) => shown.includes(one)),
      day,
    ).toHaveLength(1)
    await close()
  }
})

test('a page that is left open grows old when the reader comes back to it', async () => {
  const { page, close } = await open(paths[0]!, '2026-12-31')
  expect(await seen(page)).toContain('nation')
  await page.clock.setFixedTime(new Date('2027-01-01T12:00:00Z'))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  expect(await seen(page)).toEqual([])
  await close()
})

test.for([1280, 360])(
  'at %i px notices and an expired page do not scroll sideways, and axe finds nothing',
  async (width) => {
    for (const [path, day] of [
      ...paths.map((one) => [one, '2026-12-10'] as const),
      [paths[0]!, '2029-01-01'] as const,
      ['', '2026-12-10'] as const,
      ['boards/powys/', '2026-12-10'] as const,
    ]) {
      const { page, close } = await open(path, day, { viewport: { width, height: 800 } })
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe } = window as never as {
          axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
      })
      expect(violations, path).toEqual([])
      await close()
    }
  },
)
