/**
 * How old a pathway may grow. A page carries these days, so that a copy saved or cached long ago says by itself, by the
 * reader's own clock, that it is due, overdue or expired.
 */
import { cachedInARow } from '../cached.ts'
import { addDays } from './dates.ts'

/** A review is due so many days before its date. */
const notice = 60
/** A pathway that is so many days past its review date has expired: nobody can have looked at it for too long. */
const grace = 180

export type Age = 'current' | 'due' | 'overdue' | 'expired'

/** The first day of each age, as year-month-day; what is older than all of them is current. */
export const ages = cachedInARow((reviewBy: string): Record<Exclude<Age, 'current'>, string> => {
  return { due: addDays(reviewBy, -notice), overdue: addDays(reviewBy, 1), expired: addDays(reviewBy, grace + 1) }
})

/** @param day year-month-day */
export function ageOn(day: string, reviewBy: string): Age {
  const { due, overdue, expired } = ages(reviewBy)
  return day >= expired ? 'expired' : day >= overdue ? 'overdue' : day >= due ? 'due' : 'current'
}
