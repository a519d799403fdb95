/**
 * Coverage: which answers and outcomes of a nation's pathway some invented person meets, and which boundaries nobody
 * stands on. What is missing is written as cases, ready to be pasted; only their stories are left to be invented.
 */
import type { NationPathway } from '../library.ts'
import { figureOf, graphOf, type Resolved } from '../pathway.ts'
import { drawn, waysFrom, type Graph, type Way } from '../graph.ts'
import { boundNames } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'
import { answerOf, boundsOf, inBounds, itemsOf } from './walk.ts'

export interface Coverage {
  /** `findings yes`: a step and one of its answers. */
  answers: { all: number; missing: Way[] }
  outcomes: { all: number; missing: string[] }
  /** Figures on which a decision turns, and that no case is at or just misses. */
  boundaries: { all: number; missing: Boundary[] }
}

/** A figure that a case should have, and the criterion or question that turns on it. */
export interface Boundary {
  step: string
  /** The criterion, where it is one. */
  item?: string
  what: 'age' | 'weeks' | 'figure'
  figure: number
  /** Whether the bounds hold at this figure. */
  holds: boolean
}

export function coverageOf({ pathway, cases }: NationPathway): Coverage {
  const graph = graphOf(pathway)
  const reached = drawn(graph)
  const met = new Set<string>()
  for (const { walk } of cases) walk.answers.forEach((answer, i) => met.add(`${walk.path[i]} ${answer}`))
  const ended = new Set(cases.map(({ walk }) => walk.end))
  const ways = [...reached].flatMap((id) => waysFrom(graph, id)).filter((way) => way.answer !== 'then')
  const outcomes = [...reached].filter((id) => waysFrom(graph, id).length === 0)
  const boundaries = boundariesOf(pathway, reached)
  return {
    answers: { all: ways.length, missing: ways.filter(({ from, answer }) => !met.has(`${from} ${answer}`)) },
    outcomes: { all: outcomes.length, missing: outcomes.filter((id) => !ended.has(id)) },
    boundaries: {
      all: boundaries.length,
      missing: boundaries.filter((one) => !cases.some((two) => standsOn(one, two, pathway))),
    },
  }
}

/** Units in which nobody says a part of one: counts, such as `{score}`, and times. */
const isCount = (unit: string): boolean => unit.startsWith('{') || ['1', 'd', 'h', 'wk', 'mo', 'a'].includes(unit)

type Bounds = Partial<Record<(typeof boundNames)[number], number | string>>

/** For each bound the figure on it and the one beside it: 40 and 39, 10 and 9.9. */
function boundariesOf(pathway: Resolved, reached: ReadonlySet<string>): Boundary[] {
  const found: Boundary[] = []
  const add = (base: Omit<Boundary, 'figure' | 'holds'>, bounds: Bounds, fine: boolean): void => {
    for (const name of boundNames) {
      const bound = bounds[name]
      const figure = bound === undefined ? undefined : figureOf(bound, pathway.values)
      if (figure === undefined) continue
      // Large figures are given in whole units: a laboratory reports 399, not 399.9.
      const step = fine && figure < 100 ? 0.1 : 1
      const at = name === 'from' || name === 'up-to'
      const beside = name === 'from' || name === 'below' ? figure - step : figure + step
      found.push({ ...base, figure, holds: at }, { ...base, figure: Number(beside.toFixed(4)), holds: !at })
    }
  }
  for (const [step, { value }] of pathway.steps) {
    if (!reached.has(step)) continue
    if (value.kind === 'criteria')
      for (const [item, criterion] of Object.entries(itemsOf(value))) {
        for (const what of ['age', 'weeks'] as const) add({ step, item, what }, boundsOf(criterion)[what] ?? {}, false)
      }
    if (value.kind === 'question') {
      const seen = new Set<string>()
      for (const answer of Object.values(value.answers)) {
        const before = found.length
        add({ step, what: 'figure' }, answer, !isCount(value.unit ?? '1'))
        for (let i = found.length - 1; i >= before; i--) {
          const key = String(found[i]!.figure)
          if (seen.has(key)) found.splice(i, 1)
          seen.add(key)
        }
      }
    }
  }
  return found
}

function standsOn(one: Boundary, { case: person, walk }: NationPathway['cases'][number], pathway: Resolved): boolean {
  if (!walk.path.includes(one.step)) return false
  if (one.what !== 'figure') return person.facts?.[one.what] === one.figure
  return answerOf(person, one.step, pathway.nation!) === one.figure
}

/**
 * A case for each answer and boundary that is missing, as YAML that can be pasted into `cases.yaml`.
 * @returns nothing where nothing is missing
 */
