import { waysOf } from '../../pathway.ts'
import { base } from '../example.ts'
import type { PathwayRule } from '../rule.ts'

const flags = (id: string, no: string): string =>
  `  ${id}: { kind: criteria, ask: "Is there a red flag?", red-flags: true, any-of: { collapse: Collapse }, source: "guideline 1", yes: refer, no: ${no} }\n`
const pain = (no: string): string =>
  `  pain: { kind: question, ask: "Is there pain?", answers: { yes: { say: "Yes", go: refer }, no: { say: "No", go: ${no} } } }\n`
const ends = `  refer: { kind: referral, strength: refer, urgency: emergency, do: Refer., source: "guideline 1.2" }
  wait: { kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer }
`

export const redFlagsFirst: PathwayRule = {
  id: 'red-flags-first',
  level: 'warning',
  of: 'pathway',
  title: 'Red flags are asked before anything else',
  good: [
    base({ steps: `start: flags\nsteps:\n${flags('flags', 'pain')}${pain('wait')}${ends}` }),
    base({ steps: `start: flags\nsteps:\n${flags('flags', 'more')}${flags('more', 'pain')}${pain('wait')}${ends}` }),
  ],
  bad: [
    {
      files: base({ steps: `start: pain\nsteps:\n${pain('flags')}${flags('flags', 'wait')}${ends}` }),
      says: ['`flags` holds red flags, and is not asked first'],
    },
  ],
  check: ({ start, steps }) => {
    const first = new Set<string>()
    for (let open = [start]; open.length > 0;) {
      const id = open.pop()!
      const step = steps.get(id)?.value
      if (first.has(id) || step?.kind !== 'criteria' || !step['red-flags']) continue
      first.add(id)
      open = [...open, ...waysOf(id, step).map(({ to }) => to)]
    }
    return [...steps].flatMap(([id, { value: step, at }]) =>
      step.kind === 'criteria' && step['red-flags'] && !first.has(id)
        ? [
            {
              at: { file: at.file, path: [...at.path, 'red-flags'], key: true },
              what: `\`${id}\` holds red flags, and is not asked first`,
              why: 'A reader who stops early, or takes another branch, would never be asked about them.',
              mend: 'Ask it at `start`, or straight after other red flags; where that cannot be, say why in `content/exceptions.yaml`.',
            },
          ]
        : [],
    )
  },
}
