/**
 * A graph laid out as roads and exits. Total and deterministic: any graph, topology alone, the author's order breaks
 * every tie.
 *
 * Every step ahead of a question belongs to exactly one of its answers: to the road first, else to the last answer
 * that leads to it. So no step can be placed twice, and the reading order is an order in which every way but a return
 * leads onwards: no reader is sent from 27 back to 13.
 */
import { waysFrom, type Graph, type Way } from '../graph.ts'
import { emptyBits, hasBit, meet, union, type Bits } from './bits.ts'
import type { Chart, Exit, Pins, Road, Row } from './chart.ts'
import { asides, fork, type Aside, type Fork } from './fork.ts'
import { survey, type Survey } from './survey.ts'

/** Answers that stand side by side. More, and the columns are too narrow to read. */
const fanColumns = 4

/** A road still to be walked. */
interface Walk {
  road: Road
  head: number
  /** Steps that stand elsewhere. */
  beyond: Bits
  /** Steps that stand later on the roads that this one left: to lead to one of them is to re-join. */
  onward: Bits
}

interface Leaving {
  kind: 'bypass' | 'below'
  onward: Bits
}

/** Unpinned answers are chosen by shape; see `fork`. A pin that no longer fits the graph is left aside. */
export function layOut(graph: Graph, pins: Pins = {}): Chart {
  const chart = layOutFrom(graph, pins)
  return (graph.asides ?? []).reduce((all, head) => withAside(graph, pins, all, head), chart)
}

function layOutFrom(graph: Graph, pins: Pins): Chart {
  const map = survey(graph)
  if (!map) return { roads: [], order: [], marks: new Map() }
  const main: Road = { kind: 'main', rows: [] }
  const titled = pins.titles?.[graph.start]
  if (titled !== undefined) main.title = titled
  const roads = new Map<Exit, Road>()
  if (map.steps.length === 0) main.rows.push({ step: graph.start, exits: [] })
  else {
    const nothing = emptyBits(map.steps.length)
    const walks: Walk[] = [{ road: main, head: 0, beyond: nothing, onward: nothing }]
    for (const walk of walks) walkRoad(graph, map, pins, walk, walks, roads)
  }
  return page(graph, main, roads)
}

/** Writes the rows of one road, and adds the roads that leave it to `walks`. */
function walkRoad(graph: Graph, map: Survey, pins: Pins, walk: Walk, walks: Walk[], roads: Map<Exit, Road>): void {
  for (let at: number | undefined = walk.head; at !== undefined;) {
    const chosen: Fork = fork(map, at, walk.beyond, pins)
    const { next, on } = chosen
    const onward = next === undefined ? walk.onward : union(walk.onward, map.ahead[next]!)
    const beside = leavings(map, asides(map, at, next, walk.beyond), onward)
    const row: Row = { step: map.steps[at]!, exits: [] }
    for (const way of waysFrom(graph, row.step)) {
      if (way === on?.way || !graph.ways.has(way.to)) continue
      const aside = beside.find((one) => one.way === way)
      if (!aside) row.exits.push(plainExit(graph, map, way))
      else if (aside.inset) row.exits.push(inset(graph, map, aside))
      else {
        const road: Road = { from: way, kind: aside.kind, rows: [] }
        const title = pins.titles?.[way.to]
        if (title !== undefined) road.title = title
        const exit: Exit = { form: 'road', way, road: 0 }
        row.exits.push(exit)
        roads.set(exit, road)
        walks.push({ road, head: aside.to, beyond: aside.beyond, onward: aside.onward })
      }
    }
    if (on) row.on = on.way
    else if (next !== undefined) row.fan = { join: map.steps[next]! }
    else if (chosen.fan || sideBySide(row.exits)) row.fan = {}
    if (row.fan && row.fan.join === undefined && row.exits.length > fanColumns) delete row.fan
    walk.road.rows.push(row)
    at = next
  }
}

/**
 * Whether each road that leaves a row re-joins: leads to what stands later on the roads it left, or into the bypass of
 * a later answer of the same row.
 */
function leavings(map: Survey, beside: readonly Aside[], onward: Bits): (Aside & Leaving)[] {
  const found: (Aside & Leaving)[] = []
  for (const aside of [...beside].reverse()) {
    const kind = meet(map.ahead[aside.to]!, onward) ? 'bypass' : 'below'
    found.push({ ...aside, kind, onward })
    if (kind === 'bypass' && !aside.inset) onward = union(onward, aside.own)
  }
  return found
}

/** Three or more answers of which none is the one way on. */
function sideBySide(exits: readonly Exit[]): boolean {
  const on = new Set(exits.filter(({ form }) => form === 'on').map(({ way }) => way.to))
  return exits.length > 2 && on.size !== 1 && exits.every(({ form }) => form !== 'road')
}

