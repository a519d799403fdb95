/**
 * YAML as people write it → plain data, with the place of every value, and with everything refused that YAML
 * would silently change. Two tools that read the same file must not see two different pathways.
 */
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { Fault, Place, Ref } from '../diagnostic.ts'
import { fragmentAt } from './fragment.ts'
import { Lines } from './lines.ts'
import { outline, type Outline } from './outline.ts'
import { explain } from './yaml-errors.ts'
import { hiddenCharacters, textFaults, unread } from './yaml-faults.ts'
import { readPlain } from './yaml-plain.ts'

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
  return read(file, text, readPlain)
}

/** The same without the short way for plain files: what that one is held against. */
export function readWhole(file: string, text: string): Source {
  return read(file, text, () => undefined)
}

function read(file: string, text: string, short: typeof readPlain): Source {
  let parsed: Parsed | undefined
  // Places are wanted only when there is a fault, so the tree is not kept: it is read again then.
  const place: Source['place'] = ({ path, key, span }) => {
    parsed ??= parse(text)
    return span ? { file, ...parsed.lines.span(span) } : placeOf(file, parsed, path, key ?? false)
  }
  const refused = refuseUnread(file, text)
  if (refused) {
    const place: Source['place'] = ({ span }) => (span ? { file, ...new Lines(text).span(span) } : top(file))
    return { file, text, data: undefined, faults: [refused], place }
  }

  const plain = short(text)
  if (plain) return { file, text, data: plain.data, faults: [], place: placeInPlain(file, text, place) }

  let tree: Parsed
  try {
    tree = parse(text)
  } catch {
    // The parser's own call stack is the last bound on nesting.
    return { file, text, data: undefined, faults: [tooDeep(file)], place: () => top(file) }
  }
  const faults = syntaxFaults(file, text, tree)
  const readable = faults.length === 0
  faults.push(...hiddenCharacters(file, text))
  const data = readable ? toData(tree.doc.contents, file, text, faults) : undefined
  return { file, text, data, faults, place }
}

/** In a plain text a place is told from the few lines around it, as often as it is found there. */
function placeInPlain(file: string, text: string, whole: Source['place']): Source['place'] {
  let known: { lines: readonly string[]; outline: Outline } | undefined
  return (at) => {
    if (at.span) return whole(at)
    known ??= { lines: text.split('\n'), outline: outline(text) }
    const part = fragmentAt(known.lines, known.outline, at.path)
    if (!part) return whole(at)
    const place = placeOf(file, parse(part.text), part.path, at.key ?? false)
    return { ...place, line: place.line + part.above, endLine: place.endLine + part.above }
  }
}

/** One slip breaks much of what follows it, so only the first error counts, and later ones that show their own slip. */
function syntaxFaults(file: string, text: string, { doc, lines }: Parsed): Fault[] {
  const sign = doc.errors.length > 0 && listSign(file, text)
  if (sign) return [sign]
  const found: Fault[] = []
  const seen = new Set<number>()
  if (/^%(YAML|TAG)\b/m.test(text) && doc.directives?.docStart) found.push(directive(file, text))
  for (const error of [...doc.errors, ...doc.warnings].sort((a, b) => a.pos[0] - b.pos[0])) {
    if (error.code === 'RESOURCE_EXHAUSTION') return [tooDeep(file)]
    const { line } = lines.at(error.pos[0])
    if (seen.has(line)) continue
    // Never sure, and dear to explain: a hostile file has one on every line.
    if (found.length > 0 && error.code === 'BAD_INDENT') continue
    const { fault, sure } = explain(file, text, error)
    if (found.length > 0 && !sure) continue
    seen.add(line)
    found.push(fault)
  }
  return found
}

/** Whatever YAML makes of the lines after it, this is the slip. */
function listSign(file: string, text: string): Fault | undefined {
  const slip = /^ *(-(?=[a-z])|[–—•] ?)([a-z][\w-]*: )/m.exec(text)
  if (!slip) return undefined
  const from = slip.index + slip[0].length - slip[1]!.length - slip[2]!.length
  return {
    at: { file, path: [], span: [from, from + 1] },
    rule: 'yaml-syntax',
    level: 'error',
    what: 'An entry of a list begins with a hyphen and a space',
    why: unread,
    mend: `Write \`- ${slip[2]!.trimEnd()}\`.`,
  }
}

function directive(file: string, text: string): Fault {
  const from = text.search(/^%(YAML|TAG)\b/m)
  return {
    at: { file, path: [], span: [from, from + 5] },
    rule: 'yaml-sign',
    level: 'error',
    what: 'A line that begins with `%` changes how the rest of the file is read',
    why: 'The same words would mean something else here than in every other file.',
    mend: 'Remove the line, and the `---` after it.',
  }
}

