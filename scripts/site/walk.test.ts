/** The walk, and coming in at a step: by links, with the address as the only memory. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
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

const pathway = (nation: string): string => `${served.url}${nation}/pathways/suspected-colorectal-cancer/`
const shown = (page: Page): Promise<string[]> =>
  page
    .locator('.w')
    .evaluateAll((steps) => steps.filter((step) => step.getBoundingClientRect().height > 0).map(({ id }) => id))
/** Until the next step stands there: another click would still meet this one, which may have the same answer. */
const answer = async (page: Page, words: string): Promise<void> => {
  const link = page.locator('.w:visible .opts a', { hasText: words }).first()
  const next = await link.getAttribute('data-go')
  await link.click()
  await page.locator(`#${next}`).waitFor()
}

describe('walk', () => {
  test('one question at a time; the address holds step ids alone; Back goes back', async () => {
    const { page, wrong } = await openPage(browser, served.url)
    await page.goto(`${pathway('scotland')}walk/`)
    await expect.poll(() => shown(page)).toEqual(['findings'])
    await answer(page, 'None of these')
    await answer(page, 'Yes, any one')
    await answer(page, 'None of these')
    await answer(page, 'Then')
    await expect.poll(() => shown(page)).toEqual(['fit-result'])
    expect(new URL(page.url()).hash).toBe('#path=findings,symptoms,without-test,request-fit,fit-result')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fit-result')
    await answer(page, '≥ 20')
    await expect.poll(() => shown(page)).toEqual(['refer'])
    expect(await page.locator('.w:visible').innerText()).toMatch(/SCI Gateway[\s\S]*qFIT result as a number/)
    expect(await page.locator('.wpath li').allInnerTexts()).toHaveLength(5)
    await page.goBack()
    await expect.poll(() => shown(page)).toEqual(['fit-result'])
    await page.locator('.wpath a', { hasText: 'Is there a reason' }).click()
    await expect.poll(() => shown(page)).toEqual(['findings'])
    expect(wrong).toEqual([])
    await page.context().close()
  })

  test('nothing is chosen for the reader: every answer of every step is a link, and none stands out', async () => {
    const { page } = await openPage(browser, served.url)
    await page.goto(`${pathway('england')}walk/#path=findings,symptoms,request-fit,fit-result`)
    const looks = await page.locator('.w:visible .opts a').evaluateAll((links) =>
      links.map((link) => {
        const { backgroundColor, borderColor, fontWeight } = getComputedStyle(link)
        return `${backgroundColor} ${borderColor} ${fontWeight}`
      }),
    )
    expect(looks).toHaveLength(3)
    expect(new Set(looks).size).toBe(1)
    await page.context().close()
  })

  test('without script each step is shown by its own link', async () => {
    const { page } = await openPage(browser, served.url, { javaScriptEnabled: false })
    await page.goto(`${pathway('england')}walk/`)
    await page.locator('.opts a', { hasText: 'None of these' }).first().click()
    expect(new URL(page.url()).hash).toBe('#symptoms')
    await page.locator('#symptoms .opts a', { hasText: 'Yes, any one' }).click()
    expect(await page.locator('#request-fit').isVisible()).toBe(true)
    expect(await page.locator('#symptoms').isVisible()).toBe(false)
    expect(await page.locator('#findings').isVisible()).toBe(false)
    await page.context().close()
  })

  test('an address that names no step begins at the start', async () => {
    for (const hash of ['path=%3Cscript%3E,nowhere', '%', 'path=%E0']) {
      const { page, wrong } = await openPage(browser, served.url)
      await page.goto(`${pathway('england')}walk/#${hash}`)
      await expect.poll(() => shown(page), { message: hash }).toEqual(['findings'])
      expect(wrong).toEqual([])
      await page.context().close()
    }
  })
})

describe('coming in at a step', () => {
  test('says which step it is and where the red flags are; following an answer does not', async () => {
    const { page } = await openPage(browser, served.url)
    await page.goto(`${pathway('england')}#fit-result`)
    expect(await page.locator('.came-in').innerText()).toBe('You came in at step 4. Red flags first')
    await page.goto('about:blank')
    await page.goto(pathway('england'))
    await page.locator('a[data-to="symptoms"]').click()
    expect(await page.locator('.came-in').isVisible()).toBe(false)
    await page.context().close()
  })

  test('n and p hand on while a card has the focus, and only then', async () => {
    const { page } = await openPage(browser, served.url)
    await page.goto(`${pathway('england')}#findings`)
    await page.keyboard.press('n')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('refer-on-findings')
    await page.keyboard.press('p')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('findings')
    await page.locator('.brand').focus()
    await page.keyboard.press('n')
    expect(new URL(page.url()).hash).toBe('#findings')
    await page.context().close()
  })

  test('the panel of an outcome opens by its link, and the others close', async () => {
    const { page } = await openPage(browser, served.url, { javaScriptEnabled: false })
    await page.goto(pathway('england'))
    expect(await page.locator('#section-refer-refer .in').isVisible()).toBe(true)
    await page.locator('#refer-on-findings a', { hasText: 'What to send, and how' }).click()
    expect(await page.locator('#section-refer-refer-on-findings .in').isVisible()).toBe(true)
    expect(await page.locator('#section-refer-refer .in').isVisible()).toBe(false)
    await page.context().close()
  })
})
