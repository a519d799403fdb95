import { base, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { notDecidable, oneCase } from '../schema/pathway.ts'

/** Keys with a meaning of their own in `cases.yaml` and in translations, where steps are named beside them. */
const taken = new Set([...Object.keys(oneCase.shape), 'state', 'page', notDecidable])

export const idFree: PathwayRule = {
  id: 'id-free',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'No step is called by a word that cases and translations use themselves',
  good: [base()],
  bad: [
    {
      files: base({ steps: stepsBut('go: wait', 'go: page').replace('  wait:', '  page:') }),
      says: ['A step cannot be called `page`'],
    },
  ],
  check: ({ steps }) =>
    [...steps].flatMap(([id, { at }]): Found[] =>
      taken.has(id)
        ? [
            {
              at: { ...at, key: true },
              what: `A step cannot be called \`${id}\``,
              why: 'In `cases.yaml` or `cy.yaml` the word means something else, so the step could be neither tested nor translated.',
              mend: `Call it for example \`${id}-step\`, or what a clinician would call it.`,
            },
          ]
        : [],
    ),
}
