/** Finding a pathway: the search has the focus, the right one stands first, keys are enough, and typing asks nobody else. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { openBrowser, openPage, serve, type Served } from './browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const colorectal = 'suspected-colorectal-cancer'

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

/** A home page on which something was typed, at its first hit. */
async function typed(
  words: string,
  nation = 'scotland',
  options: Parameters<typeof openPage>[2] = {},
): Promise<{ page: Page; wrong: string[]; close: () => Promise<void> }> {
  const { page, wrong } = await openPage(browser, served.url, options)
  await page.goto(`${served.url}${nation}/`)
  await focused(page)
  await page.keyboard.type(words)
  if (words !== '') await page.locator('#results a').first().waitFor()
  return { page, wrong, close: () => page.context().close() }
}
/** Whoever types before the box has the focus types into nothing. */
async function focused(page: Page): Promise<void> {
  await page.waitForFunction(() => document.activeElement?.id === 'find')
}
const hrefs = (page: Page): Promise<(string | null)[]> =>
  page.locator('#results a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))

test.for([
  ['fit', colorectal],
  ['poo t', colorectal],
  ['bowel cancr', colorectal],
  ['fit 12', colorectal],
  ['hemoptisis', 'suspected-lung-cancer'],
  ['sob', 'suspected-heart-failure'],
])('“%s” finds %s first, and Enter opens it', async ([words, slug]) => {
  const { page, wrong, close } = await typed(words!)
  const first = page.locator('#results a').first()
  await expect.poll(() => first.getAttribute('href')).toBe(`pathways/${slug}/`)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('find')
  expect(await page.locator('#find').getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'))
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/scotland/pathways/${slug}/`)
  expect(wrong).toEqual([])
  await close()
})

describe('keys', () => {
  test('arrows move through the hits and round, Escape leaves the page as it was met', async () => {
    const { page, close } = await typed('cancer')
    // The first few are drawn with the key. Of the others too, a screen reader is told that they are not the current one.
    await expect.poll(() => page.locator('#results a').count()).toBeGreaterThan(3)
    expect(await page.locator('#results a:not([aria-selected])').count()).toBe(0)
    const current = (): Promise<string | null> => page.locator('#results [aria-selected=true]').getAttribute('id')
    expect(await current()).toBe('hit-0')
    await page.keyboard.press('ArrowDown')
    expect(await current()).toBe('hit-1')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await current()).toBe(`hit-${(await page.locator('#results a').count()) - 1}`)
    expect(await page.locator('#list').isVisible()).toBe(false)
    await page.keyboard.press('Escape')
    expect([
      await page.locator('#find').inputValue(),
      await page.locator('#results a').count(),
      await page.locator('#list').isVisible(),
    ]).toEqual(['', 0, true])
    await close()
  })

  test.for([
    ['Alt+1', /pathways\/suspected-prostate-cancer\/#.+/],
    ['Alt+2', /pathways\/suspected-prostate-cancer\/#section-who$/],
    ['Alt+3', /pathways\/suspected-prostate-cancer\/#section-how$/],
    ['Alt+4', /pathways\/suspected-prostate-cancer\/#section-send$/],
  ] as const)('%s leads straight to a place that is on the page', async ([key, address]) => {
    const { page, close } = await typed('psa')
    await page.keyboard.press(key)
    await page.waitForURL(address)
    expect(await page.locator(':target').count()).toBe(1)
    await close()
  })

  test('the right arrow reaches the places of a hit, figures and letters go on from there', async () => {
    const { page, close } = await typed('psa')
    const focused = (): Promise<string> => page.evaluate(() => document.activeElement!.ariaLabel ?? '')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toContain('Red flags')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toContain('Criteria')
    await page.keyboard.press('ArrowDown')
    expect(await focused()).toMatch(/Criteria: Haematuria/)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('find')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('x')
    expect(await page.locator('#find').inputValue()).toBe('psax')
    await page.keyboard.press('Backspace')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('4')
    await page.waitForURL(/#section-send$/)
    await close()
  })

  test('inside the words, the right arrow moves through them', async () => {
    const { page, close } = await typed('psa')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowRight')
    expect(
      await page.evaluate(() => [
        document.activeElement?.id,
        (document.activeElement as HTMLInputElement).selectionStart,
      ]),
    ).toEqual(['find', 1])
    await close()
  })

  test('a slash leads to the box from anywhere, and is a letter inside it', async () => {
    const { page, close } = await typed('')
    await page.locator('.az a').first().focus()
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('find')
    await page.keyboard.type('6/52')
    expect(await page.locator('#find').inputValue()).toBe('6/52')
    await close()
  })
})

test('a key struck as soon as the page is there is not lost', async () => {
  const { page } = await openPage(browser, served.url)
  // The style sheets come last, so that scripts run before the first frame, with which the browser gives the focus.
  await page.context().route('**/*.css', async (route) => {
    await new Promise((later) => setTimeout(later, 500))
    await route.continue()
  })
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.activeElement?.setAttribute('data-first', 'yes')
    })
  })
  await page.goto(`${served.url}england/`)
  expect(await page.locator('#find').getAttribute('data-first')).toBe('yes')
  await page.keyboard.type('haemat')
  expect(await page.locator('#find').inputValue()).toBe('haemat')
  await page.goto('about:blank')
  // Whoever comes to a place on the page is left there.
  await page.goto(`${served.url}england/#dermatology`)
  expect(await page.evaluate(() => document.activeElement?.id)).not.toBe('find')
  await page.context().close()
})

test('each jump of each hit is a place that its page has', async () => {
  const { page, close } = await typed('cancer', 'england')
  const jumps = await page.locator('#jumps a').evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
  expect(jumps.length).toBe(4 * (await page.locator('#results a').count()))
  for (const jump of jumps) {
    const text = readFileSync(
      `${inject('built')}${new URL(jump).pathname.replace(new URL(served.url).pathname, '/')}index.html`,
      'utf8',
    )
    expect(text, jump).toMatch(new RegExp(`id="?${new URL(jump).hash.slice(1)}["\\s>]`))
  }
  await close()
})

test('a slip is said, and the right word is a link', async () => {
  const { page, close } = await typed('haemoptisis')
  await expect.poll(() => page.locator('#understood').innerText()).toMatch(/^Did you mean haemoptysis\?/)
  await page.locator('#understood a').click()
  await expect.poll(() => page.locator('#find').inputValue()).toBe('haemoptysis')
  await expect.poll(() => page.locator('#understood').innerText()).toBe('')
  await close()
})

test('an abbreviation with several meanings offers each', async () => {
  const { page, close } = await typed('mm')
  expect(await page.locator('#words a').allInnerTexts()).toEqual(['malignant melanoma', 'multiple myeloma'])
  expect(await page.locator('#results a').first().innerText()).toContain('one meaning of MM')
  await page.locator('#words a').first().click()
  await expect.poll(() => page.locator('#find').inputValue()).toBe('malignant melanoma')
  await close()
})

test('what is found is told to those who cannot see it', async () => {
  const { page, close } = await typed('psa 5')
  expect(await page.locator('#find-status').textContent()).toMatch(/^\d pathways\. Figures are not looked up/)
  await page.locator('#find').fill('qqqqq')
  await expect
    .poll(() => page.locator('#find-status').textContent())
    .toBe('0 pathways. No pathway is called so here. Understood: qqqqq.')
  expect(await page.locator('#find').getAttribute('aria-expanded')).toBe('false')
  await close()
})

test('a long number goes nowhere', async () => {
  const { page, close } = await openPage(browser, served.url).then(({ page }) => ({
    page,
    close: () => page.context().close(),
  }))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${served.url}scotland/`)
  await focused(page)
  await page.keyboard.type('943 476 5919 fit')
  await page.locator('#in-text a').first().waitFor()
  expect(await page.locator('#understood').innerText()).toContain('A long number was left out')
  expect(asked.filter((address) => /943|476|5919/.test(address.replace(/[0-9a-f]{8,}/g, '')))).toEqual([])
  expect(page.url()).toBe(`${served.url}scotland/`)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  await close()
})

describe('full text', () => {
  test('stands under its own heading, below the lookup, and lands on the step', async () => {
    const { page, wrong, close } = await typed('ulceration', 'england')
    const hit = page.locator('#in-text a').first()
    await hit.waitFor()
    expect(await hit.getAttribute('href')).toBe(
      `${new URL(served.url).pathname}england/pathways/iron-deficiency-anaemia/#mass-or-ulcer`,
    )
    expect(await page.locator('#in-text h2').innerText()).toBe('In the text of pages')
    const [hits, texts] = [await page.locator('#results a').last().boundingBox(), await hit.boundingBox()]
    expect(texts!.y).toBeGreaterThan(hits!.y)
    expect(wrong).toEqual([])
    await close()
  })
  test('shows words as they were written, not closed up, and nothing of what the page says around them', async () => {
    const { page, close } = await typed('focal sign', 'england')
    const excerpt = page.locator('#in-text li').filter({ hasText: 'Is a focal sign still there?' })
    await expect
      .poll(() => excerpt.innerText())
      .toContain('attack. Is a focal sign still there? A focal deficit that is still there. ')
    await close()
  })
  test('answers nothing where a page has not the word, and nothing from the cases', async () => {
    const { page } = await openPage(browser, served.url)
    await page.goto(`${served.url}england/`)
    // Pagefind by itself answers the first with whatever begins alike; the second stands in stories of cases alone.
    for (const words of ['epolepsy', 'yesterday']) {
      await page.locator('#find').fill(words)
      await page.waitForTimeout(1500)
      expect(await page.locator('#in-text a').count(), words).toBe(0)
    }
    await page.context().close()
  })
})

