/**
 * A graph laid out as roads and exits. Total and deterministic: any graph, topology alone, the author's order breaks
 * every tie.
 *
 * Every step ahead of a question belongs to exactly one of its answers: to the road first, else to the last answer
 * that leads to it. So no step can be placed twice, and the reading order is an order in which every way but a return
 * leads onwards: no reader is sent from 27 back to 13.
 */
import { reachable, waysFrom, type Graph, type Way } from '../graph.ts'
import { emptyBits, hasBit, meet, union, without, type Bits } from './bits.ts'
import type { Chart, Exit, Pins, Road, Row } from './chart.ts'
import { branches, fork, type Branch, type Fork } from './fork.ts'
import { survey, type Survey } from './survey.ts'

/** Answers that stand side by side. More, and the columns are too narrow to read. */
const fanColumns = 4

/** A road still to be walked. */
interface Walk {
  road: Road
  head: number
  /** Steps of the roads before an aside: what leads to one of them leads back. */
  earlier: Bits
  /** Steps that stand elsewhere, earlier ones included. */
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
  const map = survey(graph)
  if (!map) return { roads: [], order: [], marks: new Map() }
  const nothing = emptyBits(map.steps.length)
  const firsts: Road[] = []
  const roads = new Map<Exit, Road>()
  let earlier = nothing
  for (const head of heads(graph)) {
    const first = newRoad(firsts.length === 0 ? 'main' : 'aside', head, pins)
    firsts.push(first)
    const at = map.number.get(head)
    if (at === undefined) first.rows.push({ step: head, exits: [] })
    else {
      const walks: Walk[] = [{ road: first, head: at, earlier, beyond: earlier, onward: nothing }]
      for (const walk of walks) walkRoad(graph, map, pins, walk, walks, roads)
      earlier = union(earlier, map.ahead[at]!)
    }
  }
  return page(graph, firsts, roads)
}

/** The start, and each aside that nothing before it leads to. */
function heads(graph: Graph): string[] {
  const found = [graph.start]
  if (graph.asides === undefined || graph.asides.length === 0) return found
  const seen = reachable(graph)
  for (const head of graph.asides) {
    if (seen.has(head) || !graph.ways.has(head)) continue
    found.push(head)
    for (const id of reachable(graph, head)) seen.add(id)
  }
  return found
}

function newRoad(kind: Road['kind'], head: string, pins: Pins, from?: Way): Road {
  const title = pins.titles?.[head]
  return { kind, rows: [], ...(from ? { from } : {}), ...(title === undefined ? {} : { title }) }
}

/** Writes the rows of one road, and adds the roads that leave it to `walks`. */
function walkRoad(graph: Graph, map: Survey, pins: Pins, walk: Walk, walks: Walk[], roads: Map<Exit, Road>): void {
  const { earlier, beyond } = walk
  for (let at: number | undefined = walk.head; at !== undefined;) {
    const { next, on, fan }: Fork = fork(map, at, beyond, pins)
    const onward = next === undefined ? walk.onward : union(walk.onward, without(map.ahead[next]!, beyond))
    const beside = leavings(map, branches(map, at, next, beyond), onward)
    const row: Row = { step: map.steps[at]!, exits: [] }
    for (const way of waysFrom(graph, row.step)) {
      if (way === on?.way || !graph.ways.has(way.to)) continue
      const branch = beside.find((one) => one.way === way)
      if (!branch) row.exits.push(plainExit(map, earlier, way))
      else if (branch.inset) row.exits.push(inset(graph, map, earlier, branch))
      else {
        const exit: Exit = { form: 'road', way, road: 0 }
        const road = newRoad(branch.kind, way.to, pins, way)
        row.exits.push(exit)
        roads.set(exit, road)
        walks.push({ road, head: branch.to, earlier, beyond: branch.beyond, onward: branch.onward })
      }
    }
    if (on) row.on = on.way
    else if (next !== undefined) row.fan = { join: map.steps[next]! }
    else if ((fan || sideBySide(row.exits)) && row.exits.length <= fanColumns) row.fan = {}
    walk.road.rows.push(row)
    at = next
  }
}

/**
 * Whether each road that leaves a row re-joins: leads to what stands later on the roads it left, or into the bypass of
 * a later answer of the same row.
 */
function leavings(map: Survey, beside: readonly Branch[], onward: Bits): (Branch & Leaving)[] {
  const found: (Branch & Leaving)[] = []
  for (const branch of [...beside].reverse()) {
    const kind = meet(map.ahead[branch.to]!, onward) ? 'bypass' : 'below'
    found.push({ ...branch, kind, onward })
    if (kind === 'bypass' && !branch.inset) onward = union(onward, branch.own)
  }
  return found
}

/** Three or more answers of which none is the one way on. */
function sideBySide(exits: readonly Exit[]): boolean {
  const on = new Set(exits.filter(({ form }) => form === 'on').map(({ way }) => way.to))
  return exits.length > 2 && on.size !== 1 && exits.every(({ form }) => form !== 'road')
}

/** One or two steps beside their question: the second can only be entered from the first. */
function inset(graph: Graph, map: Survey, earlier: Bits, { way, to, own }: Branch): Exit {
  const rows: Row[] = []
  const second = map.forward[to]!.find((one) => hasBit(own, one.to))
  for (const at of second ? [to, second.to] : [to]) {
    const row: Row = { step: map.steps[at]!, exits: [] }
    if (second && at === to) row.on = second.way
    for (const exit of waysFrom(graph, row.step))
      if (exit !== row.on && graph.ways.has(exit.to)) row.exits.push(plainExit(map, earlier, exit))
    rows.push(row)
  }
  return { form: 'inset', way, rows }
}

function plainExit(map: Survey, earlier: Bits, way: Way): Exit {
  const to = map.number.get(way.to)
  if (to === undefined) return { form: 'stub', way }
  return { form: map.returns.has(way) || hasBit(earlier, to) ? 'back' : 'on', way }
}

/** Puts the roads in page order, decides which mention of an outcome is its card, and counts. */
function page(graph: Graph, firsts: readonly Road[], children: ReadonlyMap<Exit, Road>): Chart {
  const roads: Road[] = []
  const places: (string | Exit)[] = []
  /** Without an exit: the outcome is a road by itself. */
  const cards = new Map<string, { exit?: Exit; nested: boolean }>()

  const write = (row: Row, nested: boolean): void => {
    places.push(row.step)
    if (waysFrom(graph, row.step).length === 0) cards.set(row.step, { nested: false })
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
  const below: Road[] = [...firsts]
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
    // What the roads of the journey mention, they also show.
    if (road.kind === 'aside') for (const card of cards.values()) card.nested = false
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
