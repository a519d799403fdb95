/**
 * What prose may hold, decided on its syntax tree: a list of what is allowed, so that what nobody thought of is
 * refused. Beside it, what Markdown silently does to clinical text: it eats asterisks, signs, numbers and cells.
 */
import type { Fault } from '../diagnostic.ts'
import { nearest, oneOf } from '../nearest.ts'
import { parseFlowchart } from './flowchart.ts'
import { components } from './mdx-components.ts'
import {
  braces,
  codeInTag,
  codeLine,
  fault,
  lineFrom,
  misplaced,
  short,
  sign,
  tooDeep,
  unknownTag,
} from './mdx-faults.ts'
import { refuseLink, refuseWords } from './mdx-links.ts'
import { spanOf, textOf, type Tree } from './mdx-tree.ts'
import { characterFaults } from './yaml-faults.ts'

/** Lists in lists, and emphasis in them, as deep as anybody writes. */
const mostNested = 16

interface Look {
  file: string
  text: string
  faults: Fault[]
}

/** Every fault of a tree, in the order of the text. */
export function checkTree(file: string, text: string, tree: Tree): Fault[] {
  const look: Look = { file, text, faults: [] }
  let level = 1
  // An explicit stack: what was written decides how deep the tree is.
  const open: { node: Tree; above: readonly Tree[] }[] = [{ node: tree, above: [] }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, above } = next
    if (above.length > mostNested) {
      look.faults.push(tooDeep(file, spanOf(node)))
      continue
    }
    checkNode(look, node, above)
    if (node.type === 'heading') level = checkHeading(look, node, level)
    const children = node.children ?? []
    for (let i = children.length - 1; i >= 0; i--) open.push({ node: children[i]!, above: [...above, node] })
  }
  return look.faults.sort((a, b) => a.at.span![0] - b.at.span![0])
}

function checkNode(look: Look, node: Tree, above: readonly Tree[]): void {
  const [from, to] = spanOf(node)
  const { file, text } = look
  switch (node.type) {
    case 'root':
    case 'paragraph':
    case 'heading':
    case 'break':
    case 'thematicBreak':
    case 'tableRow':
    case 'tableCell':
      return
    case 'text':
      return checkText(look, node)
    case 'emphasis':
    case 'strong':
    case 'inlineCode':
      return checkEmphasis(look, node)
    case 'link':
      return checkLink(look, node)
    case 'list':
      return checkList(look, node, above.at(-1))
    case 'listItem':
      if (typeof node.checked === 'boolean')
        say(
          look,
          node,
          'mdx-plain',
          `\`${short(text.slice(from, to))}\` begins with a box to tick`,
          'Pages take nothing in: a reader would find a box that does nothing, and the signs `[ ]` would be lost.',
          'Remove the `[ ]`.',
        )
      return
    case 'table':
      return checkTable(look, node)
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return checkComponent(look, node, above)
    case 'code':
      if (node.lang === 'mermaid') return checkFlowchart(look, node, above)
      break
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      look.faults.push(braces(file, text, from, to))
      return
    case 'mdxjsEsm':
      look.faults.push(codeLine(file, text, from))
      return
  }
  const [what, why, mend] = refused[node.type] ?? [
    'is something that pages do not show',
    'A reader would not meet it.',
    'Write it as plain text.',
  ]
  say(
    look,
    node,
    node.type === 'delete' ? 'mdx-emphasis' : 'mdx-plain',
    `\`${short(text.slice(from, to))}\` ${what}`,
    why,
    mend,
  )
}

const refused: Record<string, [what: string, why: string, mend: string]> = {
  blockquote: [
    'begins with `>`, which is read as the mark of a quotation',
    'The sign would be lost: a reader would meet the value without “more than”.',
    'Write `more than`, or move the sign away from the beginning of the line; a quotation goes in quotation marks.',
  ],
  delete: [
    'stands between `~~`, which strikes it out',
    'A reader who listens, or reads in a hurry, would take struck-out words as valid.',
    'Remove the words, or write `about` where `~` meant that.',
  ],
  definition: [
    'is read as the address of a link, and not shown',
    'A reader would not meet this line at all.',
    'Write the address in the sentence, `[the words](https://…)`; put a `\\` before the `[` where brackets are meant.',
  ],
  footnoteDefinition: [
    'is a footnote',
    'On a phone a reader would have to leave the sentence to read it.',
    'Write it in the sentence, or in a `<Note>`.',
  ],
  footnoteReference: [
    'leads to a footnote',
    'On a phone a reader would have to leave the sentence to read it.',
    'Write it in the sentence, or in a `<Note>`.',
  ],
  image: [
    'is a picture',
    'A reader who cannot see it, or has no network, would miss what it says.',
    'Say it in words or in a table.',
  ],
  code: [
    'is read as the text of a program',
    'A reader would meet it in the letters of a typewriter, without lines breaking.',
    'Write it as plain text; a template goes in a list, a flowchart in a block that begins with ` ```mermaid `.',
  ],
}

