import { base } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { within } from './ways.ts'

const most = 6
const question = (count: number): string => `start: pain
steps:
  pain:
    kind: question
    ask: Where is the pain?
    answers:
      yes: { say: Chest, go: refer }
${Array.from({ length: count - 1 }, (_, i) => `      place-${i}: { say: "Place ${i}", go: refer }\n`).join('')}  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const fewAnswers: PathwayRule = {
  id: 'few-answers',
  level: 'warning',
  of: 'pathway',
  alone: true,
  title: `A question has at most ${most} answers`,
  good: [base({ steps: question(most) })],
  bad: [{ files: base({ steps: question(most + 1) }), says: ['`pain` has 7 answers'] }],
  check: ({ steps }) =>
    [...steps].flatMap(([id, { value: step, at }]) => {
      const count = step.kind === 'question' ? Object.keys(step.answers).length : 0
      if (count <= most) return []
      return [
        {
          at: within(at, 'answers'),
          what: `\`${id}\` has ${count} answers`,
          why: 'On a phone a reader would have to scroll to see them all, and would choose among the first.',
          mend: 'Ask in two steps, or make it a list of criteria.',
        },
      ]
    }),
}
