/** Months are counted as people count them: past the end of a month, its last day. */
import { expect, test } from 'vitest'
import { monthsAfter, ofReview } from './review-dates.ts'

test.each([
  ['2026-08-31', 6, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2026-10-31', 1, '2026-11-30'],
  ['2026-12-31', 1, '2027-01-31'],
  ['2026-11-15', 36, '2029-11-15'],
  ['2026-03-31', -1, '2026-02-28'],
  ['2026-03-30', -12, '2025-03-30'],
] as const)('%s and %i months is %s', (day, months, then) => {
  expect(monthsAfter(day, months)).toBe(then)
})

test('only what is written as a day is looked at', () => {
  const looked: string[] = []
  for (const due of ['2026-11-22', '12026-11-22', '2026-11-22T00', 20261122, null, ['2026-11-22'], '22 November 2026'])
    ofReview({ file: 'f', value: { 'review-by': due } }, (day) => {
      looked.push(day)
      return undefined
    })
  expect(looked).toEqual(['2026-11-22'])
})
