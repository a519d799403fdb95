/**
 * The part of Mermaid's flowcharts that prose may hold: boxes with words, arrows with answers. It is read as data and
 * drawn by this project; what Mermaid would do beyond it (links, scripts, styles, groups) is refused, not skipped.
 */
import type { Arrow, Flowchart } from '../flowchart.ts'
import { graphOfFlowchart } from '../flowchart.ts'
import { endable, reachable } from '../graph.ts'

export interface Slip {
  /** 0 is the line after the one that opens the block. */
  line: number
  what: string
  why: string
  mend: string
}

export interface Parsed {
  /** Absent where there is any slip. */
  chart?: Flowchart
  slips: Slip[]
}

/** More is a pathway, not a picture in a text. */
const mostBoxes = 40
const mostArrows = 80
const mostWords = 200

const lost = 'A reader would miss what this line was meant to show.'
const unread = 'A reader would meet a chart that says something else than its author meant.'

/** Never throws, and takes time in proportion to the text. */
export function parseFlowchart(text: string): Parsed {
  const reading = new Reading()
  for (const [at, line] of text.split(/\r?\n/).entries()) if (reading.slips.length < 20) reading.read(line, at)
  return reading.end()
}

/** A box as it stands in a line: its id, and words where it is given any. */
const box = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/uy
/** What opens the words of a box → what closes them. The longer first. All shapes are drawn alike: shape says nothing. */
const shapes: readonly [open: string, close: string][] = [
  ['([', '])'],
  ['[[', ']]'],
  ['((', '))'],
  ['{{', '}}'],
  ['[', ']'],
  ['(', ')'],
  ['{', '}'],
]
const quoted = /\s*"([^"]*)"\s*/y
const bare = /[^[\](){}"|<>]+/y
const arrow = /\s*(?:--+>|-\.+->|==+>)\s*/y
/** `-- Yes -->` */
const spoken = /\s*--\s([^-|"<>]+)--+>\s*/y
const label = /\|(?:\s*"([^"|]*)"\s*|([^|"]*))\|\s*/y

class Reading {
  readonly slips: Slip[] = []
  private began = false
  private title = ''
  private readonly words = new Map<string, { text?: string; line: number }>()
  private readonly arrows: (Arrow & { line: number })[] = []

