/**
 * The invented people of both sides, each walked through both: a changed pathway is held against the cases that were
 * written before it, and a new case against the pathway as it was.
 */
import { forNation, walkCase, type ForNation, type Walk } from '../resolve/walk.ts'
import type { Case, Cases } from '../validate/schema/pathway.ts'
import { notDecidable } from '../validate/schema/pathway.ts'
import type { Change } from './change.ts'
import { endKey, endText, nameOf, type Side } from './side.ts'
import { quote, same } from './texts.ts'

type National = Side & { pathway: ForNation }

export function compareCases(before: National, after: National, old: Cases, now: Cases): Change[] {
  const changes: Change[] = []
  const of = (cases: Cases): Map<string, Case> =>
    new Map(
      cases.filter(({ ends }) => forNation(ends, after.pathway.nation) !== undefined).map((one) => [one.case, one]),
    )
  const [was, is] = [of(old), of(now)]
  for (const [name, one] of was) {
    changes.push(...walked(one, before, after))
    const other = is.get(name)
    if (!other) changes.push(told('case-removed', `The case ${quote(name)} is gone.`))
    else if (!same(one, other)) {
      const ends = [forNation(one.ends, before.pathway.nation)!, forNation(other.ends, after.pathway.nation)!]
      changes.push(
        told(
          'case-rewritten',
          ends[0] === ends[1]
            ? `The case ${quote(name)} was rewritten.`
            : `The case ${quote(name)} was to end at ${words(before, ends[0]!)}, and is now to end at ${words(after, ends[1]!)}.`,
        ),
      )
    }
  }
  for (const [name, one] of is) {
    if (was.has(name)) continue
    changes.push(told('case-added', `A new case: ${quote(name)}.`))
    changes.push(...walked(one, before, after))
  }
  return changes
}

const told = (kind: 'case-removed' | 'case-added' | 'case-rewritten', text: string): Change => ({
  kind,
  weight: 'proof',
  by: 'cases',
  text,
})

/** Nothing where one person ends the same on both sides, or could not be followed before either. */
function walked(one: Case, before: National, after: National): Change[] {
  const [was, is] = [walkCase(one, before.pathway), walkCase(one, after.pathway)]
  if (was.end === undefined) return []
  if (is.end !== undefined && meaning(before, was) === meaning(after, is)) return []
  const [from, to] = [
    endWords(before, was),
    is.end === undefined ? stuckWords(was, is, after) : `ends at ${endWords(after, is)}`,
  ]
  return [
    {
      kind: 'case-ends-elsewhere',
      weight: 'ends',
      by: 'cases',
      text: `${quote(one.case)} ended at ${from}, and now ${to}. ${one.story}`,
      before: from,
      after: to,
    },
  ]
}

const meaning = (side: Side, walk: Walk): string =>
  walk.unknown ? `${notDecidable} ${walk.unknown}` : endKey(side, walk.end ?? '')
const words = (side: Side, end: string): string => (end === notDecidable ? 'no decision' : endText(side, end))
const endWords = (side: Side, walk: Walk): string =>
  walk.unknown
    ? `no decision, because it is not known: ${quote(side.pathway.values.get(walk.unknown)?.what ?? walk.unknown)}`
    : endText(side, walk.end ?? '')

/** Where a case that was followed to its end can no longer be followed, and why, without the names of keys. */
function stuckWords(was: Walk, is: Walk, after: Side): string {
  const at = is.path.at(-1)
  if (is.astray || at === undefined) return 'comes to a step that is not there'
  return was.path.includes(at)
    ? `comes only as far as ${nameOf(after, at)}, where the answer of this case is gone`
    : `goes on to ${nameOf(after, at)}, which this case does not answer`
}
