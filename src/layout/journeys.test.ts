import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachable, waysFrom, type Graph } from '../graph.ts'
import { journeys } from './journeys.ts'
import { randomGraph } from './random-graph.ts'
import { graphFrom } from './sketch.ts'
import { forwardOrder } from './survey.ts'

const told = (graph: Graph, most?: number): string[] =>
  journeys(graph, most).journeys.map((ways) => ways.map(({ answer, to }) => `${answer} ${to}`).join(', '))

test('every way through, in the author’s order; a return ends the journey that takes it', () => {
  const graph = graphFrom(`
    flags: yes ambulance, no kit
    kit: returned
    returned: no back kit, yes result
    result: high refer, low manage, unclear refer`)
  expect(told(graph)).toEqual([
    'yes ambulance',
    'no kit, then returned, no kit',
    'no kit, then returned, yes result, high refer',
    'no kit, then returned, yes result, low manage',
    'no kit, then returned, yes result, unclear refer',
  ])
})

test('a loop that nobody declared is not walked either', () => {
  expect(told(graphFrom('a: b\nb: again a, on refer'))).toEqual(['then b, again a', 'then b, on refer'])
})

test('a start that ends is one journey without a way; an unknown start is none', () => {
  expect(journeys(graphFrom('refer:'))).toEqual({ journeys: [[]], more: false })
  expect(journeys({ start: 'x', ways: new Map() })).toEqual({ journeys: [], more: false })
})

test('at most so many, and it says whether there are more', () => {
  // Twenty questions with two answers to the next: a million journeys.
  const text = Array.from({ length: 20 }, (_, i) => `s${i}: yes s${i + 1}, no s${i + 1}`).join('\n')
  const { journeys: some, more } = journeys(graphFrom(text), 200)
  expect([some.length, more]).toEqual([200, true])
  const three = graphFrom('a: x one, y two, z three')
  expect(journeys(three, 3)).toMatchObject({ more: false })
  expect(journeys(three, 2)).toMatchObject({ more: true })
})

test('journeys are connected, end, differ, and together pass every way', () => {
  fc.assert(
    fc.property(randomGraph(12), (graph) => {
      const { journeys: all, more } = journeys(graph, 5000)
      fc.pre(!more)
      const { returns } = forwardOrder(graph)
      const passed = new Set<string>()
      for (const ways of all) {
        let at = graph.start
        for (const [i, way] of ways.entries()) {
          expect(way.from).toBe(at)
          expect(returns.has(way)).toBe(i === ways.length - 1 && waysFrom(graph, way.to).length > 0)
          passed.add(`${way.from} ${way.answer}`)
          at = way.to
        }
      }
      const told = all.map((ways) => ways.map(({ from, answer }) => `${from} ${answer}`).join())
      expect(new Set(told).size).toBe(told.length)
      const known = [...reachable(graph)].flatMap((id) => waysFrom(graph, id)).filter(({ to }) => graph.ways.has(to))
      expect(passed.size).toBe(known.length)
    }),
    { numRuns: 500 },
  )
})
