/**
 * What makes a chart hard to follow although it is drawn rightly. Told to the author, who alone can mend it: the layout
 * never switches to another form by itself. Falling numbers need no lint: `layOut` cannot draw them (see there).
 */
import type { Level } from '../diagnostic.ts'
import { isUrgent, waysFrom, type Graph, type Way } from '../graph.ts'
import type { Chart, Exit, Pins, Row } from './chart.ts'
import { layOut } from './layout.ts'

/** A finding about a step, or one of its answers; who has the source knows the place. */
export interface ChartLint {
  rule: string
  level: Level
  step: string
  answer?: string
  what: string
  why: string
  mend: string
}

const mostRoads = 3
const mostJumps = 3
const mostAnswers = 4

/** @param pins with which it was laid out */
export function lintChart(graph: Graph, chart: Chart, pins: Pins = {}): ChartLint[] {
  return [
    ...fewRoads(chart),
    ...fewJumps(chart),
    ...fewColumns(graph, chart),
    ...backGoesBack(chart),
    ...roadTitled(chart),
    ...emergencyOnRoad(graph, chart),
    ...pinsLeftAside(graph, chart, pins),
  ]
}

function fewRoads(chart: Chart): ChartLint[] {
  const roads = chart.roads.filter(({ kind }) => kind !== 'aside')
  const from = roads[mostRoads]?.from
  if (!from) return []
  return [
    {
      rule: 'few-roads',
      level: 'warning',
      step: from.from,
      answer: from.answer,
      what: `The chart has ${roads.length} roads; the ${mostRoads + 1}th leaves \`${from.from}\` at \`${from.answer}\``,
      why: 'A reader with the patient in the room loses the thread: most of the chart is somewhere other than straight on.',
      mend: 'Make the part that has a road of its own a pathway of its own (`go-to`), or let answers that do the same share a step.',
    },
  ]
}

/** The journey with the most links to follow. Returns are left out: who takes one is told to go back. */
function fewJumps(chart: Chart): ChartLint[] {
  const jumps = new Map<string, number>()
  const before = new Map<string, Way>()
  const ways = new Map<string, [Way, number][]>()
  eachRow(chart, (row, next) => {
    const list: [Way, number][] = row.on ? [[row.on, 0]] : []
    for (const exit of row.exits) if (exit.form !== 'back') list.push([exit.way, isJump(chart, exit, next) ? 1 : 0])
    ways.set(row.step, list)
  })
  let worst = chart.order[0] ?? ''
  for (const id of chart.order) {
    const here = jumps.get(id) ?? 0
    if (here > (jumps.get(worst) ?? 0)) worst = id
    for (const [way, jump] of ways.get(id) ?? [])
      if (here + jump > (jumps.get(way.to) ?? -1)) {
        jumps.set(way.to, here + jump)
        before.set(way.to, way)
      }
  }
  const count = jumps.get(worst) ?? 0
  if (count <= mostJumps) return []
  const path = [worst]
  for (let way = before.get(worst); way; way = before.get(way.from)) path.unshift(way.from)
  return [
    {
      rule: 'few-jumps',
      level: 'warning',
      step: worst,
      what: `One journey to \`${worst}\` jumps ${count} times: ${path.map((id) => chart.marks.get(id)).join(', ')}`,
      why: 'Each jump sends a reader to look for a number elsewhere on the page, and each is a chance to read on at the wrong one.',
      mend: 'Let answers meet at one step before they part again, or make the crossing part a pathway of its own (`go-to`).',
    },
  ]
}

/** Whether a reader must leave the place they are at. The next row, and a bypass that stands right here, are no jump. */
function isJump(chart: Chart, exit: Exit, next: string | undefined): boolean {
  switch (exit.form) {
    case 'stub':
      return true
    case 'on':
      return exit.way.to !== next
    case 'road':
      return chart.roads[exit.road]?.kind === 'below'
    default:
      return false
  }
}

function fewColumns(graph: Graph, chart: Chart): ChartLint[] {
  return chart.order.flatMap((step) => {
    const count = waysFrom(graph, step).length
    if (count <= mostAnswers) return []
    return [
      {
        rule: 'few-columns',
        level: 'info' as const,
        step,
        what: `\`${step}\` has ${count} answers`,
        why: `More than ${mostAnswers} do not fit side by side: a reader no longer sees the choice at one glance.`,
        mend: 'Ask in two steps, or join answers that lead to the same place.',
      },
    ]
  })
}

