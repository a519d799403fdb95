import fc from 'fast-check'
import { expect, test } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

/** The whole table, cell by cell, as it stands in books. */
function whole(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? table[i - 2]![j - 2]! + 1 : Infinity,
      )
  return table[a.length]![b.length]!
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })

test('slips are counted as in the whole table, up to the limit and no further', () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 14 }), (a, b, limit) => {
      const distance = whole(a, b)
      expect(editDistance(a, b)).toBe(distance)
      if (distance < limit) expect(editDistance(a, b, limit)).toBe(distance)
      else expect(editDistance(a, b, limit)).toBeGreaterThanOrEqual(limit)
    }),
    { numRuns: 2000 },
  )
})

test('the nearest word is at most a third of it away', () => {
  expect(nearest('refr', ['pain', 'refer', 'wait'])).toBe('refer')
  expect(nearest('feris', ['refer', 'fever'])).toBeUndefined()
  expect(nearest('suspected-colorectal-cancer', ['suspected-breast-cancer', 'suspected-lung-cancer'])).toBeUndefined()
  expect(nearest('suspected-colorectl-cancer', ['suspected-breast-cancer', 'suspected-colorectal-cancer'])).toBe(
    'suspected-colorectal-cancer',
  )
  expect(nearest('srg-2025-lower-gi', ['srg-2025-upper-gi'])).toBeUndefined()
  expect(nearest('nice-ng-12', ['nice-ng12'])).toBe('nice-ng12')
  expect(nearest('WAIT', ['pain', 'wait'])).toBe('wait')
})
