/**
 * Prose → syntax tree. The parser stops at its first error and speaks of expressions and tags; here the slip itself
 * is named, blotted out and the rest read on, so that one reading finds every slip.
 */
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Fault } from '../diagnostic.ts'
import { components } from './mdx-components.ts'
import {
  addressInTag,
  braces,
  codeLine,
  fault,
  htmlComment,
  lineFrom,
  misplaced,
  short,
  sign,
  tooDeep,
  tooLong,
  unknownTag,
} from './mdx-faults.ts'
import type { Tree } from './mdx-tree.ts'

/**
 * Characters between two empty lines. The time to parse grows with the square of it for hostile text (measured:
 * 64 KB of `**a*` take 15 s in one paragraph and 1.5 s in paragraphs of this size).
 */
const mostInParagraph = 6000
/** Slips that are looked for before the author is sent to mend; each costs a reading, so in a long text they are fewer. */
const mostSlips = 12
const mostReread = 96 * 1024
/** Stands in for a sign that was reported, so that places stay as they are. */
const blot = '‹'
/** Lists in lists, and long lists, are slow to parse (measured: 64 KB of `1. ` on one line take four minutes). */
const manyMarks = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){4}/m
const marked = /^[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])/gm
const mostMarked = 300

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMdx).freeze()

/**
 * @param text the whole file, its head blank, so that all offsets in the tree are those of the file
 * @param from offset of the prose
 * @returns no tree where the rest of the text hangs on the slip that was found
 */
export function parseProse(file: string, text: string, from: number): { tree?: Tree; faults: Fault[] } {
  const unread = refuseUnread(file, text, from)
  if (unread) return { faults: [unread] }
  let rest = text
  const faults: Fault[] = []
  while (faults.length < mostSlips && faults.length * text.length <= mostReread) {
    try {
      return { tree: parser.parse(rest) as Tree, faults }
    } catch (error) {
      if (!isParserError(error)) return { faults: [...faults, tooDeep(file, [from, from + 1])] }
      const at = signAt(rest, error, from)
      const { slip, alone } = slipAt(file, text, at, error)
      faults.push(slip)
      if (!alone) return { faults }
      rest = `${rest.slice(0, at)}${blot}${rest.slice(at + 1)}`
    }
  }
  return { faults }
}

function refuseUnread(file: string, text: string, from: number): Fault | undefined {
  const prose = text.slice(from)
  const at = (offset: number): Fault['at'] => ({ file, path: [], span: [from + offset, from + offset + 1] })
  const marks = manyMarks.exec(prose)
  if (marks) return { ...tooDeep(file, [0, 1]), at: at(marks.index) }
  const lines = prose.match(marked)?.length ?? 0
  if (lines > mostMarked)
    return {
      ...tooLong(file, `${lines} lines begin a list or a quotation; the most that is read is ${mostMarked}`),
      at: at(0),
    }
  let offset = 0
  for (const paragraph of prose.split(/(\r?\n[ \t]*\r?\n)/)) {
    if (paragraph.length > mostInParagraph)
      return {
        ...tooLong(file, `A paragraph has ${paragraph.length} characters; the most that is read is ${mostInParagraph}`),
        at: at(offset),
      }
    offset += paragraph.length
  }
  return undefined
}

interface ParserError {
  source: string
  reason: string
  place?: { offset?: number; start?: { offset?: number } }
}

function isParserError(error: unknown): error is ParserError {
  return typeof error === 'object' && error !== null && 'source' in error && 'reason' in error
}

/** The offset of the sign that began what the parser could not finish: a `<`, a `{`, or the start of a line. */
function signAt(text: string, { source, reason, place }: ParserError, from: number): number {
  const opened = /for `<[^`]*>?` \((\d+):(\d+)-/.exec(reason)
  if (opened) return offsetOf(text, Number(opened[1]), Number(opened[2]))
  const near = place?.offset ?? place?.start?.offset ?? text.length
  if (source.endsWith('esm')) return Math.max(from, text.lastIndexOf('\n', near - 1) + 1)
  const sign = source.endsWith('expression') ? '{' : '<'
  return Math.max(from, text.lastIndexOf(sign, near))
}

function offsetOf(text: string, line: number, column: number): number {
  let at = 0
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1
  return at + column - 1
}

/** What stands at a sign. `alone`: the text around it can still be read. */
function slipAt(file: string, text: string, at: number, { reason }: ParserError): { slip: Fault; alone: boolean } {
  const line = lineFrom(text, at)
  if (line.startsWith('{')) return { slip: braces(file, text, at), alone: true }
  if (/^(import|export)\b/.test(line)) return { slip: codeLine(file, text, at), alone: true }
  const comment = /^<!--(?:.*?-->)?|^<[!?][^>]*>?/.exec(line)
  if (comment) return { slip: htmlComment(file, at, comment[0]), alone: true }
  const address = /^<(?:[a-z][a-z0-9+.-]*:[^\s>]*|[^\s<>@]+@[^\s<>]+)>?/i.exec(line)
  if (address) return { slip: addressInTag(file, at, address[0]), alone: true }

  const tag = /^<[^<>]*>?/.exec(line)?.[0] ?? line
  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][\w.-]*)/.exec(tag) ?? []
  if (name === '') return { slip: sign(file, text, at), alone: true }
  if (!Object.hasOwn(components, name)) return { slip: unknownTag(file, text, at, tag), alone: true }

  const [what, mend] = slash
    ? [
        'closes what was not opened',
        `Add \`<${name}>\` on a line of its own before the text, or remove \`${short(tag)}\`.`,
      ]
    : /closing tag/.test(reason)
      ? ['is opened here and not closed in time', `Add \`</${name}>\` on a line of its own after the text.`]
      : ['is not written to its end', `Write ${waysToWrite(name)}, on a line of its own.`]
  const span = [at, at + tag.length] as const
  return {
    slip: fault(file, span, 'mdx-component', `\`${short(tag)}\` ${what}`, misplaced, mend),
    alone: false,
  }
}

/** `<Note>`; `<Good>` or `<Good by="practice">`. */
function waysToWrite(name: string): string {
  const [side] = components[name]?.by ?? []
  return side ? `\`<${name}>\` or \`<${name} by="${side}">\`` : `\`<${name}>\``
}
