/**
 * One graph, three readings: the graph is rebuilt from what each reader perceives and held against the pathway.
 * Here: whoever looks (painted lines) and whoever listens (the browser's accessibility tree). readings-pdf.test.ts: print.
 * Ids, `href` and `data-to` are never read: they are what a reader does not perceive.
 */
import fc from 'fast-check'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { drawChart } from '../../src/draw/chart.ts'
import { checkChart } from '../../src/layout/check-chart.ts'
import { randomGraph } from '../../src/layout/random-graph.ts'
import { graphFrom } from '../../src/layout/sketch.ts'
import type { View } from '../../src/view/view.ts'
import { openBrowser, openPage, serve, type Served } from './browser.ts'
import { readFit } from './readings/fits.ts'
import { hearHtml } from './readings/heard-html.ts'
import { hearPage } from './readings/heard-page.ts'
import { readHeard, type HeardChart } from './readings/heard.ts'
import { invent } from './readings/invent.ts'
import { pageOf } from './readings/page.ts'
import { makePages } from './readings/pages.ts'
import { lookAgain, type Painted } from './readings/painted.ts'
import { takePicture } from './readings/picture.ts'
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

/** Of every window: high, so that a chart is few pictures. */
const height = 2000

async function pageAt(width: number): Promise<Page> {
  // The policy of the pages allows no style sheet but their own.
  const { page } = await openPage(browser, served.url, { viewport: { width, height }, bypassCSP: true })
  return page
}

function holds({ ways, faults }: Painted | HeardChart, view: View): void {
  expect(faults).toEqual([])
  expect(inLines(ways)).toEqual(toldByGraph(view))
}

/** Text as it is, and as readers may set it; each with the part of the page that must hold it at a width. */
const texts: [name: string, style: string, part: (width: number) => string][] = [
  ['plain', '/* as it is */', () => 'main'],
  // Text of twice the size on a phone is more than WCAG 1.4.4 asks for: there, the chart has to hold.
  ['of twice the size', 'html { font-size: 200% }', (width) => (width < 1280 ? '.chart' : 'main')],
  [
    'with the spacing of WCAG 1.4.12',
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    () => 'main',
  ],
]

describe.concurrent('the pathways of every nation', async () => {
  const pages = makePages(() => pageAt(1280))

  test.for(await pathwayPages())('$path: looked at and listened to, it is the graph, and fits', ({ path, view }) =>
    pages.lend(async (page) => {
      await page.setViewportSize({ width: 1280, height })
      await page.goto(served.url + path)
      const [heard] = await hearPage(page, view.t('chart'))
      const told = readHeard(heard!, linkWords(view))
      holds(told, view)
      // A draft of the Welsh stands under the English, so there a title is more than the step's own words.
      if (view.language === 'en')
        expect([...told.titles].map(([mark, title]) => `${mark} ${title.replace(/^Not known\. /, '')}`).sort()).toEqual(
          titlesOf(view),
        )
      const faults: string[] = []
      for (const width of [1280, 768, 360, 320]) {
        await page.setViewportSize({ width, height })
        if (width === 1280 || width === 360) holds((await lookAgain(page, [view]))[0]!, view)
        for (const [name, style, part] of texts) {
          const set = await page.addStyleTag({ content: style })
          faults.push(...(await readFit(page, part(width))).map((fault) => `Text ${name}, ${width} px: ${fault}`))
          await set.evaluate((element) => (element as Element).remove())
        }
      }
      expect(faults).toEqual([])
    }),
  )
})

