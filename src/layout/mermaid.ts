/**
 * A pathway as Mermaid flowchart text, for code hosts that draw it in a review. Never sent to a reader's browser.
 * One line a step and one a way, in the author's order, so that a change of one answer is a change of one line.
 */
import { waysFrom, type Graph, type Way } from '../graph.ts'
import { forwardOrder } from './survey.ts'

/** What the chart says in words; the graph has none. */
export interface MermaidWords {
  title: string
  /** One or two sentences for people who do not see the drawing. */
  description: string
  step: (id: string) => string
  /** Nothing for the one way on from an act. */
  answer: (way: Way) => string
  /** What kind of step it is, as a class: `question`, `test`, `referral` … */
  kind?: (id: string) => string
}

/** Urgency is the only colour; every other kind is told by its shape. */
const styles = ['classDef is_emergency fill:#a30d20,stroke:#a30d20,color:#ffffff']

/** Every step and every way to a known step, each once. Returns are dotted. */
export function toMermaid(graph: Graph, words: MermaidWords): string {
  const returns = graph.ways.has(graph.start) ? forwardOrder(graph).returns : new Set<Way>()
  const lines = ['flowchart TD', `accTitle: ${plain(words.title)}`, `accDescr: ${plain(words.description)}`]
  const classes = new Map<string, string[]>()
  const put = (name: string, id: string): void => {
    classes.set(name, [...(classes.get(name) ?? []), toMermaidId(id)])
  }
  for (const [id, ways] of graph.ways) {
    const label = `"${escapeLabel(words.step(id)) || escapeLabel(id)}"`
    const box = ways.length === 0 ? `([${label}])` : ways.length > 1 ? `{{${label}}}` : `[${label}]`
    lines.push(toMermaidId(id) + box)
    const kind = words.kind?.(id)
    if (kind) put(`is_${kind.replace(/\W/g, '_')}`, id)
    if (graph.urgent?.has(id)) put('is_emergency', id)
  }
  for (const id of graph.ways.keys())
    for (const way of waysFrom(graph, id)) {
      if (!graph.ways.has(way.to)) continue
      const label = escapeLabel(words.answer(way))
      const line = returns.has(way) ? '-.->' : '-->'
      lines.push(`${toMermaidId(id)} ${line}${label ? `|"${label}"|` : ''} ${toMermaidId(way.to)}`)
    }
  for (const [name, ids] of classes) lines.push(`class ${ids.join(',')} ${name}`)
  return `${[...lines, ...styles].join('\n  ')}\n`
}

/**
 * A prefix, so that no step is called by a word of the language (`end`, `style`, `graph`); hyphens as `_`, because
 * a hyphen beside an arrow is read as part of it; any other sign by its code. No two ids become one.
 */
export function toMermaidId(id: string): string {
  return `s_${id.replace(/[^a-z0-9]/gu, (sign) => (sign === '-' ? '_' : `X${sign.codePointAt(0)!.toString(16)}X`))}`
}

/**
 * Text that Mermaid's parser reads back as it was: every sign that means something to Mermaid, to Markdown or to HTML
 * is written as a code. The same goes for what begins a Markdown list (“1.”, “-”), which Mermaid refuses to draw.
 */
export function escapeLabel(text: string): string {
  if (ordinary.test(text)) return text
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{M}\p{N} ,.()'/?%+=‘’“”–—…°µ≥≤£-]/gu, code)
    .replace(/^[-+]|^\d+[.)]/u, (start) => start.slice(0, -1) + code(start.slice(-1)))
}

/** What nearly every label is, and stays: told in a fraction of the time. */
const ordinary = /^[A-Za-z](?: ?[A-Za-z0-9,.()'/?%+=-])*$/

function code(sign: string): string {
  return `#${sign.codePointAt(0)};`
}

/**
 * A title is read to the end of its line and shown as it stands: codes would be seen, so signs that break a line of
 * Mermaid are left out, and angle brackets, which it takes for a tag, become single quotation marks.
 */
function plain(text: string): string {
  return text
    .replace(/</g, '‹')
    .replace(/>/g, '›')
    .replace(/[\s#;{}]+/g, ' ')
    .trim()
}
