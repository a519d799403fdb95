import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

/** Abbreviations that two specialties read differently, and both readings. */
const meanings: Readonly<Record<string, string>> = {
  CP: 'Chest pain, cerebral palsy.',
  DNA: 'Did not attend, genetic material.',
  ED: 'Erectile dysfunction, emergency department.',
  ET: 'Endometrial thickness, essential tremor.',
  ICS: 'Inhaled corticosteroid, integrated care system.',
  MS: 'Multiple sclerosis, mitral stenosis.',
  NAD: 'Nothing abnormal detected, not actually done.',
  PD: 'Parkinson’s disease, personality disorder, peritoneal dialysis.',
  PE: 'Pulmonary embolism, physical examination.',
  PID: 'Pelvic inflammatory disease, prolapsed disc.',
  PND: 'Paroxysmal nocturnal dyspnoea, postnasal drip, postnatal depression.',
  RA: 'Rheumatoid arthritis, right atrium.',
  SOB: 'Short of breath, and a word of abuse.',
}
const short = new RegExp(`\\b(?:${Object.keys(meanings).join('|')})\\b(?![-’'])`, 'g')

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const abbreviationClear: TextRule = {
  id: 'abbreviation-clear',
  level: 'warning',
  of: 'text',
  where: 'guidance',
  title: 'No abbreviation has two meanings',
  good: [act('Seen in the emergency department (ED) and in the ED again.'), act('A person with rheumatoid arthritis.')],
  bad: [
    { files: act('Refer to ED.'), says: ['`ED` has more than one meaning'] },
    { files: act('Known RA and pain.'), says: ['`RA` has more than one meaning'] },
    { files: prose('Then refer to ED now.'), says: ['`ED` has more than one meaning'] },
  ],
  check: (text) =>
    [...text.matchAll(short)]
      // Written out in the same text, it has one.
      .filter(([word]) => !text.includes(`(${word})`))
      .slice(0, 1)
      .map(({ 0: word, index }) => ({
        from: index,
        to: index + word.length,
        what: `\`${word}\` has more than one meaning`,
        why: `${meanings[word]!} A reader from the other specialty would take it for the other.`,
        mend: 'Write it out; where it is used again, put it in brackets after the words.',
      })),
}
