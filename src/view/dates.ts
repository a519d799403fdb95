/** Dates in words. The months are words of the interface, not the machine's locale data, so that every build says the same. */
import { cached } from '../cached.ts'
import type { Translate } from './words.ts'

/** `2027-11-22` → 22 November 2027. The space after the day is one that does not break. */
export function dateInWords(date: string, t: Translate): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)}\u00a0${monthsOf(t)[Number(month) - 1] ?? month} ${year}`
}

const monthsOf = cached((t: Translate): string[] => t('months').split(' '))

/** @param date year-month-day */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}