function backGoesBack(chart: Chart): ChartLint[] {
  const found: ChartLint[] = []
  const place = new Map(chart.order.map((id, i) => [id, i]))
  eachRow(chart, ({ step, exits }) => {
    for (const { form, way } of exits)
      if (form === 'back' && place.get(way.to)! > place.get(step)!)
        found.push({
          rule: 'back-goes-back',
          level: 'warning',
          step,
          answer: way.answer,
          what: `\`${way.answer}\` at \`${step}\` goes back to \`${way.to}\`, which the chart shows later`,
          why: `A reader is told “Back to ${chart.marks.get(way.to)}” and looks among the steps already passed.`,
          mend: 'If it is not a return, write `go` instead of `back`; if it is, lead to a step that every reader has passed.',
        })
  })
  return found
}

function roadTitled({ roads }: Chart): ChartLint[] {
  return roads.flatMap(({ from, title }) =>
    from && title === undefined
      ? [
          {
            rule: 'road-titled',
            level: 'info' as const,
            step: from.from,
            answer: from.answer,
            what: `The road at \`${from.answer}\` of \`${from.from}\` has no title`,
            why: 'Its heading is then the bare answer, which tells a reader who comes down the page little about whom it is for.',
            mend: 'Give its first step a `road-title` that names the patients on it.',
          },
        ]
      : [],
  )
}

/** What `checkChart` cannot ask for: there may be no road that passes two long branches. */
function emergencyOnRoad(graph: Graph, chart: Chart): ChartLint[] {
  const main = new Set(chart.roads[0]?.rows.map(({ step }) => step))
  return chart.order
    .filter((step) => isUrgent(graph, step) && waysFrom(graph, step).length > 0 && !main.has(step))
    .map((step) => ({
      rule: 'emergency-on-road',
      level: 'warning',
      step,
      what: `\`${step}\` decides about an emergency, but does not stand on the first road`,
      why: 'A reader who takes another answer never passes it, and one who skims the road does not see it.',
      mend: 'Ask it earlier, before the answers part; or say at the step that leads there that it is an emergency.',
    }))
}

/** What its author has settled and only an emergency outweighs: see `leavesEmergency` in `fork.ts`. */
function pinsLeftAside(graph: Graph, chart: Chart, pins: Pins): ChartLint[] {
  const kept = keptPins(chart, pins)
  const pinned = [
    ...Object.entries(pins.on ?? {}).map(([step, to]) => ({ step, key: 'way-on', to })),
    ...Object.entries(pins.join ?? {}).map(([step, to]) => ({ step, key: 'meets-at', to })),
  ]
  const aside = pinned.filter(({ step, key }) => !kept.has(`${key} ${step}`))
  if (aside.length === 0) return []
  const calm = keptPins(layOut({ ...graph, urgent: new Set() }, pins), pins)
  return aside
    .filter(({ step, key }) => calm.has(`${key} ${step}`))
    .map(({ step, key, to }) => ({
      rule: 'emergency-on-road',
      level: 'warning',
      step,
      what: `The road from \`${step}\` does not go as \`${key}: ${to}\` asks`,
      why: 'Another answer passes an emergency on its way to the same step: beside the road, a reader who skims it would not see it.',
      mend: `Remove \`${key}\`; or ask about the emergency before the answers part.`,
    }))
}

/** The key and step of each pin that holds. */
function keptPins(chart: Chart, { on = {}, join = {} }: Pins): Set<string> {
  const kept = new Set<string>()
  for (const { rows } of chart.roads)
    for (const row of rows) {
      if (row.on?.answer === on[row.step]) kept.add(`way-on ${row.step}`)
      if ((row.fan?.join ?? row.on?.to) === join[row.step]) kept.add(`meets-at ${row.step}`)
    }
  return kept
}

/** Every row with the step that a reader meets right after it, or after the question or bypass that it belongs to. */
function eachRow(chart: Chart, visit: (row: Row, next: string | undefined) => void): void {
  const after = new Map<number, string | undefined>()
  for (const [r, { rows }] of chart.roads.entries())
    for (const [i, row] of rows.entries()) {
      const next = rows[i + 1]?.step ?? after.get(r)
      visit(row, next)
      for (const exit of row.exits) {
        if (exit.form === 'inset') for (const inner of exit.rows) visit(inner, next)
        if (exit.form === 'road' && chart.roads[exit.road]?.kind === 'bypass') after.set(exit.road, next)
      }
    }
}
