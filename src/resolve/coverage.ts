/**
 * Coverage: which answers and outcomes of a nation's pathway some invented person meets, and which boundaries nobody
 * stands on. What is missing is written as cases, ready to be pasted; only their stories are left to be invented.
 */
import type { NationPathway } from '../library.ts'
import { figureOf, graphOf, type Resolved } from '../pathway.ts'
import { drawn, waysFrom, type Graph, type Way } from '../graph.ts'
import { boundNames } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'
import { invent, type Invented, type Need } from './invent.ts'
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

/** The shortest way from the start to the way in question, then on to some outcome. */
function write(title: string, pathway: Resolved, graph: Graph, way: Way, on?: Boundary): string | undefined {
  const before = wayTo(graph, graph.start, way.from)
  if (!before) return undefined
  const fixed = on && on.what !== 'figure' ? { [on.what]: on.figure } : {}
  const who = (walked: readonly Way[]): Invented | undefined =>
    invent(
      walked.flatMap(({ from, answer }) => needAt(from, answer, pathway, on)),
      fixed,
    )
  const found = onward(graph, [...before, way], who)
  // What only goes round ends nowhere, and nobody can come where no facts fit: neither is a case.
  if (!found) return undefined
  const { walked, person } = found
  const end = walked.at(-1)!.to
  const missed = on && on.what !== 'figure' && !on.holds ? on.item : undefined
  const lines = walked.flatMap(({ from, answer }) => {
    const { kind } = pathway.steps.get(from)!.value
    if (kind === 'criteria') return [`  ${from}: [${person.met.get(from)!.join(', ')}]`]
    return kind === 'question' ? [`  ${from}: ${on?.step === from ? on.figure : answer}`] : []
  })
  const facts = Object.entries(person.facts).map(([fact, figure]) => `${fact}: ${figure}`)
  return [
    `- case: ${JSON.stringify(title)}`,
    '  story: Write who this is, in a sentence or two.',
    ...(facts.length > 0 ? [`  facts: { ${facts.join(', ')} }`] : []),
    ...(missed === undefined ? [] : [`  just-misses: { ${pathway.nation}: [${missed}] }`]),
    ...lines,
    `  ends: { ${pathway.nation}: ${end} }`,
    '',
  ].join('\n')
}

/** More steps than are looked at on the way to any end, so that a pathway made to be hard is given up. */
const mostLooks = 500

/** The way on to some outcome by the first answers that somebody can give and that do not return. */
function onward(
  graph: Graph,
  walked: readonly Way[],
  who: (walked: readonly Way[]) => Invented | undefined,
): { walked: readonly Way[]; person: Invented } | undefined {
  let looks = 0
  const on = (so: readonly Way[]): ReturnType<typeof onward> => {
    const here = so.at(-1)!.to
    const person = ++looks > mostLooks ? undefined : who(so)
    if (!person) return undefined
    const ways = waysFrom(graph, here)
    if (ways.length === 0) return { walked: so, person }
    // Nobody answers the same question twice.
    if (so.some(({ from }) => from === here)) return undefined
    for (const way of ways) {
      const found = way.back ? undefined : on([...so, way])
      if (found) return found
    }
    return undefined
  }
  return on(walked)
}

/** What must be met at a step for its answer to be given; nothing at a step without criteria. */
function needAt(from: string, answer: string, { steps }: Resolved, on: Boundary | undefined): Need[] {
  const step = steps.get(from)!.value
  if (step.kind !== 'criteria') return []
  const of = answer === 'no' ? 'none' : step['all-of'] ? 'all' : 'one'
  return [{ step: from, items: itemsOf(step), of, ...(on?.step === from && on.item ? { meant: on.item } : {}) }]
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
