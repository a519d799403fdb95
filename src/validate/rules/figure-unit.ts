import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const tests =
  'ferritin|haemoglobin|Hb|PSA|CRP|ESR|eGFR|ACR|NT-proBNP|BNP|platelets|q?FIT|D-dimer|HbA1c|creatinine|creatinine ratio|potassium'
const than = 'below|under|over|above|less than|more than|at least|of|is|≥|>|<|≤'
/** What follows a figure that has its unit, or counts something else than the test. */
const unit =
  '%|[A-Za-zµ]+\\/|ug\\b|µg\\b|mg\\b|nmol|mmol|ml\\b|mm\\b|nanogram|microgram|gram|points?\\b|weeks?\\b|months?\\b|days?\\b|years?\\b|or more (?:%|[A-Za-zµ]+\\/)|to \\d'
const bare = new RegExp(
  `\\b(?:${tests})(?: is| was)? (?:${than}) ?\\d+(?:[.,]\\d+)*(?![\\d.,]*\\d)(?!\\s?(?:${unit}))`,
  'i',
)

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const figureUnit: TextRule = {
  id: 'figure-unit',
  level: 'warning',
  of: 'text',
  where: 'guidance',
  title: 'A figure of a test has its unit',
  good: [
    act('Refer at a ferritin under 30 µg/L.'),
    act('A fall in eGFR of 25 % counts.'),
    act('Three eGFR results over 90 days.'),
  ],
  bad: [
    { files: act('Refer at a ferritin under 30.'), says: ['`ferritin under 30` has no unit'] },
    { files: act('PSA over 10, then refer.'), says: ['`PSA over 10` has no unit'] },
    { files: prose('Then refer at a ferritin under 30 now.'), says: ['`ferritin under 30` has no unit'] },
  ],
  check: (text) => {
    const hit = bare.exec(text)
    if (!hit) return []
    return [
      {
        from: hit.index,
        to: hit.index + hit[0].length,
        what: `\`${hit[0]}\` has no unit`,
        why: 'Laboratories differ in their units; a reader could hold one against the limit of the other.',
        mend: 'Write the unit after the figure, as the source does; where it gives none, say so in `content/exceptions.yaml`.',
      },
    ]
  },
}
