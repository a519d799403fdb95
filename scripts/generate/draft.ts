/** One generated pathway, from a starter to the data of its files. */
import { nations } from '../../src/nations.ts'
import type { Base, Nation, NationValue } from '../../src/validate/schema/pathway.ts'
import type { Step } from '../../src/validate/schema/step.ts'
import { growing, shrinking, tried, turning, wording, type Change, type Maker } from './edits.ts'
import type { Random } from './random.ts'
import type { Starter } from './starter.ts'
import { citation, freshIds, near, rounded, type Writer } from './steps.ts'
import type { Topic } from './topic.ts'
import { onward, overlaid, topology, type Variant } from './variant.ts'

/** How a nation or board stands, with its steps whole; `variant` is absent where they are those it stands on. */
export interface Stand {
  stance: Nation
  values: Map<string, NationValue>
  variant?: Variant
}

export interface Draft {
  topic: Topic
  base: Variant
  /** The base file besides its steps. */
  page: Base
  /** `scotland` or `scotland.lothian`, nations before boards. */
  stands: Map<string, Stand>
  welsh?: Starter['welsh']
}

type Named = NonNullable<Base['each-nation-says']>

/** A pathway's steps on the stem of a file: a board stands on its nation, a nation on the base. */
export function variantOf({ base, stands }: Pick<Draft, 'base' | 'stands'>, stem: string): Variant {
  const own = stands.get(stem)?.variant
  if (own) return own
  return stem.includes('.') ? variantOf({ base, stands }, stem.split('.')[0]!) : base
}

/**
 * @param starter already told as if it were about the topic
 * @param others slugs of pathways that a step may lead to
 * @param seen topologies that other pathways have; this one's are added
 */
export function draftFrom(
  starter: Starter,
  topic: Topic,
  others: readonly string[],
  seen: Set<string>,
  random: Random,
): Draft {
  const draft = begin(starter, topic, others, random)
  let taken = new Set([...idsIn(draft), ...Object.keys(draft.page['each-nation-says'] ?? {})])

  /** Tries one change that some maker proposes for the base, or for one nation alone. */
  const change = (makers: readonly Maker[], stem = ''): boolean => {
    const variant = stem === '' ? draft.base : variantOf(draft, stem)
    const attempt = new Set(taken)
    const writer: Writer = {
      topic,
      random,
      nation: stem === '' ? 'england' : stem.split('.')[0]!,
      fresh: freshIds(attempt),
    }
    const proposed = random.pick(makers)({ variant, writer, others, named: stem === '' })
    const changed = proposed && tried(proposed.edit, variant)
    if (!proposed || !changed) return false
    if (stem === '') {
      if (!spread(draft, proposed, changed, writer)) return false
    } else if (startsWhereItMay(draft, stem, changed)) draft.stands.get(stem)!.variant = changed
    else return false
    taken = attempt
    return true
  }

  // Most pathways are small, some are large: as in libraries that grew.
  const size = random.pick([random.int(6, 12), random.int(8, 18), random.int(8, 18), random.int(14, 30)])
  const times = (count: number, makers: readonly Maker[], stem = ''): void => {
    for (let done = 0, tries = 0; done < count && tries < 12 * count; tries++) if (change(makers, stem)) done++
  }
  for (let tries = 0; tries < 120 && Math.abs(draft.base.steps.size - size) > 1; tries++)
    change(draft.base.steps.size < size ? growing : shrinking)
  times(random.int(1, 3), turning)
  times(random.int(2, 5), wording)
  /** Goes on changing until no other pathway, in any nation, has the same graph. */
  const setApart = (stem = ''): void => {
    const shape = (): string => topology(stem === '' ? draft.base : variantOf(draft, stem))
    for (let tries = 0; seen.has(shape()); tries++) {
      if (tries === 500) throw new Error(`No graph for ${topic.slug} was found that no other pathway has`)
      change([...growing, ...turning], stem)
    }
  }
  setApart()
  for (const [stem, { stance, variant }] of draft.stands) {
    if (!variant) continue
    if (stance.stands !== 'not checked') times(random.int(1, 2), [...growing, ...turning, ...wording, ...wording], stem)
    setApart(stem)
  }
  dropUnasked(draft)
  dropStrayBoards(draft)
  for (const variant of [draft.base, ...[...draft.stands.values()].flatMap((stand) => stand.variant ?? [])])
    seen.add(topology(variant))
  return draft
}

