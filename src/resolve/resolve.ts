/**
 * Overlay: the base, then a nation, then a board. A nation that touches a step writes it whole, because merging
 * inside a step would silently leave another nation's rule standing. Every step and value remembers who wrote it.
 */
import type { PathwayFolder, Typed } from '../folder.ts'
import type { NationId } from '../nations.ts'
import type { Author, Difference, NamedValue, Resolved, Written } from '../pathway.ts'
import type { Ref } from '../diagnostic.ts'
import { sectionNames, type Base, type Nation, type SectionName } from '../validate/schema/pathway.ts'
import type { Section } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'

type ForNation = Resolved & { nation: NationId }

/** The base by itself: no nation's pathway, but what every nation leans on. */
export function resolveBase({ base, slug, specialty }: PathwayFolder): Resolved {
  return resolveFrom(base, slug, specialty)
}

function resolveFrom({ value, file }: Typed<Base>, slug: string, specialty: string): Resolved {
  const steps = new Map<string, Written<Step>>()
  for (const [id, step] of Object.entries(value.steps))
    steps.set(id, { value: step, by: 'base', at: { file, path: ['steps', id] } })
  const values = new Map<string, NamedValue>()
  for (const [name, about] of Object.entries(value['each-nation-says'] ?? {})) values.set(name, { ...about })
  const sections: Partial<Record<SectionName, Written<Section>>> = {}
  for (const name of sectionNames) {
    const section = value[name]
    if (section) sections[name] = { value: section, by: 'base', at: { file, path: [name] } }
  }
  return {
    slug,
    specialty,
    base: value,
    baseFile: file,
    start: value.start,
    steps,
    without: new Map(),
    values,
    sections,
    differences: [],
  }
}

/** A pathway as one nation has it. Undefined where the nation's file is missing or could not be read. */
export function resolve(folder: PathwayFolder, nation: NationId): ForNation | undefined {
  const stance = folder.nations.get(nation)
  if (!stance) return undefined
  const base = resolveFrom(baseUnder(folder, stance.value), folder.slug, folder.specialty)
  return { ...overlay(base, stance, nation), nation }
}

/**
 * The base that a nation is built from: what somebody adopted stays built from the base they reviewed, as long as that
 * is kept; all else follows the base as it is now.
 */
export function baseUnder({ base, oldBases }: PathwayFolder, stance: Nation): Typed<Base> {
  const kept = stance['adopted-by'] === 'nobody yet' ? undefined : oldBases?.get(versionOf(stance))
  return kept ?? base
}

/** The version of the base with which somebody compared a nation. */
export function versionOf(stance: Nation): number {
  return Number(stance['reviewed-against'].slice('base '.length))
}

/** A pathway as one board has it, on top of its nation. */
export function resolveBoard(folder: PathwayFolder, nation: NationId, board: string): ForNation | undefined {
  const stance = folder.boards.get(`${nation}.${board}`)
  // Most boards have nothing of their own in most folders, and a board's page asks all of them.
  const under = stance && resolve(folder, nation)
  if (!under) return undefined
  return { ...overlay(under, stance, `${nation}.${board}`), nation, board }
}

function overlay(under: Resolved, { value: stance, file }: Typed<Nation>, by: Author): Resolved {
  const own = stance.stands === 'own graph' && stance.steps !== undefined
  const steps = new Map<string, Written<Step>>(own ? [] : under.steps)
  const order = [...steps.keys()]
  const added: { id: string; after: string | undefined }[] = []
  const sections = { ...under.sections }
  const without = new Map<string, Ref>(own ? [] : under.without)
  const differences: Difference[] = own ? [] : [...under.differences]

  if (own) {
    for (const [id, step] of Object.entries(stance.steps ?? {})) {
      order.push(id)
      steps.set(id, {
        value: step,
        by,
        at: { file, path: ['steps', id] },
        ...(stance.because ? { because: stance.because } : {}),
      })
    }
  }
  for (const [i, difference] of (stance.differs ?? []).entries()) {
    const { because, source } = difference
    const reason = { because, ...(source ? { source } : {}) }
    for (const [id, step] of Object.entries(difference.steps ?? {})) {
      if (!steps.has(id)) added.push({ id, after: step.after ?? inBaseAfter(id, under, steps) })
      // A board may write what its nation left out.
      if (under.without.get(id)?.file !== file) without.delete(id)
      steps.set(id, { value: step, by, at: { file, path: ['differs', i, 'steps', id] }, ...reason })
    }
    for (const [k, id] of (difference.without ?? []).entries())
      without.set(id, { file, path: ['differs', i, 'without', k] })
    const touched: SectionName[] = []
    for (const name of sectionNames) {
      const section = difference.sections?.[name]
      if (!section) continue
      touched.push(name)
      sections[name] = { value: section, by, at: { file, path: ['differs', i, 'sections', name] }, ...reason }
    }
    differences.push({
      ...reason,
      by,
      steps: Object.keys(difference.steps ?? {}),
      without: difference.without ?? [],
      sections: touched,
    })
  }

  const values = new Map(under.values)
  for (const [name, given] of Object.entries(stance.values ?? {})) {
    const about = values.get(name)
    if (about) values.set(name, { ...about, given: { value: given, by, at: { file, path: ['values', name] } } })
  }

  const kept = insert(order, added).filter((id) => !without.has(id) && steps.has(id))
  return {
    ...under,
    stance,
    stanceFile: file,
    start: stance.start ?? under.start,
    steps: new Map(kept.map((id) => [id, steps.get(id)!])),
    without,
    values,
    sections,
    differences,
  }
}

/** A step that a nation left out and its board writes again has no `after`: it keeps its place in the base. */
function inBaseAfter(id: string, { base }: Resolved, steps: ReadonlyMap<string, unknown>): string | undefined {
  const ids = Object.keys(base.steps)
  const at = ids.indexOf(id)
  return at < 0 ? undefined : ids.slice(0, at).findLast((other) => steps.has(other))
}

/**
 * New steps in their places. Several after the same step keep the order in which they are written; one whose place is
 * not known comes last.
 */
function insert(order: readonly string[], added: readonly { id: string; after: string | undefined }[]): string[] {
  const known = new Set<string | undefined>([...order, ...added.map(({ id }) => id)])
  const following = Map.groupBy(added, ({ after }) => (known.has(after) ? after : undefined))
  const result: string[] = []
  const placed = new Set<string>()
  const put = (roots: readonly string[]): void => {
    const open = [...roots].reverse()
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (placed.has(id)) continue
      placed.add(id)
      result.push(id)
      for (const next of [...(following.get(id) ?? [])].reverse()) open.push(next.id)
    }
  }
  put(order)
  put((following.get(undefined) ?? []).map(({ id }) => id))
  // Steps that are each said to come after the other.
  put(added.map(({ id }) => id))
  return result
}
