import type { LibraryRule } from '../rule.ts'
import { monthsAfter } from './review-dates.ts'

const most = 12
const board = (day: string) => ({
  'content/organisations/scotland.yaml': `called: board
called-many: boards
complete: false
organisations:
  lothian:
    name: NHS Lothian
    destinations:
      example: { to: "The clinic", source: "guideline 1", checked: "${day}" }
`,
})

export const contactChecked: LibraryRule = {
  id: 'contact-checked',
  level: 'warning',
  of: 'library',
  alone: true,
  title: `Every destination was checked in the last ${most} months`,
  good: [board('2025-11-22')],
  bad: [
    {
      files: board('2025-11-21'),
      says: ['Where `lothian` takes referrals for `example` was last checked on 2025-11-21'],
    },
  ],
  check: ({ organisations }, { asOf }) =>
    [...organisations].flatMap(([nation, { organisations: all }]) =>
      Object.entries(all).flatMap(([id, { destinations = {} }]) =>
        Object.entries(destinations)
          .filter(([, { checked }]) => monthsAfter(checked, most) < asOf)
          .map(([pathway, { checked }]) => ({
            at: {
              file: `content/organisations/${nation}.yaml`,
              path: ['organisations', id, 'destinations', pathway, 'checked'],
            },
            what: `Where \`${id}\` takes referrals for \`${pathway}\` was last checked on ${checked}`,
            why: 'A referral that goes to a place that has moved waits where nobody reads it.',
            mend: 'Ask, or look at the board’s own page, then write the day on which it was checked.',
          })),
      ),
    ),
}
