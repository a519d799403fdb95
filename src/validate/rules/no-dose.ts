import { base, casesFile, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const figure = String.raw`(?:(?<![\d.,])(?<!(?:[a-z]\/|\bper)\s?)\d(?:[\d.,]*\d)?|\b(?:half a|one|two|three|four|five|six|eight|ten|twenty|fifty|a hundred))`
/** An amount per volume, per weight or per other substance is a result: `10 µg Hb/g`, `3 mg/mmol`, `35 ml/min`. */
const result = String.raw`(?:\s(?:of\s)?[a-z]{2,})?\s?(?:\/|per\s)\s?(?:\d+\s?)?(?:[dmuµμ]?l|(?:milli|deci)?lit(?:re|er)|m?mol|(?:milli)?mole|m?g|(?:milli)?gram)s?(?![a-z])|(?<=ml)\s?(?:\/|per\s)\s?min`
/** An amount, or what is counted out. */
const dose = new RegExp(
  String.raw`${figure}(?:[\s-]?(?:mg|mcg|[µμu]g|(?:micro|milli|nano)?grams?|ml|millilit(?:re|er)s?|IU|international units)\b(?!${result})|\s(?:tablets?|capsules?(?! endosc)|puffs?|sachets?|suppositor(?:y|ies)|pessar(?:y|ies)|lozenges?|teaspoons?)\b)`,
  'gi',
)
/** Units that are no dose by themselves are one where something is given. */
const given = new RegExp(
  String.raw`\b(?:give|take|start|prescribe|inject)\b[^.;:]{0,60}?(?<![\d.,])((?:\d(?:[\d.,]*\d)?[\s-]?(?:g|drops?|mmol)|\d[\d.,]*\d[\s-]?units?)\b)(?!${result}|\s(?:of )?(?:salt|sugar|fibre|blood)\b)`,
  'gi',
)
const drunk = /alcohol|drink|drunk/i
const drinkable = /(?:units?|ml|lit(?:re|er)s?|[\d\s]g)$/i
/** What is measured in such amounts, where nothing is given in the same sentence. */
const measured: readonly (readonly [unit: RegExp, of: RegExp])[] = [
  [drinkable, /volume|residual|urin|blood|bleed|los[st]|sample|tube|bottle|sputum|fluid|stool|faec/i],
  [/g$|grams?$|mmol$/i, /protein|albumin|excret|urin|weigh/i],
]
const gives = /\b(?:give|start|prescribe|inject)\b/i
const takes = /\b(?:give|take|start|prescribe|inject)\b/i
/** Hardly any text has one of these. */
const likely =
  /[\d\s-](?:mg|mcg|[µμu]g|ml|iu)\b|gram|lit(?:re|er)|national unit|tablet|capsule|puff|sachet|suppos|pessar|lozenge|spoon/i
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
    act('ACR over 30 mg/mmol, FIT of 10 µg Hb/g or 10 micrograms of haemoglobin per gram.'),
    act('eGFR under 30 mL/min/1.73 m², CRP 5 mg per litre, calcium of 9 mg/100 ml.'),
    act('Protein of 300 mg in 24 hours, or a residual volume over 100 mL.'),
    act('Fill two tubes of 5 mL each. Drink at most 14 units of alcohol a week.'),
    act('Give advice to drink at most 14 units a week. Take blood: 6 mmol/L is high.'),
    act('Start at one of 2 units, with one capsule endoscopy.'),
    act('Take a history; a residual of 200 mL counts. Take 10 mL of blood.'),
    // Whoever tells of a person says what that person takes.
    { [casesFile]: '- case: A\n  story: A person takes 40 mg.\n  pain: yes\n  ends: { all: refer }\n' },
  ],
  bad: [
    { files: act('Give 40 mg at once.'), says: ['`40 mg` is a dose'] },
    { files: act('Take one twice daily.'), says: ['`twice daily` says how often something is taken'] },
    { files: act('Give 5 mg bd.'), says: ['`5 mg` is a dose'] },
    { files: act('Take it tds.'), says: ['`tds` says how often something is taken'] },
    { files: act('Twice daily, give 40 mg.'), says: ['`Twice daily` says how often something is taken'] },
    { files: act('Start sertraline 50 mg/day, then 100 mg per day.'), says: ['`50 mg` is a dose'] },
    { files: act('Give 4 mg/kg at once.'), says: ['`4 mg` is a dose'] },
    { files: act('Give 100 µg.'), says: ['`100 µg` is a dose'] },
    { files: act('Give 10 mL.'), says: ['`10 mL` is a dose'] },
    { files: act('Give 500 MG.'), says: ['`500 MG` is a dose'] },
    { files: act('Give one 40-mg tablet.'), says: ['`40-mg` is a dose'] },
    { files: act('Give 5000 units.'), says: ['`5000 units` is a dose'] },
    { files: act('Take 2 puffs every 4 hours.'), says: ['`2 puffs` is a dose'] },
    { files: act('Take two tablets.'), says: ['`two tablets` is a dose'] },
    { files: act('Give fifty milligrams by mouth.'), says: ['`fifty milligrams` is a dose'] },
    { files: act('Prescribe it: start with 1 g, or 2 drops.'), says: ['`1 g` is a dose'] },
    { files: act('Give 5 mL if urine is passed.'), says: ['`5 mL` is a dose'] },
    { files: act('Take 40 mg with a drink.'), says: ['`40 mg` is a dose'] },
    { files: act('Tablets of 30/500 mg.'), says: ['`500 mg` is a dose'] },
    { files: prose('Then give 40 mg at once, twice daily.'), says: ['`40 mg` is a dose'] },
  ],
  check: (text) =>
    [
      ...(likely.test(text) ? [...text.matchAll(dose)] : []).flatMap((hit) => amount(text, hit)),
      ...(takes.test(text) ? [...text.matchAll(given)] : []).flatMap((hit) => amount(text, hit)),
      ...[...text.matchAll(often)].map(
        ({ 0: words, index }) => [index, words, 'says how often something is taken'] as const,
      ),
    ]
      .sort(([a], [b]) => a - b)
      .slice(0, 1)
      .map(([from, words, what]) => ({
        from,
        to: from + words.length,
        what: `\`${words}\` ${what}`,
        why: 'A dose that is copied here would be out of date unseen, and would make this page more than a document.',
        mend: 'Leave it to the formulary; say that treatment starts and by whom.',
      })),
}

/** Where an amount stands, and its words; nothing where it is drunk or measured. */
function amount(text: string, { 0: all, 1: words = all, index }: RegExpExecArray): [number, string, string][] {
  const from = index + all.length - words.length
  const before = text.slice(Math.max(0, from - 60), from)
  const sentence = before.slice(before.search(/[^.;]*$/)) + text.slice(from, from + words.length + 30)
  if (drinkable.test(words) && drunk.test(sentence)) return []
  const isMeasured = measured.some(([unit, of]) => unit.test(words) && of.test(sentence)) && !gives.test(sentence)
  return isMeasured ? [] : [[from, words, 'is a dose']]
}
