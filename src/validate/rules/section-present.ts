import { base, sectionsBut, stepsBut } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { sectionNames } from '../schema/pathway.ts'

/** Local leaflets are kept by the boards; a pathway need not have them. */
const needed = sectionNames.filter((name) => name !== 'patient-resources')
const flags = 'red-flags:\n  - say: Sudden collapse\n    source: guideline 1.1\n'

const flagged = stepsBut(
  'start: pain\nsteps:\n',
  `start: flags
steps:
  flags: { kind: criteria, ask: "Is there a red flag?", red-flags: true, any-of: { collapse: Collapse }, source: "guideline 1", yes: refer, no: pain }
`,
)

export const sectionPresent: PathwayRule = {
  id: 'section-present',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every section is written, or says that nothing is known',
  good: [
    base({ sections: sectionsBut(flags, 'red-flags:\n  not-known: Nothing was found.\n') }),
    base({ sections: sectionsBut(flags, ''), steps: flagged }),
  ],
  bad: [
    { files: base({ sections: sectionsBut(flags, '') }), says: ['`red-flags` is missing'] },
    {
      // A list of criteria that are no red flags is none.
      files: base({ sections: sectionsBut(flags, ''), steps: flagged.replace('red-flags: true, ', '') }),
      says: ['`red-flags` is missing'],
    },
    {
      files: base({ sections: sectionsBut('send:\n  not-known: Nothing was found.\n', '') }),
      says: ['`send` is missing'],
    },
    {
      // Only red flags can stand in a step.
      files: base({ sections: sectionsBut('send:\n  not-known: Nothing was found.\n', ''), steps: flagged }),
      says: ['`send` is missing'],
    },
  ],
  check: ({ sections, steps, baseFile }) => {
    const flagged = [...steps.values()].some(({ value }) => value.kind === 'criteria' && value['red-flags'])
    return needed
      .filter((name) => sections[name] === undefined && !(name === 'red-flags' && flagged))
      .map((name) => ({
        at: { file: baseFile, path: [name] },
        what: `\`${name}\` is missing`,
        why: 'A reader could not tell whether there is nothing to say or nobody looked.',
        mend: `Add \`${name}:\` with a list of texts, or with \`not-known:\` and what was looked for.`,
      }))
  },
}
