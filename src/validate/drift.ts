/**
 * Drift: which steps, values and sections of a nation need another look when the base has moved since somebody compared
 * the two. Pure: two bases and the nation's file in, a list out.
 *
 * A nation leans on a step of the base when it shows it, when it wrote its own in its place, when it left it out, or when
 * a step it wrote leads there or is led to from there. A nation with a graph of its own leans on none.
 */
import { waysOf } from '../pathway.ts'
import { sectionNames, type Base, type Nation } from './schema/pathway.ts'
import type { Step } from './schema/step.ts'

export type Lean =
  /** The nation shows the base's text, and it is another text now. */
  | 'shown here'
  /** The nation wrote its own against a text that is no longer there. */
  | 'written here'
  | 'left out here'
  /** The nation's own step stands next to one that moved. */
  | 'next to it'

export interface Moved {
  what: 'step' | 'value' | 'section' | 'start'
  id: string
  how: 'changed' | 'new' | 'gone'
  lean: Lean
  /** With `next to it`: the steps of the base that moved. */
  by?: string[]
}

/** @param old the base that the nation was compared with */
export function drift(old: Base, now: Base, stance: Nation): Moved[] {
  const own = stance.stands === 'own graph' && stance.steps !== undefined
  const differs = stance.differs ?? []
  const written = new Map(differs.flatMap(({ steps }) => Object.entries(steps ?? {})))
  const without = new Set(differs.flatMap(({ without }) => without ?? []))
  const sections = new Set(differs.flatMap(({ sections }) => Object.keys(sections ?? {})))
  const lean = (id: string): Lean =>
    written.has(id) ? 'written here' : without.has(id) ? 'left out here' : 'shown here'

  const steps = own ? new Map<string, Moved['how']>() : changes(old.steps, now.steps, says)
  const moved: Moved[] =
    own || old.start === now.start ? [] : [{ what: 'start', id: now.start, how: 'changed', lean: 'shown here' }]
  for (const [id, how] of steps) moved.push({ what: 'step', id, how, lean: lean(id) })
  for (const [id, step] of own ? [] : written) {
    if (steps.has(id)) continue
    const by = [...steps.keys()].filter(
      (other) => leads(id, step, other) || leads(other, old.steps[other], id) || leads(other, now.steps[other], id),
    )
    if (by.length > 0) moved.push({ what: 'step', id, how: 'changed', lean: 'next to it', by })
  }
  for (const [id, how] of changes(old['each-nation-says'] ?? {}, now['each-nation-says'] ?? {}, (value) =>
    JSON.stringify(value),
  ))
    moved.push({ what: 'value', id, how, lean: stance.values?.[id] ? 'written here' : 'shown here' })
  for (const name of sectionNames) {
    const [before, after] = [old[name], now[name]].map((section) => JSON.stringify(section))
    if (before === after) continue
    moved.push({
      what: 'section',
      id: name,
      how: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
      lean: sections.has(name) ? 'written here' : 'shown here',
    })
  }
  return moved
}

function changes<T>(
  old: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  key: (value: T) => string,
): Map<string, Moved['how']> {
  const found = new Map<string, Moved['how']>()
  for (const [id, value] of Object.entries(now)) {
    const before = old[id]
    if (before === undefined) found.set(id, 'new')
    else if (key(before) !== key(value)) found.set(id, 'changed')
  }
  for (const id of Object.keys(old)) if (now[id] === undefined) found.set(id, 'gone')
  return found
}

/** All that a reader meets in a step; how it is drawn is left out. */
function says(step: Step): string {
  const { 'way-on': on, 'meets-at': meets, 'road-title': title, ...rest } = step
  void [on, meets, title]
  return JSON.stringify(rest)
}

function leads(id: string, step: Step | undefined, to: string): boolean {
  if (!step) return false
  return waysOf(id, step).some((way) => way.to === to) || (step.kind === 'manage' && step['if-still-concerned'] === to)
}

/** `` `findings` (changed; written here) ``: for a message to the person who compares. */
export function inWords({ what, id, how, lean, by }: Moved): string {
  const name = `${what === 'step' ? '' : `${what} `}\`${id}\``
  return lean === 'next to it'
    ? `${name} (next to ${by!.map((one) => `\`${one}\``).join(', ')}, which moved)`
    : `${name} (${how}; ${lean})`
}