describe('filters', () => {
  test('narrow the hits, the text and the list of all pathways', async () => {
    const { page, wrong, close } = await typed('cancer', 'england')
    const all = await page.locator('#results a').count()
    await page.locator('#filters summary').click()
    await page.locator('#filter-specialty').selectOption('Urology')
    await expect.poll(() => page.locator('#results a').count()).toBeLessThan(all)
    for (const href of await hrefs(page)) expect(href).toMatch(/prostate|haematuria/)
    await page.locator('#find').fill('cauda equina')
    await expect.poll(async () => (await hrefs(page)).join()).not.toContain('colorectal')
    expect((await hrefs(page)).join()).not.toContain('cauda-equina')

    await page.locator('#filter-specialty').selectOption('')
    await page.locator('#filter-urgency').selectOption('emergency')
    await page.locator('#find').fill('')
    const shown = page.locator('#list li:visible')
    await expect.poll(() => shown.allInnerTexts().then((texts) => texts.join())).toContain('cauda equina')
    expect(await shown.count()).toBeLessThan(15)
    await page.locator('#filter-urgency').selectOption('')
    await expect.poll(() => shown.count()).toBe(15)

    await page.locator('#filter-kind').selectOption('behaviours')
    await page.locator('#find').fill('discharge')
    await page.locator('#in-text a').first().waitFor()
    expect(await page.locator('#results a').count()).toBe(0)
    for (const link of await page.locator('#in-text a').all())
      expect(await link.getAttribute('href')).toContain('/behaviours/')
    expect(wrong).toEqual([])
    await close()
  })
})