function begin(starter: Starter, topic: Topic, others: readonly string[], random: Random): Draft {
  const base: Variant = { start: starter.base.start, steps: new Map(Object.entries(starter.base.steps)) }
  const stands = new Map<string, Stand>()
  const factor = random.pick([0.5, 0.75, 1, 1.25, 2])
  for (const nation of nations) {
    const written = starter.stances.get(nation) ?? {
      stands: 'same as base',
      'reviewed-against': 'base 1',
      'adopted-by': 'nobody yet',
    }
    const stance = dealt({ ...written, 'reviewed-against': 'base 1', 'adopted-by': 'nobody yet' }, random)
    stands.set(nation, { stance, values: scaled(written.values ?? {}, factor) })
    // A nation that has not been checked may still be known to differ.
    if (stance.stands === 'own graph' || stance.stands === 'differs' || stance.differs)
      stands.get(nation)!.variant = overlaid(base, stance)
  }
  for (const [stem, stance] of starter.stances) {
    const nation = stem.split('.')[0]!
    // A board's file says what differs from its nation's steps: it means nothing on other ones.
    if (stem === nation || stands.get(nation)?.stance.stands !== starter.stances.get(nation)?.stands) continue
    const stand: Stand = {
      stance: { ...stance, 'reviewed-against': 'base 1', 'adopted-by': 'nobody yet' },
      values: scaled(stance.values ?? {}, factor),
    }
    if (stance.differs || stance.steps) stand.variant = overlaid(variantOf({ base, stands }, nation), stance)
    stands.set(stem, stand)
  }
  const { welsh } = starter
  const draft: Draft = { topic, base, page: starter.base, stands, ...(welsh ? { welsh } : {}) }
  const led = new Map<string, string>()
  const moved = (variant: Variant): Variant => elsewhere(variant, led, others, random)
  draft.base = moved(draft.base)
  for (const stand of draft.stands.values()) if (stand.variant) stand.variant = moved(stand.variant)
  return draft
}

/**
 * A starter's `go-to` leads to a pathway that this library does not have: it leads to one it has, or care stays here.
 * @param led where each such step leads, so that it leads there in every nation
 */
function elsewhere(
  { start, steps }: Variant,
  led: Map<string, string>,
  others: readonly string[],
  random: Random,
): Variant {
  const moved = new Map<string, Step>()
  for (const [id, step] of steps) {
    if (step.kind !== 'go-to') moved.set(id, step)
    else if (others.length === 0)
      moved.set(id, {
        kind: 'manage',
        do: step.do ?? 'Look for another cause and offer a review.',
        source: step.source,
      })
    else {
      const pathway = led.get(id) ?? random.pick(others)
      led.set(id, pathway)
      moved.set(id, { ...step, pathway })
    }
  }
  return { start, steps: moved }
}

/** How a nation stands: mostly as in the starter, otherwise dealt anew. */
function dealt(stance: Nation, random: Random): Nation {
  if (random.chance(0.6)) return stance
  const { differs: _differs, steps: _steps, start: _start, because: _because, ...rest } = stance
  return random.pick<Nation>([
    { ...rest, stands: 'same as base', because: 'Test data: made to stand as the base does.' },
    { ...rest, stands: 'not checked', because: 'Test data: made to stand unchecked.' },
    { ...rest, stands: 'differs' },
    { ...rest, stands: 'differs' },
  ])
}

function scaled(values: Record<string, NationValue>, factor: number): Map<string, NationValue> {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      // A nation that is dealt a new stance may ask for what does not apply in the starter.
      'does-not-apply' in value
        ? { 'not-known': 'Test data: the starter has no such figure.' }
        : 'is' in value && typeof value.is === 'number'
          ? { ...value, is: rounded(value.is * factor) }
          : value,
    ]),
  )
}

