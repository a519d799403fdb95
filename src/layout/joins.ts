/** Where guidance of two origins meets on one way through a pathway. Who wrote what is not known here: it is handed in. */
import type { Graph } from '../graph.ts'
import { journeys } from './journeys.ts'

export interface Joins {
  /** Ways through that join two authors' texts, of all that were counted. */
  joined: number
  all: number
  /** There are more ways through than were counted. */
  more: boolean
  /** The steps between which they join. */
  at: { from: string; to: string }[]
}

/**
 * @param by who wrote a step
 * @param most how many ways through are counted
 */
export function joinsOf(graph: Graph, by: (step: string) => string | undefined, most: number): Joins {
  const { journeys: ways, more } = journeys(graph, most)
  const joined = ways.filter((way) => way.some(({ from, to }) => by(from) !== by(to))).length
  const seen = new Set<string>()
  const at = [...graph.ways.values()]
    .flat()
    .filter(({ from, to }) => by(from) !== by(to) && !seen.has(`${from} ${to}`) && seen.add(`${from} ${to}`))
  return { joined, all: ways.length, more, at: at.map(({ from, to }) => ({ from, to })) }
}
