/**
 * The plain part of YAML in which nearly every file here is written: groups and lists by indentation, texts on one line,
 * and short `[ ]` and `{ }`. Reading only this is ten times as fast as reading all of YAML. Whatever is not certainly
 * plain (and so whatever could be at fault) is left to the whole reader, which also says what is wrong and where.
 */
import { anyHidden } from './yaml-faults.ts'

/** Something that is not plain. Thrown and caught in this file only. */
const notPlain = Symbol('not plain')

/** Deeper files are left to the whole reader, which has a bound of its own. */
const mostDepth = 16

type Group = Record<string, unknown>
type Frame = { indent: number } & ({ group: Group; open: string | undefined } | { list: unknown[] })

/**
 * @returns what the whole reader would return, in a box; undefined where the text is not plain
 */
export function readPlain(text: string): { data: unknown } | undefined {
  if (anyHidden.test(text) || /[\t\r]/.test(text)) return undefined
  try {
    return read(text)
  } catch (error) {
    if (error === notPlain) return undefined
    throw error
  }
}

function read(text: string): { data: unknown } | undefined {
  const frames: Frame[] = []
  let data: Frame | undefined
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    let to = end < 0 ? text.length : end
    const begin = from
    let start = from
    from = to + 1
    while (start < to && text.charCodeAt(start) === space) start++
    while (to > start && text.charCodeAt(to - 1) === space) to--
    if (start === to || text.charCodeAt(start) === hash) continue

    const indent = start - begin
    const content = text.slice(start, to)
    const isItem = content.startsWith('- ')
    const frame = frameFor(frames, indent, isItem)
    const root = frames[0]!
    data ??= root
    // A second root: what came before it has ended.
    if (data !== root) throw notPlain
    if ('list' in frame) addItem(frames, frame, content)
    else addKey(frame, content)
    if (frames.length > mostDepth) throw notPlain
  }
  return data && { data: 'group' in data ? data.group : data.list }
}

const space = 32
const hash = 35

/** The group or list that a line at this indent belongs to; a new one below a key that waits for its value. */
function frameFor(frames: Frame[], indent: number, isItem: boolean): Frame {
  for (let top = frames.at(-1); top; top = frames.at(-1)) {
    // A list may stand at the indent of its key; the next key there ends it.
    const ended = top.indent > indent || (top.indent === indent && 'list' in top && !isItem)
    if (!ended) break
    frames.pop()
  }
  const top = frames.at(-1)
  if (top && top.indent === indent && isItem === 'list' in top) return top
  const frame: Frame = isItem ? { indent, list: [] } : { indent, group: emptyGroup(), open: undefined }
  if (!top) {
    if (indent > 0) throw notPlain
  } else {
    if (!('group' in top) || top.open === undefined || (top.indent === indent && !isItem)) throw notPlain
    top.group[top.open] = 'group' in frame ? frame.group : frame.list
    top.open = undefined
  }
  frames.push(frame)
  return frame
}

function emptyGroup(): Group {
  return Object.create(null) as Group
}

/** A key that is a word and nothing else, then its value on the same line. */
const keyed = /^([A-Za-z][\w-]*):(?: +(.*))?$/
const reservedWord = /^(?:true|false|null)$/i

function addKey(frame: Frame & { group: Group; open: string | undefined }, content: string): void {
  const [, key, written] = keyed.exec(content) ?? []
  if (key === undefined || reservedWord.test(key) || key in frame.group) throw notPlain
  frame.group[key] = written === undefined ? null : scalar(written)
  frame.open = written === undefined ? key : undefined
}

function addItem(frames: Frame[], frame: Frame & { list: unknown[] }, content: string): void {
  const item = content.slice(2).replace(/^ +/, '')
  if (!keyed.test(item)) {
    frame.list.push(scalar(item))
    return
  }
  const inner = { indent: frame.indent + content.length - item.length, group: emptyGroup(), open: undefined }
  frame.list.push(inner.group)
  frames.push(inner)
  addKey(inner, item)
}

/** Signs that mean something at the beginning of a text. A `-` may only begin a figure. */
const sign = /^[-?:,[\]{}#&*!|>'"%@`]/
const figure = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/
const day = /^\d{4}-\d\d-\d\d$/
/** Begins like a figure and is none that is shown as it is written: `1.10`, `012`, `1e3`, `0x1F`, `+5`, `.inf`. */
const almostFigure = /^[-+.]?(?:[\d.]|inf|nan)[\da-fox_.+-]*$/i
const switchLike = /^(?:true|false|null|~)$/i

function scalar(written: string): unknown {
  const first = written[0]
  if (first === '"') {
    if (/^"[^"\\]*"$/.test(written)) return written.slice(1, -1)
    throw notPlain
  }
  if (first === "'") {
    if (/^'[^']*'$/.test(written)) return written.slice(1, -1)
    throw notPlain
  }
  if (first === '[' || first === '{') return flow(written)
  if (figure.test(written)) return number(written)
  if (written.includes(': ') || written.endsWith(':') || written.includes(' #')) throw notPlain
  return word(written)
}

function word(written: string): string | boolean {
  if (written === 'true') return true
  if (written === 'false') return false
  if (sign.test(written) || switchLike.test(written) || (almostFigure.test(written) && !day.test(written)))
    throw notPlain
  return written
}

function number(written: string): number {
  const value = Number(written)
  if (String(value) !== written) throw notPlain
  return value
}

/** `[ ]` and `{ }` of words, figures, and quoted texts, one in the other, with one space after each `:`. */
function flow(written: string): unknown {
  const tokens = written.match(/"[^"\\]*"|: |[[\]{},]|[\w.-]+| +|./g) ?? []
  let at = 0
  const peek = (): string | undefined => {
    while (tokens[at]?.startsWith(' ')) at++
    return tokens[at]
  }
  const next = (): string => {
    const token = peek()
    if (token === undefined) throw notPlain
    at++
    return token
  }
  /** Entries up to the closing sign; a text in quotes touches nothing but signs and spaces. */
  const entries = (close: string, entry: () => void): void => {
    if (peek() === close) {
      at++
      return
    }
    for (let sign = ','; sign !== close; sign = next()) {
      if (sign !== ',') throw notPlain
      entry()
    }
  }
  const value = (depth: number): unknown => {
    if (depth > 4) throw notPlain
    const token = next()
    if (token === '[') {
      const list: unknown[] = []
      entries(']', () => list.push(value(depth + 1)))
      return list
    }
    if (token === '{') {
      const group = emptyGroup()
      entries('}', () => {
        const key = next()
        if (!/^[A-Za-z][\w-]*$/.test(key) || reservedWord.test(key) || key in group || tokens[at++] !== ': ')
          throw notPlain
        group[key] = value(depth + 1)
      })
      return group
    }
    if (token.length > 1 && token.startsWith('"')) return token.slice(1, -1)
    if (figure.test(token)) return number(token)
    if (!/^[A-Za-z][\w-]*$/.test(token)) throw notPlain
    return word(token)
  }
  const data = value(0)
  if (peek() !== undefined) throw notPlain
  return data
}
