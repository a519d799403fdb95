import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { coverageOf, suggested } from '../src/resolve/coverage.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
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

test('with no case at all, those that are suggested walk through every pathway here, and then nothing is missing', () => {
  const without = [...readRoots([repository]).files].map(([file, text]): [string, string] => [
    file,
    file.endsWith('/cases.yaml') ? '[]\n' : text,
  ])
  const { pathways } = check(new Map(without), { nations, asOf: '2026-11-25' })
  for (const nation of nations) {
    const pasted = pathways.get(nation)!.map((of): [string, string] => {
      expect(coverageOf(of).outcomes.missing.length, of.pathway.slug).toBeGreaterThan(0)
      return [of.pathway.baseFile.replace('base.yaml', 'cases.yaml'), suggested(of)]
    })
    const after = check(new Map([...without, ...pasted]), { nations: [nation], asOf: '2026-11-25' })
    const faults = after.diagnostics.filter(({ rule, level }) => rule.startsWith('case-') && level === 'error')
    expect(faults.map(({ file, what }) => `${file}: ${what}`)).toEqual([])
    expect(after.pathways.get(nation)!.map(suggested).join('')).toBe('')
  }
}, 60_000)
