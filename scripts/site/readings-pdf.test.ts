/** The third reading: print. The graph is rebuilt from the tags, text and links of the PDF that a browser makes. */
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { randomGraph } from '../../src/layout/random-graph.ts'
import type { View } from '../../src/view/view.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { hearPdf } from './readings/heard-pdf.ts'
import { readHeard, type HeardChart } from './readings/heard.ts'
import { invent } from './readings/invent.ts'
import { pageOf } from './readings/page.ts'
import { makePages } from './readings/pages.ts'
import { lookAgain } from './readings/painted.ts'
import { linkWords, pathwayPages } from './readings/site.ts'
import { agrees, inLines, titlesOf, toldByGraph } from './readings/told.ts'

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

/** A4 without its margins, in CSS pixels. */
const sheet = Math.floor(((210 - 22) / 25.4) * 96)

async function openSheet(): Promise<Page> {
  const { page } = await openPage(browser, served.url, { viewport: { width: sheet, height: 2000 }, bypassCSP: true })
  await page.emulateMedia({ media: 'print' })
  return page
}

/** The tags and links of a print on one endless sheet: a PDF reader tells the tags of each sheet by itself. */
async function readPrint(page: Page, view: View): Promise<HeardChart> {
  const style = await page.addStyleTag({ content: '@page { size: 210mm 4900mm !important }' })
  const sheets = await hearPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
  await style.evaluate((element) => (element as Element).remove())
  expect(sheets).toHaveLength(1)
  return readHeard(sheets[0]!, linkWords(view), { shown: true })
}

/** The answers that are parted from what they lead to by the edge of a sheet of A4. */
async function readParted(page: Page, view: View): Promise<string[]> {
  const sheets = await hearPdf(await page.pdf({ preferCSSPageSize: true, tagged: true }))
  const told = sheets.flatMap((sheet) => readHeard(sheet, linkWords(view), { shown: true, from: '?' }).ways)
  const found = inLines(told.map(({ answer, to }) => ({ from: '', answer, to })))
  return toldByGraph(view).filter((line) => {
    const at = found.indexOf(line.replace(/^\S+ /, ' '))
    if (at >= 0) found.splice(at, 1)
    return at < 0
  })
}

function holds({ ways, faults }: Pick<HeardChart, 'ways' | 'faults'>, view: View): void {
  expect(faults).toEqual([])
  expect(inLines(ways)).toEqual(toldByGraph(view))
}

const pages = makePages(openSheet)

describe.concurrent('the pathways of every nation', async () => {
  test.for(await pathwayPages())('$path: printed, it is the graph', ({ path, view }) =>
    pages.lend(async (page) => {
      await page.goto(served.url + path)
      const told = await readPrint(page, view)
      holds(told, view)
      if (view.language === 'en')
        expect([...told.titles].map(([mark, title]) => `${mark} ${title.replace(/^Not known\. /, '')}`).sort()).toEqual(
          titlesOf(view),
        )
      expect(await readParted(page, view)).toEqual([])
      const [painted] = await lookAgain(page, [view])
      holds(painted!, view)
    }),
  )
})

describe.concurrent('20 graphs that nobody has written yet', () => {
  test.for([...fc.sample(randomGraph(30), 20).entries()])('%#: printed, it is the graph', ([seed, graph]) =>
    pages.lend(async (page) => {
      const view = invent(graph, { seed })
      await page.setContent(pageOf([view]))
      holds(await readPrint(page, view), view)
      expect(await readParted(page, view)).toEqual([])
      const [painted] = await lookAgain(page, [view])
      holds(painted!, view)
    }),
  )
})

describe('what is printed wrongly is seen', () => {
  const [graph] = fc.sample(randomGraph(14), { seed: 7, numRuns: 7 }).slice(-1)
  const view = invent(graph!, { seed: 4 })

  async function agreesAfter(harm: (page: Page) => Promise<unknown>): Promise<boolean> {
    const page = await openSheet()
    await page.setContent(pageOf([view]))
    await harm(page)
    const told = await readPrint(page, view)
    await page.context().close()
    return agrees(told, view)
  }
  const alter = (selector: string, text: string) => (page: Page) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, text) => (element.textContent = text), text)

  test('unharmed, it agrees', async () => {
    expect(await agreesAfter(() => Promise.resolve())).toBe(true)
  })

  test.for([
    ['the words of a way down', alter('.down .vh', ' go to step 99')],
    ['the number of a jump', alter('.jump', 'On to 99')],
    ['the number of a card', alter('.card .no', '99')],
    ['an answer', alter('.ans', 'Something else')],
    [
      'where a link leads',
      (page: Page) =>
        page
          .locator('.down a')
          .first()
          .evaluate((link) =>
            link.setAttribute('href', link.closest('.row')!.querySelector('[id]')!.id.replace(/^/, '#')),
          ),
    ],
    [
      'that a way is there',
      (page: Page) => page.addStyleTag({ content: '.row:nth-child(2) > .down { display: none }' }),
    ],
  ] as const)('%s, altered, is a finding', async ([, harm]) => {
    expect(await agreesAfter(harm)).toBe(false)
  })
})
