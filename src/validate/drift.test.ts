/** A base that moved: everyone who leans on what moved is told so, and nobody else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drift } from './drift.ts'
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
