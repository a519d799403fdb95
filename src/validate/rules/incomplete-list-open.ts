import { isGap } from '../../pathway.ts'
import { base } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { within } from './ways.ts'

const list = (
  outcome: string,
  { whole = 'list-incomplete: Only the first page was read.', no = 'rest' } = {},
): string => `start: pain
steps:
  pain:
    kind: criteria
    ask: Is one met?
    ${whole}
    any-of: { lump: Lump }
    source: guideline 1
    yes: refer
    no: ${no}
  rest: { kind: manage, if-still-concerned: refer, ${outcome} }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const incompleteListOpen: PathwayRule = {
  id: 'incomplete-list-open',
  level: 'error',
  of: 'pathway',
  title: 'A list that may not be whole rules nobody out',
  good: [
    base({ steps: list('not-known: "The rest was not found."') }),
    base({ steps: list('do: Wait., source: "guideline 1"', { whole: 'note: All pages were read.' }) }),
    // Whoever is not on a part of a list may still be referred.
    base({
      steps: `${list('do: Wait., source: "guideline 1"', { no: 'ask' })}  ask: { kind: do, do: Ask., source: "guideline 1", then: rest }\n`,
    }),
  ],
  bad: [
    {
      files: base({ steps: list('do: Wait., source: guideline') }),
      says: ['`pain` may not be whole, and yet its `no` leads to `rest`'],
    },
  ],
  check: ({ steps }) =>
    [...steps].flatMap(([id, { value: step, at }]) => {
      if (step.kind !== 'criteria' || step['list-incomplete'] === undefined) return []
      const to = steps.get(step.no ?? '')
      if (to?.value.kind !== 'manage' || isGap(to.value)) return []
      return [
        {
          at: within(at, 'no'),
          what: `\`${id}\` may not be whole, and yet its \`no\` leads to \`${step.no}\``,
          why: 'Somebody who meets a criterion that was not read would be kept in the practice.',
          mend: 'Lead to a step that says `not-known`, with what to do `meanwhile`; or to advice.',
          see: { at: within(at, 'list-incomplete'), what: 'The list is said to be incomplete here' },
        },
      ]
    }),
}
