/**
 * Prose → syntax tree, and the parser's errors in words that a clinician can act on. The parser stops at its first
 * error and speaks of expressions and tags; here the slip itself is named, blotted out and the rest read on, so that
 * one reading finds every slip.
 */
import remarkGfm from 'remark-gfm'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Fault } from '../diagnostic.ts'
import { nearest, oneOf } from '../nearest.ts'
import { components } from './mdx-components.ts'

/** The parts of a syntax tree that this project looks at. */
export interface Tree {
  type: string
  children?: Tree[]
  value?: string
  /** Of a component or tag; null for `<>`. */
  name?: string | null
  attributes?: { type: string; name?: string; value?: unknown }[]
  url?: string
  title?: string | null
  depth?: number
  ordered?: boolean
  start?: number | null
  checked?: boolean | null
  position?: { start: { line: number; offset?: number }; end: { line: number; offset?: number } }
}

export const lost = 'A reader would not meet these words: code is neither run nor shown here.'

/** Slips found in one reading; after that the author has enough to do. */
const mostSlips = 20
/** Stands in for a sign that was reported, so that places stay as they are. */
const blot = '‹'

const parser = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).use(remarkMdx).freeze()

/** @param from offset of the prose; all offsets in the tree are those of the whole file */
export function parseBody(file: string, text: string, from: number): { tree?: Tree; faults: Fault[] } {
  let rest = text.slice(0, from).replace(/[^\r\n]/g, ' ') + text.slice(from)
  const faults: Fault[] = []
  while (faults.length < mostSlips) {
    try {
      return { tree: parser.parse(rest) as Tree, faults }
    } catch (error) {
      if (!isParserError(error)) return { faults: [...faults, tooDeep(file, from)] }
      const at = signAt(rest, error, from)
      const { fault, alone } = slip(file, text, at, error)
      faults.push(fault)
      if (!alone) return { faults }
      rest = `${rest.slice(0, at)}${blot}${rest.slice(at + 1)}`
    }
  }
  return { faults }
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
function slip(file: string, text: string, at: number, { reason }: ParserError): { fault: Fault; alone: boolean } {
  const line = /^[^\r\n]*/.exec(text.slice(at))![0]
  const say = (rule: string, shown: string, what: string, why: string, mend: string, alone = true) => ({
    fault: { at: { file, path: [], span: [at, at + Math.max(1, shown.length)] as const }, rule, level: 'error' as const, what, why, mend },
    alone,
  })

  if (line.startsWith('{')) return { fault: braces(file, text, at), alone: true }
  if (/^(import|export)\b/.test(line)) return { fault: codeLine(file, text, at), alone: true }

  const comment = /^<!--(?:.*?-->)?|^<[!?][^>]*>?/.exec(line)?.[0]
  if (comment)
    return say('mdx-html', comment, `\`${short(comment)}\` is read as HTML`, lostTag, 'Remove it; a note to colleagues goes into the head of the file, on a line that begins with `#`.')

  const address = /^<(?:[a-z][a-z0-9+.-]*:[^\s>]*|[^\s<>@]+@[^\s<>]+)>?/i.exec(line)?.[0]
  if (address) {
    const inside = address.slice(1).replace(/>$/, '')
    return say('mdx-link', address, `\`${short(address)}\` is an address in \`< >\``, 'A reader would meet nothing to follow.', `Write the words to be read and then the address: \`[the guideline](${/^https:/.test(inside) ? short(inside) : 'https://…'})\`.`)
  }

  const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][\w.-]*)/.exec(line) ?? []
  const tag = /^<[^<>]*>?/.exec(line)![0]
  if (name && Object.hasOwn(components, name)) {
    if (slash) return say('mdx-component', tag, `\`${short(tag)}\` closes what was not opened`, misplaced, `Add \`<${name}>\` on a line of its own before the text, or remove \`${short(tag)}\`.`, false)
    if (/closing tag/.test(reason))
      return say('mdx-component', tag, `\`${short(tag)}\` is opened here and not closed in time`, misplaced, `Add \`</${name}>\` on a line of its own after the text.`, false)
    return say('mdx-component', tag, `\`${short(tag)}\` is not written to its end`, misplaced, `Write \`<${name}>\`${components[name]!.by ? ` or \`<${name} by="${components[name]!.by[0]}">\`` : ''}, on a line of its own.`, false)
  }
  const near = name && nearest(name, Object.keys(components))
  if (near) return { fault: unknownComponent(file, at, tag, name), alone: true }
  if (htmlTag.test(line)) return { fault: html(file, at, tag), alone: true }
  return { fault: sign(file, text, at), alone: true }
}

export const lostTag = 'A reader would not meet it, and what stands in it could be lost.'
export const misplaced = 'A reader could take a poor example for a good one, or advice for an example.'

/** Names of HTML: whatever else follows a `<` is far more often a clinician's "less than". */
const htmlTag =
  /^<\/?(a|abbr|address|article|aside|audio|b|base|big|blockquote|body|br|button|canvas|center|code|dd|del|details|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|legend|li|link|main|map|mark|marquee|math|meta|nav|noscript|object|ol|option|p|param|picture|pre|q|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|template|textarea|tfoot|th|thead|title|tr|tt|u|ul|var|video|wbr)(?![\w-])/i

export function isHtml(tag: string): boolean {
  return htmlTag.test(tag)
}

/** `<10`, `<=10`, `<LLN`, `<>`: a sign between values, taken for the beginning of a tag. */
export function sign(file: string, text: string, at: number): Fault {
  const [shown = '<', mark = '<', tail = ''] = /^(<[=>/]?)([^\s<>{}|*,;:()]*)/.exec(text.slice(at)) ?? []
  const value = tail.replace(/[.!?]+$/, '')
  const quoted = shown.slice(0, mark.length + value.length)
  const mend =
    mark === '<>'
      ? 'Write `not equal to`.'
      : mark === '<='
        ? `Write \`≤ ${value || '…'}\` or \`${value || '…'} or less\`.`
        : `Write \`less than ${value || '…'}\` or, with a space, \`< ${value || '…'}\`.`
  return {
    at: { file, path: [], span: [at, at + quoted.length] },
    rule: 'mdx-sign',
    level: 'error',
    what: `\`${quoted}\` is read as the beginning of a tag, not as a sign`,
    why: 'A reader would miss the limit, or the words after it.',
    mend,
  }
}

