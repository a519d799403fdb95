import { expect, test } from 'vitest'
import { isDay } from './day.ts'

test('a day is one of the calendar', () => {
  for (const day of ['2027-11-22', '2028-02-29', '2000-02-29', '2027-12-31']) expect(isDay(day), day).toBe(true)
  for (const day of [
    '2027-02-29',
    '2100-02-29',
    '2027-04-31',
    '2027-13-01',
    '2027-00-01',
    '2027-01-00',
    '27-01-01',
    '',
  ])
    expect(isDay(day), day).toBe(false)
})
