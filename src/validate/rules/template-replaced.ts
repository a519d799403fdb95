import { base, headBut, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

/** What `pathways/_template` says to its author: `scripts/content.test.ts` holds that it does. */
const sentences: ReadonlySet<string> = new Set([
  'What this pathway decides, in one sentence.',
  'Which people it is for.',
  'Write the first criterion here',
])

export const templateReplaced: TextRule = {
  id: 'template-replaced',
  level: 'warning',
  of: 'text',
  where: 'guidance',
  title: 'No sentence of the template is left',
  good: [base({ steps: stepsBut('do: Wait.', 'do: "Write the first criterion here."') })],
  bad: [
    {
      files: base({ head: headBut('Shows one rule.', 'What this pathway decides, in one sentence.') }),
      says: ['`What this pathway decides, in one sentence.` still stands here, from the template'],
    },
    {
      files: base({ head: headBut('Nobody.', 'Which people it is for.') }),
      says: ['`Which people it is for.` still stands here, from the template'],
    },
    {
      files: base({
        steps: `start: pain
steps:
  pain:
    kind: criteria
    ask: Is one met?
    any-of: { first-criterion: Write the first criterion here }
    source: guideline 1
    yes: refer
    no: refer
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
      }),
      says: ['`Write the first criterion here` still stands here, from the template'],
    },
  ],
  check: (text) =>
    sentences.has(text)
      ? [
          {
            from: 0,
            to: text.length,
            what: `\`${text}\` still stands here, from the template`,
            why: 'A reader would meet an instruction to authors in the place of guidance.',
            mend: 'Write your own words in its place.',
          },
        ]
      : [],
}
