/**
 * Where in a YAML file a cursor stands, told from keys and indentation alone: while somebody types, the text is broken
 * more often than whole, and a parser would say nothing.
 */

export interface Spot {
  /** Keys and list positions that lead to what is being written. */
  path: (string | number)[]
  /** Whether a key is being written, or the value after one. */
  writes: 'key' | 'value'
  /** Where in the text the word that is being written begins. */
  from: number
  /** Keys that stand beside it already. */
  beside: string[]
  /** The `kind` of every group at its path, and what stands before in the same braces: tells what may be written. */
  data: unknown
}

interface Line {
  indent: number
  /** How far the key stands from the start of the line, after any `- `. */
  column: number
  item: boolean
  key?: string
  value: string
}

/** Spaces, dashes, key and the rest of a line: every line has this form. */
const shape = /^( *)((?:- +)*)(?:([\w.-]+|"[^"]*"):(?= |$) *)?(.*)$/

function partsOf(text: string): [spaces: string, dashes: string, key: string | undefined, rest: string] {
  const [, ...parts] = shape.exec(text)!
  return parts as [string, string, string | undefined, string]
}

function readLine(text: string): Line | undefined {
  if (/^\s*(#|$)/.test(text)) return undefined
  const [spaces, dashes, key, value] = partsOf(text)
  return {
    indent: spaces.length,
    column: spaces.length + dashes.length,
    item: dashes !== '',
    ...(key === undefined ? {} : { key: key.replaceAll('"', '') }),
    value: value.trim(),
  }
}

/** @param offset characters from the start of the text */
export function spotAt(text: string, offset: number): Spot {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(start, offset)
  const lines = text.split('\n').map(readLine)
  const at = text.slice(0, start).split('\n').length - 1
  const flow = flowSpot(before)
  const [spaces, dashes, key, word] = partsOf(before)
  const column = spaces.length + dashes.length
  const { path, beside } = climb(lines, at, column, dashes !== '')

  const data = kindsIn(lines)
  const here = key?.replaceAll('"', '')
  if (flow) {
    // An entry of a list has no key.
    const inner = here === undefined ? path : [...path, here]
    return {
      path: flow.key === undefined ? inner : [...inner, flow.key],
      writes: flow.key === undefined ? 'key' : 'value',
      from: offset - flow.word.length,
      beside: flow.beside,
      data: put(data, inner, flow.pairs),
    }
  }
  if (here !== undefined) {
    return { path: [...path, here], writes: 'value', from: offset - word.length, beside, data }
  }
  return { path, writes: 'key', from: start + column, beside, data }
}

/** Inside `{ … }` on one line. */
function flowSpot(
  before: string,
): { word: string; key?: string; beside: string[]; pairs: Record<string, string> } | undefined {
  const open = before.lastIndexOf('{')
  if (open < 0 || before.includes('}', open)) return undefined
  const parts = before.slice(open + 1).split(',')
  const last = parts.pop()!
  const pairs = Object.fromEntries(
    parts.map((part): [string, string] => [part.split(':')[0]!.trim(), part.split(':').slice(1).join(':').trim()]),
  )
  const [key, value] = last.split(/:(?: |$)/)
  return value === undefined
    ? { word: last.trimStart(), beside: Object.keys(pairs), pairs }
    : { word: value.trimStart(), key: key!.trim(), beside: Object.keys(pairs), pairs }
}

/** From a line upwards to the left edge: the keys above it, and those of its own group. */
function climb(
  lines: readonly (Line | undefined)[],
  at: number,
  column: number,
  isItem: boolean,
): { path: (string | number)[]; beside: string[] } {
  const path: (string | number)[] = []
  const beside: string[] = []
  let left = column
  // In a list: how many items stand above this one.
  let item: number | undefined = isItem ? 0 : undefined
  let own = !isItem
  for (let n = at - 1; n >= 0; n--) {
    const line = lines[n]
    if (!line || line.column > left) continue
    if (line.column === left) {
      if (own && line.key !== undefined) beside.push(line.key)
      // The first of these lines that opens an item opens the one that we stand in; those above it stand before it.
      if (line.item) item = item === undefined ? 0 : item + 1
      if (line.item) own = false
    } else if (line.key !== undefined) {
      if (item !== undefined) path.unshift(item)
      path.unshift(line.key)
      left = line.column
      item = line.item ? 0 : undefined
      own = false
    }
  }
  if (item !== undefined) path.unshift(item)
  for (const line of lines.slice(at + 1)) {
    if (!line) continue
    if (line.column < column || (line.item && line.column === column)) break
    if (line.column === column && line.key !== undefined) beside.push(line.key)
  }
  return { path, beside }
}

/** Every `kind` of the file, at the path at which it stands. */
function kindsIn(lines: readonly (Line | undefined)[]): unknown {
  let data: unknown = {}
  lines.forEach((line, n) => {
    if (line?.key !== 'kind') return
    const { path } = climb(lines, n, line.column, line.item)
    data = put(data, path, { kind: line.value })
  })
  return data
}

function put(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  const here = (typeof data === 'object' && data !== null ? data : {}) as Record<string | number, unknown>
  if (first === undefined) return { ...here, ...(value as object) }
  return { ...here, [first]: put(here[first], rest, value) }
}
