import { base, headBut } from '../example.ts'
import type { FileRule } from '../rule.ts'
import { monthsAfter, ofReview } from './review-dates.ts'

const most = 36
const by = (day: string) => base({ head: headBut('review-by: 2027-11-22', `review-by: ${day}`) })

export const reviewNear: FileRule = {
  id: 'review-near',
  level: 'error',
  of: 'file',
  title: `Every text is read again within ${most} months`,
  good: [by('2029-11-22')],
  bad: [{ files: by('2029-11-23'), says: ['The next review is later than 36 months from now'] }],
  check: (file, { asOf }) =>
    ofReview(file, (due) =>
      due > monthsAfter(asOf, most)
        ? {
            what: `The next review is later than ${most} months from now`,
            why: 'After three years about one recommendation in five no longer holds; readers would not be told which.',
            mend: `Write a day no later than \`${monthsAfter(asOf, most)}\`.`,
          }
        : undefined,
    ),
}
