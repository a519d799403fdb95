/** Charts of random graphs: whether each says what its graph says, and how fast one core draws them in two languages. */
import { join } from 'node:path'
import type { Charts } from '../charts.ts'
import { cost } from '../child.ts'
import type { Row } from '../row.ts'

export const charts: Row = {
  id: 'charts',
  // Ends with a fault, and no figure, if a single chart is wrong.
  measure: async ({ scratch, graphs: count }) => {
    const { stdout } = await cost([join(import.meta.dirname, '../charts.ts'), '--graphs', String(count)], scratch)
    const { graphs, checked, drawn, medianBrotli, moved } = JSON.parse(stdout) as Charts
    return [
      { what: 'charts of random graphs, each as its graph says', unit: 'charts', value: graphs },
      { what: 'charts of random graphs, laid out and checked', unit: '/s', value: checked },
      { what: 'charts of random graphs, drawn in two languages', unit: '/s', value: drawn },
      { what: 'median chart of a random graph, brotli', unit: 'B', value: medianBrotli },
      { what: 'unrelated steps moved by a new outcome', unit: '%', value: 100 * moved.outcome },
      { what: 'unrelated steps moved by a structural edit', unit: '%', value: 100 * moved.structural },
      { what: 'the same, charts pinned', unit: '%', value: 100 * moved.structuralPinned },
    ]
  },
}