function checkText(look: Look, node: Tree): void {
  const [from, to] = spanOf(node)
  const raw = look.text.slice(from, to)
  // Characters written as codes (`&#8203;`) are seen only after reading; the others were found in the file itself.
  if (raw.includes('&'))
    look.faults.push(...characterFaults({ file: look.file, path: [], span: [from, to] }, node.value ?? ''))
  for (const hit of raw.matchAll(/\d+(?:_+\d+)+/g)) {
    say(
      look,
      [from + hit.index, from + hit.index + hit[0].length],
      'mdx-emphasis',
      `\`${hit[0]}\` has a \`_\` inside the figure`,
      'A reader could take it for two figures, or for a gap to fill in.',
      `Write \`${hit[0].replaceAll(/_+/g, '')}\` or \`${hit[0].replaceAll(/_+/g, ',')}\`.`,
    )
  }
}

/** May stand right outside `*…*`; a letter, a figure or a sign of arithmetic there means that no emphasis was meant. */
const outside = /[\s.,;:!?()[\]"'“”‘’–—…*_|-]/

const marks = {
  '*': {
    name: 'asterisks',
    mend: 'Write `×` for “times”, or put a `\\` before each `*` that is to be read.',
  },
  _: { name: 'underscores', mend: 'Write it without `_`, or put a `\\` before each `_` that is to be read.' },
  '`': { name: 'back quotes', mend: 'Write it without back quotes; minutes are written as a word.' },
} as const

function checkEmphasis(look: Look, node: Tree): void {
  const [from, to] = spanOf(node)
  const { text } = look
  const mark = text.charAt(from)
  const before = text.charAt(from - 1)
  const after = text.charAt(to)
  const inside = textOf(node)
  const glued = (sign: string): boolean => sign !== '' && !outside.test(sign)
  // `2 *500 mg and 3* 250`: spaces, and still a sum whose signs would be lost.
  const sum =
    (/\d\s*$/.test(text.slice(Math.max(0, from - 4), from)) && /^\d/.test(inside)) ||
    (/^\s*\d/.test(text.slice(to, to + 4)) && /\d$/.test(inside))
  if (!glued(before) && !glued(after) && !sum) return
  const head = /[^\s]*\s?$/.exec(text.slice(Math.max(0, from - 12), from))![0]
  const tail = /^\s?[^\s]*/.exec(text.slice(to, to + 12))![0]
  const lead = glued(before) || sum ? head : ''
  const rest = glued(after) || sum ? tail : ''
  const written = `${lead}${text.slice(from, to)}${rest}`
  const { name, mend } = marks[mark === '_' || mark === '`' ? mark : '*']
  say(
    look,
    [from - lead.length, to + rest.length],
    'mdx-emphasis',
    `\`${short(written)}\` would lose its ${name}: \`${short(`${lead}${inside}${rest}`)}\``,
    'A reader would meet a figure or a word that nobody wrote.',
    mend,
  )
}

function checkLink(look: Look, node: Tree): void {
  const [from, to] = spanOf(node)
  const url = node.url ?? ''
  const words = textOf(node).trim()
  const bare = look.text.charAt(from) !== '['
  const shown = short(look.text.slice(from, to))
  if (bare && !url.startsWith('https:')) {
    say(
      look,
      node,
      'mdx-link',
      `\`${shown}\` is turned into a link`,
      'A reader would be led to an address that nobody has looked at.',
      url.startsWith('mailto:')
        ? 'Name the team in words; addresses are kept in `content/organisations/`.'
        : `Write the words to be read and then the whole address: \`[the page](https://…)\`.`,
    )
    return
  }
  const refusal = refuseLink(url) ?? (bare ? undefined : refuseWords(words, url))
  if (refusal) say(look, node, 'mdx-link', refusal.what, refusal.why, refusal.mend)
  if (words === '')
    say(
      look,
      node,
      'mdx-link',
      `\`${shown}\` has no words`,
      'A reader would have nothing to press.',
      'Write between `[` and `]` what the page is.',
    )
  if (typeof node.title === 'string')
    say(
      look,
      node,
      'mdx-link',
      `\`${shown}\` hides the words \`${short(node.title)}\` behind a pointer`,
      'A reader on a phone or with a keyboard would never meet them.',
      'Write them in the sentence.',
    )
}

function checkList(look: Look, node: Tree, parent: Tree | undefined): void {
  const [from] = spanOf(node)
  const items = node.children ?? []
  const line = lineFrom(look.text, from)
  const span: [number, number] = [from, from + line.length]
  if (line.startsWith('+'))
    say(
      look,
      span,
      'mdx-sign',
      `\`${short(line)}\` begins with \`+\`, which is read as the mark of a list`,
      'The sign would be lost: a reader would not meet “plus”.',
      'Write `plus` or `and`; for a list begin the line with `-`.',
    )
  const above = parent?.children?.[parent.children.indexOf(node) - 1]
  const closeTo = above?.type === 'paragraph' && above.position?.end.line === (node.position?.start.line ?? 0) - 1
  if (closeTo && /^(?:[-*]|\d+[.)])\s+\d/.test(line))
    say(
      look,
      span,
      'mdx-sign',
      `\`${short(line)}\` begins a list right after a line of text`,
      'If it goes on with the line above, its sign or figure would be lost.',
      'For a list put an empty line before it; else move the sign or figure away from the beginning of the line.',
    )
  if (!node.ordered) return
  for (const [i, item] of items.entries()) {
    const [at] = spanOf(item)
    const number = /^\d+/.exec(look.text.slice(at))?.[0] ?? ''
    const shown = String((node.start ?? 1) + i)
    if (number !== shown)
      say(
        look,
        [at, at + Math.max(1, number.length)],
        'mdx-number',
        `This item is written \`${number}\` and would be shown as \`${shown}\``,
        'Somebody who refers to it by its number would mean another item than the reader sees.',
        `Write \`${shown}\`, or put a \`\\\` before the dot where no list is meant.`,
      )
  }
}

