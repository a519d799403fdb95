import { nearest, oneOf } from '../../nearest.ts'
import { base, nation, stepsBut } from '../example.ts'
import type { Typed } from '../../folder.ts'
import type { Nation } from '../schema/pathway.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { within } from './ways.ts'

const ring = (after: string): string => `differs:
  - because: Ring first.
    source: guideline 1
    steps:
      pain: { kind: do, do: Examine., then: ring }
      ring: { kind: do, ${after}do: Ring., then: refer }
    without: [wait]
`

const rung = (after: string): string => `differs:
  - because: Ring another number.
    source: guideline 1
    steps:
      ring: { kind: do, ${after}do: Ring, then: refer }
`

const graph = (after: string): string => `because: All is other.
start: look
steps:
  look: { kind: do, do: Examine., then: ring, source: "guideline 1" }
  ring: { kind: do, ${after}do: Ring., then: send, source: "guideline 1" }
  send: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const afterKnown: PathwayRule = {
  id: 'after-known',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'A new step says after which step it is read',
  good: [
    nation('scotland', ring('after: pain, ')),
    // A board that writes its nation's new step anew leaves it where the nation put it.
    { ...nation('scotland', ring('after: pain, ')), ...nation('scotland.fife', rung('')) },
    { ...nation('scotland', graph(''), 'own graph'), ...nation('scotland.fife', rung('').replaceAll('refer', 'send')) },
  ],
  bad: [
    {
      // A slip in the name of a step that was to be changed.
      files: nation(
        'scotland',
        ring('')
          .replaceAll('ring', 'pian')
          .replace(
            'pain: { kind: do, do: Examine., then: pian }',
            'refer: { kind: referral, strength: refer, urgency: urgent, do: Refer. }',
          ),
      ),
      says: ['`pian` is new, and does not say after which step it is read'],
    },
    { files: nation('scotland', ring('')), says: ['`ring` is new, and does not say after which step it is read'] },
    {
      files: nation('scotland', ring('after: pian, ')),
      says: ['`ring` is to be read after `pian`, and there is no such step'],
    },
    { files: nation('scotland', ring('after: ring, ')), says: ['`ring` is to be read after itself'] },
    {
      files: nation('scotland', ring('after: pain, ').replace('pain: { kind: do,', 'pain: { kind: do, after: refer,')),
      says: ['`pain` keeps its place in the base: `after` is for new steps'],
    },
    {
      files: { ...nation('scotland', ring('after: pain, ')), ...nation('scotland.fife', rung('after: refer, ')) },
      says: ["`ring` keeps its place in the nation's file: `after` is for new steps"],
    },
    {
      files: base({ steps: stepsBut('kind: manage,', 'kind: manage, after: pain,') }),
      says: ['`wait` keeps its place in the file: `after` is for new steps'],
    },
    {
      files: nation('scotland', ring('after: somewhere-else, ')),
      says: ['`ring` is to be read after `somewhere-else`, and there is no such step'],
    },
    {
      files: nation('scotland', graph('after: look, '), 'own graph'),
      says: ['`ring` keeps its place in the file: `after` is for new steps'],
    },
  ],
  check: (pathway, _context, folder) => {
    const own = pathway.stance?.stands === 'own graph'
    const known = new Set([...(own ? [] : Object.keys(pathway.base.steps)), ...pathway.steps.keys()])
    const found: Found[] = []
    for (const [id, { value: step, at, by }] of pathway.steps) {
      const inFile = by === 'base' || at.path[0] === 'steps'
      const ofNation =
        by.includes('.') && pathway.nation !== undefined && writes(folder.nations.get(pathway.nation), id)
      const here = within(at, 'after')
      if (inFile || ofNation || Object.hasOwn(pathway.base.steps, id)) {
        if (step.after === undefined) continue
        found.push({
          at: { ...here, key: true },
          what: `\`${id}\` keeps its place in the ${inFile ? 'file' : ofNation ? "nation's file" : 'base'}: \`after\` is for new steps`,
          why: 'Whoever wrote it believes that the step has moved, and it has not.',
          mend: inFile ? 'Move the step to where it is to be read, and remove `after`.' : 'Remove `after`.',
        })
      } else if (step.after === undefined) {
        const changed = nearest(id, Object.keys(pathway.base.steps))
        found.push({
          at: { ...at, key: true },
          what: `\`${id}\` is new, and does not say after which step it is read`,
          why: 'A reader would meet it at the very end, away from where it belongs.',
          mend: changed
            ? `To change a step, use its name in the base: did you mean \`${changed}\`? For a new step add \`after:\` with the id of the step before it.`
            : 'Add `after:` with the id of the step before it.',
        })
      } else if (!known.has(step.after) || step.after === id) {
        const near = nearest(step.after, known)
        found.push({
          at: here,
          what:
            step.after === id
              ? `\`${id}\` is to be read after itself`
              : `\`${id}\` is to be read after \`${step.after}\`, and there is no such step`,
          why: 'A reader would meet it at the very end, away from where it belongs.',
          mend:
            near && near !== id
              ? `Did you mean \`${near}\`?`
              : `Use ${oneOf([...known].filter((other) => other !== id))}.`,
        })
      }
    }
    return found
  },
}

function writes(file: Typed<Nation> | undefined, id: string): boolean {
  const { steps, differs = [] } = file?.value ?? {}
  return [steps, ...differs.map((one) => one.steps)].some(
    (written) => written !== undefined && Object.hasOwn(written, id),
  )
}
