/**
 * The drawing checker: holds a chart against the graph it was drawn from, knowing nothing of how it was laid out.
 * It gates every build, because a chart with a way missing is a pathway that nobody wrote.
 */
import { drawn as drawnSteps, isUrgent, reachable, waysFrom, type Graph, type Way } from '../graph.ts'
import type { Chart, Exit, Row } from './chart.ts'

interface Drawn {
  way: Way
  form: Exit['form'] | 'down'
}

/** What is wrong with a chart, one sentence each; empty when it says exactly what its graph says. */
export function checkChart(graph: Graph, chart: Chart): string[] {
  const faults: string[] = []
  const reached = drawnSteps(graph)
  const drawn = new Map<string, Drawn[]>()
  const read = readChart(chart, faults, (form, way) => {
    const key = `${way.from} ${way.answer}`
    drawn.set(key, [...(drawn.get(key) ?? []), { way, form }])
  })

  const times = new Map<string, number>()
  for (const id of read) times.set(id, (times.get(id) ?? 0) + 1)

  for (const id of reached) {
    if (times.get(id) !== 1) faults.push(`Step “${id}” stands ${times.get(id) ?? 0} times on the chart, not once.`)
    for (const way of waysFrom(graph, id)) {
      if (!reached.has(way.to)) continue
      const key = `${way.from} ${way.answer}`
      const here = drawn.get(key) ?? []
      drawn.delete(key)
      if (here.length !== 1) faults.push(`${named(way)} is drawn ${here.length} times, not once.`)
      for (const one of here)
        if (one.way.to !== way.to)
          faults.push(`${named(way)} is drawn to “${one.way.to}”, but it leads to “${way.to}”.`)
    }
  }
  for (const [{ way } = { way: undefined }] of drawn.values())
    if (way) faults.push(`${named(way)} is drawn, but the pathway has no such answer.`)
  for (const id of read) if (!reached.has(id)) faults.push(`Step “${id}” is drawn, but nothing leads to it.`)

  if (read.join() !== chart.order.join())
    faults.push('The order of the steps is not the order in which the roads, their rows and exits are read.')
  return [...faults, ...markFaults(graph, chart), ...wayFaults(graph, chart), ...urgentFaults(graph, chart)]
}

/** Every step in the order in which a reader meets it, and along the way whatever no reader could follow. */
function readChart(chart: Chart, faults: string[], see: (form: Drawn['form'], way: Way) => void): string[] {
  const read: string[] = []
  const used = new Map<number, number>()
  const readRows = (rows: readonly Row[], inset: boolean, after: (row: Row) => void): void => {
    for (const [i, row] of rows.entries()) {
      const next = rows[i + 1]?.step
      const down = row.on?.to ?? row.fan?.join
      read.push(row.step)
      if (down !== next)
        faults.push(
          `Below “${row.step}” stands ${next ? `“${next}”` : 'nothing'}, but its way on leads ${down ? `to “${down}”` : 'nowhere'}.`,
        )
      if (row.on) see('down', row.on)
      if (row.on && row.fan) faults.push(`“${row.step}” has both a way on and columns.`)
      if (row.on && row.on.from !== row.step) faults.push(`${named(row.on)} is drawn on the row of “${row.step}”.`)
      for (const exit of row.exits) {
        see(exit.form, exit.way)
        if (exit.way.from !== row.step) faults.push(`${named(exit.way)} is drawn on the row of “${row.step}”.`)
        if (exit.form === 'outcome') read.push(exit.way.to)
        if (exit.form === 'road') {
          used.set(exit.road, (used.get(exit.road) ?? 0) + 1)
          const road = chart.roads[exit.road]
          if (
            road?.rows[0]?.step !== exit.way.to ||
            road.from?.answer !== exit.way.answer ||
            road.from.from !== row.step
          )
            faults.push(`${named(exit.way)} leads to a road that does not begin with “${exit.way.to}”.`)
          if (inset || row.fan) faults.push(`${named(exit.way)} leads to a road from inside a detour or column.`)
        }
        if (exit.form === 'inset') {
          if (inset || exit.rows.length < 1 || exit.rows.length > 2)
            faults.push(`The detour at ${named(exit.way)} is too long or too deep to stand beside its question.`)
          if (exit.rows[0]?.step !== exit.way.to)
            faults.push(`The detour at ${named(exit.way)} does not begin with “${exit.way.to}”.`)
          readRows(exit.rows, true, () => undefined)
        }
      }
      const join = row.fan?.join
      if (join !== undefined && !row.exits.some((exit) => exit.form === 'inset' && leadsTo(exit.rows, join)))
        faults.push(`No column under “${row.step}” goes on to “${join}”, where they are said to meet.`)
      after(row)
    }
  }
  const readRoad = (road: Chart['roads'][number]): void =>
    readRows(road.rows, false, (row) => {
      for (const exit of row.exits) {
        const child = exit.form === 'road' ? chart.roads[exit.road] : undefined
        if (child?.kind === 'bypass') readRoad(child)
      }
    })
  for (const road of chart.roads) if (road.kind !== 'bypass') readRoad(road)
  for (const [i, road] of chart.roads.entries()) {
    if ((i === 0) !== (road.kind === 'main'))
      faults.push(`Road ${i + 1} is ${i === 0 ? 'not ' : ''}marked as the first road.`)
    const times = used.get(i) ?? 0
    if (i > 0 && times !== (road.kind === 'aside' ? 0 : 1))
      faults.push(`Road ${i + 1} is entered from ${times} answers, not one.`)
  }
  return read
}

