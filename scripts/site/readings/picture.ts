/** A picture of a page, asked for until the browser gives one. */
import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

/** The part of the page, in CSS pixels from its left upper corner. */
export interface Clip {
  x: number
  y: number
  width: number
  height: number
}

/** How often a picture is asked for, and how many ms longer is waited before each further time: some 4 s in all. */
const times = 6
const pause = 250

/**
 * A busy machine's Chromium refuses a picture now and then ("Unable to capture screenshot") and gives the same one a
 * moment later. That says nothing of the page, so it is asked again; whatever else goes wrong is passed on at once.
 * @returns a PNG file
 */
export async function takePicture(cdp: Pick<CDPSession, 'send'>, clip: Clip): Promise<Buffer> {
  for (let time = 1; ; time += 1) {
    try {
      const { data } = await cdp.send('Page.captureScreenshot', {
        format: 'png',
        clip: { ...clip, scale: 1 },
        optimizeForSpeed: true,
      })
      return Buffer.from(data, 'base64')
    } catch (error) {
      if (time === times || !/Unable to capture screenshot/.test(String(error))) throw error
      await wait(time * pause)
    }
  }
}
