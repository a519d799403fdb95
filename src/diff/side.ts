/** One side of a comparison: a pathway with what is needed to speak about its steps and answers. */
import { graphOf, headline, type Resolved } from '../pathway.ts'
import type { Graph, Way } from '../graph.ts'
import { toMermaid } from '../layout/mermaid.ts'
import { nationNames, type NationId } from '../nations.ts'
import type { Author } from '../pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import { answerLabel } from '../view/labels.ts'
import { translator } from '../view/words.ts'
import { quote } from './texts.ts'

const t = translator(undefined)

export interface Side {
  pathway: Resolved
  graph: Graph
}

export function sideOf(pathway: Resolved): Side {
  return { pathway, graph: graphOf(pathway) }
}

export const stepOn = (side: Side, id: string): Step | undefined => side.pathway.steps.get(id)?.value

/** A nation, or a board of it by its id: `dumfries-and-galloway` is Dumfries and Galloway. */
export function placeName(nation: NationId, board?: string): string {
  if (board === undefined) return nationNames[nation]
  const words = board.split('-').map((word) => (word === 'and' ? word : word[0]!.toUpperCase() + word.slice(1)))
  return `${words.join(' ')} (${nationNames[nation]})`
}

/** Who wrote something, in words: `the shared base`, `Scotland`. */
export function authorName(by: Author): string {
  if (by === 'base') return 'the shared base'
  const [nation, board] = by.split('.') as [NationId, string?]
  return placeName(nation, board)
}

/** A step as a clinician would point at it: its own words, or its id where it has none. */
export function nameOf(side: Side, id: string): string {
  const step = stepOn(side, id)
  return step ? quote(headline(step) || id) : `\`${id}\``
}

/** An answer in its own words, with its unit: `≥ 10 µg/g`. Spaces that do not break become plain ones. */
export function answerText({ pathway }: Side, step: Step, answer: string): string {
  const { text, unit } = answerLabel({ pathway: pathway as Resolved & { nation: never }, t }, step, answer)
  return `${text}${unit && ` ${unit}`}`.replaceAll('\u00a0', ' ')
}

export function answerOn(side: Side, { from, answer }: Pick<Way, 'from' | 'answer'>): string {
  const step = stepOn(side, from)
  return step ? answerText(side, step, answer) : ''
}

/** What an end means: two steps with the same words but another urgency are two ends. */
export function endKey(side: Side, id: string): string {
  const step = stepOn(side, id)
  if (!step) return id
  const { kind } = step
  if (kind === 'referral') return [id, kind, step.urgency, step.strength, step.service ?? ''].join(' ')
  return kind === 'go-to' ? [id, kind, step.pathway].join(' ') : `${id} ${kind}`
}

/** An end in words, with what decides how soon. */
export function endText(side: Side, id: string): string {
  const step = stepOn(side, id)
  return step?.kind === 'referral'
    ? `${nameOf(side, id)} (${strengthWords[step.strength]}, ${urgencyWords[step.urgency]})`
    : nameOf(side, id)
}

export const urgencyWords: Readonly<Record<string, string>> = {
  emergency: 'emergency',
  'same-day': 'same day',
  'suspected-cancer': 'suspected cancer',
  urgent: 'urgent',
  routine: 'routine',
}

export const strengthWords: Readonly<Record<string, string>> = {
  must: 'must',
  refer: 'refer',
  consider: 'consider',
  may: 'may',
}

export function mermaidText(side: Side): string {
  const { base, nation } = side.pathway
  return toMermaid(side.graph, {
    title: nation ? `${base.title}, ${nationNames[nation]}` : base.title,
    description: `${base.purpose} ${t('draft-strip')}`,
    step: (id) => headline(stepOn(side, id)!),
    answer: (way) => answerOn(side, way),
    kind: (id) => stepOn(side, id)!.kind,
  })
}
