/**
 * A pathway as nothing but steps and ways on: what rules walk and what the layout draws.
 * Topology only. Words, kinds and values are looked up by id where they are needed.
 */

/** One way on: an answer of a question, or the single `then` of an act. */
export interface Way {
  from: string
  /** The answer's id within its step (`yes`, `raised`, `then`): unique in the step, never shown. */
  answer: string
  to: string
  /** Declared by its author as a return to an earlier step. */
  back?: boolean
}

/** Steps in the author's reading order. A step without a way on is an outcome. */
export interface Graph {
  start: string
  ways: ReadonlyMap<string, readonly Way[]>
  /** Outcomes and questions that must stay unmistakable (emergencies), so that a layout may keep them on the road. */
  urgent?: ReadonlySet<string>
  /**
   * Steps that no answer leads to, but a reader who is still concerned at an outcome does: not part of any journey,
   * and drawn after all roads.
   */
  asides?: readonly string[]
}

export function waysFrom(graph: Graph, id: string): readonly Way[] {
  return graph.ways.get(id) ?? []
}

/** Whether a step is an emergency, or a question with an answer that is one. */
export function isUrgent(graph: Graph, id: string): boolean {
  const { urgent } = graph
  if (urgent === undefined || urgent.size === 0) return false
  return urgent.has(id) || waysFrom(graph, id).some(({ to }) => urgent.has(to) && waysFrom(graph, to).length === 0)
}

/** Every step that can be reached from `from`, itself included. Ways to unknown steps are left out. */
export function reachable(graph: Graph, from: string = graph.start): Set<string> {
  const seen = new Set<string>()
  const open = graph.ways.has(from) ? [from] : []
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const way of waysFrom(graph, id)) if (graph.ways.has(way.to) && !seen.has(way.to)) open.push(way.to)
  }
  return seen
}

/** Every step that is drawn: what the start leads to, and what the asides lead to. */
export function drawn(graph: Graph): Set<string> {
  const all = reachable(graph)
  for (const head of graph.asides ?? []) for (const id of reachable(graph, head)) all.add(id)
  return all
}

/** Every step from which some outcome can be reached. */
export function endable(graph: Graph): Set<string> {
  const into = new Map<string, string[]>()
  const open: string[] = []
  for (const [id, ways] of graph.ways) {
    if (ways.length === 0) open.push(id)
    for (const way of ways) into.set(way.to, [...(into.get(way.to) ?? []), id])
  }
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    open.push(...(into.get(id) ?? []))
  }
  return seen
}

/** Ways that close a loop without being declared `back`, in author order (depth first from the start). */
export function undeclaredLoops(graph: Graph): Way[] {
  const found: Way[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (root: string): void => {
    // An explicit stack: contributed graphs may be deeper than the call stack.
    const stack: { id: string; next: number }[] = [{ id: root, next: 0 }]
    state.set(root, 'open')
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const way = waysFrom(graph, top.id)[top.next++]
      if (!way) {
        state.set(top.id, 'done')
        stack.pop()
      } else if (!way.back && graph.ways.has(way.to)) {
        const seen = state.get(way.to)
        if (seen === 'open') found.push(way)
        else if (!seen) {
          state.set(way.to, 'open')
          stack.push({ id: way.to, next: 0 })
        }
      }
    }
  }
  for (const id of [graph.start, ...graph.ways.keys()]) if (graph.ways.has(id) && !state.has(id)) visit(id)
  return found
}
