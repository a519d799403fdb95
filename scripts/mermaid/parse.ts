/**
 * Mermaid's own parser, in Node: an independent reader of what is exported, and the way in for charts from elsewhere.
 * Nothing is ever drawn with it. Outside a browser Mermaid's sanitiser cannot start, so it is replaced by one that
 * does nothing; that is safe only because the result is read as data and never shown.
 */
import { registerHooks } from 'node:module'

const noSanitiser = 'data:text/javascript,const p={addHook(){},removeHook(){},sanitize:(text)=>text};export default p'

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'dompurify' ? { url: noSanitiser, format: 'module', shortCircuit: true } : next(specifier, context),
})

export interface MermaidChart {
  title: string
  /** Ids and texts, in the order in which they are met. */
  steps: { id: string; text: string }[]
  ways: { from: string; to: string; text: string }[]
}

interface FlowDb {
  getVertices: () => Map<string, { id: string; text?: string }>
  getEdges: () => { start: string; end: string; text: string }[]
  getAccTitle: () => string
}

/** @throws with Mermaid's own words where the text is no flowchart */
export async function parseMermaid(text: string): Promise<MermaidChart> {
  const { default: mermaid } = await import('mermaid')
  await mermaid.parse(text)
  const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(text)
  if (!type.startsWith('flowchart')) throw new Error(`This is a Mermaid ${type}; only a flowchart can be read.`)
  const flow = db as unknown as FlowDb
  return {
    title: flow.getAccTitle(),
    steps: [...flow.getVertices().values()].map((vertex) => ({
      id: vertex.id,
      text: decode(vertex.text ?? vertex.id),
    })),
    ways: flow.getEdges().map(({ start, end, text: label }) => ({ from: start, to: end, text: decode(label) })),
  }
}

/** Mermaid keeps codes such as `#quot;` in a form of its own until it draws. */
function decode(text: string): string {
  // In one pass: what a code stands for may look like another code.
  return text.replace(
    /ﬂ°°(\d+)¶ß|ﬂ°(\w+)¶ß|#(\d+);|#(\w+);/g,
    (whole, a?: string, b?: string, c?: string, d?: string) => {
      const code = a ?? c
      return code !== undefined ? String.fromCodePoint(Number(code)) : (names[b ?? d ?? ''] ?? whole)
    },
  )
}

const names: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' }
