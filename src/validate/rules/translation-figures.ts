import { base, headBut, stepsBut, welshFile } from '../example.ts'
import type { FileRule } from '../rule.ts'
import { figuresDiffer } from './figures.ts'

const draft = (en: string, cy: string, state = 'machine draft, unchecked') => ({
  ...base({ steps: stepsBut('do: Wait.', `do: "${en}"`) }),
  [welshFile]: `state: ${state}\nwait:\n  - en: "${en}"\n    cy: "${cy}"\n`,
})
const notice = (cy: string, state = 'machine draft, unchecked') => ({
  'content/notices/wales.yaml': `closed:
  say: Refer within 2 weeks.
  severity: service
  starts: 2026-11-22
  ends: 2026-12-22
  approved-by: nobody yet
  cy:
    state: ${state}
    en: Refer within 2 weeks.
    say: ${cy}
`,
})

export const translationFigures: FileRule = {
  id: 'translation-figures',
  level: 'warning',
  of: 'file',
  title: 'A translation has the figures of its English',
  good: [
    draft('Refer within 2 weeks at 1,000 or 1.5.', 'Cyfeiriwch o fewn pythefnos ar 1000 neu 1.5.'),
    draft('Ask for HbA1c.', 'Gofynnwch am y prawf.'),
    draft('Ask four people in 26/27, at half past ten.', 'Gofynnwch i 4 o bobl yn 26/27, am 10 a 0.5.'),
    notice('Cyfeiriwch o fewn 2 wythnos.'),
    // What is no pair is told elsewhere.
    { ...base({ head: headBut('Nobody.', 'Age 40.') }), [welshFile]: 'state: machine draft, unchecked\npage: []\n' },
  ],
  bad: [
    {
      files: draft('Refer within 2 weeks at 10 or more.', 'Cyfeiriwch o fewn 6 wythnos ar 400 neu fwy.'),
      says: ['The figures differ: `2`, `10` only in `en`; `6`, `400` only in `cy`'],
    },
    {
      files: draft('Refer at 1,000 or more.', 'Cyfeiriwch ar 1.000 neu fwy.'),
      says: ['The figures differ: `1,000` only in `en`; `1.000` only in `cy`'],
    },
    {
      files: draft('Refer at 10,50 or 1.3.10.', 'Cyfeiriwch ar 50.'),
      says: ['The figures differ: `10`, `1.3.10` only in `en`'],
    },
    {
      files: draft('Refer at once.', 'Cyfeiriwch o fewn 2 ddiwrnod.'),
      says: ['The figures differ: `2` only in `cy`'],
    },
    { files: draft('Refer in 3 weeks.', 'Cyfeiriwch mewn trip.'), says: ['The figures differ: `3` only in `en`'] },
    {
      files: notice('Cyfeiriwch o fewn 6 wythnos.'),
      says: ['The figures differ: `2` only in `en`; `6` only in `cy`'],
    },
  ],
  check: (file) =>
    figuresDiffer(file, false).map((found) => ({
      ...found,
      mend: 'Write the figures of the English; where the translation is right, say why in `content/exceptions.yaml`.',
    })),
}
