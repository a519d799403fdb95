/** A pathway grows old on the right day, and a notice is shown to those whom it concerns. */
import { expect, test } from 'vitest'
import type { Notice } from '../library.ts'
import { ageOn } from './lifetime.ts'
import { noticesFor } from './notices.ts'

test('a pathway is due 60 days before its review date, overdue the day after it, and expired 180 days later', () => {
  const age = (day: string): string => ageOn(day, '2027-11-22')
  expect(['2027-09-22', '2027-09-23', '2027-11-22', '2027-11-23', '2028-05-20', '2028-05-21'].map(age)).toEqual([
    'current',
    'due',
    'due',
    'overdue',
    'overdue',
    'expired',
  ])
})

const notice = (id: string, more: Partial<Notice>): Notice => ({
  id,
  say: id,
  severity: 'service',
  starts: '2026-11-01',
  ends: '2026-11-30',
  'approved-by': 'nobody yet',
  nation: 'all',
  file: 'x',
  ...more,
})

test('a page has the notices of its nation, pathway and board, gravest first, and none that is over', () => {
  const all = [
    notice('everyone', { severity: 'information' }),
    notice('over', { ends: '2026-11-23' }),
    notice('to come', { starts: '2027-01-01', ends: '2027-02-01' }),
    notice('welsh', { nation: 'wales', severity: 'urgent' }),
    notice('scottish', { nation: 'scotland' }),
    notice('powys', { nation: 'wales', board: 'powys' }),
    notice('another pathway', { pathway: 'other' }),
    notice('a step', { pathway: 'fit', step: 'refer' }),
  ]
  const ids = (about: Parameters<typeof noticesFor>[1]): string[] =>
    noticesFor(all, about, '2026-11-24').map(({ id }) => id)
  expect(ids({ nation: 'wales', pathway: 'fit' })).toEqual(['welsh', 'to come', 'powys', 'a step', 'everyone'])
  expect(ids({ nation: 'wales', board: 'gwent' })).toEqual([
    'welsh',
    'to come',
    'another pathway',
    'a step',
    'everyone',
  ])
  expect(ids({ nation: 'scotland', pathway: 'other' })).toEqual(['to come', 'scottish', 'another pathway', 'everyone'])
})
