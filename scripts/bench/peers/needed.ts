/** What of all that a page fetches is needed to read it: found out by leaving one file after another away. */
import type { Browser, Page } from 'playwright-core'
import { phone, readable, watch, type Wanted } from './read.ts'

export interface Needed {
  /** Over the wire, compressed, with headers. */
  bytes: number
  requests: number
}

/** What a reader has of a page. */
interface Seen {
  words: string
  /** The chart as it is painted. */
  picture: Buffer
  /** Address → bytes, in the order in which they came. */
  came: Map<string, number>
  seconds: number
}

/**
 * A file is needed where the page without it says other words or its chart is painted otherwise. What a page can do
 * beyond that (print well, search, remember a choice) is not asked about.
 */
export async function neededFor(browser: Browser, url: string, wanted: Wanted): Promise<Needed> {
  // The first time is for the host, which compresses a file when it is first asked for.
  await look(browser, url, wanted, [], 60)
  const whole = await look(browser, url, wanted, [], 60)
  if (whole === undefined) throw new Error(`The chart on ${url} cannot be read.`)
  const patience = 2 + 3 * whole.seconds
  let without: string[] = []
  let last = whole
  const leaveAway = async (files: readonly string[]): Promise<void> => {
    if (files.length === 0) return
    const left = await look(browser, url, wanted, [...without, ...files], patience)
    if (left?.words === whole.words && left.picture.equals(whole.picture)) {
      without = [...without, ...files]
      last = left
    } else if (files.length > 1) {
      const half = Math.ceil(files.length / 2)
      await leaveAway(files.slice(half))
      await leaveAway(files.slice(0, half))
    }
  }
  await leaveAway([...whole.came.keys()].filter((file) => file !== url))
  return { bytes: [...last.came.values()].reduce((sum, bytes) => sum + bytes, 0), requests: last.came.size }
}

/** @returns undefined where the chart cannot be read within so many seconds */
async function look(
  browser: Browser,
  url: string,
  wanted: Wanted,
  without: readonly string[],
  patience: number,
): Promise<Seen | undefined> {
  const context = await browser.newContext({ ...phone, ignoreHTTPSErrors: true })
  try {
    await context.addInitScript(watch, wanted)
    const page = await context.newPage()
    const came = await listen(page, without)
    const start = performance.now()
    await page.goto(url, { waitUntil: 'load', timeout: patience * 1000 })
    await readable(page, patience * 1000)
    const seconds = (performance.now() - start) / 1000
    await page.waitForLoadState('networkidle')
    const words = await page.locator('main').first().innerText()
    const picture = await page.locator(wanted.chart).first().screenshot({ animations: 'disabled' })
    return { words, picture, came, seconds }
  } catch {
    return undefined
  } finally {
    await context.close()
  }
}

async function listen(page: Page, without: readonly string[]): Promise<Map<string, number>> {
  const session = await page.context().newCDPSession(page)
  const came = new Map<string, number>()
  const addresses = new Map<string, string>()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => addresses.set(requestId, request.url))
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const address = addresses.get(requestId)
    if (address !== undefined && encodedDataLength > 0) came.set(address, (came.get(address) ?? 0) + encodedDataLength)
  })
  await session.send('Network.enable')
  await session.send('Network.setBlockedURLs', { urls: [...without] })
  return came
}