export function suggested(of: NationPathway): string {
  const { pathway } = of
  const { answers, boundaries } = coverageOf(of)
  const graph = graphOf(pathway)
  const texts = [
    ...answers.missing.map((way) => write(`${way.from}: ${way.answer}`, pathway, graph, way)),
    ...boundaries.missing.map((one) => {
      const step = pathway.steps.get(one.step)!.value
      const answer = step.kind === 'criteria' ? (one.holds ? 'yes' : 'no') : answerAt(step, one.figure, pathway)
      const way = waysFrom(graph, one.step).find((two) => two.answer === answer)
      return way && write(`${one.item ?? one.step}: ${one.what} ${one.figure}`, pathway, graph, way, one)
    }),
  ]
  return [...new Set(texts.filter((text) => text !== undefined))].join('\n')
}

function answerAt(step: Step, figure: number, { values }: Resolved): string | undefined {
  if (step.kind !== 'question') return undefined
  return Object.entries(step.answers).find(([, answer]) => inBounds(figure, answer, values))?.[0]
}

/** The shortest way from the start to the way in question, then on to some outcome by the first answers that do not return. */
function write(title: string, pathway: Resolved, graph: Graph, way: Way, on?: Boundary): string | undefined {
  const before = wayTo(graph, graph.start, way.from)
  if (!before) return undefined
  const walked = [...before, way]
  // Nobody answers the same question twice.
  const seen = new Set(walked.map(({ from }) => from))
  const onward = (id: string): Way | undefined => waysFrom(graph, id).find(({ back }) => !back)
  let end = way.to
  for (let next = onward(end); next && !seen.has(end); next = onward(end)) {
    seen.add(end)
    walked.push(next)
    end = next.to
  }
  // What only goes round ends nowhere, and so is no case.
  if (waysFrom(graph, end).length > 0) return undefined
  const facts: Partial<Record<'age' | 'weeks', number>> = {}
  let missed: string | undefined
  if (on && on.what !== 'figure') {
    facts[on.what] = on.figure
    if (!on.holds) missed = on.item
  }
  const lines: string[] = []
  for (const { from, answer } of walked) {
    const step = pathway.steps.get(from)!.value
    if (step.kind === 'criteria') {
      const items = itemsOf(step)
      const wanted =
        answer === 'no'
          ? []
          : step['all-of']
            ? Object.keys(items)
            : [on?.step === from && on.item ? on.item : plainest(items)]
      for (const item of wanted) factsFor(items[item]!, facts)
      lines.push(`  ${from}: [${wanted.join(', ')}]`)
    } else if (step.kind === 'question') lines.push(`  ${from}: ${on?.step === from ? on.figure : answer}`)
  }
  return [
    `- case: ${JSON.stringify(title)}`,
    '  story: Write who this is, in a sentence or two.',
    ...(Object.keys(facts).length > 0
      ? [
          `  facts: { ${Object.entries(facts)
            .map(([key, figure]) => `${key}: ${figure}`)
            .join(', ')} }`,
        ]
      : []),
    ...(missed === undefined ? [] : [`  just-misses: { ${pathway.nation}: [${missed}] }`]),
    ...lines,
    `  ends: { ${pathway.nation}: ${end} }`,
    '',
  ].join('\n')
}

type Items = ReturnType<typeof itemsOf>

/** The criterion with the fewest bounds needs the fewest facts. */
function plainest(items: Items): string {
  const names = Object.keys(items)
  return names.find((name) => typeof items[name] === 'string') ?? names[0]!
}

function factsFor(item: Items[string], facts: Partial<Record<'age' | 'weeks', number>>): void {
  for (const what of ['age', 'weeks'] as const) {
    const bounds = boundsOf(item)[what]
    if (!bounds || facts[what] !== undefined) continue
    facts[what] =
      bounds.from ?? (bounds.above !== undefined ? bounds.above + 1 : (bounds['up-to'] ?? bounds.below! - 1))
  }
}

/** Breadth first, returns left out. */
function wayTo(graph: Graph, from: string, to: string): Way[] | undefined {
  const by = new Map<string, Way | undefined>([[from, undefined]])
  const open = [from]
  for (let id = open.shift(); id !== undefined && !by.has(to); id = open.shift())
    for (const way of waysFrom(graph, id))
      if (!by.has(way.to)) {
        by.set(way.to, way)
        open.push(way.to)
      }
  if (!by.has(to)) return undefined
  const ways: Way[] = []
  for (let way = by.get(to); way; way = by.get(way.from)) ways.unshift(way)
  return ways
}
