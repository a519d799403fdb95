/** A base that moved: everyone who leans on what moved is told so, and nobody else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drift, inWords } from './drift.ts'
import type { Base, Nation } from './schema/pathway.ts'
import type { Step } from './schema/step.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f'] as const
type Id = (typeof ids)[number]

/** Steps in a row, each leading to the next: who stands next to whom can be told by counting. */
const row = (words: Partial<Record<Id, string>> = {}): Record<string, Step> =>
  Object.fromEntries(
    ids.map((id, i) => [id, { kind: 'do', do: words[id] ?? id, ...(ids[i + 1] ? { then: ids[i + 1]! } : {}) }]),
  )
const baseOf = (steps: Record<string, Step>, more: object = {}): Base => ({
  title: 'x',
  purpose: 'x',
  for: 'x',
  version: 1,
  status: 'draft',
  'review-by': '2027-01-01',
  start: 'a',
  steps,
  ...more,
})
const nationOf = (written: readonly Id[], without: readonly Id[]): Nation => ({
  stands: 'differs',
  'reviewed-against': 'base 1',
  'adopted-by': 'nobody yet',
  differs: [
    {
      because: 'x',
      steps: Object.fromEntries(written.map((id) => [id, row({ [id]: 'own' })[id]!])),
      without: [...without],
    },
  ],
})

const some = fc.uniqueArray(fc.constantFrom(...ids))

test('exactly the steps that moved are named, and the own steps beside them, whatever the nation wrote or left out', () => {
  fc.assert(
    fc.property(some, some, some, (changed, written, left) => {
      const without = left.filter((id) => !written.includes(id))
      const found = drift(
        baseOf(row()),
        baseOf(row(Object.fromEntries(changed.map((id) => [id, `${id}, changed`])))),
        nationOf(written, without),
      )
      const beside = (id: Id): boolean => changed.some((one) => Math.abs(ids.indexOf(one) - ids.indexOf(id)) === 1)
      const expected = ids.flatMap((id) => {
        if (changed.includes(id))
          return [
            `${id} ${written.includes(id) ? 'written here' : without.includes(id) ? 'left out here' : 'shown here'}`,
          ]
        return written.includes(id) && beside(id) ? [`${id} next to it`] : []
      })
      expect(found.map(({ id, lean }) => `${id} ${lean}`).sort()).toEqual(expected.sort())
    }),
  )
})

test('a nation with a graph of its own leans on no step', () => {
  const own = { ...nationOf([], []), stands: 'own graph', start: 'a', steps: row() } as Nation
  expect(drift(baseOf(row()), baseOf(row({ a: 'other' })), own)).toEqual([])
})

test('how a step is drawn moves nobody; a new step, one that is gone and another source do', () => {
  const drawn = { ...row(), a: { ...row().a!, 'road-title': 'Another title' } }
  expect(drift(baseOf(row()), baseOf(drawn), nationOf(['b'], []))).toEqual([])
  const { f: gone, ...fewer } = row()
  const now = { ...fewer, e: { ...row().e!, source: 'other 1' }, g: gone! }
  expect(drift(baseOf(row()), baseOf(now), nationOf([], [])).map(({ id, how }) => `${id} ${how}`)).toEqual([
    'e changed',
    'g new',
    'f gone',
  ])
})

test('a named value and a section that moved are named, with whether the nation wrote its own', () => {
  const old = baseOf(row(), { 'each-nation-says': { limit: { what: 'The limit' } }, send: ['One'] })
  const now = baseOf(row(), { 'each-nation-says': { limit: { what: 'The limit', unit: 'ug/L' } }, send: ['Two'] })
  const own = { ...nationOf([], []), values: { limit: { is: 1, source: 'x 1' } } } as Nation
  expect(drift(old, now, own)).toEqual([
    { what: 'value', id: 'limit', how: 'changed', lean: 'written here' },
    { what: 'section', id: 'send', how: 'changed', lean: 'shown here' },
  ])
})

test('another start, what is new and what is gone are told, and each in the words of a message', () => {
  const asked = { 'each-nation-says': { limit: { what: 'The limit' }, other: { what: 'Another' } } }
  const old = baseOf(row(), { ...asked, send: ['One'], 'red-flags': ['Same'] })
  const now = baseOf(row({ b: 'changed' }), {
    start: 'b',
    'each-nation-says': { limit: { what: 'The limit' }, newer: { what: 'Newer' } },
    'while-waiting': ['Two'],
    'red-flags': ['Same'],
  })
  const stance = { ...nationOf(['a', 'c', 'e'], []), values: { other: { is: 1, source: 'x 1' } } } as Nation
  stance.differs!.push({ because: 'x', sections: { 'while-waiting': ['Own'] } })
  expect(drift(old, now, stance).map(inWords)).toEqual([
    'start `b` (changed; shown here)',
    '`b` (changed; shown here)',
    '`a` (next to `b`, which moved)',
    '`c` (next to `b`, which moved)',
    'value `newer` (new; shown here)',
    'value `other` (gone; written here)',
    'section `send` (gone; shown here)',
    'section `while-waiting` (new; written here)',
  ])
  expect(drift(now, now, stance)).toEqual([])
})

