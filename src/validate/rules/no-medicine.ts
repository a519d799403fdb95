import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'
import { isMedicine } from './medicines.ts'

/** What is measured in somebody, or taken from them in a tube, is not given to them. */
const measuredBefore = /(?:\b(?:serum|plasma|urine|urinary|blood|fasting|random|breath)|\blevels? of)\s$/i
const measuredAfter =
  /^[\s-](?:(?:\w+\s)?(?:levels?|concentrations?|assays?|tests?|tubes?|bottles?|samples?)|resistance|antibod\w+|like)\b/i

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noMedicine: TextRule = {
  id: 'no-medicine',
  level: 'error',
  of: 'text',
  where: 'guidance',
  title: 'No medicine is named',
  good: [
    act('Say that treatment starts, and by whom.'),
    act('Ask again in April.'),
    act('Ask for ferritin, iron, folate, vitamin B12, magnesium, free thyroxine, cortisol, prolactin and cystatin C.'),
    act('Ask for oestradiol, testosterone, troponin, bilirubin, calprotectin, homocysteine and transferrin.'),
    act('Insulin resistance, a digoxin level, a level of lithium or plasma adrenaline.'),
    act('Use a lithium heparin tube; a lactulose breath test follows.'),
    act('Ectropium, entropium, cholesterol, atrium, cocaine, a magazine.'),
  ],
  bad: [
    { files: act('Start apixaban and refer.'), says: ['`apixaban` is the name of a medicine'] },
    { files: act('Give Prednisolone.'), says: ['`Prednisolone` is the name of a medicine'] },
    { files: act('Give adrenaline.'), says: ['`adrenaline` is the name of a medicine'] },
    {
      files: act('Start carbamazepine / doxazosin / citalopram and mesalazine.'),
      says: ['carbamazepine', 'citalopram', 'doxazosin', 'mesalazine'].map(
        (name) => `\`${name}\` is the name of a medicine`,
      ),
    },
    {
      files: act('Start enalapril, co-amoxiclav or labetalol after a test of insulin.'),
      says: ['amoxiclav', 'enalapril', 'insulin', 'labetalol'].map((name) => `\`${name}\` is the name of a medicine`),
    },
    { files: prose('First start apixaban and refer.'), says: ['`apixaban` is the name of a medicine'] },
  ],
  check: (text) =>
    [...text.matchAll(/[A-Za-z]{5,}/g)].flatMap(({ 0: word, index }) =>
      isMedicine(word) && !isMeasured(text, index, index + word.length)
        ? [
            {
              from: index,
              to: index + word.length,
              what: `\`${word}\` is the name of a medicine`,
              why: 'Which medicine and how much is decided with the formulary; a copy here would be out of date unseen, and would make this page more than a document.',
              mend: 'Say that treatment starts, by whom, and where the formulary says with what.',
            },
          ]
        : [],
    ),
}

function isMeasured(text: string, from: number, to: number): boolean {
  return measuredBefore.test(text.slice(Math.max(0, from - 12), from)) || measuredAfter.test(text.slice(to, to + 40))
}
