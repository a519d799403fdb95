import { base, stepsBut } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import type { Item } from '../schema/parts.ts'

const list = (say: string): string => `start: pain
steps:
  pain: { kind: criteria, ask: "Is one met?", any-of: { sign: "${say}" }, source: "guideline 1", yes: refer, no: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

/** Words of time, number or degree that leave the limit to whoever reads them. */
const vague =
  /\b(?:recent(?:ly)?|prolonged|persistent(?:ly)?|frequent(?:ly)?|often|several|significant(?:ly)?|excessive(?:ly)?|marked(?:ly)?|abnormal(?:ly)?|suspicious|appropriate(?:ly)?|suitabl[ey]|adequate(?:ly)?|reasonabl[ey]|elderly|as needed|if necessary)\b/i

export const criterionClear: PathwayRule = {
  id: 'criterion-clear',
  level: 'warning',
  of: 'pathway',
  alone: true,
  title: 'A criterion says how much, how often or how long',
  good: [
    base({ steps: list('Cough for three weeks') }),
    // Only criteria set limits.
    base({ steps: stepsBut('ask: Is there pain?', 'ask: Is there persistent pain?') }),
  ],
  bad: [
    {
      files: base({ steps: list('Persistent cough') }),
      says: ['`sign` says `Persistent`, which every reader takes otherwise'],
    },
    {
      files: base({ steps: list('Recently unwell') }),
      says: ['`sign` says `Recently`, which every reader takes otherwise'],
    },
    {
      files: base({
        steps: list('Cough')
          .replace('any-of: { sign: "Cough" }', 'all-of: { sign: { say: Frequent cough, age: { from: 40 } } }')
          .replace('Frequent cough', '"Frequent cough"'),
      }),
      says: ['`sign` says `Frequent`, which every reader takes otherwise'],
    },
  ],
  check: ({ steps }) =>
    [...steps].flatMap(([, { value: step, at }]) => {
      if (step.kind !== 'criteria') return []
      const key = step['any-of'] ? 'any-of' : 'all-of'
      return Object.entries(step[key] ?? {}).flatMap(([name, item]: [string, Item]) => {
        const hit = vague.exec(typeof item === 'string' ? item : item.say)?.[0]
        if (hit === undefined) return []
        return [
          {
            at: { file: at.file, path: [...at.path, key, name] },
            what: `\`${name}\` says \`${hit}\`, which every reader takes otherwise`,
            why: 'Of two people with the same complaint one would be referred and the other not.',
            mend: 'Say how much, how often or how long, as the source does; where it does not, say so in `content/exceptions.yaml`.',
          },
        ]
      })
    }),
}
