import { nearest, oneOf } from '../../nearest.ts'
import type { Resolved } from '../../pathway.ts'
import { base, nation, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { arrowsIn, leaving } from './ways.ts'

export const goToKnownStep: PathwayRule = {
  id: 'go-to-known-step',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every arrow leads to a step that exists',
  good: [
    nation(
      'wales',
      'differs:\n  - because: One less.\n    without: [wait]\n    steps:\n      pain:\n        kind: question\n        ask: Is there pain?\n        source: guideline 1\n        answers:\n          yes: { say: "Yes", go: refer }\n          no: { say: "No", go: refer }\n',
    ),
  ],
  bad: [
    { files: base({ steps: stepsBut('go: refer', 'go: refr') }), says: ['No step is called `refr`'] },
    { files: base({ steps: stepsBut('start: pain', 'start: ache') }), says: ['No step is called `ache`'] },
    {
      files: base({ steps: stepsBut('if-still-concerned: refer', 'if-still-concerned: ask-somebody') }),
      says: ['No step is called `ask-somebody`'],
    },
    {
      files: nation('scotland', 'differs:\n  - because: One less.\n    without: [wait]\n'),
      says: ['`wait` is left out here, but `pain` still leads to it'],
    },
    {
      files: nation('scotland', 'differs:\n  - because: One less.\n    without: [pain]\n'),
      says: ['`pain` is left out here, but the pathway starts there'],
    },
    { files: base({ steps: stepsBut('do: Wait.,', 'do: Wait., then: ring,') }), says: ['No step is called `ring`'] },
    {
      files: nation(
        'scotland',
        'because: All is other.\nstart: lok\nsteps:\n  look: { kind: manage, do: Look., source: "guideline 1", if-still-concerned: look }\n',
        'own graph',
      ),
      says: ['No step is called `lok`'],
    },
    {
      files: base({ steps: stepsBut('start: pain', 'start: somewhere-else') }),
      says: ['No step is called `somewhere-else`'],
    },
  ],
  check: (pathway) => {
    const found: Found[] = []
    if (!pathway.steps.has(pathway.start)) found.push(startFault(pathway))
    for (const arrow of arrowsIn(pathway)) {
      const { to, at } = arrow
      if (pathway.steps.has(to)) continue
      const removed = pathway.without.get(to)
      const why = `A reader who ${leaving(arrow)} would reach nothing.`
      if (removed)
        found.push({
          at: removed,
          what: `\`${to}\` is left out here, but \`${arrow.from}\` still leads to it`,
          why,
          mend: `Write \`${arrow.from}\` under \`steps\` as well, leading somewhere else, or keep \`${to}\`.`,
          see: { at, what: `\`${arrow.from}\` leads to \`${to}\` from here` },
        })
      else found.push({ at, what: `No step is called \`${to}\``, why, mend: mend(to, pathway) })
    }
    return found
  },
}

function startFault(pathway: Resolved): Found {
  const { start } = pathway
  const why = 'A reader would find no first step.'
  const own = pathway.stanceFile !== undefined && pathway.stance?.start !== undefined
  const at = { file: own ? pathway.stanceFile! : pathway.baseFile, path: ['start'] }
  const removed = pathway.without.get(start)
  return removed
    ? {
        at: removed,
        what: `\`${start}\` is left out here, but the pathway starts there`,
        why,
        mend: `Keep \`${start}\` and write it under \`steps\` as it should be.`,
        see: { at, what: 'The start is written here' },
      }
    : { at, what: `No step is called \`${start}\``, why, mend: mend(start, pathway) }
}

function mend(id: string, pathway: Resolved): string {
  const near = nearest(id, pathway.steps.keys())
  return near
    ? `Did you mean \`${near}\`? Or add a step called \`${id}\`.`
    : `Use ${oneOf([...pathway.steps.keys()])}, or add a step called \`${id}\`.`
}
