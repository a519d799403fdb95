/** How many steps an edit moves that has nothing to do with them: on another road, in another form or another order. */
import type { Graph, Way } from '../../src/graph.ts'
import type { Chart, Row } from '../../src/layout/chart.ts'
import { layOut } from '../../src/layout/layout.ts'
import { pinsOf } from '../../src/layout/pins.ts'
import { dice, grow } from '../../src/layout/random-graph.ts'
import { forwardOrder, survey } from '../../src/layout/survey.ts'

/** Shares of all unrelated steps, from 0 to 1. */
export interface Stability {
  /** By a new outcome at any step from which a reader already comes to an end without going back. */
  outcome: number
  /**
   * By a new step in an answer, a new step under an outcome, a new answer that joins a later step, or the first end of a
   * step that only led back.
   */
  structural: number
  /** The same, with what the chart had chosen written down. */
  structuralPinned: number
}

/** @param graphs how many pathways of 8 to 40 steps are edited, each once in each way */
export function stability(graphs: number, seed: number): Stability {
  const draw = dice(seed)
  const sums = { outcome: new Share(), structural: new Share(), structuralPinned: new Share() }
  for (let i = 0; i < graphs; i++) {
    const shape = { steps: 8 + draw(33), ends: draw(8), leaps: draw(10), wild: draw(3), seed: draw(2 ** 31) }
    const { start, ways } = grow(shape)
    const graph: Graph = { start, ways }
    const chart = layOut(graph)
    for (const edit of [newOutcome, newStep, newStepBelow, newJoin]) {
      const edited = edit(graph, draw)
      if (!edited) continue
      const moved = (after: Chart): [number, number] => movedSteps(chart, after, edited.touched)
      if (edit === newOutcome && !onlyBack(graph, edited)) sums.outcome.add(moved(layOut(edited.graph)))
      else {
        sums.structural.add(moved(layOut(edited.graph)))
        sums.structuralPinned.add(moved(layOut(edited.graph, pinsOf(chart))))
      }
    }
  }
  const { outcome, structural, structuralPinned } = sums
  return { outcome: outcome.value, structural: structural.value, structuralPinned: structuralPinned.value }
}

class Share {
  private part = 0
  private whole = 0
  add([part, whole]: [number, number]): void {
    this.part += part
    this.whole += whole
  }
  get value(): number {
    return this.part / this.whole
  }
}

interface Edited {
  graph: Graph
  /** Steps that the edit is about. */
  touched: ReadonlySet<string>
}
type Draw = (below: number) => number

const added = 'added'

function withWays(graph: Graph, changed: Record<string, readonly Way[]>, ...touched: string[]): Edited {
  return {
    graph: { ...graph, ways: new Map([...graph.ways, ...Object.entries(changed)]) },
    touched: new Set([added, ...Object.keys(changed), ...touched]),
  }
}

function anyStep(graph: Graph, draw: Draw): [string, readonly Way[]] {
  const steps = [...graph.ways].filter(([, ways]) => ways.length > 0)
  return steps[draw(steps.length)]!
}

function newOutcome(graph: Graph, draw: Draw): Edited {
  const [from, ways] = anyStep(graph, draw)
  return withWays(graph, { [from]: [...ways, { from, answer: added, to: added }], [added]: [] })
}

/** Whether the step that was given an outcome led nowhere but back. */
function onlyBack(graph: Graph, { touched }: Edited): boolean {
  const { number, onlyBack } = survey(graph)!
  return [...touched].some((id) => onlyBack[number.get(id) ?? -1] === true)
}

function newStep(graph: Graph, draw: Draw): Edited {
  const [from, ways] = anyStep(graph, draw)
  const one = draw(ways.length)
  const { to } = ways[one]!
  return withWays(
    graph,
    {
      [from]: ways.map((way, i) => (i === one ? { from, answer: way.answer, to: added } : way)),
      [added]: [{ from: added, answer: 'then', to }],
    },
    to,
  )
}

function newStepBelow(graph: Graph, draw: Draw): Edited {
  const ends = [...graph.ways].filter(([, ways]) => ways.length === 0).map(([id]) => id)
  const end = ends[draw(ends.length)]!
  return withWays(graph, { [end]: [{ from: end, answer: 'then', to: added }], [added]: [] })
}

function newJoin(graph: Graph, draw: Draw): Edited | undefined {
  const order = forwardOrder(graph).order.filter((id) => graph.ways.get(id)!.length > 0)
  if (order.length < 3) return undefined
  const at = draw(order.length - 1)
  const [from, to] = [order[at]!, order[at + 1 + draw(order.length - at - 1)]!]
  return withWays(graph, { [from]: [...graph.ways.get(from)!, { from, answer: added, to }] }, to)
}

/** @returns moved, and all that could have been */
function movedSteps(before: Chart, after: Chart, touched: ReadonlySet<string>): [number, number] {
  const [was, is] = [placesOf(before), placesOf(after)]
  const own = [...was.keys()].filter((id) => !touched.has(id) && is.has(id))
  const stayed = own.filter((id) => was.get(id) === is.get(id))
  // Of those that kept their road and form, the fewest that must be taken out for the rest to stand in the old order.
  const position = new Map([...is.keys()].map((id, i) => [id, i]))
  return [own.length - longestRise(stayed.map((id) => position.get(id)!)), own.length]
}

/** Numbered steps in page order → the road that each stands on, by its first step, and whether beside a question. */
function placesOf({ roads }: Chart): Map<string, string> {
  const places = new Map<string, string>()
  const put = (row: Row, place: string): void => {
    if (row.on || row.exits.length > 0) places.set(row.step, place)
    for (const exit of row.exits)
      if (exit.form === 'inset') for (const inner of exit.rows) put(inner, `beside ${row.step}`)
  }
  for (const { rows } of roads) for (const row of rows) put(row, `on ${rows[0]!.step}`)
  return places
}

function longestRise(figures: readonly number[]): number {
  const least: number[] = []
  for (const figure of figures) {
    const at = least.findIndex((one) => one >= figure)
    least[at < 0 ? least.length : at] = figure
  }
  return least.length
}
