/** Types queries into a built home page, in a real browser on a processor made four times slower, and times every key. */
import { openBrowser, serve } from '../../site/browser.ts'

/** Slower than any machine that is still in use. */
const slower = 4

interface Timed extends Window {
  painted: number[]
}

/**
 * @param folder the built site of one nation
 * @param queries what is typed, one after the other
 * @returns for each key, the seconds from its press to the moment at which the answer was painted; and every file that
 * the first hit needed, by its path in the folder
 */
export async function typeQueries(
  folder: string,
  queries: readonly string[],
): Promise<{ keys: number[]; firstHit: string[] }> {
  const browser = await openBrowser()
  const served = await serve(folder)
  try {
    const page = await browser.newPage()
    const fetched: string[] = []
    page.on('request', (request) =>
      fetched.push(new URL(request.url()).pathname.replace(new URL(served.url).pathname, '')),
    )
    await page.goto(served.url, { waitUntil: 'networkidle' })
    const firstHit = fetched.filter((file) => /(^|\/)(lookup\.json|find-[0-9a-f]+\.js)$/.test(file))
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.evaluate(() => {
      const times = ((window as unknown as Timed).painted = [] as number[])
      document.getElementById('find')!.addEventListener('keydown', ({ timeStamp }) => {
        // After the frame that holds the answer: a task posted in a frame runs when that frame was painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel()
          port1.onmessage = () => times.push((performance.now() - timeStamp) / 1000)
          port2.postMessage(null)
        })
      })
    })
    for (const query of queries) {
      await page.fill('#find', '')
      await page.keyboard.type(query, { delay: 120 })
      await page.waitForTimeout(400)
    }
    return { keys: await page.evaluate(() => (window as unknown as Timed).painted), firstHit }
  } finally {
    await browser.close()
    await served.close()
  }
}
