import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkChart } from './check-chart.ts'
import { layOut } from './layout.ts'
import { randomGraph } from './random-graph.ts'

test('no graph is drawn wrongly', () => {
  fc.assert(
    fc.property(randomGraph(200), (graph) => {
      expect(checkChart(graph, layOut(graph))).toEqual([])
    }),
    { numRuns: 2000 },
  )
})