describe('graphs that nobody has written yet', () => {
  test('10,000, laid out and told: every way once', () => {
    const words = linkWords(invent(graphFrom('a: b'), { seed: 0 }))
    let [largest, ways] = [0, 0]
    fc.assert(
      fc.property(randomGraph(200), fc.nat(), (graph, seed) => {
        const view = invent(graph, { seed })
        if (checkChart(view.graph, view.chart).length > 0) expect(checkChart(view.graph, view.chart)).toEqual([])
        const told = readHeard(hearHtml(drawChart(view).text), words)
        const [lines, meant] = [inLines(told.ways), toldByGraph(view)]
        if (told.faults.length > 0 || lines.join('\n') !== meant.join('\n')) holds(told, view)
        largest = Math.max(largest, view.chart.order.length)
        ways += lines.length
      }),
      { numRuns: 10_000 },
    )
    // The graphs were worth telling.
    expect(largest).toBeGreaterThan(200)
    expect(ways).toBeGreaterThan(200_000)
  })

  describe.concurrent('painted', () => {
    test.for([1280, 360])(
      '150 at %i px: every line leads from its card through its answer to what it names',
      async (width) => {
        const page = await pageAt(width)
        const graphs = fc.sample(randomGraph(24), 150)
        for (let i = 0; i < graphs.length; i += 10) {
          const views = graphs.slice(i, i + 10).map((graph, k) => invent(graph, { seed: i + k, prefix: `g${k}-` }))
          await page.setContent(pageOf(views))
          const painted = await lookAgain(page, views)
          for (const [k, view] of views.entries()) holds(painted[k]!, view)
        }
        await page.context().close()
      },
    )
  })
})

describe('a picture that the browser refuses', () => {
  const clip = { x: 0, y: 0, width: 10, height: 10 }
  /** A browser that answers with an error as often as it is told to. */
  const refusing = (error: string, often: number) => {
    let asked = 0
    const send = () => {
      asked += 1
      return asked <= often ? Promise.reject(new Error(error)) : Promise.resolve({ data: btoa('picture') })
    }
    return { cdp: { send: send as CDPSession['send'] }, asked: () => asked }
  }

  test('is asked for again, and then taken', async () => {
    const { cdp } = refusing('Protocol error (Page.captureScreenshot): Unable to capture screenshot', 2)
    expect((await takePicture(cdp, clip)).toString()).toBe('picture')
  })

  test('is not asked for for ever, nor where something else is wrong', async () => {
    const never = refusing('Unable to capture screenshot', Infinity)
    await expect(takePicture(never.cdp, clip)).rejects.toThrow('Unable to capture screenshot')
    const gone = refusing('Target page, context or browser has been closed', 1)
    await expect(takePicture(gone.cdp, clip)).rejects.toThrow('has been closed')
    expect(gone.asked()).toBe(1)
  })
})

