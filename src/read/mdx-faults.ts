/**
 * What is wrong with a piece of prose, in words that a clinician can act on. Named for the slip that people make, not
 * for what the parser made of it: `<10` is a limit, and no unclosed tag.
 */
import type { Fault } from '../diagnostic.ts'
import { nearest, oneOf } from '../nearest.ts'
import { components } from './mdx-components.ts'

type Span = readonly [from: number, to: number]

export const misplaced = 'A reader could take a poor example for a good one, or advice for an example.'
const lostCode = 'A reader would not meet these words: code is neither run nor shown here.'
const lostTag = 'A reader would not meet it, and what stands in it could be lost.'
const notesInHead = 'Remove it; a note to colleagues goes into the head of the file, on a line that begins with `#`.'

export function fault(file: string, span: Span, rule: string, what: string, why: string, mend: string): Fault {
  return { at: { file, path: [], span }, rule, level: 'error', what, why, mend }
}

/** `<10`, `<=10`, `<LLN`, `<>`: a sign between values, taken for the beginning of a tag. */
export function sign(file: string, text: string, at: number): Fault {
  const [, mark = '<', tail = ''] = /^(<[=>/]?)([^\s<>{}|*,;:()]*)/.exec(text.slice(at, at + 80)) ?? []
  const value = tail.replace(/[.!?]+$/, '')
  const mend =
    mark === '<>'
      ? 'Write `not equal to`.'
      : mark === '<='
        ? `Write \`≤ ${value || '…'}\` or \`${value || '…'} or less\`.`
        : `Write \`less than ${value || '…'}\` or, with a space, \`< ${value || '…'}\`.`
  return fault(
    file,
    [at, at + mark.length + value.length],
    'mdx-sign',
    `\`${mark}${value}\` is read as the beginning of a tag, not as a sign`,
    'A reader would miss the limit, or the words after it.',
    mend,
  )
}

/** `{1 of 3}` and everything else in braces, comments too: what a reviewer of the page cannot see is not kept. */
export function braces(file: string, text: string, at: number, end?: number): Fault {
  const whole = end === undefined ? (/^\{[^{}\r\n]*\}?/.exec(text.slice(at))?.[0] ?? '{') : text.slice(at, end)
  const inside = whole.slice(1).replace(/\}$/, '').trim()
  return fault(
    file,
    [at, at + whole.length],
    'mdx-code',
    `\`${short(whole)}\` is read as program code, because it stands in \`{ }\``,
    lostCode,
    /^\/[*/]/.test(inside)
      ? notesInHead
      : inside !== '' && inside.length <= 40 && !/[`\r\n]/.test(inside)
        ? `Write \`(${inside})\`, or \`\\{${inside}\\}\` where the braces themselves are meant.`
        : 'Write round brackets, or a `\\` before each brace where the braces themselves are meant.',
  )
}

/** Code in the braces of a component: `<Good {...all}>`. */
export function codeInTag(file: string, at: number, tag: string): Fault {
  return fault(
    file,
    [at, at + tag.length],
    'mdx-code',
    `\`${short(tag)}\` has program code in \`{ }\``,
    lostCode,
    'Remove what stands in the braces.',
  )
}

/** A line that begins with `import` or `export`, code or sentence. */
export function codeLine(file: string, text: string, at: number): Fault {
  const line = lineFrom(text, at)
  const word = /^\w+/.exec(line)?.[0] ?? ''
  return fault(
    file,
    [at, at + line.length],
    'mdx-code',
    `A line that begins with \`${word}\` is read as program code: \`${short(line)}\``,
    lostCode,
    `Remove it, or where a sentence was meant begin it with a capital (\`${word.charAt(0).toUpperCase()}${word.slice(1)}\`).`,
  )
}

export function htmlComment(file: string, at: number, comment: string): Fault {
  return fault(
    file,
    [at, at + comment.length],
    'mdx-html',
    `\`${short(comment)}\` is read as HTML`,
    lostTag,
    notesInHead,
  )
}

/** `<https://…>` */
export function addressInTag(file: string, at: number, tag: string): Fault {
  const inside = tag.slice(1).replace(/>$/, '')
  return fault(
    file,
    [at, at + tag.length],
    'mdx-link',
    `\`${short(tag)}\` is an address in \`< >\``,
    'A reader would meet nothing to follow.',
    `Write the words to be read and then the address: \`[the guideline](${/^https:/.test(inside) ? short(inside) : 'https://…'})\`.`,
  )
}

/** `<name …>` that is none of the components: a misspelt one, a tag of HTML, or a sign before a word. */
export function unknownTag(file: string, text: string, at: number, tag: string): Fault {
  const name = /^<\/?([\w.-]*)/.exec(tag)![1]!
  const span: Span = [at, at + tag.length]
  const known = Object.keys(components)
  const near = nearest(name, known)
  if (near)
    return fault(
      file,
      span,
      'mdx-component',
      `Nothing is called \`<${name}>\` here`,
      misplaced,
      `Did you mean \`<${near}>\`?`,
    )
  if (htmlNames.has(name.toLowerCase()))
    return fault(
      file,
      span,
      'mdx-html',
      `\`${short(tag)}\` is read as HTML`,
      lostTag,
      insteadOfHtml[name.toLowerCase()] ??
        'Remove it; headings, lists, tables, links and `**bold**` are written as plain text.',
    )
  // Closed, or with something to set, it was meant as a component; else far more often as "less than".
  if (/^<\//.test(tag) || /=|\/>$/.test(tag) || text.includes(`</${name}>`, at))
    return fault(
      file,
      span,
      'mdx-component',
      `Nothing is called \`<${name}>\` here`,
      misplaced,
      `Use ${oneOf(known.map((word) => `<${word}>`))}.`,
    )
  return sign(file, text, at)
}

const htmlNames = new Set(
  (
    'a abbr address article aside audio b base big blockquote body br button canvas center code dd del details div ' +
    'dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html ' +
    'i iframe img input ins kbd label legend li link main map mark marquee math meta nav noscript object ol option p ' +
    'param picture pre q s samp script section select small source span strike strong style sub summary sup svg ' +
    'table tbody td template textarea tfoot th thead title tr tt u ul var video wbr'
  ).split(' '),
)

const insteadOfHtml: Readonly<Record<string, string>> = {
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

export function tooLong(file: string, what: string): Fault {
  return {
    at: { file, path: [] },
    rule: 'mdx-bounds',
    level: 'error',
    what,
    why: 'A text of this size cannot be reviewed by a person, and nobody would read it.',
    mend: 'Split it, or remove what was pasted in by mistake.',
  }
}

export function tooDeep(file: string, span: Span): Fault {
  return fault(
    file,
    span,
    'mdx-bounds',
    'Lists or other texts stand inside each other deeper than anybody can follow',
    'Nothing that a colleague writes is nested so deeply; the file is not what it seems to be.',
    'Write separate paragraphs or lists, or remove what was pasted in by mistake.',
  )
}

/** The rest of the line; never empty, so that it can be underlined. */
export function lineFrom(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at))![0] || ' '
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
