/** The editor in a real browser: from opening a pathway to a proposal, by keys alone, without a network, and for axe. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { check } from '../../src/pipeline.ts'
import { readRoots } from '../cli/files.ts'
import { repository } from '../cli/args.ts'
import { nations } from '../../src/nations.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { asOf } from './build.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const base = 'pathways/gastroenterology/suspected-colorectal-cancer/base.yaml'

/** Every answer comes from a worker, and the machine may be busy. */

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

type Opened = Awaited<ReturnType<typeof openPage>>

async function editor(
  options: Parameters<typeof openPage>[2] = {},
  before?: (page: Page) => Promise<unknown>,
): Promise<Opened> {
  const opened = await openPage(browser, served.url, options)
  await before?.(opened.page)
  await opened.page.goto(`${served.url}scotland/edit/`)
  await opened.page.waitForFunction(() => !document.querySelector<HTMLSelectElement>('#pathway')!.disabled)
  return opened
}
const status = (page: Page): Promise<string | null> => page.locator('#edit-status').textContent()
const said = (page: Page, text: RegExp | string): Promise<void> => expect.poll(() => status(page)).toMatch(text)
async function colorectal(page: Page): Promise<void> {
  await page.selectOption('#pathway', 'suspected-colorectal-cancer')
  await said(page, 'Nothing to mend.')
}
/** The line that holds a text, put under the cursor. */
async function goToLine(page: Page, text: string): Promise<void> {
  await page.locator('#text .cm-line', { hasText: text }).first().click()
  await page.keyboard.press('End')
}

test('a slip is said as `check` says it, at its line, and the page waits; mended, the page and the changes follow', async () => {
  const { page, wrong } = await editor({ viewport: { width: 1280, height: 900 } })
  await colorectal(page)
  await goToLine(page, 'title: Suspected colorectal cancer')
  await page.keyboard.type(' # soon')
  await said(page, /^1 thing to mend/)
  const files = new Map(readRoots([repository]).files)
  files.set(base, files.get(base)!.replace(/^(title: .+)$/m, '$1 # soon'))
  const [fault] = check(files, { nations, asOf }).diagnostics.filter(({ level }) => level === 'error')
  const shown = (await page.locator('#faults li.error').innerText()).replace(/\s+/g, ' ')
  const plain = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ')
  expect(shown).toContain(plain(fault!.what))
  expect(shown).toContain(plain(fault!.why))
  expect(shown).toContain(plain(fault!.mend))
  expect(shown).toContain(`base.yaml, line ${fault!.line}`)
  expect(await page.locator('#text .cm-gutterElement.sign.error').innerText()).toBe(String(fault!.line))
  expect((await page.locator('#line-fault').innerText()).replace(/\s+/g, ' ')).toContain(plain(fault!.what))
  await expect.poll(() => page.locator('#page-stale').isVisible()).toBe(true)
  for (let i = 0; i < ' # soon'.length; i++) await page.keyboard.press('Backspace')
  await page.keyboard.type(' in adults')
  // The Welsh of the title is older than the title now: a remark, and no fault.
  await said(page, /^1 remark$/)
  await expect
    .poll(() => page.frameLocator('#preview').locator('h1').innerText())
    .toBe('Suspected colorectal cancer in adults')
  expect(await page.locator('#changes').innerText()).toContain('in adults')
  expect(wrong).toEqual([])
  await page.context().close()
})

