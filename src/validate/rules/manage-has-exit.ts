import { base, stepsBut } from '../example.ts'
import type { PathwayRule } from '../rule.ts'

export const manageHasExit: PathwayRule = {
  id: 'manage-has-exit',
  level: 'warning',
  of: 'pathway',
  alone: true,
  title: 'Whoever is kept in the practice has a way out when concern stays',
  good: [
    base(),
    base({ steps: stepsBut('if-still-concerned: refer', 'then: refer') }),
    // Or it leads back to the question.
    base({ steps: stepsBut('if-still-concerned: refer', 'back: pain') }),
  ],
  bad: [
    {
      files: base({ steps: stepsBut(', if-still-concerned: refer', '') }),
      says: ['`wait` has no way out for somebody who stays worrying'],
    },
  ],
  check: ({ steps }) =>
    [...steps].flatMap(([id, { value: step, at }]) =>
      step.kind === 'manage' &&
      step['if-still-concerned'] === undefined &&
      step.then === undefined &&
      step.back === undefined
        ? [
            {
              at,
              what: `\`${id}\` has no way out for somebody who stays worrying`,
              why: 'The pathway does not fit everybody; a reader who is still concerned would find the road closed.',
              mend: 'Add `if-still-concerned:` with the step that asks a specialist or refers.',
            },
          ]
        : [],
    ),
}
