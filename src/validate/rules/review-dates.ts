/** What the three rules about review dates share: where the dates stand, and how far away they are. */
import type { Typed } from '../../folder.ts'
import type { Found } from '../rule.ts'

/** Every key that says by when a text is to be read again. */
const key = 'review-by'

/** The day `months` after another, both as year-month-day; past the end of a month, its last day. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Looks at the review date of one file, where it has one. */
export function ofReview(
  { file, value }: Typed<unknown>,
  check: (due: string) => Omit<Found, 'at'> | undefined,
): Found[] {
  if (typeof value !== 'object' || value === null || !(key in value)) return []
  const due = (value as Record<string, unknown>)[key]
  if (typeof due !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(due)) return []
  const found = check(due)
  return found ? [{ at: { file, path: [key] }, ...found }] : []
}
