/**
 * A pathway as one nation has it: every step, value and section knows who wrote it. This is what rules check again,
 * what is laid out and what pages show.
 */
import { cachedText } from './cached.ts'
import type { Ref } from './diagnostic.ts'
import { reachable, type Graph, type Way } from './graph.ts'
import type { NationId } from './nations.ts'
import type { Base, Nation, NationValue, SectionName } from './validate/schema/pathway.ts'
import type { Gap, Section } from './validate/schema/parts.ts'
import type { Answer, Step } from './validate/schema/step.ts'

/** Who wrote a step, value or section: the shared base, a nation, or a board of a nation (`scotland.lothian`). */
export type Author = 'base' | NationId | `${NationId}.${string}`

export interface Written<T> {
  value: T
  by: Author
  at: Ref
  /** Why a nation or board wrote its own. */
  because?: string
  /** The source of the difference, for what names none of its own. */
  source?: string
}

/** A value that each nation gives: what it is about comes from the base, the figure from the nation. */
export interface NamedValue {
  what: string
  measure?: string
  unit?: string
  given?: Written<NationValue>
}

export interface Difference {
  because: string
  source?: string
  steps: string[]
  without: string[]
  sections: SectionName[]
  by: Author
}

export interface Resolved {
  slug: string
  specialty: string
  /** Undefined for the base by itself, which is checked but never published. */
  nation?: NationId
  board?: string
  base: Base
  baseFile: string
  stance?: Nation
  stanceFile?: string
  start: string
  steps: ReadonlyMap<string, Written<Step>>
  /** Steps of the base that this nation leaves out, and where it says so. */
  without: ReadonlyMap<string, Ref>
  values: ReadonlyMap<string, NamedValue>
  sections: Readonly<Partial<Record<SectionName, Written<Section>>>>
  differences: readonly Difference[]
}

export function isGap(value: unknown): value is Gap {
  return typeof value === 'object' && value !== null && 'not-known' in value && value['not-known'] !== undefined
}

/** The ways on from one step, in the order in which its author wrote them. */
export function waysOf(id: string, step: Step): (Way & { path: (string | number)[] })[] {
  const ways: (Way & { path: (string | number)[] })[] = []
  const add = (answer: string, go: string | undefined, back: string | undefined, path: (string | number)[]): void => {
    if (go !== undefined) ways.push({ from: id, answer, to: go, path })
    else if (back !== undefined) ways.push({ from: id, answer, to: back, path, back: true })
  }
  switch (step.kind) {
    case 'criteria':
      for (const key of Object.keys(step))
        if (key === 'yes' || key === 'no') add(key, step[key], undefined, [key])
        else if (key === 'yes-back') add('yes', undefined, step[key], [key])
        else if (key === 'no-back') add('no', undefined, step[key], [key])
      break
    case 'question':
      for (const [name, { go, back }] of Object.entries<Answer>(step.answers))
        add(name, go, back, ['answers', name, go !== undefined ? 'go' : 'back'])
      break
    case 'go-to':
      break
    default:
      add('then', step.then, step.back, [step.then !== undefined ? 'then' : 'back'])
  }
  return ways
}

/** The graph of a resolved pathway, steps in reading order. */
export function graphOf(pathway: Pick<Resolved, 'start' | 'steps'>): Graph {
  const ways = new Map<string, Way[]>()
  const urgent = new Set<string>()
  for (const [id, { value }] of pathway.steps) {
    ways.set(
      id,
      waysOf(id, value).map(({ from, answer, to, back }) => (back ? { from, answer, to, back } : { from, answer, to })),
    )
    if (value.kind === 'referral' && value.urgency === 'emergency') urgent.add(id)
    if (value.kind === 'criteria' && value['red-flags']) urgent.add(id)
  }
  const reached = reachable({ start: pathway.start, ways })
  const asides = [...pathway.steps.values()].flatMap(({ value }) => {
    const to = value.kind === 'manage' ? value['if-still-concerned'] : undefined
    return to !== undefined && ways.has(to) && !reached.has(to) ? [to] : []
  })
  return { start: pathway.start, ways, urgent, ...(asides.length > 0 ? { asides: [...new Set(asides)] } : {}) }
}

/** What the authors have settled about the drawing: the way that goes down, where answers meet, titles of roads. */
export function pinsOf({ steps }: Pick<Resolved, 'steps'>): Record<'on' | 'join' | 'titles', Record<string, string>> {
  const pins = { on: {}, join: {}, titles: {} } as Record<'on' | 'join' | 'titles', Record<string, string>>
  for (const [id, { value }] of steps) {
    if (value['way-on'] !== undefined) pins.on[id] = value['way-on']
    if (value['meets-at'] !== undefined) pins.join[id] = value['meets-at']
    if (value['road-title'] !== undefined) pins.titles[id] = value['road-title']
  }
  return pins
}

/** What stands in large type on a step: its question, its act, or what is not known. */
export function headline(step: Step): string {
  switch (step.kind) {
    case 'criteria':
    case 'question':
      return step.ask
    case 'go-to':
      return step.do ?? ''
    default:
      return step.do ?? step['not-known'] ?? ''
  }
}

/** Whether the step's headline is what is not known: then wherever it stands it must be said to be that. */
export function headlineIsGap(step: Step): boolean {
  return isGap(step) && !('do' in step && step.do !== undefined)
}

/** A bound as a figure. `undefined`: the nation's value is not known. */
export function figureOf(bound: number | string, values: Resolved['values']): number | undefined {
  if (typeof bound === 'number') return bound
  const given = values.get(bound)?.given?.value
  return given && 'is' in given ? given.is : undefined
}

/** `nice-ng12 1.3.1, 1.3.4; srg Assessment` → the ids with their locators. */
export const citations = cachedText((source): readonly { id: string; at: string }[] =>
  source.split('; ').map((one) => {
    const space = one.indexOf(' ')
    return space < 0 ? { id: one, at: '' } : { id: one.slice(0, space), at: one.slice(space + 1) }
  }),
)