function leadsTo(rows: readonly Row[], step: string): boolean {
  return rows.some((row) => row.exits.some(({ form, way }) => form === 'on' && way.to === step))
}

/** Marks are what a reader calls the steps by: complete, unique, and counted in the order of reading. */
function markFaults(graph: Graph, chart: Chart): string[] {
  const faults: string[] = []
  const owner = new Map<string, string>()
  let number = 0
  let before = ''
  for (const id of chart.order) {
    const mark = chart.marks.get(id)
    if (mark === undefined) {
      faults.push(`Step “${id}” has no number or letter.`)
      continue
    }
    const other = owner.get(mark)
    if (other !== undefined) faults.push(`“${id}” and “${other}” are both called ${mark}.`)
    owner.set(mark, id)
    if (waysFrom(graph, id).length > 0) {
      if (mark !== String(++number))
        faults.push(`Step “${id}” is called ${mark}, but is number ${number} in reading order.`)
    } else {
      const falls = mark.length < before.length || (mark.length === before.length && mark <= before)
      if (!/^[A-Z]+$/.test(mark) || falls) faults.push(`Outcome “${id}” is called ${mark}, after ${before || 'none'}.`)
      before = mark
    }
  }
  if (chart.marks.size !== chart.order.length) faults.push('A number or letter is given to a step that is not drawn.')
  return faults
}

/** Each way drawn in the form that tells the truth: ends end, "on to" leads on, "back to" leads back. */
function wayFaults(graph: Graph, chart: Chart): string[] {
  const faults: string[] = []
  const place = new Map(chart.order.map((id, i) => [id, i]))
  const at = (id: string) => place.get(id) ?? -1
  const onwards = [...graph.ways].map(([id, ways]) => [id, ways.filter(({ back }) => !back)] as const)
  const without = reachable({ start: graph.start, ways: new Map(onwards) })
  /** Declared a return, and not the only way to come where it leads. */
  const returns = ({ back, to }: Way) => back === true && without.has(to) && waysFrom(graph, to).length > 0
  for (const row of allRows(chart)) {
    const written = waysFrom(graph, row.step).map(({ answer }) => answer)
    const shown = row.exits.map(({ way }) => written.indexOf(way.answer))
    if (shown.some((one, i) => i > 0 && one < shown[i - 1]!))
      faults.push(`The answers of “${row.step}” do not stand in their author’s order.`)
    for (const { form, way } of row.exits) {
      const ends = waysFrom(graph, way.to).length === 0
      const on = at(way.to) > at(row.step)
      if (ends !== (form === 'outcome' || form === 'stub'))
        faults.push(`${named(way)} is drawn as “${form}”, but “${way.to}” ${ends ? 'ends' : 'goes on'}.`)
      else if (form !== 'back' && returns(way)) faults.push(`${named(way)} returns, but is drawn as “${form}”.`)
      else if (form === 'back' ? !way.back && on : form !== 'stub' && !on)
        faults.push(`${named(way)} is drawn as “${form}”, but “${way.to}” stands ${on ? 'after' : 'before'} it.`)
    }
    if (row.on && returns(row.on)) faults.push(`${named(row.on)} returns, but is drawn as going down.`)
    if (row.on && at(row.on.to) <= at(row.step))
      faults.push(`${named(row.on)} goes down, but “${row.on.to}” stands before it.`)
  }
  return faults
}

/**
 * An emergency may stand beside the road only where the road could not pass it: never in a detour that comes straight
 * back to the next row.
 */
function urgentFaults(graph: Graph, chart: Chart): string[] {
  if (!graph.urgent || graph.urgent.size === 0) return []
  const faults: string[] = []
  for (const { rows } of chart.roads)
    for (const { step, on, exits } of rows) {
      if (!on) continue
      for (const exit of exits) {
        const aside =
          exit.form === 'inset' ? exit.rows : exit.form === 'road' ? (chart.roads[exit.road]?.rows ?? []) : []
        const urgent = aside.find((row) => isUrgent(graph, row.step))
        if (urgent && leadsTo(aside, on.to))
          faults.push(
            `The emergency at “${urgent.step}” stands beside the road, though the road from “${step}” could pass it.`,
          )
      }
    }
  return faults
}

export function allRows(chart: Chart): Row[] {
  return chart.roads.flatMap(({ rows }) =>
    rows.flatMap((row) => [row, ...row.exits.flatMap((exit) => (exit.form === 'inset' ? exit.rows : []))]),
  )
}

function named(way: Way): string {
  return `The answer “${way.answer}” of “${way.from}”`
}
