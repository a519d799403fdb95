import { base, headBut } from '../example.ts'
import type { FileRule } from '../rule.ts'
import { monthsAfter, ofReview } from './review-dates.ts'

const soon = 3
const by = (day: string) => base({ head: headBut('review-by: 2027-11-22', `review-by: ${day}`) })

export const reviewDue: FileRule = {
  id: 'review-due',
  level: 'info',
  of: 'file',
  title: `A review that falls due within ${soon} months is known beforehand`,
  good: [by('2027-02-23')],
  bad: [
    { files: by('2027-02-22'), says: ['The review is due by 2027-02-22'] },
    { files: by('2026-11-22'), says: ['The review is due by 2026-11-22'] },
  ],
  check: (file, { asOf }) =>
    ofReview(file, (due) =>
      due >= asOf && due <= monthsAfter(asOf, soon)
        ? {
            what: `The review is due by ${due}`,
            why: 'From the day after, every reader is told that it is overdue.',
            mend: 'Read it again beside its sources, then write the day of the next review.',
          }
        : undefined,
    ),
}
