/**
 * What the layout needs to know of a graph before it can choose a road: the graph without its loops, which steps lie
 * ahead of which, and how far each still has to go.
 */
import { isUrgent, waysFrom, type Graph, type Way } from '../graph.ts'
import { addBit, addBits, emptyBits, type Bits } from './bits.ts'

/** A way to a step that itself goes on, by number. */
export interface Forward {
  way: Way
  to: number
}

/**
 * The steps that can be reached and have a way out, numbered so that every forward way leads to a higher number.
 * Outcomes are left out throughout: so a new outcome cannot move a road.
 */
export interface Survey {
  steps: readonly string[]
  number: ReadonlyMap<string, number>
  /** Ways drawn as returns: declared ones, and ones that would close a loop. */
  returns: ReadonlySet<Way>
  forward: readonly (readonly Forward[])[]
  /** Every step that lies ahead, the step itself included. */
  ahead: readonly Bits[]
  /** The longest run of steps still to go, the step itself counted. */
  height: readonly number[]
  /** Steps from which every way leads back in the end ("send a second kit"). */
  onlyBack: readonly boolean[]
  /** Emergencies, and questions with an answer that is one. */
  urgent: Bits
}

/** Undefined where the start names no step. */
export function survey(graph: Graph): Survey | undefined {
  if (!graph.ways.has(graph.start)) return undefined
  const { order, returns } = forwardOrder(graph)
  const steps = order.filter((id) => waysFrom(graph, id).length > 0)
  const number = new Map(steps.map((id, i) => [id, i]))
  const count = steps.length
  const forward: Forward[][] = []
  const ahead: Bits[] = []
  const height: number[] = []
  const onlyBack: boolean[] = []
  const urgent = emptyBits(count)
  for (let i = count - 1; i >= 0; i--) {
    const id = steps[i]!
    const on: Forward[] = []
    const reach = emptyBits(count)
    addBit(reach, i)
    let [far, ends] = [0, false]
    if (isUrgent(graph, id)) addBit(urgent, i)
    for (const way of waysFrom(graph, id)) {
      if (returns.has(way) || !graph.ways.has(way.to)) continue
      const to = number.get(way.to)
      if (to === undefined) {
        ends = true
        continue
      }
      on.push({ way, to })
      addBits(reach, ahead[to]!)
      far = Math.max(far, height[to]!)
      ends ||= !onlyBack[to]!
    }
    forward[i] = on
    ahead[i] = reach
    height[i] = far + 1
    onlyBack[i] = !ends
  }
  return { steps, number, returns, forward, ahead, height, onlyBack, urgent }
}

/**
 * Steps in an order in which every way that is not a return leads to a later one, and the returns.
 * A declared return is taken at its word, unless it leads to an outcome or to a step that the start comes to by no other
 * way: then there is nothing yet to return to.
 */
export function forwardOrder(graph: Graph): { order: string[]; returns: Set<Way> } {
  const mayReturn = ({ back, to }: Way): boolean => back === true && waysFrom(graph, to).length > 0
  const plain = search(graph, [graph.start], mayReturn)
  const asides = graph.asides ?? []
  if (asides.length === 0 && [...plain.returns].every(({ to }) => plain.done.has(to))) return plain
  return search(graph, [graph.start, ...asides], (way) => mayReturn(way) && plain.done.has(way.to))
}

/** Depth first, answers in their author's order, with a stack of its own: a long pathway must not overflow. */
function search(graph: Graph, roots: readonly string[], isReturn: (way: Way) => boolean) {
  const returns = new Set<Way>()
  const done = new Map<string, boolean>()
  const order: string[] = []
  for (const root of roots) {
    if (done.has(root) || !graph.ways.has(root)) continue
    done.set(root, false)
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }]
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const way = waysFrom(graph, top.id)[top.next++]
      if (!way) {
        done.set(top.id, true)
        order.push(top.id)
        stack.pop()
      } else if (graph.ways.has(way.to)) {
        const seen = done.get(way.to)
        if (isReturn(way) || seen === false) returns.add(way)
        else if (seen === undefined) {
          done.set(way.to, false)
          stack.push({ id: way.to, next: 0 })
        }
      }
    }
  }
  return { order: order.reverse(), returns, done }
}