test('`#q=` links arrive with the question asked', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}scotland/#q=poo%20test`)
  await expect.poll(async () => (await hrefs(page))[0]).toBe(`pathways/${colorectal}/`)
  expect(await page.locator('#find').inputValue()).toBe('poo test')
  await page.goto(`${served.url}scotland/#q=%E0%A4%A`)
  expect(await page.locator('#find').inputValue()).toBe('%E0%A4%A')
  await page.context().close()
})

test('with the network cut after the first visit, the lookup answers and the text says why it does not', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}scotland/`, { waitUntil: 'networkidle' })
  await focused(page)
  await page.context().setOffline(true)
  await page.keyboard.type('sob')
  await expect.poll(async () => (await hrefs(page))[0]).toBe('pathways/suspected-heart-failure/')
  await expect.poll(() => page.locator('#in-text').innerText()).toContain('needs the network')
  await page.context().close()
})

test('nothing is kept until it is asked for; then what was opened is, and switching it off forgets it', async () => {
  const { page, close } = await typed('psa')
  const kept = (): Promise<string[]> => page.evaluate(() => Object.values(localStorage) as string[])
  await page.keyboard.press('Enter')
  await page.waitForURL(/prostate/)
  await page.goto(`${served.url}scotland/`)
  expect(await kept()).toEqual([])
  await page.getByLabel('Keep what I open on this device').check()
  await page.locator('#find').fill('fit')
  await page.locator('#results a').first().click()
  await page.waitForURL(/colorectal/)
  await page.goto(`${served.url}scotland/`)
  await expect.poll(() => page.locator('#kept a').allInnerTexts()).toEqual(['Suspected colorectal cancer'])
  expect(await kept()).toEqual([JSON.stringify([{ slug: colorectal, title: 'Suspected colorectal cancer' }])])
  await page.locator('#kept button').click()
  expect(await page.locator('#kept h3').innerText()).toBe('Pinned')
  await page.getByLabel('Keep what I open on this device').uncheck()
  expect([await kept(), await page.locator('#kept').innerText()]).toEqual([[], ''])
  await close()
})

test('the Welsh home page finds Welsh titles, mutated or not, and leads to Welsh pages', async () => {
  const { page, close } = await typed('ganser coluddyn', 'wales/cy')
  const first = page.locator('#results a').first()
  expect(await first.innerText()).toContain('Amheuaeth o ganser y coluddyn mawr')
  await first.click()
  await page.waitForURL(`**/wales/cy/pathways/${colorectal}/`)
  expect(await page.locator('html').getAttribute('lang')).toBe('cy')
  await close()
})

test.for([1280, 360, 320])('at %i px nothing scrolls sideways, and axe finds nothing', async (width) => {
  const { page, close } = await typed('psa 5', 'scotland', { viewport: { width, height: 900 } })
  await page.locator('#in-text a').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.evaluate(axe)
  const wrong = await page.evaluate(async () => {
    const { axe } = window as never as {
      axe: {
        run: (where: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
      }
    }
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 140)}`)
  })
  expect(wrong).toEqual([])
  await close()
})

