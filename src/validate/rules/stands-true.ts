import type { Ref } from '../../diagnostic.ts'
import type { Typed } from '../../folder.ts'
import { nation } from '../example.ts'
import type { FolderRule, Found } from '../rule.ts'
import type { Nation } from '../schema/pathway.ts'

const differs = 'differs:\n  - because: Other words.\n    source: guideline 2\n    sections:\n      send: [age]\n'
const graph = `start: refer
steps:
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const standsTrue: FolderRule = {
  id: 'stands-true',
  level: 'error',
  of: 'folder',
  title: 'What a nation writes fits how it says it stands to the base',
  good: [nation('wales', differs), nation('wales', 'because: Nobody has compared it.\n', 'not checked')],
  bad: [
    { files: nation('wales', differs, 'same as base'), says: ['This says `same as base`, and then differs'] },
    { files: nation('wales', ''), says: ['This says `differs`, and then does not differ'] },
    { files: nation('wales', 'differs:\n  - because: No change.\n'), says: ['This difference changes nothing'] },
    { files: nation('wales', '', 'own graph'), says: ['This says `own graph`, but has no `start` and `steps`'] },
    {
      files: nation('wales', 'start: refer\n', 'own graph'),
      says: ['This says `own graph`, but has no `start` and `steps`'],
    },
    { files: nation('wales', graph + differs), says: ['`start` and `steps` stand here, but this says `differs`'] },
    { files: nation('wales', '', 'not checked'), says: ['This says `not checked`, but not why'] },
    {
      files: nation('wales', `start: refer\n${differs}`),
      says: ['`start` and `steps` stand here, but this says `differs`'],
    },
  ],
  check: ({ nations, boards }) => [...nations.values(), ...boards.values()].flatMap(ofFile),
}

function ofFile({ file, value }: Typed<Nation>): Found[] {
  const at = (...path: (string | number)[]): Ref => ({ file, path })
  const found: Found[] = []
  const { stands } = value
  const many = (value.differs?.length ?? 0) > 0
  if (stands === 'same as base' && many)
    found.push({
      at: at('stands'),
      what: 'This says `same as base`, and then differs',
      why: 'The page would tell readers that nothing differs, above what differs.',
      mend: 'Write `stands: differs`, or remove `differs:`.',
      see: { at: { ...at('differs'), key: true }, what: 'It differs here' },
    })
  if (stands === 'differs' && !many)
    found.push({
      at: at('stands'),
      what: 'This says `differs`, and then does not differ',
      why: 'A reader would look for a difference that is not there.',
      mend: 'Write `stands: same as base`, or add `differs:` with what differs and because of what.',
    })
  for (const [i, { steps, without, sections }] of (value.differs ?? []).entries()) {
    const changes = Object.keys(steps ?? {}).length + (without?.length ?? 0) + Object.keys(sections ?? {}).length
    if (changes === 0)
      found.push({
        at: at('differs', i, 'because'),
        what: 'This difference changes nothing',
        why: 'A reader would be told of a difference that is not there.',
        mend: 'Add `steps:`, `without:` or `sections:`, or remove it.',
      })
  }
  const own = [value.start, value.steps].filter((part) => part !== undefined).length
  if (stands === 'own graph' && own < 2)
    found.push({
      at: at('stands'),
      what: 'This says `own graph`, but has no `start` and `steps`',
      why: 'There would be nothing to show.',
      mend: 'Add `start:` and `steps:`, or write how it differs from the base.',
    })
  if (stands !== 'own graph' && own > 0)
    found.push({
      at: { ...at(value.steps ? 'steps' : 'start'), key: true },
      what: `\`start\` and \`steps\` stand here, but this says \`${stands}\``,
      why: 'They would not be used, and nobody would notice.',
      mend: 'Write `stands: own graph`, or move the steps that differ under `differs:`.',
      see: { at: at('stands'), what: 'How it stands is written here' },
    })
  if (stands === 'not checked' && value.because === undefined)
    found.push({
      at: at('stands'),
      what: 'This says `not checked`, but not why',
      why: 'A reader could not tell whether nobody looked or nothing was found.',
      mend: 'Add `because:` with what was looked for.',
    })
  return found
}
