/** What one edit means to a patient or a reader, as one change: a sentence, how much it weighs, and who wrote it. */
import type { NationId } from '../nations.ts'
import type { Author } from '../pathway.ts'

/**
 * How much a change weighs, heaviest first: this is the order in which changes are told.
 *
 * - `ends`: somebody ends elsewhere, or the same end means something else.
 * - `care`: what is done, by whom or by when; who is meant; a figure in a text.
 * - `review`: a nation must look again.
 * - `wording`: said in other words. `typo`: the same words, spelt otherwise.
 * - `source`: where it comes from.
 * - `proof`: the invented people who test the pathway.
 * - `drawing`: how the chart lies, or the order of reading, and nothing else.
 */
export const weights = ['ends', 'care', 'review', 'wording', 'typo', 'source', 'proof', 'drawing'] as const
export type Weight = (typeof weights)[number]

/** The titles under which changes of one weight are listed. */
export const weightTitles: Readonly<Record<Weight, string>> = {
  ends: 'Where people end',
  care: 'What is done',
  review: 'To be looked at again',
  wording: 'Wording',
  typo: 'Spelling',
  source: 'Sources',
  proof: 'Tested cases',
  drawing: 'Drawing and order only',
}

export const changeKinds = [
  'pathway-added',
  'pathway-removed',
  'pathway-unreadable',
  'pathway-moved',
  'start',
  'step-added',
  'step-removed',
  'step-kind',
  'reworded',
  're-routed',
  'value',
  'range',
  'criterion-added',
  'criterion-removed',
  'criterion-bounds',
  'criteria-rule',
  'answer-added',
  'answer-removed',
  'answer-bounds',
  'urgency',
  'strength',
  'service',
  'red-flags',
  'measure',
  'journey-appears',
  'journey-vanishes',
  'journey-ends-elsewhere',
  'journeys-uncounted',
  'case-ends-elsewhere',
  'case-added',
  'case-removed',
  'case-rewritten',
  'section-entry-added',
  'section-entry-removed',
  'section-gap',
  'variant-unreviewed',
  'base-moved-under',
  'welsh-stale',
  'welsh',
  'stance',
  'difference',
  'writer',
  'page',
  'version',
  'source',
  'content',
  'pin',
  'order',
] as const
export type ChangeKind = (typeof changeKinds)[number]

export interface Change {
  kind: ChangeKind
  weight: Weight
  /** A whole sentence in clinical words. */
  text: string
  /** The step that it is about. */
  step?: string
  before?: string
  after?: string
  /** Who wrote what stands there now (or stood there, where it is gone). */
  by: Author | 'cases' | 'content'
}

/** The size of a change of a pathway: what its version and its change log have to say. */
export const classes = ['major', 'minor', 'patch', 'none'] as const
export type ChangeClass = (typeof classes)[number]

/** Major: somebody ends elsewhere. Minor: it is said or sourced otherwise. Patch: spelling. None: nothing a reader needs. */
export function classOf({ kind, weight }: Pick<Change, 'kind' | 'weight'>): ChangeClass {
  if (kind === 'version' || weight === 'review' || weight === 'proof' || weight === 'drawing') return 'none'
  if (weight === 'ends') return 'major'
  return weight === 'typo' ? 'patch' : 'minor'
}

export function largest(all: Iterable<ChangeClass>): ChangeClass {
  return classes[Math.min(classes.length - 1, ...[...all].map((one) => classes.indexOf(one)))]!
}

/** Heaviest first; changes of one weight keep the order in which they were found (reading order). */
export function byWeight(changes: readonly Change[]): Change[] {
  return weights.flatMap((weight) => changes.filter((change) => change.weight === weight))
}

/** Where a change was found: the nations whose readers meet it. */
export interface PathwayDiff {
  slug: string
  title: string
  nation: NationId
  board?: string
  state: 'added' | 'removed' | 'changed' | 'unreadable'
  /** Heaviest first. Never empty. */
  changes: Change[]
  class: ChangeClass
  /** Mermaid text, where what is drawn is not the same. */
  charts?: { before?: string; after?: string }
}