test('without the address of a repository nothing can be proposed; with it, twelve actions are enough', async () => {
  const plain = await editor()
  expect(await plain.page.locator('#proposals').count()).toBe(0)
  await plain.page.context().close()

  const address = { address: 'https://github.com/example/pathways', branch: 'main' }
  const { page } = await editor({ permissions: ['clipboard-read', 'clipboard-write'] }, (page) =>
    page.route('**/scotland/edit/', async (route) => {
      const text = await (await route.fetch()).text()
      await route.fulfill({
        contentType: 'text/html',
        body: text
          .replace(
            '&quot;worker&quot;',
            `&quot;repository&quot;:${JSON.stringify(address).replaceAll('"', '&quot;')},&quot;worker&quot;`,
          )
          .replace('data-page=\'{"worker"', `data-page='{"repository":${JSON.stringify(address)},"worker"`)
          .replace('{"worker"', `{"repository":${JSON.stringify(address)},"worker"`)
          .replace('id="download"', 'id="download" data-x')
          .replace(/(<button[^>]*id="?download"?[^>]*>[^<]*<\/button>)/, '$1<div id="proposals"></div>'),
      })
    }),
  )
  await page.context().route('https://github.com/**', (route) => route.fulfill({ body: 'The code host.' }))
  let actions = 0
  const act = async (done: Promise<unknown>): Promise<void> => {
    actions++
    await done
  }
  await act(page.selectOption('#pathway', 'suspected-colorectal-cancer'))
  await said(page, 'Nothing to mend.')
  await act(page.locator('#text .cm-line', { hasText: 'title: Suspected colorectal cancer' }).first().click())
  await act(page.keyboard.press('End'))
  await act(page.keyboard.type(' in adults'))
  await page.locator('#proposals a').waitFor()
  const popup = page.context().waitForEvent('page')
  await act(page.locator('#proposals a').click())
  expect((await popup).url()).toBe(`https://github.com/example/pathways/edit/main/${base}`)
  // Comments, order and every other line stay as they were written.
  const was = readRoots([repository]).files.get(base)!
  const is = await page.evaluate(() => navigator.clipboard.readText())
  expect(was).toContain('\n# ')
  expect(is === was.replace(/^(title: .+)$/m, '$1 in adults'), 'the file with one line changed').toBe(true)
  expect(actions).toBeLessThanOrEqual(12)
  await page.context().close()
})

test('of pathways chosen one after the other the last is opened, however late the files of the first come', async () => {
  const { page, wrong } = await editor()
  let letGo = (): void => undefined
  const held = new Promise<void>((done) => (letGo = done))
  await page.route('**/edit/sources/haematuria.json', async (route) => {
    await held
    await route.continue()
  })
  await page.selectOption('#pathway', 'haematuria')
  await colorectal(page)
  const late = page.waitForResponse('**/edit/sources/haematuria.json')
  letGo()
  await (await late).finished()
  await page.waitForTimeout(1000)
  expect(await page.locator('#pathway').inputValue()).toBe('suspected-colorectal-cancer')
  const title = page.locator('#text .cm-line', { hasText: 'title: Suspected colorectal cancer' })
  expect(await title.count()).toBe(1)
  expect(await status(page)).toBe('Nothing to mend.')
  expect(wrong).toEqual([])
  await page.context().close()
})

test('keys alone: choose, write with what is offered, hear what is wrong, leave the text again', async () => {
  const { page } = await editor({ viewport: { width: 1280, height: 900 } })
  await page.focus('#pathway')
  await page.keyboard.type('Suspected colo')
  await page.keyboard.press('Enter')
  const title = page.locator('#text .cm-line', { hasText: 'title: Suspected colorectal cancer' })
  await expect.poll(() => title.count()).toBe(1)
  await said(page, 'Nothing to mend.')
  const inText = (): Promise<boolean> => page.evaluate(() => document.activeElement?.id === 'text')
  for (let i = 0; i < 8 && !(await inText()); i++) await page.keyboard.press('Tab')
  expect(await inText()).toBe(true)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  const offered = page.locator('#text .cm-tooltip-autocomplete li')
  const take = async (typed: string, words: string[]): Promise<void> => {
    await page.keyboard.type(typed)
    await expect.poll(() => offered.allInnerTexts()).toEqual(words)
    // A list that has just come up does not take Enter yet: it may have been meant for the text. Each answer of the worker
    // makes it anew, and a busy machine answers late.
    let before = ''
    await expect
      .poll(
        async () => {
          const now = `${await offered.allInnerTexts()} ${await status(page)}`
          return before === (before = now)
        },
        { interval: 400 },
      )
      .toBe(true)
    await page.keyboard.press('Enter')
  }
  await take('cha', ['changes'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await take('- cla', ['class'])
  await take('mi', ['minor'])
  await page.keyboard.press('Enter')
  await page.keyboard.type('b')
  await expect.poll(() => offered.allInnerTexts()).toEqual(['because'])
  await page.keyboard.press('Escape')
  expect(await offered.count()).toBe(0)
  // What was said of the text before the last key is no longer shown at its line.
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('F8')
      return page.locator('#line-fault').innerText()
    })
    .not.toBe('')
  await said(page, /^\d+ things? to mend/)
  await page.keyboard.press('Tab')
  expect(await inText()).toBe(false)
  await page.context().close()
})

