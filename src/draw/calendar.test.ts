/** The feed is read back by a reader of calendars that is not ours. */
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import type { Events } from '../validate/schema/programme.ts'
import { calendarOf } from './calendar.ts'

const register = {
  board: {
    organisation: 'A board; with a comma, too',
    title: 'Meetings',
    nation: 'scotland',
    version: 'undated',
    url: 'https://example.org/meetings?a=1,2',
    accessed: '2026-11-22',
    seen: 'publisher text',
  },
} as const
const options = { nation: 'scotland', name: 'Scotland', asOf: '2026-11-24', register, draft: 'Draft: not approved.' }
const long =
  'Practices, hospitals; and the way between: a day \\ an evening on what is sent, what comes back, and who acts on it – noswaith i’r ddwy ochr'
const events: Events['events'] = [
  { id: 'autumn-day', title: long, starts: '2026-12-31', where: 'Hall 2,\nthe college', source: 'board list' },
  {
    id: 'two-days',
    title: 'Two days',
    starts: '2028-02-28',
    ends: '2028-02-29',
    where: 'Online',
    source: 'board list',
  },
]
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one))

const text = calendarOf(events, options)!

test('every event comes back as it was written, with its days', () => {
  const [first, second] = read(text)
  expect(first!.summary).toBe(long)
  expect(first!.location).toBe('Hall 2,\nthe college')
  expect(first!.description).toBe('Source: A board; with a comma, too: Meetings\nDraft: not approved.')
  expect(first!.component.getFirstPropertyValue('url')).toBe('https://example.org/meetings?a=1,2')
  expect(first!.startDate.isDate).toBe(true)
  expect([first, second].map((one) => [one!.startDate.toString(), one!.endDate.toString()])).toEqual([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-03-01'],
  ])
})

test('an entry is dated by the day of the build, and known by its id alone', () => {
  const [first] = read(text)
  expect(String(first!.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-24T00:00:00Z')
  const moved = read(calendarOf([{ ...events[0]!, title: 'Moved', starts: '2027-01-07' }], options)!)
  expect(moved[0]!.uid).toBe(first!.uid)
  expect(new Set(read(text).map(({ uid }) => uid)).size).toBe(2)
})

test('lines end as the format wants, and none is longer than 75 octets', () => {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const sizes = text.split('\r\n').map((line) => new TextEncoder().encode(line).length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(75)
  expect(Math.max(...sizes)).toBeGreaterThan(70)
})

test('no event, no calendar', () => {
  expect(calendarOf([], options)).toBeUndefined()
})