/** Cells beyond the heading's are dropped by Markdown, and missing ones filled with nothing. */
function checkTable(look: Look, node: Tree): void {
  const [head, ...rows] = node.children ?? []
  const wanted = head?.children?.length ?? 0
  for (const row of [...(head ? [head] : []), ...rows]) {
    const [from] = spanOf(row)
    const line = lineFrom(look.text, from)
    if (!line.startsWith('|'))
      say(
        look,
        [from, from + line.length],
        'mdx-table',
        `\`${short(line)}\` becomes a row of a table, and does not begin with \`|\``,
        'A sentence could be shown as a heading or cell, and the line of `-` under it would be lost.',
        'Begin every row of a table with `|`; put an empty line around what is not a table.',
      )
    const cells = row.children?.length ?? 0
    if (cells !== wanted)
      say(
        look,
        row,
        'mdx-table',
        `This row has ${cells} ${cells === 1 ? 'cell' : 'cells'} and the heading has ${wanted}`,
        cells > wanted
          ? 'The cells beyond it would be lost.'
          : 'A reader would meet an empty place, or a value under the wrong heading.',
        'Give every row as many cells as the heading; a `|` inside a cell is written `\\|`.',
      )
  }
}

/** @returns the level that the next heading follows */
function checkHeading(look: Look, node: Tree, above: number): number {
  const [from] = spanOf(node)
  const level = node.depth ?? 1
  const shown = short(textOf(node))
  if (look.text.charAt(from) !== '#')
    say(
      look,
      node,
      'mdx-heading',
      `\`${shown}\` becomes a heading, because a line of \`=\` or \`-\` stands under it`,
      'A sentence would be shown in large type and listed as a heading.',
      'Put an empty line between them, or write `## ` before the heading.',
    )
  else if (level === 1)
    say(
      look,
      node,
      'mdx-heading',
      `\`${shown}\` is a heading with one \`#\``,
      'The page has its title already: a reader who listens would meet two pages in one.',
      'Write `##`; where `#` means “number” put a `\\` before it.',
    )
  else if (shown === '')
    say(
      look,
      node,
      'mdx-heading',
      'A heading has no words',
      'A reader who moves by headings would stop at nothing.',
      'Write them, or remove the `#`.',
    )
  else if (level > above + 1 || level > 4)
    say(
      look,
      node,
      'mdx-heading',
      `\`${shown}\` is a heading with ${level} \`#\` after one with ${above}`,
      'A reader who moves by headings would look for the level between.',
      `Write \`${'#'.repeat(Math.min(4, above + 1))}\`.`,
    )
  return Math.max(level, 1)
}

