/** What charts chose, written into the authors' files: an edit elsewhere then leaves the road where it was. */
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import type { Files } from '../src/read/library.ts'
import { chartOf } from '../src/site.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'
import { pin } from './publish/pin.ts'

const { files, checked, options } = await loadLibrary({
  roots: [repository],
  nations: [...nations],
  asOf: '2026-11-24',
})
const pathways = [...checked.pathways.values()].flat()
const again = (all: Files) => [...check(all, options).pathways.values()].flat()
const charts = (list: typeof pathways) =>
  list.map((of) => ({ at: `${of.pathway.nation} ${of.pathway.slug}`, roads: chartOf(of).chart.roads }))

test('every chart stays as it is, the check finds nothing new, and a second time there is nothing to write', () => {
  const { files: changed, written } = pin(files, pathways)
  expect(written).toBeGreaterThan(50)
  const all = new Map([...files, ...changed])
  expect(charts(again(all))).toEqual(charts(pathways))
  expect(check(all, options).diagnostics).toHaveLength(checked.diagnostics.length)
  expect(pin(all, again(all)).written).toBe(0)
})

test('only lines are added, each right under the kind of its step', () => {
  for (const [file, text] of pin(files, pathways).files) {
    // What an author wrote stays, a `way-on` too.
    const own = files.get(file)!.split('\n')
    const lines = text.split('\n')
    const added = lines.flatMap((line, i) => (line === own[0] ? (own.shift(), []) : [i]))
    expect(own, file).toEqual([])
    for (const i of added) {
      expect(lines[i], file).toMatch(/^ +(way-on|meets-at): /)
      expect(lines[i - 1], file).toMatch(/^ +kind: /)
    }
  }
})

test('with them, a longer answer no longer takes the road over; without them, it does', () => {
  const base = 'pathways/gastroenterology/suspected-colorectal-cancer/base.yaml'
  const slug = 'suspected-colorectal-cancer'
  const downs = (all: Files): string[] =>
    again(all)
      .filter(({ pathway }) => pathway.nation === 'england' && pathway.slug === slug)
      .flatMap((of) => chartOf(of).chart.roads[0]!.rows.map(({ step }) => step))
  const pinned = new Map([...files, ...pin(files, pathways).files])
  const road = downs(files)
  // From the first question with a step beside the road, that answer is made longer than the rest of the road.
  const longer = (all: Files): Files => {
    const text = all.get(base)!
    const detour = Array.from(
      { length: 12 },
      (_, i) =>
        `  detour-${'abcdefghijklmn'[i]!}:\n    kind: do\n    do: Wait.\n    then: ${i < 11 ? `detour-${'abcdefghijklmn'[i + 1]!}` : 'refer'}\n    source: working-group\n`,
    ).join('')
    return new Map([
      ...all,
      [base, text.replace('        go: refer\n', '        go: detour-a\n').replace(/^steps:\n/m, `steps:\n${detour}`)],
    ])
  }
  const kept = downs(longer(pinned))
  expect(kept.filter((step) => road.includes(step))).toEqual(road)
  expect(downs(longer(files)).filter((step) => road.includes(step))).not.toEqual(road)
})
