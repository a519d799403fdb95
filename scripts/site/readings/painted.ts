/**
 * The first reading: a person who looks. Lines are traced on the painted page, from card to answer to card.
 *
 * A line is whatever changes on a screenshot when the lines are taken away. So it does not matter how lines are made,
 * and one that is covered, cut off, or of a colour that does not stand out is as absent here as it is to a reader.
 */
import type { CDPSession, Page } from 'playwright-core'
import type { View } from '../../../src/view/view.ts'
import { readPng, type Picture } from './png.ts'
import { takePicture } from './picture.ts'
import { agrees, tidy, type Told } from './told.ts'

export interface Painted {
  ways: Told[]
  /** What no reader could follow: lines through words, lines from nowhere or to nowhere. One sentence each. */
  faults: string[]
}

/** A rounded box with words in it, in pixels from the chart's left upper corner. */
interface Box {
  form: 'card' | 'answer' | 'jump' | 'rail'
  /** The number or letter in it. */
  mark: string
  words: string
  left: number
  top: number
  right: number
  bottom: number
}

interface Shown {
  /** The part of the page to be looked at, in whole pixels. */
  x: number
  y: number
  width: number
  height: number
  boxes: Box[]
  /** Where words stand that are in no box. */
  texts: Omit<Box, 'form' | 'mark'>[]
}

/** One stroke of one row of pixels, `from` inclusive, `to` exclusive, and the line that it is part of. */
interface Stroke {
  from: number
  to: number
  line: number
}

/** A gap that nobody sees between a line and the box that it leads to. */
const gap = 2
/** WCAG 1.4.11: what is needed to understand a drawing stands out from its ground by 3:1. */
const contrast = 3

/**
 * Reads every chart of a page as it is painted now, at the page's width and in its medium. The higher its window, the
 * fewer pictures are taken.
 * The page's context must be open to a style sheet from here (`bypassCSP`).
 */
export async function readPainted(page: Page): Promise<Painted[]> {
  // Bars that stick to the window lie over the chart in a picture of the whole page; a reader scrolls.
  const style = await page.addStyleTag({
    content:
      '.secs, .pbar { visibility: hidden } .no-lines .chart, .no-lines .chart * { --line: transparent !important }',
  })
  const shown = await page.evaluate(look)
  const withLines = await takePictures(page, shown)
  await page.evaluate(() => document.documentElement.classList.add('no-lines'))
  const without = await takePictures(page, shown)
  await page.evaluate(() => document.documentElement.classList.remove('no-lines'))
  await style.evaluate((element) => (element as Element).remove())
  return shown.map((chart, i) => trace(chart, strokesOf(chart.width, withLines[i]!, without[i]!)))
}

/**
 * Reads every chart of a page, and where one does not tell what its graph says, once more: on a busy machine a picture in
 * some thousands is taken before all of it is painted. What is drawn wrongly is wrong both times.
 */
export async function lookAgain(page: Page, views: readonly View[]): Promise<Painted[]> {
  const first = await readPainted(page)
  return first.every((painted, i) => agrees(painted, views[i]!)) ? first : readPainted(page)
}

/** Kept as long as its page: whoever ends one takes the page's medium (print) back with it. */
const sessions = new WeakMap<Page, Promise<CDPSession>>()

function sessionOf(page: Page): Promise<CDPSession> {
  const kept = sessions.get(page) ?? page.context().newCDPSession(page)
  sessions.set(page, kept)
  return kept
}

/** By scrolling, as a reader does: a window as high as the page would be laid out anew for every picture. */
async function takePictures(page: Page, charts: readonly Shown[]): Promise<Buffer[][]> {
  const cdp = await sessionOf(page)
  const window = page.viewportSize()!.height
  const all: Buffer[][] = []
  for (const { x, y, width, height } of charts) {
    const slices: Buffer[] = []
    for (let top = 0; top < height; top += window) {
      const clip = { x, y: y + top, width, height: Math.min(window, height - top) }
      await page.evaluate((y) => scrollTo(0, y), clip.y)
      slices.push(await takePicture(cdp, clip))
    }
    all.push(slices)
  }
  return all
}

