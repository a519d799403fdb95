import { base, headBut } from '../example.ts'
import type { FileRule } from '../rule.ts'
import { monthsAfter, ofReview } from './review-dates.ts'

const tooLate = 6
const by = (day: string) => base({ head: headBut('review-by: 2027-11-22', `review-by: ${day}`) })

export const reviewKept: FileRule = {
  id: 'review-kept',
  level: 'warning',
  of: 'file',
  title: 'Every text was read again when that was due',
  good: [by('2026-11-22')],
  bad: [
    { files: by('2026-11-21'), says: ['The review was due by 2026-11-21, and is overdue'] },
    { files: by('2026-05-21'), says: ['The review was due by 2026-05-21, more than 6 months ago: this has expired'] },
    { files: by('2026-05-22'), says: ['The review was due by 2026-05-22, and is overdue'] },
  ],
  check: (file, { asOf }) =>
    ofReview(file, (due) =>
      due < asOf
        ? monthsAfter(due, tooLate) < asOf
          ? {
              what: `The review was due by ${due}, more than ${tooLate} months ago: this has expired`,
              why: 'Nobody has looked whether it still holds, and readers act on it.',
              mend: 'Read it again beside its sources and write the day of the next review, or write `status: withdrawn`.',
            }
          : {
              what: `The review was due by ${due}, and is overdue`,
              why: 'Readers are told that it is overdue, and trust it less.',
              mend: 'Read it again beside its sources, then write the day of the next review.',
            }
        : undefined,
    ),
}
