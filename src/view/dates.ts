/** Dates in words. Written out here rather than left to the machine's locale data, so that every build says the same. */
import type { Language } from './words.ts'

const months: Record<Language, readonly string[]> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  cy: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
}

/** `2027-11-22` → 22 November 2027. The space after the day is one that does not break. */
export function dateInWords(date: string, language: Language = 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)}\u00a0${months[language][Number(month) - 1] ?? month} ${year}`
}

/** @param date year-month-day */
export function addDays(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}