test('a step that only further concern leads to stands next to it, in the old base and in the new', () => {
  const steps = (words: string, concern: string): Record<string, Step> => ({
    a: { kind: 'manage', do: words, 'if-still-concerned': concern },
    b: { kind: 'do', do: 'B' },
    c: { kind: 'do', do: 'C' },
  })
  const own = (id: string, step: Step): Nation => ({
    ...nationOf([], []),
    differs: [{ because: 'x', steps: { [id]: step } }],
  })
  const beside = (old: Record<string, Step>, now: Record<string, Step>, stance: Nation): string[] =>
    drift(baseOf(old), baseOf(now), stance).flatMap((one) => (one.lean === 'next to it' ? [inWords(one)] : []))
  const next = (id: string): string[] => [`\`${id}\` (next to \`a\`, which moved)`]
  expect(beside(steps('A', 'b'), steps('Other', 'b'), own('b', { kind: 'do', do: 'Own' }))).toEqual(next('b'))
  expect(beside(steps('A', 'b'), steps('A', 'c'), own('b', { kind: 'do', do: 'Own' }))).toEqual(next('b'))
  expect(beside(steps('A', 'b'), steps('A', 'c'), own('c', { kind: 'do', do: 'Own' }))).toEqual(next('c'))
  expect(beside(steps('A', 'b'), steps('Other', 'b'), own('c', { kind: 'do', do: 'Own' }))).toEqual([])
  expect(
    beside(steps('A', 'b'), steps('Other', 'b'), own('c', { kind: 'manage', do: 'Own', 'if-still-concerned': 'a' })),
  ).toEqual(next('c'))
  // A step of another kind has no such way, whatever its keys are called.
  expect(
    beside(
      steps('A', 'b'),
      steps('Other', 'b'),
      own('c', { kind: 'do', do: 'Own', 'if-still-concerned': 'a' } as Step),
    ),
  ).toEqual([])
})

test('a nation that says it has a graph of its own, and writes none, leans on the base', () => {
  const own = { ...nationOf([], []), stands: 'own graph' } as Nation
  expect(drift(baseOf(row()), baseOf(row({ a: 'other' })), own).map(({ id }) => id)).toEqual(['a'])
  const whole = { ...own, start: 'a', steps: row() } as Nation
  const moved = baseOf(row({ a: 'other' }), { start: 'b', send: ['One'] })
  expect(drift(baseOf(row()), moved, whole).map(({ what, id }) => `${what} ${id}`)).toEqual(['section send'])
  const differing = { ...whole, differs: nationOf(['b'], []).differs } as Nation
  expect(drift(baseOf(row()), baseOf(row({ a: 'other' })), differing)).toEqual([])
  const bare = { stands: 'same as base', 'reviewed-against': 'base 1', 'adopted-by': 'nobody yet' } as Nation
  expect(drift(baseOf(row()), baseOf(row({ a: 'other' })), bare).map(({ lean }) => lean)).toEqual(['shown here'])
})

test('what stands next to a step that moved is told with all that moved beside it, new steps too', () => {
  const own = nationOf(['b'], [])
  expect(drift(baseOf(row()), baseOf(row({ a: 'other', c: 'other' })), own).filter(({ id }) => id === 'b')).toEqual([
    { what: 'step', id: 'b', how: 'changed', lean: 'next to it', by: ['a', 'c'] },
  ])
  expect(drift(baseOf(row()), baseOf(row({ a: 'other', c: 'other' })), own).map(inWords)).toContain(
    '`b` (next to `a`, `c`, which moved)',
  )
  const more = { ...row(), g: { kind: 'do', do: 'G', then: 'b' } as Step }
  expect(drift(baseOf(row()), baseOf(more), own).map(inWords)).toEqual([
    '`g` (new; shown here)',
    '`b` (next to `g`, which moved)',
  ])
})

test('a nation that gives no value of its own shows that of the base', () => {
  const bare = { stands: 'same as base', 'reviewed-against': 'base 1', 'adopted-by': 'nobody yet' } as Nation
  const asked = (what: string): Base => baseOf(row(), { 'each-nation-says': { limit: { what } } })
  expect(drift(asked('The limit'), asked('Another'), bare).map(inWords)).toEqual([
    'value `limit` (changed; shown here)',
  ])
})
