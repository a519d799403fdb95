/** A draft → the texts of its folder's files. */
import { nations } from '../../src/nations.ts'
import type { Nation, Translation } from '../../src/validate/schema/pathway.ts'
import type { Step } from '../../src/validate/schema/step.ts'
import { casesFor } from './cases.ts'
import { variantOf, type Draft, type Stand } from './draft.ts'
import type { Random } from './random.ts'
import { madeUp } from './sources.ts'
import type { Variant } from './variant.ts'
import { writeYaml } from './yaml.ts'

export const warning =
  'Generated test data. It is not clinical, nobody has read it, and no patient may be treated by it.'

/** Path under `pathways/` → text. */
export function filesOf(draft: Draft, random: Random): [string, string][] {
  const { topic, page, base } = draft
  const folder = `pathways/${topic.specialty.folder}/${topic.slug}`
  const written = (name: string, data: Record<string, unknown> | unknown[]): [string, string] => [
    `${folder}/${name}.yaml`,
    writeYaml(data, [warning]),
  ]
  const review = `2028-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`
  const files = [
    written('base', {
      ...page,
      title: topic.title,
      purpose: `Test data, not clinical: what to do about ${topic.about}, who to refer, and how urgently.`,
      for: `Nobody: test data about ${topic.about}.`,
      version: 1,
      status: 'draft',
      'review-by': review,
      'also-called': topic.aliases,
      start: base.start,
      steps: Object.fromEntries(base.steps),
    }),
    ...[...draft.stands].map(([stem, stand]) => written(stem, stanceOf(draft, stem, stand))),
    written('cases', casesFor(draft, random)),
  ]
  if (draft.welsh && random.chance(0.5)) files.push(written('cy', welshOf(draft)))
  return files
}

/** What a nation's (or board's) file says: how it stands, its values, and what differs from what it stands on. */
function stanceOf(draft: Draft, stem: string, { stance, values, variant }: Stand): Nation {
  const nation = stem.split('.')[0]!
  const named = values.size > 0 ? Object.fromEntries(values) : undefined
  if (stance.stands === 'own graph' && variant)
    return { ...stance, values: named, start: variant.start, steps: Object.fromEntries(variant.steps) }
  const under = stem === nation ? draft.base : variantOf(draft, nation)
  const differs = variant ? differencesOf(stance, draft.base, under, variant, nation) : (stance.differs ?? [])
  if (differs.length === 0)
    return {
      ...stance,
      stands: stance.stands === 'differs' ? 'same as base' : stance.stands,
      values: named,
      differs: undefined,
    }
  return { ...stance, values: named, differs }
}

type Difference = NonNullable<Nation['differs']>[number]

/** The reasons that the starter gives are kept for the steps that they were given for; the others share a new one. */
function differencesOf(stance: Nation, base: Variant, under: Variant, variant: Variant, nation: string): Difference[] {
  const rest = new Map<string, Step>()
  let before = variant.start
  for (const [id, step] of variant.steps) {
    const old = under.steps.get(id)
    // Whatever is not in the base says where it is read, a board's word for its nation's own step too.
    if (!old || (old !== step && JSON.stringify(old) !== JSON.stringify(step)))
      rest.set(id, base.steps.has(id) ? step : { ...step, after: before })
    before = id
  }
  const gone = new Set([...under.steps.keys()].filter((id) => !variant.steps.has(id)))

  const groups: Difference[] = (stance.differs ?? []).map(({ steps = {}, without = [], ...difference }) => ({
    ...difference,
    ...claimed(rest, gone, new Set(Object.keys(steps)), new Set(without)),
  }))
  groups.push({
    because: 'Test data: made to differ, so that pages have differences to show.',
    source: `${madeUp(nation, 'difference')} 1.1`,
    ...claimed(rest, gone, new Set(rest.keys()), new Set(gone)),
  })
  return groups.filter(
    ({ steps, without, sections }) => steps !== undefined || without !== undefined || sections !== undefined,
  )
}

/** Takes the named steps out of what is still to be given a reason. */
function claimed(
  rest: Map<string, Step>,
  gone: Set<string>,
  ids: ReadonlySet<string>,
  without: ReadonlySet<string>,
): Pick<Difference, 'steps' | 'without'> {
  const steps = [...rest].filter(([id]) => ids.has(id))
  const left = [...gone].filter((id) => without.has(id))
  for (const [id] of steps) rest.delete(id)
  for (const id of left) gone.delete(id)
  return {
    ...(steps.length > 0 ? { steps: Object.fromEntries(steps) } : {}),
    ...(left.length > 0 ? { without: left } : {}),
  }
}

/**
 * Pairs for the page and its steps as Wales has them. Where the starter's Welsh no longer fits, the place is filled
 * with the English, marked in Welsh as test data: made-up Welsh would be read as Welsh.
 */
function welshOf(draft: Draft): Translation {
  const known = new Map(
    Object.values(draft.welsh ?? {})
      .flatMap((pairs) => (typeof pairs === 'string' ? [] : (pairs ?? [])))
      .map(({ en, cy }) => [en, cy]),
  )
  const pair = (en: string): { en: string; cy: string } => ({
    en,
    cy: known.get(en) ?? `Data prawf: ${en}`.slice(0, 600),
  })
  const { steps } = variantOf(draft, nations[2])
  const pairs = [...steps].flatMap(([id, step]) => {
    const texts = textsOf(step)
    return texts.length > 0 ? [[id, texts.map(pair)] as const] : []
  })
  return {
    state: 'machine draft, unchecked',
    page: [pair(draft.topic.title)],
    ...Object.fromEntries(pairs),
  } as Translation
}

function textsOf(step: Step): string[] {
  if (step.kind === 'criteria')
    return [
      step.ask,
      ...Object.values(step['any-of'] ?? step['all-of'] ?? {}).map((item) =>
        typeof item === 'string' ? item : item.say,
      ),
    ]
  if (step.kind === 'question')
    return [step.ask, ...Object.values(step.answers).flatMap(({ say, 'without-result': none }) => say ?? none ?? [])]
  return step.do !== undefined ? [step.do] : []
}
