/**
 * MDX as data: prose with a short list of components, read and checked, never compiled and never run. What a file
 * says is decided on its syntax tree; whatever is not on the list of things that prose may hold is a fault.
 */
import type { Fault, Place, Ref } from '../diagnostic.ts'
import { checkTree } from './mdx-check.ts'
import { toHtml } from './mdx-html.ts'
import { parseBody } from './mdx-parse.ts'
import { characterFaults } from './yaml-faults.ts'
import { readYaml, type Source } from './yaml.ts'

/** Characters; beyond it a file is refused unread. Ten times the longest guideline that a person would review. */
export const mostProse = 64 * 1024

/** One MDX file, read. */
export interface MdxSource {
  file: string
  text: string
  /** The front matter as plain data; undefined when it could not be read. */
  data: unknown
  /**
   * The prose as sanitised HTML, empty when the file has any fault. Its links within the site are relative to a page
   * two folders deep, as `behaviours/<slug>/` is.
   */
  html: string
  faults: Fault[]
  place: Source['place']
}

/**
 * Reads one MDX file. Never throws: what cannot be read is a fault with a place.
 * @param file path as it is to be shown, relative to its root; `<slug>.cy.mdx` is Welsh
 */
export function readMdx(file: string, text: string): MdxSource {
  const refused = (fault: Fault): MdxSource => ({
    file,
    text,
    data: undefined,
    html: '',
    faults: [fault],
    place: ({ span }) => spotIn(file, text, span ?? [0, 1]),
  })
  if (text.length > mostProse) return refused(tooLong(file, text))
  const bodyAt = endOfFrontMatter(text)
  if (bodyAt === undefined) return refused(noFrontMatter(file, text))

  // The opening line becomes a blank one, so that YAML counts lines and columns as the whole file does.
  const front = readYaml(file, `   ${text.slice(3, text.lastIndexOf('---', bodyAt))}`)
  const faults = [...front.faults, ...hiddenCharacters(file, text, bodyAt)]
  const { tree, faults: slips } = parseBody(file, text, bodyAt)
  faults.push(...slips)
  if (tree) faults.push(...checkTree(file, text, tree))
  return {
    file,
    text,
    data: front.data,
    html: tree && faults.length === 0 ? toHtml(tree, /\.cy\.mdx$/.test(file) ? 'cy' : 'en') : '',
    faults,
    place: (at) => (at.span && at.span[0] >= bodyAt ? spotIn(file, text, at.span) : front.place(at)),
  }
}

/** Where the prose begins, or undefined where there is no front matter that begins and ends. */
function endOfFrontMatter(text: string): number | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) return undefined
  const closing = /^---[ \t]*(?:\r?\n|$)/gm
  closing.lastIndex = opening[0].length
  const found = closing.exec(text)
  return found ? found.index + found[0].length : undefined
}

function hiddenCharacters(file: string, text: string, from: number): Fault[] {
  const found: Fault[] = []
  let at = from
  for (const line of text.slice(from).split('\n')) {
    found.push(...characterFaults({ file, path: [], span: [at, at + Math.max(1, line.length)] }, line.replace(/\r$/, '')))
    at += line.length + 1
  }
  return found
}

function tooLong(file: string, text: string): Fault {
  return {
    at: { file, path: [] },
    rule: 'mdx-bounds',
    level: 'error',
    what: `This file has ${text.length} characters; the most that is read is ${mostProse}`,
    why: 'A text of this size cannot be reviewed by a person, and nobody would read it.',
    mend: 'Split it, or remove what was pasted in by mistake.',
  }
}

function noFrontMatter(file: string, text: string): Fault {
  const opened = /^---[ \t]*\r?\n/.test(text)
  return {
    at: { file, path: [], span: [0, 3] },
    rule: 'mdx-front',
    level: 'error',
    what: opened
      ? 'The line `---` opens the head of this file, and no second `---` closes it'
      : `This file begins with \`${text.split('\n', 1)[0]!.slice(0, 40)}\` and not with a line \`---\``,
    why: 'The head says what the text applies to and what it rests on; without it a reader could not judge it.',
    mend: opened
      ? 'Add a line `---` between the last key and the text.'
      : 'Begin with a line `---`, then the keys (`statement: …`), then another line `---`, then the text.',
  }
}

function spotIn(file: string, text: string, [from, to]: NonNullable<Ref['span']>): Place {
  const point = (offset: number): { line: number; column: number } => {
    const before = text.slice(0, offset)
    return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
  }
  const first = point(from)
  const last = point(Math.max(to, from + 1))
  return { file, line: first.line, column: first.column, endLine: last.line, endColumn: last.column }
}