  read(whole: string, at: number): void {
    const line = whole.trim().replace(/\s*;$/, '')
    if (line === '' || (line.startsWith('%%') && !line.startsWith('%%{'))) return
    if (!this.began) {
      this.began = true
      if (/^(?:flowchart|graph)(?:\s+(?:TD|TB|LR|RL|BT))?$/.test(line)) return
      this.say(
        at,
        `\`${short(line)}\` does not begin a flowchart`,
        'Only flowcharts are drawn here; a reader would meet the text of a program.',
        'Begin the block with the line `flowchart TD`. Other kinds of charts go in words or in a table.',
      )
      return
    }
    const [, name, given] = /^(accTitle|accDescr)\s*:\s*(.*)$/.exec(line) ?? []
    if (name === 'accTitle') this.title = given!
    if (name !== undefined) return
    const word = /^(?:%%\{|(?:subgraph|end|style|classDef|class|click|linkStyle|direction)(?![\w-]))/.exec(line)?.[0]
    if (word !== undefined && !/^[A-Za-z]+\s*(?:[[({]|--|-\.|==)/.test(line)) {
      this.say(at, `\`${short(line)}\` is not drawn here`, lost, mends[word] ?? mends.style!)
      return
    }
    this.readStatement(line, at)
  }

  /** `a[Words] -->|Yes| b[Words] --> c` */
  private readStatement(line: string, at: number): void {
    let [from, here] = this.readBox(line, 0, at) ?? []
    while (from !== undefined && here !== undefined && here < line.length) {
      const words = this.readArrow(line, here)
      if (!words) {
        const rest = line.slice(here).trim()
        this.say(
          at,
          `\`${short(rest)}\` cannot be read`,
          unread,
          /^(?:---|===|-\.-)(?!>)|^--[ox]/.test(rest)
            ? 'Write the arrow with its head: `-->`.'
            : /^&/.test(rest)
              ? 'Write one line for each arrow.'
              : /^:::|^@/.test(rest)
                ? mends.style!
                : 'Write `first[Words] -->|Answer| second[Words]`, words with signs in double quotes.',
        )
        return
      }
      const next = this.readBox(line, words.end, at)
      if (!next) return
      const [to, end] = next
      this.arrows.push({ from, to, words: words.text, line: at })
      ;[from, here] = [to, end]
    }
  }

  /** @returns the box's id and where the line goes on */
  private readBox(line: string, from: number, at: number): [id: string, end: number] | undefined {
    const id = match(box, line, from)?.[0]
    if (id === undefined) {
      const there = line.slice(from).trim()
      this.say(
        at,
        there === '' ? `An arrow at the end of \`${short(line)}\` leads nowhere` : `\`${short(there)}\` names no box`,
        unread,
        'Write a name of letters and figures for each box, then its words: `first[Is it red?]`.',
      )
      return undefined
    }
    let end = from + id.length
    const known = this.words.get(id) ?? { line: at }
    this.words.set(id, known)
    const [open, close] = shapes.find(([open]) => line.startsWith(open, end)) ?? []
    if (open === undefined || close === undefined) return [id, end]
    end += open.length
    const found = match(quoted, line, end) ?? match(bare, line, end)
    const text = wordsOf(found?.[1] ?? found?.[0] ?? '')
    end += found?.[0].length ?? 0
    if (!found || !line.startsWith(close, end)) {
      this.say(
        at,
        `The words of the box \`${id}\` do not end where \`${close}\` was expected`,
        unread,
        `Put the words in double quotes: \`${id}${open}"…"${close}\`.`,
      )
      return undefined
    }
    if (known.text !== undefined && known.text !== text)
      this.say(
        at,
        `The box \`${id}\` is given two texts: \`${short(known.text)}\` and \`${short(text)}\``,
        unread,
        'Write the words once; give another box another name.',
      )
    known.text = text
    return [id, end + close.length]
  }

  private readArrow(line: string, from: number): { text: string; end: number } | undefined {
    const plain = match(arrow, line, from)
    const end = from + (plain?.[0].length ?? 0)
    const said = plain ? match(label, line, end) : match(spoken, line, from)
    if (!plain && !said) return undefined
    return { text: wordsOf(said?.[1] ?? said?.[2] ?? ''), end: end + (said?.[0].length ?? 0) }
  }

  /** What only shows once all is read: whether a reader can begin, choose and come to an end. */
  end(): Parsed {
    if (!this.began || (this.slips.length === 0 && this.arrows.length === 0))
      this.say(
        0,
        'This flowchart has no arrows',
        'A reader would meet an empty place.',
        'Write `flowchart TD`, then lines such as `first[Is it red?] -->|Yes| second[Look again]`; or remove the block.',
      )
    if (this.slips.length === 0) this.checkWords()
    if (this.slips.length > 0) return { slips: this.slips }
    const boxes = new Map([...this.words].map(([id, { text = '' }]) => [id, text]))
    const heads = [...boxes.keys()].filter((id) => !this.arrows.some(({ to }) => to === id))
    const start = heads[0] ?? [...boxes.keys()][0]!
    const chart: Flowchart = { title: wordsOf(this.title), start, boxes, arrows: this.arrows }
    const graph = graphOfFlowchart(chart)
    const [reached, ending] = [reachable(graph), endable(graph)]
    for (const [id, { line }] of this.words) {
      if (!reached.has(id))
        this.say(
          line,
          `No arrow leads from \`${start}\` to the box \`${id}\``,
          'A reader would not know when it applies.',
          `Draw an arrow to \`${id}\`, or give it a flowchart of its own.`,
        )
      else if (!ending.has(id))
        this.say(
          line,
          `From the box \`${id}\` a reader only goes round`,
          'Nobody who comes there would reach an end.',
          'Add an arrow to a box that nothing follows.',
        )
    }
    return this.slips.length > 0 ? { slips: this.slips } : { chart, slips: [] }
  }

  private checkWords(): void {
    if (this.words.size > mostBoxes || this.arrows.length > mostArrows)
      this.say(
        0,
        `This flowchart has ${this.words.size} boxes and ${this.arrows.length} arrows; the most are ${mostBoxes} and ${mostArrows}`,
        'A reader would lose the way, and the text around it.',
        'Draw less, or write it as a pathway.',
      )
    if (this.slips.length > 0) return
    for (const [id, { text = '', line }] of this.words)
      if (text === '' || text.length > mostWords)
        this.say(
          line,
          text === '' ? `The box \`${id}\` has no words` : `The box \`${id}\` has ${text.length} characters`,
          text === ''
            ? 'A reader would meet a name that means nothing to them.'
            : 'A reader would not see the chart for its words.',
          text === ''
            ? `Write them where it is first named: \`${id}[…]\`.`
            : 'Say it shorter; what needs more words goes in the text.',
        )
    for (const [id, own] of Map.groupBy(this.arrows, ({ from }) => from))
      for (const [i, { words, line }] of own.entries())
        if (words === '' && own.length > 1)
          this.say(
            line,
            `The box \`${id}\` leads to ${own.length} places, and this arrow does not say when`,
            'A reader could not choose.',
            `Write the answer on the arrow: \`${id} -->|Yes| …\`.`,
          )
        else if (words !== '' && own.slice(0, i).some((one) => one.words === words))
          this.say(
            line,
            `The box \`${id}\` has the answer \`${short(words)}\` twice`,
            'A reader could not choose.',
            'Give each arrow words of its own.',
          )
  }

  private say(line: number, what: string, why: string, mend: string): void {
    this.slips.push({ line, what, why, mend })
  }
}

const mends: Partial<Record<string, string>> = {
  subgraph: 'Remove the lines `subgraph` and `end`; boxes that belong together follow each other.',
  end: 'Remove the lines `subgraph` and `end`; a box that ends may be called `ends`.',
  click: 'Remove the line, and put the link in the text.',
  direction: 'Remove the line: charts go down here.',
  style: 'Remove it: colour is kept for urgency, and shapes say nothing here.',
}

function match(pattern: RegExp, line: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(line)
}

/** Words as they are read: Mermaid's codes for signs (`#quot;`, `#215;`) are the signs. */
function wordsOf(text: string): string {
  return text
    .replace(/#(?:(\d{1,6})|(quot|amp|lt|gt|nbsp));/g, (whole, code?: string, name?: string) =>
      code === undefined ? signs[name!]! : isSign(Number(code)) ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/\s+/g, ' ')
    .trim()
}

function isSign(code: number): boolean {
  return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
}

const signs: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: ' ' }

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}
