/**
 * MDX as data: prose with a short list of components, read and checked, never compiled and never run. What a file
 * says is decided on its syntax tree; whatever is not on the list of things that prose may hold is a fault.
 */
import type { Fault, Place } from '../diagnostic.ts'
import type { Flowchart } from '../flowchart.ts'
import { parseFlowchart } from './flowchart.ts'
import { Lines } from './lines.ts'
import { checkTree } from './mdx-check.ts'
import { fault, tooLong } from './mdx-faults.ts'
import { toHtml } from './mdx-html.ts'
import { parseProse } from './mdx-parse.ts'
import { hiddenCharacters } from './yaml-faults.ts'
import { readYaml, type Source } from './yaml.ts'

/** Characters; beyond it a file is refused unread. Five times the longest guideline that a person would review. */
export const mostProse = 32 * 1024
/** Beyond it a file is something else than prose, and nobody reads on. */
const mostFaults = 100

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
  /** The offset in `text` at which the prose begins. */
  body: number
  /** In the order in which `html` leaves room for them (`flowchartPlace`). */
  flowcharts: readonly Flowchart[]
  faults: Fault[]
  place: Source['place']
}

/**
 * Reads one MDX file. Never throws: what cannot be read is a fault with a place.
 * @param file path as it is to be shown, relative to its root; `<slug>.cy.mdx` is Welsh
 */
export function readMdx(file: string, text: string): MdxSource {
  const lines = new Lines(text)
  const spot = (span: readonly [number, number]): Place => ({ file, ...lines.span(span) })
  const long =
    text.length > mostProse
      ? tooLong(file, `This file has ${text.length} characters; the most that is read is ${mostProse}`)
      : undefined
  const head = long ? undefined : findHead(text)
  if (!head) {
    const place: Source['place'] = ({ span }) => spot(span ?? [0, 1])
    const faults = [long ?? noHead(file, text)]
    return { file, text, data: undefined, html: '', body: text.length, flowcharts: [], faults, place }
  }

  // Each reader gets a text in which the other's part is blank, so that both count lines and columns as the file does.
  const front = readYaml(file, text.slice(0, head.end).replace('---', '   '))
  const prose = text.slice(0, head.body).replace(/[^\r\n]/g, ' ') + text.slice(head.body)
  const { tree, faults: slips } = parseProse(file, prose, head.body)
  const faults = [...front.faults, ...hiddenCharacters(file, prose), ...slips]
  // What the tree says about the remains of a slip would be about what stands in for it, not about the text.
  if (tree) faults.push(...checkTree(file, prose, tree).filter((one) => !slips.some((slip) => within(one, slip))))
  const sound = faults.length === 0 ? tree : undefined
  return {
    file,
    text,
    data: front.data,
    body: head.body,
    html: sound ? toHtml(sound, file.split('.').at(-2) ?? 'en') : '',
    flowcharts: (sound?.children ?? []).flatMap(({ type, value }) =>
      type === 'code' ? (parseFlowchart(value ?? '').chart ?? []) : [],
    ),
    faults: faults.slice(0, mostFaults),
    place: (at) => (at.span && at.span[0] >= head.body ? spot(at.span) : front.place(at)),
  }
}

/** Offsets: where the keys end, and where the prose begins. Undefined where there is no head that begins and ends. */
function findHead(text: string): { end: number; body: number } | undefined {
  const opening = /^\ufeff?---[ \t]*\r?\n/.exec(text)
  if (!opening) return undefined
  const closing = /^---[ \t]*(?:\r?\n|$)/gm
  closing.lastIndex = opening[0].length
  const found = closing.exec(text)
  return found ? { end: found.index, body: found.index + found[0].length } : undefined
}

function noHead(file: string, text: string): Fault {
  const why = 'The head says whom the text applies to and what it rests on; without it a reader could not judge it.'
  return /^\ufeff?---[ \t]*\r?\n/.test(text)
    ? fault(
        file,
        [0, 3],
        'mdx-head',
        'The line `---` opens the head of this file, and no second `---` closes it',
        why,
        'Add a line `---` between the last key and the text.',
      )
    : fault(
        file,
        [0, 1],
        'mdx-head',
        `This file begins with \`${text.split('\n', 1)[0]!.trim().slice(0, 40)}\` and not with a line \`---\``,
        why,
        'Begin with a line `---`, then the keys (`statement: …`), then another line `---`, then the text.',
      )
}

function within({ at: { span: inner } }: Fault, { at: { span: outer } }: Fault): boolean {
  return inner !== undefined && outer !== undefined && inner[0] >= outer[0] && inner[0] < outer[1]
}
