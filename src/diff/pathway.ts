/** One pathway of one nation (or board) before and after, in reading order, then sorted by what weighs most. */
import { casesOf, type PathwayFolder } from '../folder.ts'
import { headline } from '../pathway.ts'
import type { Cases } from '../validate/schema/pathway.ts'
import type { ForNation } from '../resolve/walk.ts'
import { byWeight, classOf, largest, type Change, type PathwayDiff } from './change.ts'
import { compareCases } from './cases.ts'
import { compareJourneys } from './journeys.ts'
import { comparePage } from './page.ts'
import { endText, mermaidText, nameOf, placeName, sideOf, stepOn, type Side } from './side.ts'
import { compareStep, otherOrder, stepSentence } from './step.ts'
import { listed, quote } from './texts.ts'

/** A pathway with the folder in which it is written. */
export interface Placed {
  folder: PathwayFolder
  pathway: ForNation
}

/** Steps, page and journeys; what has no nation (the base by itself) has no cases. */
export function compareSides(before: Side, after: Side): Change[] {
  const journeys = compareJourneys(before, after)
  const changes = [...compareSteps(before, after), ...comparePage(before.pathway, after.pathway)]
  // What turned a journey stands with the journeys it turned, and before them: it is their reason.
  return [
    ...changes.map((change) =>
      journeys.length > 0 && turning.has(change.kind) ? { ...change, weight: 'ends' as const } : change,
    ),
    ...journeys,
  ]
}

const turning = new Set(['start', 're-routed', 'answer-added', 'answer-removed', 'step-added', 'step-removed'])

function compareSteps(before: Side, after: Side): Change[] {
  const changes: Change[] = []
  const [old, now] = [before.pathway, after.pathway]
  if (old.start !== now.start)
    changes.push({
      kind: 'start',
      weight: 'care',
      by: now.nation ?? 'base',
      text: `It began with ${nameOf(before, old.start)}, and now begins with ${nameOf(after, now.start)}.`,
      before: old.start,
      after: now.start,
    })
  for (const [id, { by }] of now.steps) {
    if (old.steps.has(id)) changes.push(...compareStep(before, after, id))
    else
      changes.push({
        kind: 'step-added',
        weight: 'care',
        step: id,
        by,
        text: `A new step, ${stepSentence(after, id)}.`,
        after: headline(stepOn(after, id)!),
      })
  }
  for (const [id, { by, value }] of old.steps) {
    if (now.steps.has(id)) continue
    // A question that is gone decided something; who was told apart by it is no longer.
    const decided = value.kind === 'question' || value.kind === 'criteria'
    changes.push({
      kind: 'step-removed',
      weight: decided ? 'ends' : 'care',
      step: id,
      by,
      text: `Gone: ${stepSentence(before, id)}.`,
      before: headline(value),
    })
  }
  if (otherOrder([...old.steps.keys()], [...now.steps.keys()]))
    changes.push({
      kind: 'order',
      weight: 'drawing',
      by: now.nation ?? 'base',
      text: 'The steps are read in another order.',
    })
  return changes
}

const peopleOf = ({ folder, pathway }: Placed): Cases => casesOf(folder, pathway.nation).map(({ one }) => one)

/** Undefined where nothing changed. `baseChanges`: how the shared base itself changed. */
export function comparePathways(
  before: Placed,
  after: Placed,
  baseChanges: readonly Change[],
  stale: readonly Change[] = [],
): PathwayDiff | undefined {
  const [old, now] = [sideOf(before.pathway), sideOf(after.pathway)] as [
    Side & { pathway: ForNation },
    Side & { pathway: ForNation },
  ]
  const changes = byWeight([
    ...compareSides(old, now),
    ...compareCases(old, now, peopleOf(before), peopleOf(after)),
    ...lookAgain(before, after, baseChanges),
    ...stale,
  ])
  if (changes.length === 0) return undefined
  const charts = { before: mermaidText(old), after: mermaidText(now) }
  return {
    ...headOf(after.pathway),
    state: 'changed',
    changes,
    class: largest(changes.map(classOf)),
    ...(charts.before === charts.after ? {} : { charts }),
  }
}

export function headOf({
  slug,
  base,
  nation,
  board,
}: ForNation): Pick<PathwayDiff, 'slug' | 'title' | 'nation' | 'board'> {
  return { slug, title: base.title, nation, ...(board === undefined ? {} : { board }) }
}

/** A pathway that only one side has. */
export function wholePathway({ pathway }: Placed, state: 'added' | 'removed'): PathwayDiff {
  const side = sideOf(pathway)
  const ends = [...side.graph.ways].filter(([, ways]) => ways.length === 0).map(([id]) => endText(side, id))
  const words = `${pathway.steps.size} steps, ending at ${listed(ends, 12)}`
  const change: Change = {
    kind: state === 'added' ? 'pathway-added' : 'pathway-removed',
    weight: 'ends',
    by: 'base',
    text: state === 'added' ? `A new pathway: ${words}.` : `This pathway is gone: ${words}.`,
  }
  const chart = mermaidText(side)
  return {
    ...headOf(pathway),
    state,
    changes: [change],
    class: 'major',
    charts: state === 'added' ? { after: chart } : { before: chart },
  }
}

/** What a nation must look at again because the base moved, where its own file does not say that it has. */
function lookAgain(before: Placed, after: Placed, baseChanges: readonly Change[]): Change[] {
  const { pathway } = after
  const { stance, nation, board } = pathway
  if (!stance) return []
  const [old, now] = [before.folder.base.value.version, after.folder.base.value.version]
  const reviewed = Number(stance['reviewed-against'].slice('base '.length))
  const name = placeName(nation, board)
  const by = board === undefined ? nation : (`${nation}.${board}` as const)
  if (now > old && reviewed >= now) return []
  const changes: Change[] = []
  if (now > old)
    changes.push({
      kind: 'variant-unreviewed',
      weight: 'review',
      by,
      text: `Needs another look in ${name}: compared with base ${reviewed}, and the base is now version ${now}.`,
      before: `base ${reviewed}`,
      after: `base ${now}`,
    })
  const touched = baseChanges.filter(
    ({ weight, step }) => step !== undefined && (weight === 'ends' || weight === 'care' || weight === 'wording'),
  )
  const ids = [...new Set(touched.map(({ step }) => step!))]
  const own = stance.stands === 'own graph'
  const heading = (id: string): string => {
    const step = after.folder.base.value.steps[id] ?? before.folder.base.value.steps[id]
    return quote(step ? headline(step) : id)
  }
  const leansOn = ids.filter(
    (id) =>
      pathway.steps.get(id)?.by === 'base' || (before.pathway.steps.get(id)?.by === 'base' && !pathway.steps.has(id)),
  )
  if (now === old && leansOn.length > 0)
    changes.push({
      kind: 'variant-unreviewed',
      weight: 'review',
      by,
      text: `Needs another look in ${name}: the base changed what is taken from it there: ${listed(leansOn.map(heading))}. It was last compared with base ${reviewed}.`,
    })
  const under = own
    ? []
    : ids.filter((id) => pathway.without.has(id) || (pathway.steps.has(id) && pathway.steps.get(id)?.by !== 'base'))
  if (under.length > 0)
    changes.push({
      kind: 'base-moved-under',
      weight: 'review',
      by,
      text: `Needs another look in ${name}: the base changed what is written or left out there for a reason of its own: ${listed(under.map(heading))}. Does the reason still hold?`,
    })
  return changes
}
