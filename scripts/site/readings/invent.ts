/**
 * A pathway of invented words for any graph, so that the drawing can be tried on shapes that no clinician has written
 * yet. The words are syllables and mean nothing; a few are as long as the longest of Welsh.
 */
import type { Graph, Way } from '../../../src/graph.ts'
import { dice } from '../../../src/layout/random-graph.ts'
import { layOut } from '../../../src/layout/layout.ts'
import { graphOf, type Written } from '../../../src/pathway.ts'
import type { Base } from '../../../src/validate/schema/pathway.ts'
import { strengths, urgencies, type Answer, type Step } from '../../../src/validate/schema/step.ts'
import type { Item } from '../../../src/validate/schema/parts.ts'
import type { View } from '../../../src/view/view.ts'
import { translator, type Language, type Translate } from '../../../src/view/words.ts'

export interface Inventing {
  seed: number
  /** Stands before every id, so that several pathways may share a page. */
  prefix?: string
  language?: Language
  t?: Translate
}

/** The view of a pathway that has this graph's shape: each step gets a kind that its ways allow, and words. */
export function invent(
  graph: Graph,
  { seed, prefix = '', language = 'en', t = translator(undefined) }: Inventing,
): View {
  const draw = dice(seed)
  const named = (id: string): string => prefix + id
  const asides = [...(graph.asides ?? [])]
  const steps = new Map<string, Written<Step>>()
  for (const [id, ways] of graph.ways) {
    const to = ways.map((way) => ({ ...way, to: named(way.to) }))
    const value = writtenAs(draw, to, graph.urgent?.has(id) === true)
    // Readers who are still concerned at an outcome are sent to the graph's asides.
    if (value.kind === 'manage' && ways.length === 0 && asides.length > 0)
      value['if-still-concerned'] = named(asides.shift()!)
    steps.set(named(id), { value, by: draw(3) === 0 ? 'england' : 'base', at: { file: 'invented', path: [] } })
  }
  const pathway = {
    slug: `${prefix}invented`,
    specialty: 'invented',
    nation: 'england' as const,
    base,
    baseFile: 'invented',
    start: named(graph.start),
    steps,
    without: new Map(),
    values: new Map(),
    sections: {},
    differences: [],
  }
  const shape = graphOf(pathway)
  return {
    pathway,
    cases: [],
    graph: shape,
    chart: layOut(shape),
    facts: { name: 'England', languages: ['en'] },
    organisations: undefined,
    register: {},
    behaviours: [],
    notices: [],
    moved: [],
    language,
    t,
    translation: undefined,
    titleOf: (slug) => slug,
    asOf: '2026-11-24',
    home: '../../',
  }
}

const base: Base = {
  title: 'Invented',
  purpose: 'Invented.',
  for: 'Nobody.',
  version: 1,
  status: 'draft',
  'review-by': '2027-11-22',
  start: 'invented',
  steps: {},
}

/** @param ways in the author's order; their answers' ids are kept where the kind allows it */
function writtenAs(draw: (below: number) => number, ways: readonly Way[], urgent: boolean): Step {
  const one = <T>(list: readonly T[]): T => list[draw(list.length)]!
  const sentence = (most: number): string => {
    const words = Array.from({ length: 2 + draw(most) }, () => word(draw)).join(' ')
    return words.charAt(0).toUpperCase() + words.slice(1)
  }
  const note = draw(3) === 0 ? { note: `${sentence(14)}.` } : {}
  const act = { do: `${sentence(9)}.`, ...note }
  const [first, second] = ways
  if (!first) {
    if (urgent) return { kind: 'referral', strength: 'must', urgency: 'emergency', ...act }
    switch (draw(6)) {
      case 0:
        return { kind: 'advice', ...act }
      case 1:
        return { kind: 'go-to', pathway: 'elsewhere', ...act }
      case 2:
        return { kind: 'manage', 'not-known': `${sentence(9)}.`, meanwhile: `${sentence(6)}.` }
      case 3:
        return { kind: 'manage', ...act }
      default:
        return { kind: 'referral', strength: one(strengths), urgency: one(urgencies.slice(1)), ...act }
    }
  }
  if (!second) {
    const on = first.back ? { back: first.to } : { then: first.to }
    switch (draw(5)) {
      case 0:
        return { kind: 'test', 'who-acts-on-result': sentence(5), ...act, ...on }
      case 1:
        return { kind: 'referral', strength: one(strengths), urgency: one(urgencies.slice(1)), ...act, ...on }
      case 2:
        return { kind: 'advice', 'not-known': `${sentence(7)}.`, ...note, ...on }
      default:
        return { kind: 'do', ...act, ...on }
    }
  }
  if (ways.length === 2 && (urgent || draw(2) === 0)) {
    const list: [string, Item][] = Array.from({ length: 1 + draw(5) }, (_, i) => [
      `item-${i}`,
      draw(4) === 0 ? { say: sentence(6), age: { from: 40 } } : sentence(8),
    ])
    const items = Object.fromEntries(list)
    const way = (name: 'yes' | 'no', { to, back }: Way) => (back ? { [`${name}-back`]: to } : { [name]: to })
    return {
      kind: 'criteria',
      ask: `${sentence(8)}?`,
      ...(draw(4) === 0 ? { 'all-of': items } : { 'any-of': items }),
      ...(urgent ? { 'red-flags': true as const } : {}),
      ...note,
      ...way('yes', first),
      ...way('no', second),
    }
  }
  const measured = draw(3) === 0
  const answers: Record<string, Answer> = {}
  for (const [i, { answer, to, back }] of ways.entries()) {
    const on = back ? { back: to } : { go: to }
    const bounds =
      i === 0
        ? { below: 10 }
        : i === ways.length - 1
          ? { from: i * 1000 }
          : { from: i === 1 ? 10 : i * 1000, below: (i + 1) * 1000 }
    // Numbered, so that no two answers of a question read the same.
    answers[answer] = measured ? { ...bounds, ...on } : { say: `${sentence(draw(4) === 0 ? 7 : 2)} ${i + 1}`, ...on }
  }
  return {
    kind: 'question',
    ask: `${sentence(10)}?`,
    ...(measured ? { measure: word(draw), unit: 'ug/g' } : {}),
    answers,
    ...note,
  }
}

const syllables = 'ba do fel gwyn hir lan mor nes pol ras sut tan wen ydd chwa llio rhwy'.split(' ')

function word(draw: (below: number) => number): string {
  const length = draw(12) === 0 ? 5 : 1 + draw(3)
  return Array.from({ length }, () => syllables[draw(syllables.length)]!).join('')
}