/** One or two steps beside their question: the second can only be entered from the first. */
function inset(graph: Graph, map: Survey, { way, to, own }: Aside): Exit {
  const rows: Row[] = []
  const second = map.forward[to]!.find((one) => hasBit(own, one.to))
  for (const at of second ? [to, second.to] : [to]) {
    const row: Row = { step: map.steps[at]!, exits: [] }
    if (second && at === to) row.on = second.way
    for (const exit of waysFrom(graph, row.step))
      if (exit !== row.on && graph.ways.has(exit.to)) row.exits.push(plainExit(graph, map, exit))
    rows.push(row)
  }
  return { form: 'inset', way, rows }
}

function plainExit(graph: Graph, map: Survey, way: Way): Exit {
  if (map.returns.has(way)) return { form: 'back', way }
  return { form: waysFrom(graph, way.to).length === 0 ? 'stub' : 'on', way }
}

/** Puts the roads in page order, decides which mention of an outcome is its card, and counts. */
function page(graph: Graph, main: Road, children: ReadonlyMap<Exit, Road>): Chart {
  const roads: Road[] = []
  const places: (string | Exit)[] = []
  const cards = new Map<string, { exit: Exit; nested: boolean }>()

  const write = (row: Row, nested: boolean): void => {
    places.push(row.step)
    for (const exit of row.exits) {
      if (exit.form === 'inset') for (const inner of exit.rows) write(inner, true)
      if (exit.form !== 'stub') continue
      places.push(exit)
      const card = cards.get(exit.way.to)
      // In full where it is first read, but not nested in a detour if the road itself leads to it as well.
      if (!card || (card.nested && !nested)) cards.set(exit.way.to, { exit, nested })
    }
  }
  // Roads that end wait until the road they left has ended too; an own list of them, as roads nest.
  const below: Road[] = [main]
  const place = (road: Road, ending: Road[]): void => {
    roads.push(road)
    for (const row of road.rows) {
      write(row, false)
      for (const exit of row.exits) {
        const child = children.get(exit)
        if (child?.kind === 'bypass') place(child, ending)
        else if (child) ending.push(child)
      }
    }
  }
  for (let road = below.shift(); road; road = below.shift()) {
    const ending: Road[] = []
    place(road, ending)
    below.unshift(...ending)
  }

  for (const [exit, road] of children) if (exit.form === 'road') exit.road = roads.indexOf(road)
  const order: string[] = []
  for (const one of places) {
    if (typeof one === 'string') order.push(one)
    else if (cards.get(one.way.to)?.exit === one) {
      one.form = 'outcome'
      order.push(one.way.to)
    }
  }
  return { roads, order, marks: marksOf(graph, order) }
}

/** Numbers go on, letters end: structural, so a referral that goes on is a numbered step. */
function marksOf(graph: Graph, order: readonly string[]): Map<string, string> {
  const marks = new Map<string, string>()
  let [steps, outcomes] = [0, 0]
  for (const id of order) marks.set(id, waysFrom(graph, id).length > 0 ? String(++steps) : letter(outcomes++))
  return marks
}

/** 0 → A, 25 → Z, 26 → AA. */
function letter(i: number): string {
  return (i < 26 ? '' : letter(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))
}

/** Adds a step that no answer leads to, and what follows from it, as a road after all others. */
function withAside(graph: Graph, pins: Pins, chart: Chart, head: string): Chart {
  const placed = new Set(chart.order)
  if (placed.has(head) || !graph.ways.has(head)) return chart
  // What is drawn already ends here: its road is read where it stands.
  const ways = new Map([...graph.ways].map(([id, on]) => [id, placed.has(id) ? [] : on]))
  const part = layOutFrom({ ...graph, start: head, ways }, pins)
  const shift = chart.roads.length
  const toPlaced = (way: Way): Exit => ({ form: waysFrom(graph, way.to).length === 0 ? 'stub' : 'back', way })
  const adopt = (rows: readonly Row[]): Row[] =>
    rows
      .filter(({ step }) => !placed.has(step))
      .map(({ on, exits, ...row }) => {
        const goes = on === undefined || !placed.has(on.to)
        const kept = exits.map((exit): Exit => {
          if (placed.has(exit.way.to)) return toPlaced(exit.way)
          if (exit.form === 'road') return { ...exit, road: exit.road + shift }
          return exit.form === 'inset' ? { ...exit, rows: adopt(exit.rows) } : exit
        })
        return { ...row, exits: goes ? kept : inOrder(graph, [...kept, toPlaced(on)]), ...(on && goes ? { on } : {}) }
      })
  const roads = part.roads.map((road): Road => ({
    ...road,
    kind: road.kind === 'main' ? 'aside' : road.kind,
    rows: adopt(road.rows),
  }))
  const order = [...chart.order, ...part.order.filter((id) => !placed.has(id))]
  return { roads: [...chart.roads, ...roads], order, marks: marksOf(graph, order) }
}

/** Exits in the order in which their author wrote the answers. */
function inOrder(graph: Graph, exits: Exit[]): Exit[] {
  const place = ({ way }: Exit): number => waysFrom(graph, way.from).indexOf(way)
  return exits.sort((a, b) => place(a) - place(b))
}