/** Only a graph of its own may begin at a step of its own. */
function startsWhereItMay({ base, stands }: Pick<Draft, 'base' | 'stands'>, stem: string, { start }: Variant): boolean {
  if (stands.get(stem)!.stance.stands === 'own graph') return true
  return start === (stem.includes('.') ? variantOf({ base, stands }, stem.split('.')[0]!) : base).start
}

/**
 * A change of the base reaches every nation that can take it, and every nation is asked for a new value.
 * @returns false where a nation could no longer begin where the base begins: then nothing is changed
 */
function spread(draft: Draft, { edit, value }: Change, base: Variant, { random, topic }: Writer): boolean {
  const stands = new Map(
    [...draft.stands].map(([stem, stand]) => {
      const { variant } = stand
      return [stem, variant ? { ...stand, variant: tried(edit, variant) ?? variant } : stand]
    }),
  )
  for (const [stem, { variant }] of stands)
    if (variant && !startsWhereItMay({ base, stands }, stem, variant)) return false
  draft.base = base
  draft.stands = stands
  if (!value) return true
  const { name, about } = value
  const named: Named = {
    ...draft.page['each-nation-says'],
    [name]: { what: `${about.measure} that leads to referral`, measure: about.measure, unit: about.unit },
  }
  draft.page = { ...draft.page, 'each-nation-says': named }
  for (const [nation, { stance, values }] of draft.stands) {
    if (nation.includes('.')) continue
    const known = random.chance(stance.stands === 'not checked' ? 0.3 : 0.9)
    values.set(
      name,
      known
        ? { is: near(about.around, random), source: citation({ random, nation }) }
        : {
            'not-known': `No ${about.measure} threshold for ${topic.about} was found.`,
            searched: '2026-01-01',
            meanwhile: 'Use the threshold that your laboratory states.',
          },
    )
  }
  return true
}

/** Values that no step asks for any longer are not asked of the nations either. */
function dropUnasked(draft: Draft): void {
  const asked = new Set<unknown>()
  for (const { steps } of [draft.base, ...[...draft.stands.values()].flatMap(({ variant }) => variant ?? [])])
    for (const step of steps.values())
      if (step.kind === 'question')
        for (const answer of Object.values(step.answers)) for (const bound of Object.values(answer)) asked.add(bound)
  const kept = Object.entries(draft.page['each-nation-says'] ?? {}).filter(([name]) => asked.has(name))
  const { 'each-nation-says': _all, ...page } = draft.page
  draft.page = kept.length > 0 ? { ...draft.page, 'each-nation-says': Object.fromEntries(kept) } : page
  for (const { values } of draft.stands.values())
    for (const name of values.keys()) if (!asked.has(name)) values.delete(name)
}

/**
 * A board has no way of bringing back a step that its nation leaves out, and leaves out none that its nation brought in
 * (another of the nation's steps may be read after it). A board that would need to is not written.
 */
function dropStrayBoards(draft: Draft): void {
  const { base, stands } = draft
  for (const [stem, { variant }] of stands) {
    if (!stem.includes('.') || !variant) continue
    const { steps } = variantOf(draft, stem.split('.')[0]!)
    const returning = [...variant.steps.keys()].some((id) => base.steps.has(id) && !steps.has(id))
    const leaving = [...steps.keys()].some((id) => !base.steps.has(id) && !variant.steps.has(id))
    if (returning || leaving) stands.delete(stem)
  }
}

function idsIn(draft: Draft): string[] {
  const variants = [draft.base, ...[...draft.stands.values()].flatMap(({ variant }) => variant ?? [])]
  return variants.flatMap(({ steps }) =>
    [...steps].flatMap(([id, step]) => [
      id,
      ...(step.kind === 'criteria' ? Object.keys({ ...step['any-of'], ...step['all-of'] }) : []),
      ...onward(step).map(({ answer }) => answer),
    ]),
  )
}
