import { reachable, type Graph } from '../../graph.ts'
import { base } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { meantGraph } from './ways.ts'

export const everyRoadEnds: PathwayRule = {
  id: 'every-road-ends',
  level: 'error',
  of: 'pathway',
  title: 'From every step some outcome can be reached',
  good: [
    base({
      steps: `start: look
steps:
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure:
    kind: question
    ask: Sure?
    answers:
      yes: { say: "Yes", go: refer }
      no: { say: "No", back: look }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
    }),
  ],
  bad: [
    {
      files: base({
        steps: `start: pain
steps:
  pain:
    kind: question
    ask: Is there pain?
    answers:
      yes: { say: "Yes", go: refer }
      no: { say: "No", go: wait }
  wait: { kind: do, do: Wait., source: "guideline 1", then: look }
  look: { kind: do, do: Look., source: "guideline 1", back: wait }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
      }),
      says: ['From `wait` no outcome can be reached'],
    },
  ],
  check: (pathway) => {
    const { graph, open } = meantGraph(pathway, { asides: false })
    const ends = canEnd(graph, open)
    const lost = [...reachable(graph)].filter((id) => !ends.has(id))
    // Where all lost steps lead round to each other, the first in reading order speaks for them.
    const first = [...pathway.steps.keys()].find((id) => lost.includes(id))
    if (first === undefined) return []
    return [
      {
        at: pathway.steps.get(first)!.at,
        what: `From \`${first}\` no outcome can be reached`,
        why: 'A reader would go round and round and never be told what to do.',
        mend: 'Give one of its steps an answer that leads to a referral, to care in the practice or to another pathway.',
      },
    ]
  },
}

/** Steps from which an outcome can be reached; a step with a way to nowhere counts as one until that is mended. */
function canEnd({ ways }: Graph, open: ReadonlySet<string>): Set<string> {
  const into = new Map<string, string[]>()
  const next: string[] = [...open]
  for (const [id, on] of ways) {
    if (on.length === 0) next.push(id)
    for (const { to } of on) {
      const before = into.get(to)
      if (before) before.push(id)
      else into.set(to, [id])
    }
  }
  const seen = new Set<string>()
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    next.push(...(into.get(id) ?? []))
  }
  return seen
}
