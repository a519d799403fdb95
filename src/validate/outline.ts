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
  /** The words after the keys that lead here, as far as they stand on one line: tells the kind of a step. */
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
  const lines = text.split('\n')
  const at = text.slice(0, start).split('\n').length - 1
  const flow = flowSpot(before)
  const [spaces, dashes, key, word] = partsOf(before)
  const column = spaces.length + dashes.length
  const { path, beside } = climb(lines, at, column, dashes !== '')

  const data = dataAt(lines, at, column)
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
  if (open < 0 || before.indexOf('}', open) >= 0) return undefined
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
  lines: readonly string[],
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
    const line = readLine(lines[n]!)
    if (!line) continue
    if (line.column === left) {
      if (own && line.key !== undefined) beside.push(line.key)
      // The first of these lines that opens an item opens the one that we stand in; those above it stand before it.
      if (line.item) item = item === undefined ? 0 : item + 1
      if (line.item) own = false
    } else if (line.column < left && line.key !== undefined) {
      if (item !== undefined) path.unshift(item)
      path.unshift(line.key)
      left = line.column
      item = line.item ? 0 : undefined
      own = false
    }
    if (left === 0 && !own) break
  }
  if (item !== undefined) path.unshift(item)
  for (let n = at + 1; n < lines.length; n++) {
    const line = readLine(lines[n]!)
    if (!line) continue
    if (line.column < column || (line.item && line.column === column)) break
    if (line.column === column && line.key !== undefined) beside.push(line.key)
  }
  return { path, beside }
}

/** The `kind` of the groups that lead to a line, at the paths at which they stand. */
function dataAt(lines: readonly string[], at: number, column: number): unknown {
  let data: unknown = {}
  const seen = new Set<string>()
  const look = (n: number): void => {
    const line = readLine(lines[n]!)
    if (line?.key !== 'kind' || line.value === '') return
    const { path } = climb(lines, n, line.column, line.item)
    const name = path.join('\n')
    if (seen.has(name)) return
    seen.add(name)
    data = put(data, path, { kind: line.value })
  }
  // Only the group that the line stands in can have a kind that matters: up to the next line that stands further left.
  let left = column
  for (let n = at; n >= 0; n--) {
    const line = readLine(lines[n]!)
    if (line) left = Math.min(left, line.column)
    look(n)
    if (line && left <= 2 && line.column <= 2 && line.key !== undefined && n < at) break
  }
  for (let n = at + 1; n < lines.length; n++) {
    const line = readLine(lines[n]!)
    if (line && line.column < Math.min(column, 4)) break
    look(n)
  }
  return data
}

function put(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  const here = (typeof data === 'object' && data !== null ? data : {}) as Record<string | number, unknown>
  if (first === undefined) return { ...here, ...(value as object) }
  return { ...here, [first]: put(here[first], rest, value) }
}
