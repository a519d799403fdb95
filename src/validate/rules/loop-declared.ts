import { reachable, undeclaredLoops } from '../../graph.ts'
import { base } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { leaving, meantGraph, type Arrow } from './ways.ts'

const round = (way: string, last: string): string => `start: look
steps:
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure:
    kind: question
    ask: Sure?
    answers:
      yes: { say: "Yes", ${last} }
      no: { say: "No", ${way}: look }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

const listed = (yes: string, no: string): string => `start: look
steps:
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure: { kind: criteria, ask: Sure?, any-of: { lump: Lump }, source: "guideline 1", ${yes}, ${no} }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const loopDeclared: PathwayRule = {
  id: 'loop-declared',
  level: 'error',
  of: 'pathway',
  title: 'A way that returns to an earlier step says so with `back`',
  good: [base({ steps: round('back', 'go: refer') }), base({ steps: listed('yes: refer', 'no-back: look') })],
  bad: [
    { files: base({ steps: round('go', 'go: refer') }), says: ['`sure` returns to `look` without saying so'] },
    {
      files: base({ steps: listed('yes: look', 'no: refer') }),
      says: ['`sure` returns to `look` without saying so'],
    },
    {
      files: base({ steps: listed('yes: refer', 'no: look') }),
      says: ['`sure` returns to `look` without saying so'],
    },
    {
      files: base({ steps: round('back', 'back: refer') }),
      says: ['`back` at `sure` does not return: `refer` does not lead to `sure`'],
    },
  ],
  check: (pathway) => {
    const { graph, arrows } = meantGraph(pathway, { asides: false })
    const found: Found[] = undeclaredLoops(graph).map((way) => {
      const { from, to, at } = way as Arrow
      const key = String(at.path.at(-1))
      const back = key === 'yes' || key === 'no' ? `${key}-back` : 'back'
      return {
        at,
        what: `\`${from}\` returns to \`${to}\` without saying so`,
        why: `A reader who ${leaving(way)} would be sent round again, and the chart could not show that it is meant.`,
        mend: `If the return is meant, write \`${back}\` instead of \`${key}\`; if not, lead to a later step.`,
      }
    })
    for (const arrow of arrows) {
      if (!arrow.back || reachable(graph, arrow.to).has(arrow.from)) continue
      found.push({
        at: arrow.at,
        what: `\`back\` at \`${arrow.from}\` does not return: \`${arrow.to}\` does not lead to \`${arrow.from}\``,
        why: 'The chart would draw a way back where the reader goes on.',
        mend: 'Write `go` or `then` (in criteria `yes` or `no`) for a way that goes on.',
      })
    }
    return found
  },
}