/** `{1 of 3}` and everything else in braces, comments included: what a reviewer cannot see on the page is not kept. */
export function braces(file: string, text: string, at: number, end?: number): Fault {
  const whole = end === undefined ? (/^\{[^{}\r\n]*\}?/.exec(text.slice(at))?.[0] ?? '{') : text.slice(at, end)
  const inside = whole.slice(1).replace(/\}$/, '').trim()
  const comment = /^\/[*/]/.test(inside)
  return {
    at: { file, path: [], span: [at, at + (/^[^\r\n]*/.exec(whole)![0].length || 1)] },
    rule: 'mdx-code',
    level: 'error',
    what: `\`${short(whole)}\` is read as program code, because it stands in \`{ }\``,
    why: lost,
    mend: comment
      ? 'Remove it; a note to colleagues goes into the head of the file, on a line that begins with `#`.'
      : inside.length > 0 && inside.length <= 40 && !/[`\r\n]/.test(inside)
        ? `Write \`(${inside})\`, or \`\\{${inside}\\}\` where the braces themselves are meant.`
        : 'Write round brackets, or a `\\` before each brace where the braces themselves are meant.',
  }
}

export function codeLine(file: string, text: string, at: number): Fault {
  const line = /^[^\r\n]*/.exec(text.slice(at))![0]
  const word = /^\w+/.exec(line)?.[0] ?? ''
  return {
    at: { file, path: [], span: [at, at + Math.max(1, line.length)] },
    rule: 'mdx-code',
    level: 'error',
    what: `A line that begins with \`${word}\` is read as program code: \`${short(line)}\``,
    why: lost,
    mend: `Remove it, or where a sentence was meant begin it with a capital (\`${word.charAt(0).toUpperCase()}${word.slice(1)}\`).`,
  }
}

export function unknownComponent(file: string, at: number, tag: string, name: string): Fault {
  const known = Object.keys(components)
  const near = nearest(name, known)
  return {
    at: { file, path: [], span: [at, at + tag.length] },
    rule: 'mdx-component',
    level: 'error',
    what: `Nothing is called \`<${name}>\` here`,
    why: misplaced,
    mend: near ? `Did you mean \`<${near}>\`?` : `Use ${oneOf(known.map((word) => `<${word}>`))}.`,
  }
}

export function html(file: string, at: number, tag: string): Fault {
  const name = /^<\/?([\w-]*)/.exec(tag)![1]!.toLowerCase()
  const instead: Record<string, string> = {
    a: 'Write a link as `[the words](https://…)`.',
    b: 'Write `**bold**` as it is shown here.',
    strong: 'Write `**bold**` as it is shown here.',
    i: 'Write `*slanted*` as it is shown here.',
    em: 'Write `*slanted*` as it is shown here.',
    br: 'Begin a new paragraph with an empty line.',
    sup: 'Write the figure as it is read (`m²`, `10⁹/L`).',
    sub: 'Write the figure as it is read (`CO₂`).',
    table: 'Write the table with `|` between its cells.',
    img: 'Say in words what the picture shows.',
  }
  return {
    at: { file, path: [], span: [at, at + tag.length] },
    rule: 'mdx-html',
    level: 'error',
    what: `\`${short(tag)}\` is read as HTML`,
    why: lostTag,
    mend: instead[name] ?? 'Remove it; headings, lists, tables, links and `**bold**` are written as plain text.',
  }
}

function tooDeep(file: string, from: number): Fault {
  return {
    at: { file, path: [], span: [from, from + 1] },
    rule: 'mdx-bounds',
    level: 'error',
    what: 'Lists or quotations stand inside each other deeper than can be read',
    why: 'Nothing that a colleague writes is nested so deeply; the file is not what it seems to be.',
    mend: 'Remove what was pasted in by mistake.',
  }
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
