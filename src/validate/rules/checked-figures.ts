import { base, stepsBut, welshFile } from '../example.ts'
import type { FileRule } from '../rule.ts'
import { figuresDiffer } from './figures.ts'

const checked = (en: string, cy: string) => ({
  ...base({ steps: stepsBut('do: Wait.', `do: "${en}"`) }),
  [welshFile]: `state: checked\nwait:\n  - en: "${en}"\n    cy: "${cy}"\n`,
})
const notice = (cy: string) => ({
  'content/notices/wales.yaml': `closed:
  say: Refer within 2 weeks.
  severity: service
  starts: 2026-11-22
  ends: 2026-12-22
  approved-by: nobody yet
  cy: { state: checked, en: "Refer within 2 weeks.", say: "${cy}" }
`,
})

export const checkedFigures: FileRule = {
  id: 'checked-figures',
  level: 'error',
  of: 'file',
  title: 'A translation that is checked, and so shown without its English, has the same figures',
  good: [
    checked('Refer within 2 weeks at 10 or more.', 'Cyfeiriwch o fewn pythefnos ar 10 neu fwy.'),
    notice('Cyfeiriwch o fewn pythefnos.'),
  ],
  bad: [
    {
      files: checked('Refer within 2 weeks at 10 or more.', 'Cyfeiriwch o fewn 6 wythnos ar 400 neu fwy.'),
      says: ['The figures differ: `2`, `10` only in `en`; `6`, `400` only in `cy`'],
    },
    {
      files: notice('Cyfeiriwch o fewn 6 wythnos.'),
      says: ['The figures differ: `2` only in `en`; `6` only in `cy`'],
    },
  ],
  check: (file) =>
    figuresDiffer(file, true).map((found) => ({
      ...found,
      mend: 'Write the figures of the English; until somebody has read it again, write `state: machine draft, unchecked`.',
    })),
}