test('a new pathway begins from the template, without a fault', async () => {
  const { page, wrong } = await editor()
  await page.locator('#new summary').click()
  await page.fill('#new-title', 'Haematuria')
  await page.fill('#new-specialty', 'Urology')
  await page.locator('#make-new').click()
  await expect.poll(() => page.locator('#new-fault').innerText()).toMatch(/There is a pathway of this name/)
  await page.fill('#new-title', 'Suspected ovarian cancer')
  await page.locator('#make-new').click()
  await said(page, /^Nothing to mend|remark/)
  expect(await page.locator('#faults .error').count()).toBe(0)
  await expect.poll(() => page.frameLocator('#preview').locator('h1').innerText()).toBe('Suspected ovarian cancer')
  expect(wrong).toEqual([])
  await page.context().close()
})

test('without a network what is open goes on working, and what is not says why', async () => {
  const { page } = await editor()
  await colorectal(page)
  await page.context().setOffline(true)
  await goToLine(page, 'title: Suspected colorectal cancer')
  await page.keyboard.type(' in adults')
  await expect.poll(() => page.locator('#changes').innerText()).toContain('in adults')
  await page.selectOption('#pathway', 'haematuria')
  await said(page, /needs the network/)
  expect(await page.locator('#pathway').inputValue()).toBe('suspected-colorectal-cancer')
  await page.context().close()
})

test.for([1280, 360])('axe finds nothing at %i px, and nothing is cut off', async (width) => {
  const { page, wrong } = await editor({ viewport: { width, height: 900 } })
  await colorectal(page)
  await goToLine(page, 'title: Suspected colorectal cancer')
  await page.keyboard.type(' # soon')
  await said(page, /^1 thing to mend/)
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => {
    const { violations } = await (
      window as never as {
        axe: {
          run: (
            where: Document,
            options: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
        }
      }
    ).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
  })
  expect(violations).toEqual([])
  if (process.env.SHOTS) await page.screenshot({ path: join(process.env.SHOTS, `editor-${width}.png`), fullPage: true })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  expect(wrong).toEqual([])
  await page.context().close()
})

test('everything that is loaded with one pathway open stays under its bound', async () => {
  const { page } = await openPage(browser, served.url)
  const loaded = new Set<string>()
  page.context().on('request', (request) => loaded.add(new URL(request.url()).pathname))
  await page.goto(`${served.url}scotland/edit/`)
  await page.waitForFunction(() => !document.querySelector<HTMLSelectElement>('#pathway')!.disabled)
  await colorectal(page)
  await page.waitForLoadState('networkidle')
  const root = new URL(served.url).pathname
  const files = [...loaded]
    .map((path) => path.slice(root.length))
    .map((path) => (path.endsWith('/') ? `${path}index.html` : path))
  expect(files.filter((file) => /edit-worker|known\.json|sources\//.test(file))).toHaveLength(3)
  const bytes = (of: readonly string[]): number =>
    of.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(inject('built'), file))).length, 0)
  if (process.env.SHOTS) console.log(files.map((file) => `${file} ${bytes([file])}`).join('\n'), bytes(files))
  expect(bytes(files)).toBeLessThanOrEqual(200 * 1024)
  await page.context().close()
})
