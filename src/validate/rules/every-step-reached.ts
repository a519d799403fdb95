import { reachable } from '../../graph.ts'
import { nearest } from '../../nearest.ts'
import { waysOf, type Resolved } from '../../pathway.ts'
import { base, nation, stepsWith } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { meantGraph } from './ways.ts'

const withoutPain = `differs:
  - because: Everybody is referred.
    steps:
      pain: { kind: do, do: Examine., then: refer, source: "guideline 1" }
`

export const everyStepReached: PathwayRule = {
  id: 'every-step-reached',
  level: 'error',
  of: 'pathway',
  title: 'Every step can be reached from the start',
  good: [
    nation('scotland', `${withoutPain}    without: [wait]\n`),
    base({
      steps: stepsWith('  ask: { kind: advice, do: Ask., source: "guideline 1", then: refer }\n').replace(
        'if-still-concerned: refer',
        'if-still-concerned: ask',
      ),
    }),
  ],
  bad: [
    {
      // Of two that nobody comes to, the one that leads to the other, though it leads to itself as well.
      files: base({
        steps: stepsWith(
          '  ring: { kind: do, do: Ring., source: "guideline 1", then: refer }\n  again: { kind: question, ask: "Again?", source: "guideline 1", answers: { yes: { say: "Yes", back: again }, no: { say: "No", go: ring } } }\n',
        ),
      }),
      says: ['Nothing leads to `again`'],
    },
    {
      files: base({ steps: stepsWith('  ring: { kind: do, do: Ring., source: "guideline 1", then: refer }\n') }),
      says: ['Nothing leads to `ring`'],
    },
    {
      // What hangs on an island is not a fault of its own.
      files: base({
        steps: stepsWith(
          '  ring: { kind: do, do: Ring., source: "guideline 1", then: call }\n  call: { kind: do, do: Call., source: "guideline 1", then: refer }\n',
        ),
      }),
      says: ['Nothing leads to `ring`'],
    },
    {
      files: nation('scotland', withoutPain),
      says: ['Nothing leads to `wait` any more, now that `pain` is changed here'],
    },
    {
      // A ring that nothing leads to is told once.
      files: base({
        steps: stepsWith(
          '  ring: { kind: do, do: Ring., source: "guideline 1", then: call }\n  call: { kind: do, do: Call., source: "guideline 1", back: ring }\n',
        ),
      }),
      says: ['Nothing leads to `ring`'],
    },
    {
      files: {
        ...base({
          steps: stepsWith(
            '  rest: { kind: manage, do: Rest., source: "guideline 1", if-still-concerned: refer }\n',
          ).replace(
            'do: Wait., source: "guideline 1.3", if-still-concerned: refer',
            'do: Wait., source: "guideline 1.3", then: rest',
          ),
        }),
        ...nation('scotland', `${withoutPain}    without: [wait]\n`),
      },
      says: ['Nothing leads to `rest` any more, now that `wait` is left out here'],
    },
  ],
  check: (pathway) => {
    const { graph, arrows } = meantGraph(pathway, { asides: true })
    const reached = reachable(graph)
    if (reached.size === 0) return []
    // What hangs on an island falls with it: only where nothing leads to is the fault.
    const below = new Set(arrows.filter(({ from, to }) => !reached.has(from) && from !== to).map(({ to }) => to))
    const lost = [...pathway.steps.keys()].filter((id) => !reached.has(id))
    const heads = lost.filter((id) => !below.has(id))
    return (heads.length > 0 ? heads : lost.slice(0, 1)).map((id) => fault(id, pathway))
  },
}

function fault(id: string, pathway: Resolved): Found {
  const written = pathway.steps.get(id)!
  const by = written.by === 'base' ? changedBefore(id, pathway) : undefined
  const why = 'It stands in the file, and no reader would ever come to it.'
  if (!by) {
    const own = written.by === 'base' || Object.hasOwn(pathway.base.steps, id)
    const changed = own ? undefined : nearest(id, Object.keys(pathway.base.steps))
    return {
      at: written.at,
      what: `Nothing leads to \`${id}\``,
      why,
      mend: `${changed ? `To change a step, use its name in the base: did you mean \`${changed}\`? Otherwise lead` : 'Lead'} to it with \`go: ${id}\` or \`then: ${id}\`, or remove it.`,
    }
  }
  return {
    at: by.at,
    what: `Nothing leads to \`${id}\` any more, now that \`${by.id}\` is ${by.gone ? 'left out' : 'changed'} here`,
    why,
    mend: `Lead to \`${id}\` from another step, or add it to \`without\`.`,
    see: { at: written.at, what: `\`${id}\` stands here` },
  }
}

/** The first step of the base that led to `id` and that this nation changed or left out. */
function changedBefore(id: string, pathway: Resolved): { id: string; at: Found['at']; gone: boolean } | undefined {
  for (const [from, step] of Object.entries(pathway.base.steps)) {
    if (!waysOf(from, step).some(({ to }) => to === id)) continue
    const now = pathway.steps.get(from)
    if (now && now.by !== 'base') return { id: from, at: now.at, gone: false }
    const gone = pathway.without.get(from)
    if (gone) return { id: from, at: gone, gone: true }
  }
  return undefined
}
