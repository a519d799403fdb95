import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Graph } from '../graph.ts'
import type { Chart, Exit, Row } from './chart.ts'
import { allRows, checkChart } from './check-chart.ts'
import { layOut } from './layout.ts'
import { randomGraph } from './random-graph.ts'
import { graphFrom } from './sketch.ts'

test('no graph is drawn wrongly', () => {
  let [largest, roads] = [0, 0]
  fc.assert(
    fc.property(randomGraph(200), (graph) => {
      const chart = layOut(graph)
      expect(checkChart(graph, chart)).toEqual([])
      largest = Math.max(largest, chart.order.length)
      roads = Math.max(roads, chart.roads.length)
    }),
    { numRuns: 3000 },
  )
  // The graphs were worth drawing.
  expect(largest).toBeGreaterThan(150)
  expect(roads).toBeGreaterThan(8)
})

/** Ways to spoil a chart. Each does nothing, and says so, where the chart has nothing to spoil. */
const harms: Record<string, (chart: Chart, pick: (count: number) => number) => boolean> = {
  'an exit removed': (chart, pick) => {
    const row = one(withExits(chart), pick)
    row?.exits.splice(pick(row.exits.length), 1)
    return row !== undefined
  },
  'an exit drawn twice': (chart, pick) => {
    const row = one(withExits(chart), pick)
    row?.exits.push(row.exits[pick(row.exits.length)]!)
    return row !== undefined
  },
  'two targets swapped': (chart, pick) => {
    const exits = allRows(chart).flatMap((row) => row.exits)
    const [a, b] = [one(exits, pick), one(exits, pick)]
    if (!a || !b || a.way.to === b.way.to) return false
    const to = a.way.to
    a.way = { ...a.way, to: b.way.to }
    b.way = { ...b.way, to }
    return true
  },
  'two answers swapped': (chart, pick) => {
    const row = one(
      withExits(chart).filter(({ exits }) => exits.length > 1),
      pick,
    )
    row?.exits.reverse()
    return row !== undefined
  },
  'the way down drawn to another step': (chart, pick) => {
    const row = one(
      allRows(chart).filter(({ on }) => on),
      pick,
    )
    const to = chart.order[pick(chart.order.length)]!
    if (!row?.on || row.on.to === to) return false
    row.on = { ...row.on, to }
    return true
  },
  'a way down removed': (chart, pick) => {
    const row = one(
      allRows(chart).filter(({ on }) => on),
      pick,
    )
    delete row?.on
    return row !== undefined
  },
  'a step drawn twice': (chart, pick) => {
    const { rows } = chart.roads[pick(chart.roads.length)]!
    rows.push({ step: rows[pick(rows.length)]!.step, exits: [] })
    return true
  },
  'a row left out': (chart, pick) => {
    const { rows } = chart.roads[pick(chart.roads.length)]!
    rows.splice(pick(rows.length), 1)
    return true
  },
  'two marks swapped': (chart, pick) => {
    const [a, b] = [one(chart.order, pick), one(chart.order, pick)]
    if (!a || !b || a === b) return false
    chart.marks = new Map([...chart.marks, [a, chart.marks.get(b)!], [b, chart.marks.get(a)!]])
    return true
  },
  'a mark missing': (chart, pick) => {
    const id = one(chart.order, pick)!
    chart.marks = new Map([...chart.marks].filter(([other]) => other !== id))
    return true
  },
  'two steps swapped in reading order': (chart, pick) => {
    const [a, b] = [pick(chart.order.length), pick(chart.order.length)]
    const [x, y] = [chart.order[a]!, chart.order[b]!]
    chart.order[a] = y
    chart.order[b] = x
    return a !== b
  },
  'a card made a stub': (chart, pick) => reform(chart, pick, 'outcome', 'stub'),
  'a stub made a card': (chart, pick) => reform(chart, pick, 'stub', 'outcome'),
  'a return drawn as going on': (chart, pick) => reform(chart, pick, 'back', 'on'),
  'an outcome drawn as a step that goes on': (chart, pick) => reform(chart, pick, 'outcome', 'on'),
  'a road that nothing leads to': (chart, pick) => {
    const first = chart.roads[1]?.rows[0]
    if (!first) return false
    const exit = one(
      allRows(chart)
        .flatMap(({ exits }) => exits)
        .filter((each) => each.form === 'road' && chart.roads[each.road]!.rows.length > 0),
      pick,
    )
    if (exit?.form === 'road') exit.road = (exit.road + 1) % chart.roads.length
    return exit !== undefined
  },
  'a bypass put below': (chart) => {
    const road = chart.roads.find(({ kind }) => kind === 'bypass')
    if (road) road.kind = 'below'
    return road !== undefined
  },
  'a fan that meets elsewhere': (chart) => {
    const row = allRows(chart).find(({ fan }) => fan?.join)
    if (row) row.fan = {}
    return row !== undefined
  },
}

test.each(Object.entries(harms))('the checker sees %s', (_, harm) => {
  let harmed = 0
  fc.assert(
    fc.property(randomGraph(60), fc.infiniteStream(fc.nat()), (graph, numbers) => {
      const chart = structuredClone(layOut(graph))
      const pick = (count: number): number => (count > 0 ? (numbers.next().value as number) % count : 0)
      if (!harm(chart, pick)) return
      harmed++
      expect(checkChart(graph, chart)).not.toEqual([])
    }),
    { numRuns: 1000 },
  )
  expect(harmed).toBeGreaterThan(20)
})

test('an emergency that the road could pass, put beside it, is a finding', () => {
  const graph = graphFrom(`
    ask: yes flags, no next
    flags: yes ambulance!, no next
    next: a
    a: b
    b: refer`)
  const calm: Graph = { start: graph.start, ways: graph.ways }
  expect(checkChart(graph, layOut(graph))).toEqual([])
  expect(checkChart(graph, layOut(calm))).toEqual([
    'The emergency at “flags” stands beside the road, though the road from “ask” could pass it.',
  ])
})

test('findings say which step, answer and place', () => {
  const graph = graphFrom('ask: yes refer, no do\ndo: manage')
  const chart = layOut(graph)
  chart.roads[0]!.rows[0]!.exits = []
  expect(checkChart(graph, chart)).toEqual([
    'The answer “yes” of “ask” is drawn 0 times, not once.',
    'Step “refer” stands 0 times on the chart, not once.',
    'The order of the steps is not the order in which the roads, their rows and exits are read.',
  ])
})

function reform(
  chart: Chart,
  pick: (count: number) => number,
  from: Exit['form'],
  to: 'stub' | 'outcome' | 'on',
): boolean {
  const found = allRows(chart).flatMap(({ exits }) =>
    exits.filter(({ form }) => form === from).map((exit) => ({ exits, exit })),
  )
  const spot = one(found, pick)
  if (spot) spot.exits[spot.exits.indexOf(spot.exit)] = { form: to, way: spot.exit.way }
  return spot !== undefined
}

function withExits(chart: Chart): Row[] {
  return allRows(chart).filter(({ exits }) => exits.length > 0)
}

function one<T>(list: readonly T[], pick: (count: number) => number): T | undefined {
  return list[pick(list.length)]
}
