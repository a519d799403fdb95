import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { coverageOf } from '../src/resolve/coverage.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'

test('in every nation some invented person meets every answer and every outcome of every pathway here', async () => {
  const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf: '2026-11-25' })
  const missing = [...checked.pathways].flatMap(([nation, list]) =>
    list.flatMap((of) => {
      const { answers, outcomes } = coverageOf(of)
      return [...answers.missing.map(({ from, answer }) => `${from}: ${answer}`), ...outcomes.missing].map(
        (one) => `${nation}, ${of.pathway.slug}, ${one}`,
      )
    }),
  )
  expect(missing).toEqual([])
})
