/** The events of a nation as an iCalendar feed (RFC 5545), for a reader's own diary. */
import type { Register } from '../validate/schema/content.ts'
import type { Events } from '../validate/schema/programme.ts'
import { citations } from '../pathway.ts'

export interface CalendarOptions {
  nation: string
  /** How the nation is called, in the name of the calendar. */
  name: string
  /** The day of the build, as year-month-day: nothing else dates an entry. */
  asOf: string
  register: Register
  /** The line about the status of everything on the site. */
  draft: string
}

/**
 * All events that are known, past ones too, so that a diary that follows the feed forgets nothing.
 * @returns `undefined` where there is none: a calendar without an entry is not allowed by the format
 */
export function calendarOf(events: Events['events'], options: CalendarOptions): string | undefined {
  if (events.length === 0) return undefined
  const { name } = options
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Referral pathways//Events//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(`Practices and hospitals meet: ${name}`)}`,
    `X-WR-CALNAME:${escaped(`Practices and hospitals meet: ${name}`)}`,
    ...events.flatMap((event) => entryOf(event, options)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function entryOf(
  { id, title, starts, ends = starts, where, source }: Events['events'][number],
  { nation, asOf, register, draft }: CalendarOptions,
): string[] {
  const cited = citations(source).flatMap(({ id: entry }) => register[entry] ?? [])
  const said = cited.map(({ organisation, title: of }) => `${organisation}: ${of}`).join('; ')
  const [url] = cited.flatMap((one) => one.url ?? [])
  return [
    'BEGIN:VEVENT',
    // Made from the id alone, which never changes once published: an edit moves an entry, and does not double it.
    `UID:${nation}.${id}.events.referral-pathways`,
    `DTSTAMP:${plain(asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${plain(starts)}`,
    `DTEND;VALUE=DATE:${plain(dayAfter(ends))}`,
    `SUMMARY:${escaped(title)}`,
    `LOCATION:${escaped(where)}`,
    `DESCRIPTION:${escaped(`Source: ${said}\n${draft}`)}`,
    ...(url === undefined ? [] : [`URL:${url}`]),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

const plain = (date: string): string => date.replaceAll('-', '')

/** The end of an entry of whole days is the day on which it is over. */
function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + 1)
  return day.toISOString().slice(0, 10)
}

/** A text as a value: backslash, semicolon, comma and line break have a meaning of their own in the format. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n')
}

const most = 75

/** A line of at most 75 octets, gone on in lines that begin with a space. No character is cut in two. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  const lines: string[] = []
  let now = ''
  let room = most
  for (const character of line) {
    const size = bytes.encode(character).length
    if (size > room) {
      lines.push(now)
      now = ' '
      room = most - 1
    }
    now += character
    room -= size
  }
  return [...lines, now].join('\r\n')
}
