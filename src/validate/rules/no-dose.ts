import { base, casesFile, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

/** An amount of something that is given; an amount per volume, per weight or per other substance is a result. */
const dose =
  /\d(?:[\d.,]*\d)?\s?(?:mg|mcg|micrograms?|milligrams?|grams?|ml|IU|international units)\b(?!\s?(?:\/|per\b|in the\b))/g
const often =
  /\b(?:once|twice|three times|four times) (?:a day|daily)\b|\b(?:tds|qds|t\.d\.s\.|q\.d\.s\.|b\.d\.|prn)(?![\w])/gi

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noDose: TextRule = {
  id: 'no-dose',
  level: 'error',
  of: 'text',
  where: 'guidance',
  title: 'No dose is written',
  good: [
    act('Refer at 10 µg/g or more.'),
    act('The mole is 7 mm wide. A rise of 10 g/L counts.'),
    act('ACR over 30 mg/mmol.'),
    // Whoever tells of a person says what that person takes.
    { [casesFile]: '- case: A\n  story: A person takes 40 mg.\n  pain: yes\n  ends: { all: refer }\n' },
  ],
  bad: [
    { files: act('Give 40 mg at once.'), says: ['`40 mg` is a dose'] },
    { files: act('Take one twice daily.'), says: ['`twice daily` says how often something is taken'] },
    { files: act('Give 5 mg bd.'), says: ['`5 mg` is a dose'] },
    { files: act('Take it tds.'), says: ['`tds` says how often something is taken'] },
    { files: act('Twice daily, give 40 mg.'), says: ['`Twice daily` says how often something is taken'] },
    { files: prose('Then give 40 mg at once, twice daily.'), says: ['`40 mg` is a dose'] },
  ],
  check: (text) =>
    [
      ...[...text.matchAll(dose)].map((hit) => [hit, `\`${hit[0]}\` is a dose`] as const),
      ...[...text.matchAll(often)].map((hit) => [hit, `\`${hit[0]}\` says how often something is taken`] as const),
    ]
      .sort(([a], [b]) => a.index - b.index)
      .slice(0, 1)
      .map(([hit, what]) => ({
        from: hit.index,
        to: hit.index + hit[0].length,
        what,
        why: 'A dose that is copied here would be out of date unseen, and would make this page more than a document.',
        mend: 'Leave it to the formulary; say that treatment starts and by whom.',
      })),
}