interface Parsed {
  doc: Document.Parsed
  lines: Lines
}

function parse(text: string): Parsed {
  // The parser compares every key with every other; `toData` looks them up instead.
  const doc = parseDocument(text, {
    prettyErrors: false,
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    // Every order to a program is refused alike, whether or not the parser could follow it.
    resolveKnownTags: false,
  })
  return { doc, lines: new Lines(text) }
}

function refuseUnread(file: string, text: string): Fault | undefined {
  const at: Ref = { file, path: [] }
  const merged = /^<{7} .*$/m.exec(text)
  if (merged && /^>{7} /m.test(text))
    return {
      at: { ...at, span: [merged.index, merged.index + merged[0].length] },
      rule: 'yaml-syntax',
      level: 'error',
      what: 'Two versions of this place were left here when changes were joined',
      why: unread,
      mend: 'Keep one of the two, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
    }
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
  for (const [sign] of text.matchAll(/[[\]{}]/g)) {
    open = sign === '[' || sign === '{' ? open + 1 : Math.max(0, open - 1)
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
      faults.push(...textFaults.anchor({ file, path }, `*${node.source}`))
      return null
    }
    if (isCollection(node) || isScalar(node)) {
      if (node.anchor !== undefined) faults.push(...textFaults.anchor({ file, path }, `&${node.anchor}`))
      if (node.tag !== undefined) faults.push(...textFaults.tag({ file, path }, node.tag))
    }
    if (isScalar(node)) {
      faults.push(...textFaults.scalar({ file, path }, node as Scalar.Parsed, text, flow))
      return node.value
    }
    if (isSeq(node)) {
      const inFlow = flow || node.flow === true
      return node.items.map((item, i) => {
        // `[a: b]` is a group without braces.
        const range = node.flow ? rangeOf(item as Node | null) : undefined
        if (range && isMap(item) && text[range[0]] !== '{')
          faults.push(...textFaults.pairInList({ file, path: [...path, i] }, text.slice(...range)))
        return visit(item as Node | null, [...path, i], inFlow)
      })
    }
    if (isMap(node)) {
      const inFlow = flow || node.flow === true
      const data: Record<string, unknown> = Object.create(null)
      const again: { at: Ref; key: string; above: string | undefined }[] = []
      let above: string | undefined
      for (const pair of node.items as Pair<Node, Node | null>[]) {
        const key = keyOf(pair)
        const here = [...path, key]
        const range = rangeOf(pair.key)
        if (key in data && range) again.push({ at: { file, path: here, span: range }, key, above })
        faults.push(...textFaults.key({ file, path: here, key: true }, pair, inFlow))
        const { anchor, tag } = isScalar(pair.key) ? pair.key : {}
        if (anchor !== undefined) faults.push(...textFaults.anchor({ file, path: here, key: true }, `&${anchor}`))
        if (tag !== undefined) faults.push(...textFaults.tag({ file, path: here, key: true }, tag))
        data[key] = visit(pair.value, here, inFlow)
        above = data[key] === null ? key : undefined
      }
      const [first, ...more] = again
      if (first && more.length === 0) faults.push(...textFaults.twice(first.at, first.key))
      else if (first) faults.push(...textFaults.entryTwice(first.at, first.key, more.length, first.above))
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

function top(file: string): Place {
  return { file, line: 1, column: 1, endLine: 1, endColumn: 2 }
}

function placeOf(file: string, parsed: Parsed, path: readonly (string | number)[], wantKey: boolean): Place {
  let node: Node | null = parsed.doc.contents
  let found: readonly [number, number] | undefined = rangeOf(node)
  for (const [i, step] of path.entries()) {
    const last = i === path.length - 1
    if (isMap(node)) {
      const pair = pairsOf(node).get(String(step))
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
  if (path.length === 0 || !found) return top(file)
  return { file, ...parsed.lines.span(found) }
}

/** Keys of a map, kept: a hostile file may have thousands of faults in one map. The last of two equal keys is the one used. */
const pairs = new WeakMap<object, Map<string, Pair<Node, Node | null>>>()

function pairsOf(node: YAMLMap): Map<string, Pair<Node, Node | null>> {
  const known = pairs.get(node)
  if (known) return known
  const index = new Map((node.items as Pair<Node, Node | null>[]).map((pair) => [keyOf(pair), pair]))
  pairs.set(node, index)
  return index
}

function rangeOf(node: Node | null | undefined): readonly [number, number] | undefined {
  return node?.range ? [node.range[0], node.range[1]] : undefined
}
