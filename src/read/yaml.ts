/**
 * YAML as people write it → plain data, with the place of every value, and with everything refused that YAML
 * would silently change. Two tools that read the same file must not see two different pathways.
 */
import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type Scalar,
} from 'yaml'
import type { Fault, Place, Ref } from '../diagnostic.ts'
import { parseFault, textFaults } from './yaml-faults.ts'

/** Larger files are refused unread: no pathway needs them, and a bound keeps hostile ones cheap. */
export const mostBytes = 256 * 1024
/** Collections inside collections. */
export const mostDepth = 32

/** One file, read. `data` is undefined when the file could not be read at all. */
export interface Source {
  file: string
  text: string
  data: unknown
  faults: Fault[]
  /** The place of a value; a missing value has none of its own, so the nearest thing around it answers. */
  place: (at: Pick<Ref, 'path' | 'key' | 'span'>) => Place
}

/**
 * Reads one YAML file. Never throws: what cannot be read is a fault with a place.
 * @param file path as it is to be shown, relative to its root
 */
export function readYaml(file: string, text: string): Source {
  let parsed: { doc: Document.Parsed; lines: LineCounter } | undefined
  // Places are wanted only when there is a fault, so the tree is not kept: it is read again then.
  const place: Source['place'] = ({ path, key, span }) => {
    parsed ??= parse(text)
    if (span) return spot(file, parsed.lines, span[0], span[1])
    return placeOf(file, parsed.doc, parsed.lines, path, key ?? false)
  }
  const refused = refuseUnread(file, text)
  if (refused) return { file, text, data: undefined, faults: [refused], place: () => start(file) }

  let read: ReturnType<typeof parse>
  try {
    read = parse(text)
  } catch {
    // The parser's own call stack is the last bound on nesting.
    return { file, text, data: undefined, faults: [tooDeep(file)], place: () => start(file) }
  }
  const { doc } = read
  const faults = syntaxFaults(file, text, doc)
  // Keys written twice are the one error that leaves the rest of the file readable.
  if (faults.some(({ rule }) => rule !== 'yaml-twice')) return { file, text, data: undefined, faults, place }
  const data = toData(doc.contents, file, text, faults)
  return { file, text, data, faults, place }
}

/** One slip breaks much of what follows it, so only the first error counts, and later ones that show their own slip. */
function syntaxFaults(file: string, text: string, doc: Document.Parsed): Fault[] {
  const found: Fault[] = []
  const lines = new Set<number>()
  for (const error of [...doc.errors, ...doc.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
    const { fault, sure } = parseFault(file, text, error)
    const line = text.slice(0, error.pos[0]).split('\n').length
    if (lines.has(line) || (found.length > 0 && !sure)) continue
    lines.add(line)
    found.push(fault)
  }
  return found
}

function parse(text: string): { doc: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', merge: false })
  return { doc, lines }
}

function refuseUnread(file: string, text: string): Fault | undefined {
  const at: Ref = { file, path: [] }
  if (text.length > mostBytes)
    return {
      at,
      rule: 'yaml-bounds',
      level: 'error',
      what: `This file has ${text.length} characters; the most that is read is ${mostBytes}`,
      why: 'A file of this size cannot be reviewed by a person, and would slow every check.',
      mend: 'Split it, or remove what was pasted in by mistake.',
    }
  let open = 0
  for (const character of text) {
    if (character === '[' || character === '{') open++
    else if (character === ']' || character === '}') open = Math.max(0, open - 1)
    if (open > 200) return tooDeep(file)
  }
  return undefined
}

function tooDeep(file: string): Fault {
  return {
    at: { file, path: [] },
    rule: 'yaml-bounds',
    level: 'error',
    what: `Lists stand inside lists more than ${mostDepth} deep`,
    why: 'Nothing in a pathway is nested so deeply; the file is not what it seems to be.',
    mend: 'Remove what was pasted in by mistake.',
  }
}

/** Tree → plain data. Objects have no prototype, so that a key like `constructor` is only a key. */
function toData(root: ParsedNode | null, file: string, text: string, faults: Fault[]): unknown {
  const visit = (node: Node | null, path: (string | number)[], flow: boolean): unknown => {
    if (path.length > mostDepth) {
      faults.push({ ...tooDeep(file), at: { file, path: path.slice(0, mostDepth) } })
      return null
    }
    if (node === null) return null
    if (isAlias(node)) {
      faults.push(...textFaults.anchor({ file, path }))
      return null
    }
    if (isCollection(node) || isScalar(node)) {
      if (node.anchor !== undefined) faults.push(...textFaults.anchor({ file, path }))
      if (node.tag !== undefined) faults.push(...textFaults.tag({ file, path }, node.tag))
    }
    if (isScalar(node)) {
      faults.push(...textFaults.scalar({ file, path }, node as Scalar.Parsed, text, flow))
      return node.value
    }
    if (isSeq(node)) {
      const inFlow = flow || node.flow === true
      return node.items.map((item, i) => {
        if (isPair(item)) {
          faults.push(...textFaults.pairInList({ file, path: [...path, i] }))
          return null
        }
        return visit(item as Node | null, [...path, i], inFlow)
      })
    }
    if (isMap(node)) {
      const inFlow = flow || node.flow === true
      const data: Record<string, unknown> = Object.create(null)
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        const key = keyOf(pair)
        const here = [...path, key]
        faults.push(...textFaults.key({ file, path: here, key: true }, pair, inFlow))
        data[key] = visit(pair.value, here, inFlow)
      }
      return data
    }
    return null
  }
  return visit(root, [], false)
}

function keyOf(pair: Pair<Node, Node | null>): string {
  const key: unknown = isScalar(pair.key) ? ((pair.key as Scalar & { source?: string }).source ?? pair.key.value) : ''
  return String(key)
}

function start(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 2 }
}

function spot(file: string, lines: LineCounter, from: number, to: number): Place {
  const a = lines.linePos(from)
  const b = lines.linePos(to)
  if (a.line === 0) return start(file)
  return { file, line: a.line, column: a.col, endLine: b.line, endColumn: b.col }
}

function placeOf(
  file: string,
  doc: Document.Parsed,
  lines: LineCounter,
  path: readonly (string | number)[],
  wantKey: boolean,
): Place {
  let node: Node | null = doc.contents
  let found: readonly [number, number] | undefined = rangeOf(node)
  for (const [i, step] of path.entries()) {
    const last = i === path.length - 1
    if (isMap(node)) {
      const pair = (node.items as Pair<Node, Node | null>[]).find((item) => keyOf(item) === String(step))
      if (!pair) break
      const key = rangeOf(pair.key)
      const value = rangeOf(pair.value)
      // A long value would underline half the file; its key says as much.
      found = (last && wantKey) || isCollection(pair.value) || !value || value[0] === value[1] ? (key ?? found) : value
      node = pair.value
    } else if (isSeq(node)) {
      const item = node.items[Number(step)] as Node | undefined
      if (!item) break
      found = rangeOf(item) ?? found
      node = item
    } else break
    if (last) break
  }
  if (path.length === 0 || !found) return start(file)
  const first = lines.linePos(found[0])
  let to = found[1]
  // Stay on one line: the first line of a text is where an editor looks.
  const next = lines.lineStarts[first.line]
  if (next !== undefined && to > next - 1) to = next - 1
  return spot(file, lines, found[0], Math.max(to, found[0] + 1))
}

function rangeOf(node: Node | null | undefined): readonly [number, number] | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined
}
