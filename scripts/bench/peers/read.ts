/** Reads one page, and then searches, in a real browser made as slow as an older phone on a slow network. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { median } from '../figures.ts'
import type { Reader } from './peer.ts'

/** What a phone is like: its processor, its network and its window. */
const slower = 4
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }
export const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** How long anything is waited for, in ms. A page that takes longer has no figure. */
const patience = 60_000

export interface Reading {
  /** From the tap on a link to the frame in which the named step of the chart can be read, in seconds. */
  readable: number
  /** To the first frame with anything of the page in it. */
  firstPaint: number
  /** Over the wire, compressed, with headers: what had come when the chart could be read. */
  bytesToRead: number
  requestsToRead: number
  /** The same when nothing more comes. */
  bytes: number
  requests: number
  /** How much of the page moved after it was painted. */
  shift: number
  /** From the tap that opens the search on that page to the frame with its first result, in seconds. */
  search: number | undefined
  /** What was sent for that, to workers too, without headers. */
  searchBytes: number
}

/** What is written down in a page, under a name that no element of it has as its id. */
interface Watched extends Window {
  benchSeen: { readable?: number; found?: number; shift: number }
}

/** What is waited for: the chart, the text in it that is drawn last, and a result of the search. */
export interface Wanted {
  chart: string
  step: string
  result: string
}

/**
 * @param url the page of a pathway
 * @param sent how much its host has sent up to now
 * @param step a text that stands in the drawn chart
 * @param word what is searched for
 * @param times how often; medians are given back
 */
export async function read(
  browser: Browser,
  url: string,
  reader: Reader,
  { step, word, times, sent }: { step: string; word: string; times: number; sent: () => number },
): Promise<Reading> {
  const wanted: Wanted = { chart: reader.chart, step, result: reader.search.result }
  // The first time is for the host, which compresses a file when it is first asked for.
  await once(browser, url, reader, wanted, { word, sent, slow: false })
  const all: Reading[] = []
  for (let i = 0; i < times; i++) all.push(await once(browser, url, reader, wanted, { word, sent, slow: true }))
  const of = (key: Exclude<keyof Reading, 'search'>): number => median(all.map((one) => one[key]))
  const found = all.flatMap(({ search }) => search ?? [])
  return {
    readable: of('readable'),
    firstPaint: of('firstPaint'),
    bytesToRead: of('bytesToRead'),
    requestsToRead: of('requestsToRead'),
    bytes: of('bytes'),
    requests: of('requests'),
    shift: of('shift'),
    search: found.length > times / 2 ? median(found) : undefined,
    searchBytes: of('searchBytes'),
  }
}

async function once(
  browser: Browser,
  url: string,
  reader: Reader,
  wanted: Wanted,
  { word, sent, slow }: { word: string; sent: () => number; slow: boolean },
): Promise<Reading> {
  const context = await browser.newContext({ ...phone, ignoreHTTPSErrors: true })
  try {
    await context.addInitScript(watch, wanted)
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    const session = await context.newCDPSession(page)
    const traffic = await listen(session)
    if (slow) await slowDown(session)
    await page.goto(url, { waitUntil: 'load', timeout: patience })
    await readable(page, patience)
    await page.waitForLoadState('networkidle')
    const seen = await page.evaluate(() => ({
      readable: (window as unknown as Watched).benchSeen.readable!,
      firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      shift: (window as unknown as Watched).benchSeen.shift,
      origin: performance.timeOrigin,
    }))
    const [toRead, inAll] = [traffic.until((seen.origin + seen.readable) / 1000), traffic.until(Infinity)]
    const before = sent()
    const search = await find(page, reader.search, word)
    return {
      readable: seen.readable / 1000,
      firstPaint: seen.firstPaint / 1000,
      bytesToRead: toRead.bytes,
      requestsToRead: toRead.requests,
      bytes: inAll.bytes,
      requests: inAll.requests,
      shift: seen.shift,
      search,
      searchBytes: sent() - before,
    }
  } finally {
    await context.close()
  }
}

/** Waits until the chart of a page that `watch` runs in can be read. @param within in ms */
export async function readable(page: Page, within: number): Promise<void> {
  await page.waitForFunction(() => (window as unknown as Watched).benchSeen.readable !== undefined, undefined, {
    timeout: within,
  })
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

/** Taps, types, and waits for the first result. Whoever types too early types again, as people do. */
async function find(page: Page, search: Reader['search'], word: string): Promise<number | undefined> {
  try {
    await page.locator(search.open).first().click()
    const input = page.locator(search.input).first()
    const end = Date.now() + 30_000
    while (Date.now() < end) {
      await input.fill(word, { timeout: 30_000 })
      const found = await page
        .waitForFunction(() => (window as unknown as Watched).benchSeen.found, undefined, {
          timeout: 2000,
          polling: 50,
        })
        .then((handle) => handle.jsonValue())
        .catch(() => undefined)
      if (found !== undefined) return found / 1000
      await input.fill('')
    }
    return undefined
  } catch {
    return undefined
  }
}

/** Runs in every page before anything of its own: writes down when what is wanted has been painted. */
export function watch({ chart, step, result }: Wanted): void {
  const seen: Watched['benchSeen'] = { shift: 0 }
  ;(window as unknown as Watched).benchSeen = seen
  const squeeze = (text: string): string => text.replace(/\s+/g, '')
  const words = squeeze(step)
  // After the frame that holds it: a task posted in a frame runs when that frame was painted.
  const painted = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  }
  const drawn = (): boolean =>
    [...document.querySelectorAll(chart)].some((one) =>
      one instanceof HTMLImageElement
        ? one.complete && one.naturalWidth > 0
        : one.getBoundingClientRect().height > 0 && squeeze(one.textContent ?? '').includes(words),
    )
  const look = (): void => {
    if (seen.readable === undefined && drawn()) painted(() => (seen.readable ??= performance.now()))
    const since = Number(sessionStorage.getItem('bench-tap'))
    if (since > 0 && seen.found === undefined && document.querySelector(result))
      painted(() => (seen.found ??= performance.timeOrigin + performance.now() - since))
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  addEventListener(
    'click',
    () => {
      if (sessionStorage.getItem('bench-tap') === null)
        sessionStorage.setItem('bench-tap', String(performance.timeOrigin + performance.now()))
    },
    { capture: true },
  )
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as PerformanceEntry & { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

interface Traffic {
  /** @param at seconds since 1970 */
  until: (at: number) => { bytes: number; requests: number }
}

/** Counts what comes over the wire, by the time at which it had come. */
async function listen(session: CDPSession): Promise<Traffic> {
  const ended: { at: number; bytes: number }[] = []
  // The browser's two clocks: one that counts on, and the one on the wall.
  let offset = 0
  session.on('Network.requestWillBeSent', ({ timestamp, wallTime }) => (offset ||= wallTime - timestamp))
  session.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => {
    // What is taken from the browser's own store costs nothing.
    if (encodedDataLength > 0) ended.push({ at: timestamp, bytes: encodedDataLength })
  })
  await session.send('Network.enable')
  return {
    until: (at) => {
      const came = ended.filter((one) => one.at + offset <= at)
      return { bytes: came.reduce((sum, { bytes }) => sum + bytes, 0), requests: came.length }
    },
  }
}