describe('what is drawn wrongly is seen', () => {
  /** A chart with every form: trunk, inset, fan that meets, columns that end, a bypass, a long answer, red flags, a return. */
  const view = invent(
    graphFrom(`
      flags!: yes ambulance!, no first
      first: then
      then: yes short, no fan, unsure refer
      short: sure
      sure: yes refer, no fan
      fan: low refer, middle six, high seven
      six: eight
      seven: eight
      eight: yes a, no nine
      a: b
      b: c
      c: yes advice, no nine
      nine: yes manage, no back first, unsure last
      last: low refer, middle advice, high manage`),
    { seed: 4 },
  )

  /** The chart with one harm done to it, as it is then read. */
  async function harmed(
    width: number,
    harm: (page: Page) => Promise<unknown>,
  ): Promise<{ painted: Painted; heard: HeardChart }> {
    const page = await pageAt(width)
    await page.setContent(pageOf([view]))
    await harm(page)
    const [painted] = await lookAgain(page, [view])
    const [heard] = await hearPage(page, 'Chart')
    await page.context().close()
    return { painted: painted!, heard: readHeard(heard!, linkWords(view)) }
  }
  test('unharmed, both readings agree with the graph', async () => {
    for (const width of [1280, 360]) {
      const { painted, heard } = await harmed(width, () => Promise.resolve())
      holds(painted, view)
      holds(heard, view)
    }
  })

  const lines = [
    '.row.on::before',
    '.down::after',
    '.exit::before',
    '.exit:not(:last-child) > .way > .lead::before',
    '.exit::after',
    '.lead::after',
    '.rail::before',
  ]
  const narrow = [
    '.row.on::before',
    '.down::after',
    '.exit::before',
    '.row:not(.on) > .exits > .exit::after',
    '.lead::after',
    '.rail::before',
  ]
  test.for([...lines.map((line) => ({ line, width: 1280 })), ...narrow.map((line) => ({ line, width: 360 }))])(
    '$line missing at $width px is a finding',
    async ({ line, width }) => {
      const { painted } = await harmed(width, (page) =>
        page.addStyleTag({ content: `${line} { content: none !important }` }),
      )
      expect(agrees(painted, view)).toBe(false)
    },
  )

  test.for(['--line: var(--ground)', 'clip-path: inset(100%)', 'opacity: 0.1'])(
    'a line that is there and cannot be seen (%s) is a finding',
    async (style) => {
      const { painted } = await harmed(1280, (page) => page.addStyleTag({ content: `.row.on::before { ${style} }` }))
      expect(agrees(painted, view)).toBe(false)
    },
  )

  test('one connector of many, missing, is a finding', async () => {
    const { painted } = await harmed(1280, (page) =>
      page.addStyleTag({
        content: '.road > .row:nth-child(3) > .exits > .exit:nth-child(2)::before { content: none }',
      }),
    )
    expect(agrees(painted, view)).toBe(false)
  })

  test('a line over a box, or on to the wrong one, is a finding', async () => {
    for (const style of [
      '.row.on::before { z-index: 2 }',
      '.row:not(.on)::before { content: ""; position: absolute; left: 25px; top: 0; bottom: 0; border-left: 2px solid var(--line) }',
    ]) {
      const { painted } = await harmed(1280, (page) => page.addStyleTag({ content: style }))
      expect(agrees(painted, view), style).toBe(false)
    }
  })

  const change = (selector: string, from: RegExp, to: string) => async (page: Page) => {
    const changed = await page.evaluate(
      ([selector, from, to]) => {
        const element = [...document.querySelectorAll<HTMLElement>(selector)].find(({ textContent }) =>
          new RegExp(from).test(textContent),
        )
        if (element) element.textContent = element.textContent.replace(new RegExp(from), to)
        return element !== undefined
      },
      [selector, from.source, to] as const,
    )
    expect(changed).toBe(true)
  }

  test('a visible number altered is seen by who looks, and a spoken one by who listens', async () => {
    expect(agrees((await harmed(1280, change('.jump', /\d+$/, '99'))).painted, view)).toBe(false)
    expect(agrees((await harmed(1280, change('.stub .no', /\w+/, 'Z'))).painted, view)).toBe(false)
    expect(agrees((await harmed(1280, change('.card .no', /\d+/, '99'))).painted, view)).toBe(false)
    const { painted, heard } = await harmed(1280, change('.down .vh', /\d+/, '99'))
    expect(agrees(painted, view)).toBe(true)
    expect(agrees(heard, view)).toBe(false)
    // A link that says one number and shows another.
    expect((await harmed(1280, change('.jump', /\d+$/, '99'))).heard.faults).toHaveLength(1)
  })

  test('two answers swapped are seen and heard', async () => {
    const { painted, heard } = await harmed(360, (page) =>
      page.evaluate(() => {
        const [, , a, b] = [...document.querySelectorAll('.ans')]
        ;[a!.textContent, b!.textContent] = [b!.textContent, a!.textContent]
      }),
    )
    expect(agrees(painted, view)).toBe(false)
    expect(agrees(heard, view)).toBe(false)
  })

  test('words that are cut off, boxes that overlap and a page that scrolls sideways are findings', async () => {
    const page = await pageAt(360)
    for (const [style, finding] of [
      ['', undefined],
      ['.card h3 { height: 4px; overflow: hidden }', /is cut off/],
      ['.exit { margin-top: -40px }', /lie over each other/],
      ['.card h3 { white-space: nowrap }', /does not fit/],
      ['.road { width: 400px }', /What needs \d+ px has/],
      ['.out { display: none }', /has no box/],
    ] as const) {
      await page.setContent(pageOf([view], style))
      const faults = await readFit(page)
      if (finding) expect(faults.join('\n'), style).toMatch(finding)
      else expect(faults).toEqual([])
    }
    await page.context().close()
  })
})
