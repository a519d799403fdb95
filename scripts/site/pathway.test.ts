/** The pathway page as a GP uses it: the graph it shows, its links, what it says of numbers that are not known. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { graphOf } from '../../src/pathway.ts'
import { loadLibrary } from '../cli/load.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { asOf, repository } from './build.ts'

let browser: Browser
let served: Served
const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf })
const all = nations.flatMap((nation) =>
  checked.pathways.get(nation)!.map((of, i) => ({
    nation,
    of,
    name: `${nation} ${of.pathway.slug}`,
    turn: (nations.indexOf(nation) + i) % 2,
  })),
)

const first = 'suspected-colorectal-cancer'

beforeAll(async () => {
  browser = await openBrowser()
  served = await serve(inject('built'))
})
afterAll(async () => {
  await browser.close()
  await served.close()
})

const urlOf = (nation: string, slug: string): string => `${served.url}${nation}/pathways/${slug}/`

describe.for(all)('$name', ({ nation, of, turn }) => {
  const { slug, start } = of.pathway

  test('the page shows the graph of the pathway: every step once, every way on once', async () => {
    const { page } = await openPage(browser, served.url)
    await page.goto(urlOf(nation, slug))
    const shown = await page.evaluate(() => {
      const main = document.querySelector<HTMLElement>('main[data-pathway]')!
      const steps = [...main.querySelectorAll<HTMLElement>('[data-step]')]
      return {
        start: main.dataset.start,
        steps: steps.map(
          (step) =>
            [
              step.dataset.step!,
              step.dataset.kind!,
              step.querySelector(`[id="${step.dataset.step}"]`)?.getBoundingClientRect().height ?? 0,
            ] as const,
        ),
        ways: [...main.querySelectorAll<HTMLElement>('[data-to]')].map(
          (way) =>
            `${way.closest<HTMLElement>('[data-step]')!.dataset.step} → ${way.dataset.to} ${way.getAttribute('href')}`,
        ),
      }
    })
    const graph = graphOf(of.pathway)
    const kinds = new Map([...of.pathway.steps].map(([id, { value }]) => [id, value.kind]))
    expect(shown.start).toBe(start)
    expect(shown.steps.map(([id, kind]) => `${id} ${kind}`).sort()).toEqual(
      [...kinds].map(([id, kind]) => `${id} ${kind}`).sort(),
    )
    expect(shown.steps.filter(([, , height]) => height < 20)).toEqual([])
    expect(shown.ways.sort()).toEqual(
      [...graph.ways.values()]
        .flat()
        .map(({ from, to }) => `${from} → ${to} #${to}`)
        .sort(),
    )
    await page.context().close()
  })

  test('on a phone of 360 × 740 the red flags begin on the first screen', async () => {
    const { page } = await openPage(browser, served.url, { viewport: { width: 360, height: 740 } })
    await page.goto(urlOf(nation, slug))
    const room = await page.evaluate(() => {
      const top = (what: string) => document.querySelector(what)!.getBoundingClientRect().top
      const flags = document.querySelector('#section-red-flags') ? '#section-red-flags' : '.flag > .card'
      return top('.pbar') - top(flags)
    })
    // Their heading can be read over the bar.
    expect(room).toBeGreaterThan(24)
    await page.context().close()
  })

  // Each width, and each of script on and off, on every pathway in two nations; all four together on the first.
  test.for([
    ...(slug === first || turn === 0 ? [{ width: 1280, script: true }] : []),
    ...(slug === first || turn === 1 ? [{ width: 360, script: false }] : []),
    ...(slug === first ? [{ width: 1280, script: false } as const, { width: 360, script: true } as const] : []),
  ])(
    'following a way on, or a link to a step, shows and focuses its card ($width px, script $script)',
    async ({ width, script }) => {
      const { page } = await openPage(browser, served.url, {
        viewport: { width, height: 800 },
        javaScriptEnabled: script,
      })
      await page.goto(urlOf(nation, slug))
      const ways = page.locator('a[data-to]')
      const count = await ways.count()
      for (let i = 0; i < count; i += 3) {
        const to = (await ways.nth(i).getAttribute('data-to'))!
        await ways.nth(i).click()
        await expectShown(page, to, script)
      }
      for (const id of [...of.pathway.steps.keys()].slice(-2)) {
        await page.goto('about:blank')
        await page.goto(`${urlOf(nation, slug)}#${id}`)
        await expectShown(page, id, script)
      }
      await page.context().close()
    },
  )
})

/** The card's head lies in the window and is not hidden by a bar; with script on, focus can be asked for. */
async function expectShown(page: Page, id: string, script: boolean): Promise<void> {
  const card = page.locator(`[id="${id}"]`)
  await expect.poll(async () => (await card.boundingBox())!.y, { message: id }).toBeLessThan(700)
  const box = (await card.boundingBox())!
  const bar = await page.locator('.secs').evaluate((secs) => {
    const { top, bottom } = secs.getBoundingClientRect()
    return getComputedStyle(secs).position === 'sticky' && top <= 0 ? bottom : 0
  })
  expect(box.y, id).toBeGreaterThanOrEqual(bar - 1)
  expect(await card.evaluate((element) => element.matches(':target')), id).toBe(true)
  if (script) expect(await card.evaluate((element) => document.activeElement === element), id).toBe(true)
}

describe('numbers that nations set', () => {
  const text = async (nation: string): Promise<string> => {
    const { page } = await openPage(browser, served.url)
    await page.goto(urlOf(nation, 'suspected-colorectal-cancer'))
    // What single boards ask for stands under their names, and may hold a number of their own.
    await page.locator('main [data-board]').evaluateAll((rows) => rows.forEach((row) => row.remove()))
    const words = await page.locator('main').innerText()
    await page.context().close()
    return words.replaceAll('\u00a0', ' ')
  }

  test('England shows 10, Scotland 20', async () => {
    expect(await text('england')).toMatch(/≥ 10 µg\/g/)
    const scotland = await text('scotland')
    expect(scotland).toMatch(/≥ 20 µg\/g/)
    expect(scotland).not.toMatch(/\b10 µg\/g/)
  })

  test('Wales shows no number, says so, and says that it is not checked', async () => {
    const wales = await text('wales')
    expect(wales).not.toMatch(/\d+ µg\/g/)
    expect(wales).toContain('No national Welsh threshold for FIT in people with symptoms was found. Do not assume 10.')
    expect(wales).toContain('No Welsh document was read.')
  })

  test('Northern Ireland says that its number was seen second hand', async () => {
    expect(await text('northern-ireland')).toMatch(/FIT result that leads to referral\s+Source seen second hand/)
  })

  test('one person with a FIT of 10, and one with 20, end differently in England and Scotland', () => {
    const endOf = (nation: 'england' | 'scotland', fit: number): string[] =>
      checked.pathways
        .get(nation)!
        .find(({ pathway }) => pathway.slug === 'suspected-colorectal-cancer')!
        .cases.filter((one) => one.case['fit-result'] === fit)
        .map(({ walk }) => walk.end!)
    expect(endOf('england', 10)).toEqual(['refer'])
    expect(endOf('scotland', 10)).toEqual(['below-threshold'])
    expect(endOf('england', 20)).toEqual(['refer'])
    expect(endOf('scotland', 20)).toEqual(['refer'])
  })
})
