/** Everything that drawing one pathway page needs: the pathway, its chart, and the words of its nation and language. */
import type { Ref } from '../diagnostic.ts'
import type { Graph } from '../graph.ts'
import type { Chart } from '../layout/chart.ts'
import type { BehaviourGuideline, NationPathway, Notice } from '../library.ts'
import type { NationId } from '../nations.ts'
import type { Author, Resolved } from '../pathway.ts'
import { citations } from '../pathway.ts'
import type { Moved } from '../validate/drift.ts'
import type { NationFacts, Organisations, Register } from '../validate/schema/content.ts'
import type { Translation } from '../validate/schema/pathway.ts'
import type { Kind, Step } from '../validate/schema/step.ts'
import type { Html } from './html.ts'
import type { Language, Translate } from './words.ts'

/** A guideline as far as it is shown beside a pathway. */
export interface BehaviourNote {
  slug: string
  value: Pick<BehaviourGuideline['value'], 'short' | 'governs'>
}

export interface View {
  pathway: Resolved & { nation: NationId }
  cases: NationPathway['cases']
  graph: Graph
  chart: Chart
  facts: NationFacts
  organisations: Organisations | undefined
  register: Register
  /** Behaviours of this nation, in the order of their slugs. */
  behaviours: readonly BehaviourNote[]
  /** What of the base has moved since it was compared with; `null` where nobody can tell. */
  moved: readonly Moved[] | null
  /** Those that concern this pathway here and are not over. */
  notices: readonly Notice[]
  language: Language
  t: Translate
  translation: Translation | undefined
  asOf: string
  /** The title of any pathway of this nation, by its slug. */
  titleOf: (slug: string) => string
  /** Whether every step is by whoever wrote the page: then none says whose it is. */
  unsigned?: boolean
  /** Relative way from the page to the root of its nation's site in its language: `../../`. */
  home: string
  /** Steps that were published and are no more → the step to look at instead. */
  movedSteps?: Readonly<Record<string, string>>
  /** The line on which a step was written, 1-based, where its file is at hand. */
  lineOf?: (at: Ref) => number
  /** Where this chart is held against another one: what a step's card says about that. */
  noted?: ReadonlyMap<string, Html>
}

export function stepOf(view: Pick<View, 'pathway'>, id: string): Step {
  const written = view.pathway.steps.get(id)
  if (!written) throw new Error(`no step \`${id}\` in ${view.pathway.slug}`)
  return written.value
}

/** An outcome has no way on: it is marked with a letter. */
export function isOutcome(view: Pick<View, 'graph'>, id: string): boolean {
  return (view.graph.ways.get(id) ?? []).length === 0
}

/** The five tones of urgency; `undefined` for steps that are not an act of referral, advice or care. */
export type Tone = 'em' | 'ur' | 'ro' | 'ma' | 'ad'

export function toneOf(step: Step): Tone | undefined {
  switch (step.kind) {
    case 'referral':
      return step.urgency === 'emergency' || step.urgency === 'same-day'
        ? 'em'
        : step.urgency === 'routine'
          ? 'ro'
          : 'ur'
    case 'manage':
      return 'ma'
    case 'advice':
      return 'ad'
    default:
      return undefined
  }
}

/** Whether any source of a text was seen only second hand, or the text rests on no outside source. */
export function seenHow(register: Register, source: string | undefined): 'second-hand' | 'none' | 'seen' {
  if (source === undefined) return 'seen'
  const seen = citations(source).map(({ id }) => register[id]?.seen)
  if (seen.includes('second hand')) return 'second-hand'
  return seen.every((how) => how === 'none') ? 'none' : 'seen'
}

/** `base` → Shared base; `scotland` → Scotland; `scotland.lothian` → the board. */
export function authorName(view: Pick<View, 't' | 'facts' | 'organisations'>, by: Author): string {
  if (by === 'base') return view.t('shared-base')
  const [, board] = by.split('.')
  return board === undefined ? view.facts.name : (view.organisations?.organisations[board]?.name ?? board)
}

/** Behaviours that govern a kind of step. */
export function behavioursFor(view: Pick<View, 'behaviours'>, kind: Kind): BehaviourNote[] {
  return view.behaviours.filter(({ value }) => value.governs.includes(kind))
}

/** Whether a guideline rests on something that both sides have agreed in a nation. */
export function restsIn({ value }: Pick<BehaviourGuideline, 'value'>, nation: NationId): boolean {
  return value['rests-on'].some((on) => on.nation === nation && 'strength' in on && on.strength !== 'position')
}