test('without script the lists of all pathways are there', async () => {
  const { page } = await openPage(browser, served.url, { javaScriptEnabled: false })
  await page.goto(`${served.url}wales/cy/`)
  expect(await page.locator(`.az a[href="pathways/${colorectal}/"]`).isVisible()).toBe(true)
  expect(await page.locator(`#gastroenterology a[href="pathways/${colorectal}/"]`).isVisible()).toBe(true)
  expect(await page.locator('#keep-choice').isVisible()).toBe(false)
  await page.context().close()
})

test('on paper the lists and what is announced stand below each other, without empty sheets', async () => {
  const { page } = await openPage(browser, served.url)
  await page.goto(`${served.url}scotland/`)
  const paper = await getDocument({ data: Uint8Array.from(await page.pdf({ format: 'A4' })), verbosity: 0 }).promise
  const sheets = await Promise.all(
    Array.from({ length: paper.numPages }, async (_, i) => {
      const { items } = await (await paper.getPage(i + 1)).getTextContent()
      return items.flatMap((item) => ('str' in item ? [item.str] : [])).join(' ')
    }),
  )
  expect(sheets.length).toBeLessThan(4)
  for (const words of ['Suspected colorectal cancer', 'Notices', 'Cardiology', 'Vascular'])
    expect(sheets.join(' ')).toContain(words)
  await paper.loadingTask.destroy()
  await page.context().close()
})
