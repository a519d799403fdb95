/** A flowchart that stands in prose: boxes and arrows with their words, and nothing that a pathway knows of its steps. */
import type { Graph, Way } from './graph.ts'

export interface Flowchart {
  /** What it is called for whoever does not see it. Empty where its author gave it no name. */
  title: string
  start: string
  /** Ids as written, in the order in which they are first met, → words. */
  boxes: ReadonlyMap<string, string>
  arrows: readonly Arrow[]
}

export interface Arrow {
  from: string
  to: string
  /** Empty on the one arrow of a box that asks nothing. */
  words: string
}

/** What stands in the HTML of prose where a flowchart is to be drawn: prose is read long before anything is laid out. */
export const flowchartPlace = '<figure class="flowchart"></figure>'

/** The arrows of one box are told apart by their place. */
export function graphOfFlowchart({ start, boxes, arrows }: Flowchart): Graph {
  const ways = new Map<string, Way[]>([...boxes.keys()].map((id) => [id, []]))
  for (const { from, to } of arrows) {
    const own = ways.get(from)!
    own.push({ from, answer: `way-${own.length + 1}`, to })
  }
  return { start, ways }
}
