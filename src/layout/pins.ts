/** What a chart chose, to be written down when it is published: so that later edits move only what they touch. */
import type { Chart, Pins } from './chart.ts'

/** Laying the same graph out with these pins gives the same chart. Titles stay the author's. */
export function pinsOf(chart: Chart): Required<Pins> {
  const on: Record<string, string> = {}
  const join: Record<string, string> = {}
  const titles: Record<string, string> = {}
  for (const { rows, title } of chart.roads) {
    if (title !== undefined && rows[0]) titles[rows[0].step] = title
    for (const row of rows) {
      if (row.on && row.exits.length > 0) on[row.step] = row.on.answer
      if (row.fan?.join !== undefined) join[row.step] = row.fan.join
    }
  }
  return { on, join, titles }
}