function checkComponent(look: Look, node: Tree, above: readonly Tree[]): void {
  const { file, text } = look
  const [from] = spanOf(node)
  const tag = /^<[^<>\r\n]*>?/.exec(text.slice(from))?.[0] ?? '<'
  const name = node.name ?? ''
  const at: [number, number] = [from, from + tag.length]
  if (name === '' || !Object.hasOwn(components, name)) {
    look.faults.push(name === '' ? sign(file, text, from) : unknownTag(file, text, from, tag))
    return
  }
  if (node.attributes?.some(({ type }) => type === 'mdxJsxExpressionAttribute')) {
    look.faults.push(codeInTag(file, from, tag))
    return
  }
  const known = components[name]!
  if (node.type === 'mdxJsxTextElement' || above.length > 1)
    say(
      look,
      at,
      'mdx-component',
      `\`${short(tag)}\` stands inside a line, a list or another example`,
      misplaced,
      `Put \`${tag}\` and \`</${name}>\` each on a line of its own, at the left margin.`,
    )
  if ((node.children ?? []).length === 0)
    say(
      look,
      at,
      'mdx-component',
      `\`${short(tag)}\` is empty`,
      'A reader would meet a heading with nothing under it.',
      `Write the example between \`<${name}>\` and \`</${name}>\`, or remove both.`,
    )
  const seen = new Set<string>()
  for (const { name: key = '', value } of node.attributes ?? []) {
    const words = known.by ?? []
    if (key !== 'by' || !known.by) {
      say(
        look,
        at,
        'mdx-component',
        `\`<${name}>\` knows nothing called \`${key}\``,
        'What is written there would be lost.',
        known.by ? `It knows \`by=\` with ${oneOf(words)}.` : 'Remove it.',
      )
    } else if (typeof value !== 'string' || !(words as readonly string[]).includes(value)) {
      const near = typeof value === 'string' ? nearest(value, words) : undefined
      say(
        look,
        at,
        'mdx-component',
        `\`by\` says \`${typeof value === 'string' ? short(value) : short(tag)}\``,
        'A reader would not know whose example it is.',
        `${near ? `Did you mean \`${near}\`? ` : ''}It may be ${oneOf(words)}, in double quotes.`,
      )
    } else if (seen.has(key))
      say(
        look,
        at,
        'mdx-component',
        `\`${key}\` is written twice in \`${short(tag)}\``,
        'Only one of the two would be used.',
        'Remove one.',
      )
    seen.add(key)
  }
}

function checkFlowchart(look: Look, node: Tree, above: readonly Tree[]): void {
  const [from, to] = spanOf(node)
  const lines = look.text.slice(from, to).split('\n')
  const lineAt = (i: number): [number, number] => {
    const line = lines[i] ?? ''
    const start = from + lines.slice(0, i).reduce((sum, one) => sum + one.length + 1, 0)
    return [start, start + Math.max(1, line.trimEnd().length)]
  }
  if (above.length > 1)
    say(
      look,
      lineAt(0),
      'mdx-flowchart',
      'A flowchart stands in a list or an example',
      'It would have too little room to be read.',
      'Begin its block at the left margin, outside of lists and examples.',
    )
  const { chart, slips } = parseFlowchart(node.value ?? '')
  // The first line of the block is the one that opens it.
  for (const { line, what, why, mend } of slips) say(look, lineAt(line + 1), 'mdx-flowchart', what, why, mend)
  // Characters written as codes are seen only after reading.
  for (const words of chart ? [chart.title, ...chart.boxes.values(), ...chart.arrows.map(({ words }) => words)] : [])
    look.faults.push(...characterFaults({ file: look.file, path: [], span: lineAt(0) }, words))
}

function say(look: Look, where: Tree | [number, number], rule: string, what: string, why: string, mend: string): void {
  look.faults.push(fault(look.file, Array.isArray(where) ? where : spanOf(where), rule, what, why, mend))
}
