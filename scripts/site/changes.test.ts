/** Before and after side by side, as a reviewer meets them: a real change of the starter library, wide and on a phone. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { repository } from './build.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const folder = 'pathways/gastroenterology/suspected-colorectal-cancer'

let away: string
let browser: Browser
let served: Served
const run = (command: string, ...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: away,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: away },
  })
  expect(status, stderr).toBe(0)
  return stdout
}

beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'changes-')))
  for (const part of ['pathways', 'content']) cpSync(join(repository, part), join(away, part), { recursive: true })
  run('git', 'init', '-q', '-b', 'main')
  run('git', 'add', '-A')
  run('git', '-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.org', 'commit', '-q', '-m', 'First')
  const edit = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(away, folder, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(away, folder, file), text.replace(from, to))
  }
  edit('base.yaml', 'ask: What is the FIT result?', 'ask: What did the FIT show?')
  edit('scotland.yaml', 'is: 20', 'is: 30')
  edit(
    'base.yaml',
    '        below: fit-threshold\n        go: concern',
    '        below: fit-threshold\n        go: safety-net',
  )
  run(process.execPath, join(repository, 'scripts/diff.ts'), 'HEAD', '--root', '.', '--format', 'page', '--out', 'out')
  browser = await openBrowser()
  served = await serve(join(away, 'out'))
})
afterAll(async () => {
  await browser.close()
  await served.close()
  rmSync(away, { recursive: true, force: true })
})

test.for([1280, 360])(
  'at %i px nothing scrolls sideways, no id stands twice, links lead on, and axe finds nothing',
  async (width) => {
    const { page, wrong } = await openPage(browser, served.url, { viewport: { width, height: 900 } })
    for (const path of [
      'index.html',
      'england/suspected-colorectal-cancer.html',
      'scotland/suspected-colorectal-cancer.html',
    ]) {
      await page.goto(served.url + path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), path).toBeLessThanOrEqual(0)
      const lost = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
        const dead = [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map(({ hash }) => hash.slice(1))
        return [...ids.filter((id, i) => ids.indexOf(id) !== i), ...dead.filter((id) => !ids.includes(id))]
      })
      expect(lost, path).toEqual([])
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe } = window as never as {
          axe: { run: (where: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
        }
        return (await axe.run(document)).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)
      })
      expect(found, path).toEqual([])
      if (process.env.SHOTS)
        await page.screenshot({
          path: join(process.env.SHOTS, `${path.replace('/', '-')}-${width}.png`),
          fullPage: true,
        })
    }
    expect(wrong).toEqual([])
    await page.context().close()
  },
)

test('the changed steps are marked on both sides, and no others; each side says its own words', async () => {
  const { page } = await openPage(browser, served.url, { viewport: { width: 1280, height: 900 } })
  await page.goto(`${served.url}england/suspected-colorectal-cancer.html`)
  const marked = await page
    .locator('.noted')
    .evaluateAll((all) => all.map((tag) => `${tag.closest('[id]')!.id} ${tag.textContent}`))
  expect(marked).toEqual(['before-fit-result changed', 'after-fit-result changed'])
  expect(await page.locator('#before-fit-result h3').innerText()).toBe('What is the FIT result?')
  expect(await page.locator('#after-fit-result h3').innerText()).toBe('What did the FIT show?')
  const [before, after] = await Promise.all(
    ['before', 'after'].map((side) => page.locator(`section[aria-labelledby=${side}]`).boundingBox()),
  )
  expect(before!.y).toBe(after!.y)
  expect(before!.x + before!.width).toBeLessThanOrEqual(after!.x)
  const edge = (id: string): Promise<string> =>
    page.locator(`#${id}`).evaluate((card) => getComputedStyle(card).outlineStyle)
  expect([await edge('after-fit-result'), await edge('after-concern')]).toEqual(['solid', 'none'])
  await page.context().close()
})

test('who leans on the step of the base must look again, who writes it for themselves must look at the difference', async () => {
  const { page } = await openPage(browser, served.url)
  const review = async (nation: string): Promise<string[]> => {
    await page.goto(`${served.url}${nation}/suspected-colorectal-cancer.html`)
    return page.locator('h3:text-is("To be looked at again") + ul li').allInnerTexts()
  }
  for (const nation of ['England', 'Wales'])
    expect(await review(nation.toLowerCase())).toEqual([
      `Needs another look in ${nation}: the base changed what is taken from it there: “What did the FIT show?”. It was last compared with base 1.`,
      ...(nation === 'Wales' ? [expect.stringMatching(/^Welsh: /) as string] : []),
    ])
  for (const [id, nation] of [
    ['scotland', 'Scotland'],
    ['northern-ireland', 'Northern Ireland'],
  ] as const)
    expect(await review(id)).toEqual([
      `Needs another look in ${nation}: the base changed what is written or left out there for a reason of its own: “What did the FIT show?”. Does the reason still hold?`,
    ])
  await page.context().close()
})

test('a nation’s own figure is marked for that nation alone', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}index.html`)
  await page.getByRole('heading', { name: 'Scotland' }).waitFor()
  await page.goto(`${served.url}scotland/suspected-colorectal-cancer.html`)
  expect(await page.locator('main').innerText()).toContain('was 20 µg/g, and is now 30 µg/g')
  await page.goto(`${served.url}england/suspected-colorectal-cancer.html`)
  expect(await page.locator('main').innerText()).not.toContain('30 µg/g')
  await page.context().close()
})
