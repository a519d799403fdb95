/** The library that rules about measured questions share: FIT with two ranges, and a limit that each nation says. */
import { base, everyNation, headWith } from '../example.ts'
import type { Example } from '../rule.ts'

export function measured(
  high: string,
  low: string,
  {
    about = 'measure: FIT\n    unit: ug/g',
    none = 'without-result: "No result"',
    limit = 'measure: FIT, unit: ug/g',
  } = {},
): Example {
  return {
    ...base({
      head: headWith(`each-nation-says:\n  limit: { what: "The limit", ${limit} }\n`),
      steps: `start: pain
steps:
  pain:
    kind: question
    ask: What is the result?
    ${about}
    source: guideline
    answers:
      yes: { ${high}, go: refer }
      lower: { ${low}, go: refer }
      none: { ${none}, go: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
    }),
    ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
  }
}
