/** A printed pathway, sheet by sheet, as somebody leafs through it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
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

/** The lines of each sheet, from top to bottom. */
async function linesOf(pdf: Uint8Array): Promise<string[][]> {
  const document = await getDocument({ data: Uint8Array.from(pdf), verbosity: 0 }).promise
  const sheets: string[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const lines = new Map<number, string>()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const at = Math.round((item.transform as number[])[5]!)
      lines.set(at, `${lines.get(at) ?? ''}${item.str}`)
    }
    sheets.push([...lines].sort(([a], [b]) => b - a).map(([, line]) => line.trim()))
  }
  await document.loadingTask.destroy()
  return sheets
}

/** Words without the room between them, which a line's end takes away, and without the number of a sheet. */
const bare = (text: string): string => text.replace(/\s|\d+ \/ \d+$/g, '')

const pathways = [
  'england/pathways/suspected-colorectal-cancer/',
  'scotland/pathways/suspected-colorectal-cancer/',
  'england/pathways/iron-deficiency-anaemia/',
  'northern-ireland/pathways/haematuria/',
  'wales/cy/pathways/suspected-colorectal-cancer/',
]

test.for(pathways)('%s: no heading ends a sheet, and what only helps on a screen is not printed', async (path) => {
  const { page } = await openPage(browser, served.url)
  await page.goto(served.url + path)
  const headings = await page.locator('.sec > h2, .body > h3').allInnerTexts()
  const [services, ...boards] = (await page.locator('.sec:has(#section-services)').innerText()).split(/\n+/)
  // A space that does not break is one like any other in a PDF.
  const foot = (await page.locator('.sheet').textContent())!.replace(/\s/g, ' ')
  await page.emulateMedia({ media: 'print' })
  const said = await page.locator('.sec :is(li, p):visible:not(:has(a, b, .m))').allInnerTexts()
  const sheets = await linesOf(await page.pdf({ preferCSSPageSize: true }))
  await page.context().close()
  const text = sheets.flat()
  for (const heading of headings.slice(0, 4)) expect(text).toContain(heading)
  for (const line of [services, ...boards]) expect(text).not.toContain(line)
  const last = sheets.map((lines) => lines[lines.findLastIndex((line) => foot.startsWith(line)) - 1])
  expect(last.length).toBeGreaterThan(2)
  expect(last).not.toContain(undefined)
  expect(last.filter((line) => headings.includes(line!))).toEqual([])
  // A line that the edge of a sheet cuts through is read as scraps of it. A single word of the foot may stand anywhere.
  const printed = bare(
    sheets.map((lines) => lines.filter((line) => line.length < 16 || !foot.includes(line)).join('')).join(''),
  )
  expect(said.filter((words) => !printed.includes(bare(words)))).toEqual([])
})