/** Runs in the page: where the boxes of each chart stand, and what is written in them. */
function look(): Shown[] {
  return [...document.querySelectorAll('.chart')].map((chart) => {
    const whole = chart.getBoundingClientRect()
    const [x, y] = [Math.floor(whole.left + scrollX), Math.floor(whole.top + scrollY)]
    const at = (rect: DOMRect) => ({
      left: rect.left + scrollX - x,
      top: rect.top + scrollY - y,
      right: rect.right + scrollX - x,
      bottom: rect.bottom + scrollY - y,
    })
    const boxes: Box[] = []
    const add = (form: Box['form'], selector: string, markOf: (element: HTMLElement) => string | undefined): void => {
      for (const element of chart.querySelectorAll<HTMLElement>(selector)) {
        if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        boxes.push({
          form,
          mark: markOf(element)?.trim() ?? '',
          words: element.innerText,
          ...at(element.getBoundingClientRect()),
        })
      }
    }
    const marked = (element: HTMLElement) => element.querySelector<HTMLElement>('.no')?.innerText
    const lastWord = (element: HTMLElement) => /\w+\s*$/.exec(element.innerText)?.[0]
    add('card', '.card, .out', marked)
    add('answer', '.ans', () => '')
    add('jump', '.stub', marked)
    add('jump', '.jump', lastWord)
    add('rail', '.rail > span', lastWord)
    const texts: Shown['texts'] = []
    const walker = document.createTreeWalker(chart, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      if (node.textContent!.trim() === '' || parent.closest('.card, .out, .ans, .stub, .jump, .vh')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      for (const rect of range.getClientRects()) texts.push({ words: node.textContent!, ...at(rect) })
    }
    return { x, y, width: Math.ceil(whole.width + 1), height: Math.ceil(whole.height + 1), boxes, texts }
  })
}

/** The pixels that differ visibly between two pictures of one chart, gathered into lines. Row by row, from the top. */
function strokesOf(width: number, withLines: readonly Buffer[], without: readonly Buffer[]): Stroke[][] {
  const rows: Stroke[][] = []
  for (const [i, file] of withLines.entries()) {
    const [a, b] = [readPng(file), readPng(without[i]!)]
    for (let y = 0; y < a.height; y++) {
      const row: Stroke[] = []
      rows.push(row)
      if (sameRow(a, b, y)) continue
      for (let x = 0; x < Math.min(width, a.width); x++) {
        if (!differs(a.pixels, (y * a.width + x) * a.size, b.pixels, (y * b.width + x) * b.size)) continue
        const last = row.at(-1)
        if (last?.to === x) last.to++
        else row.push({ from: x, to: x + 1, line: -1 })
      }
    }
  }
  join(rows)
  return rows
}

function sameRow(a: Picture, b: Picture, y: number): boolean {
  const at = y * a.width * a.size
  return (
    Buffer.compare(a.pixels.subarray(at, at + a.width * a.size), b.pixels.subarray(at, at + a.width * a.size)) === 0
  )
}

function differs(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  if (a[i] === b[j] && a[i + 1] === b[j + 1] && a[i + 2] === b[j + 2]) return false
  const [one, other] = [light(a, i), light(b, j)]
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= contrast
}

const linear = Float64Array.from({ length: 256 }, (_, i) =>
  i <= 10 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4,
)

/** Relative luminance, as WCAG defines it. */
function light(pixels: Uint8Array, at: number): number {
  return 0.2126 * linear[pixels[at]!]! + 0.7152 * linear[pixels[at + 1]!]! + 0.0722 * linear[pixels[at + 2]!]!
}

/** Gives strokes that touch, corners included, the same line. */
function join(rows: readonly Stroke[][]): void {
  const parent: number[] = []
  const root = (line: number): number => {
    while (parent[line] !== line) line = parent[line] = parent[parent[line]!]!
    return line
  }
  for (const [y, row] of rows.entries())
    for (const stroke of row) {
      for (const above of rows[y - 1] ?? []) {
        if (above.to < stroke.from || above.from > stroke.to) continue
        if (stroke.line < 0) stroke.line = root(above.line)
        else parent[root(above.line)] = root(stroke.line)
      }
      if (stroke.line < 0) parent.push((stroke.line = parent.length))
    }
  for (const row of rows) for (const stroke of row) stroke.line = root(stroke.line)
}

interface Line {
  /** Boxes that it leaves: at their lower or right side. */
  from: Set<Box>
  /** Boxes that it comes to: at their upper or left side. */
  to: Set<Box>
}

/** Follows every line from the card that it leaves. */
function trace({ boxes, texts }: Shown, rows: readonly Stroke[][]): Painted {
  const faults: string[] = []
  const lines = new Map<number, Line>()
  const first = new Map<number, string>()
  for (const [y, row] of rows.entries())
    for (const { line, from } of row) {
      if (!lines.has(line)) lines.set(line, { from: new Set(), to: new Set() })
      if (!first.has(line)) first.set(line, `at ${from}, ${y}`)
    }
  for (const box of boxes) touch(box, rows, lines)
  for (const box of boxes) if (crosses(box, 3, rows)) faults.push(`A line runs through ${called(box)}.`)
  for (const text of texts)
    if (crosses(text, 1, rows)) faults.push(`A line runs through the words “${tidy(text.words)}”.`)

  const after = new Map<Box, Box[][]>()
  for (const [number, { from, to }] of lines) {
    const [source, ...others] = from
    if (!source || others.length > 0 || to.size === 0) {
      faults.push(
        `The line ${first.get(number)} leads from ${[...from].map(called).join(' and ') || 'nowhere'} to ${[...to].map(called).join(' and ') || 'nowhere'}.`,
      )
      continue
    }
    after.set(source, [...(after.get(source) ?? []), [...to]])
  }
  const ways: Told[] = []
  const come = new Set<Box>()
  const end = (from: string, answer: string, box: Box): void => {
    come.add(box)
    ways.push({ from, answer, to: box.mark })
  }
  for (const card of boxes) {
    if (card.form !== 'card') continue
    for (const box of (after.get(card) ?? []).flat()) {
      if (box.form !== 'answer') {
        end(card.mark, '', box)
        continue
      }
      come.add(box)
      const ends = (after.get(box) ?? []).flat()
      if (ends.length !== 1)
        faults.push(`From ${called(box)} of ${card.mark}, lines lead to ${ends.length} places, not one.`)
      for (const one of ends) end(card.mark, tidy(box.words), one)
    }
  }
  // Where columns meet, a line leads from the words that say so to the step that they name.
  for (const rail of boxes) {
    if (rail.form !== 'rail') continue
    const ends = (after.get(rail) ?? []).flat()
    if (ends.length !== 1 || ends[0]!.mark !== rail.mark)
      faults.push(`From ${called(rail)} lines lead to ${ends.map(called).join(' and ') || 'nowhere'}.`)
  }
  for (const [box, ends] of after)
    for (const to of ends.flat())
      if (box.form === 'jump' || to.form === 'rail' || (box.form === 'answer' && to.form === 'answer'))
        faults.push(`A line leads from ${called(box)} to ${called(to)}.`)
  for (const box of boxes)
    if ((box.form === 'answer' || box.form === 'jump') && !come.has(box))
      faults.push(`No line leads to ${called(box)}.`)
  return { ways, faults }
}

/** Notes which lines touch the sides of a box, from outside. */
function touch(box: Box, rows: readonly Stroke[][], lines: ReadonlyMap<number, Line>): void {
  for (let y = Math.max(0, Math.floor(box.top - gap - 1)); y <= box.bottom + gap && y < rows.length; y++)
    for (const { from, to, line } of rows[y]!) {
      if (to <= box.left - gap || from >= box.right + gap) continue
      const { from: leaves, to: comes } = lines.get(line)!
      const middle = y + 0.5
      const beside = middle > box.top && middle < box.bottom
      const within = to > box.left && from < box.right
      if (beside && from < box.left && to > box.left - gap) comes.add(box)
      if (beside && to > box.right && from < box.right + gap) leaves.add(box)
      if (within && middle < box.top && middle > box.top - gap - 1) comes.add(box)
      if (within && middle > box.bottom && middle < box.bottom + gap + 1) leaves.add(box)
    }
}

/** Whether any line is painted inside a box, further in than its border. */
function crosses(box: Omit<Box, 'form' | 'mark'>, border: number, rows: readonly Stroke[][]): boolean {
  for (let y = Math.ceil(box.top + border); y < box.bottom - border && y < rows.length; y++)
    if (rows[y]!.some(({ from, to }) => to > box.left + border && from < box.right - border)) return true
  return false
}

function called({ form, mark, words }: Pick<Box, 'form' | 'mark' | 'words'>): string {
  return form === 'card' ? `card ${mark}` : `“${tidy(words)}”`
}
