/** Charts laid out and drawn, in every language of every nation, per second of processor time, once warm. */
import { join } from 'node:path'
import { cost } from '../child.ts'
import type { Row } from '../row.ts'
import type { Drawn } from '../tasks/draw-charts.ts'

export const chart: Row = {
  id: 'chart',
  measure: async ({ root, scratch }) => {
    const { stdout } = await cost([join(import.meta.dirname, '../tasks/draw-charts.ts'), root], scratch)
    const { laidOut, drawn, medianBrotli } = JSON.parse(stdout) as Drawn
    return [
      { what: 'charts laid out', unit: '/s', value: laidOut },
      { what: 'charts laid out and drawn', unit: '/s', value: drawn },
      { what: 'median chart, brotli', unit: 'B', value: medianBrotli },
    ]
  },
}
