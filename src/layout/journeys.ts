/** Every way through a pathway from its start to an end: what a change is described by, and what a reviewer reads. */
import { waysFrom, type Graph, type Way } from '../graph.ts'
import { forwardOrder } from './survey.ts'

/**
 * Journeys in the author's order, each as the ways taken, at most `most`; `more`: there are others.
 *
 * No loop is walked. A journey that takes a return ends with it ("back to step 3"), so that every way that can be
 * reached stands in some journey, and what follows the return is told once, by the journeys that did not take it.
 */
export function journeys(graph: Graph, most = 200): { journeys: Way[][]; more: boolean } {
  if (!graph.ways.has(graph.start)) return { journeys: [], more: false }
  const { returns } = forwardOrder(graph)
  const onFrom = (id: string): Way[] => waysFrom(graph, id).filter(({ to }) => graph.ways.has(to))
  const found: Way[][] = []
  const path: Way[] = []
  // One entry for each step of the path so far: the answers not yet taken there.
  const open: Way[][] = [onFrom(graph.start)]
  if (open[0]!.length === 0) return { journeys: [[]], more: false }
  for (let left = open.at(-1); left; left = open.at(-1)) {
    const way = left.shift()
    if (!way) {
      open.pop()
      path.pop()
      continue
    }
    path.push(way)
    const next = returns.has(way) ? [] : onFrom(way.to)
    if (next.length > 0) {
      open.push(next)
      continue
    }
    if (found.length === most) return { journeys: found, more: true }
    found.push([...path])
    path.pop()
  }
  return { journeys: found, more: false }
}
