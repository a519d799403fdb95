/**
 * Cases: invented people walked through a resolved pathway. A case states which criteria are met and what the answers
 * are; its `facts` are held against the bounds of the criteria, so that it cannot merely repeat its author.
 */
import type { Fault, Ref } from '../diagnostic.ts'
import type { Typed } from '../folder.ts'
import type { NationId } from '../nations.ts'
import { nearest, oneOf } from '../nearest.ts'
import { figureOf, waysOf, type Resolved } from '../pathway.ts'
import type { Case, Cases } from '../validate/schema/pathway.ts'
import type { Figures, Item } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'

export const notDecidable = 'not-decidable'

/** Where a walk ended and how it got there; or why it could not go on. */
export interface Walk {
  path: string[]
  end?: string
  stuck?: { what: string; mend: string; key: (string | number)[] }
}

export interface CaseResult {
  index: number
  case: Case
  expected: string
  walk: Walk
}

/** Runs every case that says where it ends in this nation. */
export function runCases(cases: Typed<Cases>, pathway: Resolved & { nation: NationId }): { results: CaseResult[]; faults: Fault[] } {
  const results: CaseResult[] = []
  const faults: Fault[] = []
  for (const [index, one] of cases.value.entries()) {
    const expected = forNation(one.ends, pathway.nation)
    if (expected === undefined) continue
    const walk = walkCase(one, pathway)
    results.push({ index, case: one, expected, walk })
    const at = (path: (string | number)[]): Ref => ({ file: cases.file, path: [index, ...path] })
    const endsKey = one.ends[pathway.nation] !== undefined ? pathway.nation : 'all'
    const nation = pathway.nation
    if (walk.stuck) {
      faults.push({
        at: at(walk.stuck.key),
        rule: 'case-ends',
        level: 'error',
        what: `In ${nation}, “${one.case}” cannot be followed: ${walk.stuck.what}`,
        why: 'A case that cannot be followed proves nothing.',
        mend: walk.stuck.mend,
      })
    } else if (walk.end !== expected) {
      faults.push({
        at: at(['ends', endsKey]),
        rule: 'case-ends',
        level: 'error',
        what: `In ${nation}, “${one.case}” ends at \`${walk.end ?? ''}\`, not at \`${expected}\``,
        why: `This person goes ${walk.path.join(' → ')}: either the pathway or the case is not what was meant.`,
        mend: `If the pathway is right, write \`${nation}: ${walk.end ?? ''}\` under \`ends\`; otherwise look at the last step where it should have turned.`,
      })
    }
    faults.push(...factFaults(one, pathway, at))
  }
  return { results, faults }
}

function walkCase(one: Case, pathway: Resolved & { nation: NationId }): Walk {
  const path: string[] = []
  let id = pathway.start
  for (let turns = 0; turns < 500; turns++) {
    const written = pathway.steps.get(id)
    path.push(id)
    if (!written) return { path, stuck: { what: `no step is called \`${id}\``, mend: 'Mend the pathway first.', key: ['ends'] } }
    const step = written.value
    const chosen = choose(one, id, step, pathway)
    if ('stuck' in chosen) return { path, stuck: chosen.stuck }
    if ('undecided' in chosen) return { path, end: notDecidable }
    if (chosen.to === undefined) return { path, end: id }
    id = chosen.to
  }
  return { path, stuck: { what: 'it goes round in a loop', mend: 'Give the case an answer that leaves the loop.', key: ['case'] } }
}

type Choice = { to: string | undefined } | { undecided: true } | { stuck: NonNullable<Walk['stuck']> }

function choose(one: Case, id: string, step: Step, pathway: Resolved & { nation: NationId }): Choice {
  const ways = waysOf(id, step)
  const to = (answer: string): Choice => ({ to: ways.find((way) => way.answer === answer)?.to })
  const said = forNation(one[id], pathway.nation)
  const stuck = (what: string, mend: string, key: (string | number)[] = [id]): Choice => ({ stuck: { what, mend, key } })

  if (step.kind === 'criteria') {
    const items = itemsOf(step)
    if (said === undefined)
      return stuck(`it does not say which criteria of \`${id}\` are met`, `Add \`${id}: [ ]\` with the ids that are met: ${oneOf(Object.keys(items))}.`)
    if (!Array.isArray(said))
      return stuck(`\`${id}\` needs a list of criteria`, `Write \`${id}: [${String(said)}]\`.`)
    for (const met of said) {
      if (items[met] !== undefined) continue
      const near = nearest(met, Object.keys(items))
      return stuck(`\`${id}\` has no criterion \`${met}\``, near ? `Did you mean \`${near}\`?` : `Use ${oneOf(Object.keys(items))}.`)
    }
    const enough = step['all-of'] ? Object.keys(items).every((item) => said.includes(item)) : said.length > 0
    return to(enough ? 'yes' : 'no')
  }
  if (step.kind === 'question') {
    const answers = Object.keys(step.answers)
    if (said === undefined)
      return stuck(`it does not answer \`${id}\``, `Add \`${id}:\` with ${step.measure ? 'a figure, or ' : ''}${oneOf(answers)}.`)
    if (Array.isArray(said)) return stuck(`\`${id}\` has one answer, not a list`, `Use ${oneOf(answers)}.`)
    if (typeof said === 'string') {
      if (step.answers[said]) return to(said)
      const near = nearest(said, answers)
      return stuck(`\`${id}\` has no answer \`${said}\``, near ? `Did you mean \`${near}\`?` : `Use ${oneOf(answers)}.`)
    }
    let unknown = false
    for (const [name, answer] of Object.entries(step.answers)) {
      const fits = inBounds(said, answer, pathway.values)
      if (fits === true) return to(name)
      if (fits === undefined) unknown = true
    }
    return unknown ? { undecided: true } : stuck(`no answer of \`${id}\` fits ${said}`, `Use ${oneOf(answers)}, or a figure that one of them holds.`)
  }
  if (step.kind === 'manage' && one['still-concerned'] && step['if-still-concerned'] && ways.length === 0)
    return { to: step['if-still-concerned'] }
  return { to: ways[0]?.to }
}

/** Whether a figure lies within an answer's bounds. `undefined`: a bound is not known. `false` also without bounds. */
function inBounds(
  figure: number,
  bounds: { from?: number | string; above?: number | string; below?: number | string; 'up-to'?: number | string },
  values: Resolved['values'],
): boolean | undefined {
  const parts: (boolean | undefined)[] = []
  const test = (bound: number | string | undefined, holds: (limit: number) => boolean): void => {
    if (bound === undefined) return
    const limit = figureOf(bound, values)
    parts.push(limit === undefined ? undefined : holds(limit))
  }
  test(bounds.from, (limit) => figure >= limit)
  test(bounds.above, (limit) => figure > limit)
  test(bounds.below, (limit) => figure < limit)
  test(bounds['up-to'], (limit) => figure <= limit)
  if (parts.length === 0 || parts.includes(false)) return false
  return parts.includes(undefined) ? undefined : true
}

function itemsOf(step: Extract<Step, { kind: 'criteria' }>): Record<string, Item> {
  return step['any-of'] ?? step['all-of'] ?? {}
}

/** Criteria said to be met must fit the facts; criteria said to be just missed must not. */
function factFaults(one: Case, pathway: Resolved & { nation: NationId }, at: (path: (string | number)[]) => Ref): Fault[] {
  const faults: Fault[] = []
  const nation = pathway.nation
  const all = new Map<string, Item>()
  for (const [id, { value }] of pathway.steps) {
    if (value.kind !== 'criteria') continue
    const items = itemsOf(value)
    for (const [name, item] of Object.entries(items)) all.set(name, item)
    const met = forNation(one[id], nation)
    if (!Array.isArray(met)) continue
    for (const name of met) {
      const item = items[name]
      const clash = item === undefined ? undefined : clashOf(item, one)
      if (!clash) continue
      faults.push({
        at: at([id]),
        rule: 'case-facts',
        level: 'error',
        what: `In ${nation}, “${one.case}” is said to meet \`${name}\`, but ${clash}`,
        why: 'The case would pass whatever the criterion says, and so would not notice a wrong one.',
        mend: `Correct the facts, or take \`${name}\` out of \`${id}\`.`,
      })
    }
  }
  const missed = one['just-misses'] && forNation(one['just-misses'], nation)
  for (const name of missed ?? []) {
    const item = all.get(name)
    const key = one['just-misses']?.[nation] ? nation : 'all'
    if (item === undefined) {
      const near = nearest(name, all.keys())
      faults.push({
        at: at(['just-misses', key]),
        rule: 'case-facts',
        level: 'error',
        what: `In ${nation}, no criterion is called \`${name}\``,
        why: 'A boundary that does not exist cannot be tested.',
        mend: near ? `Did you mean \`${near}\`?` : `Use ${oneOf([...all.keys()])}.`,
      })
    } else if (!clashOf(item, one)) {
      faults.push({
        at: at(['just-misses', key]),
        rule: 'case-facts',
        level: 'error',
        what: `In ${nation}, “${one.case}” does not miss \`${name}\`: nothing in its facts is outside the bounds`,
        why: 'The case is there to hold a boundary, and does not.',
        mend: 'Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      })
    }
  }
  return faults
}

/** In words, the first fact that lies outside a criterion's bounds. */
function clashOf(item: Item, one: Case): string | undefined {
  if (typeof item === 'string') return undefined
  const outside = (fact: number | undefined, bounds: Figures | undefined, name: string): string | undefined =>
    fact !== undefined && bounds && inBounds(fact, bounds, new Map()) === false ? `${name} ${fact} is outside ${boundsInWords(bounds)}` : undefined
  return outside(one.facts?.age, item.age, 'age') ?? outside(one.facts?.weeks, item.weeks, 'weeks')
}

function boundsInWords(bounds: Figures): string {
  return Object.entries(bounds)
    .map(([name, figure]) => `${name.replace('-', ' ')} ${String(figure)}`)
    .join(' ')
}

function forNation<T>(value: T | Partial<Record<NationId | 'all', T>> | undefined, nation: NationId): T | undefined {
  if (value === undefined || typeof value !== 'object' || Array.isArray(value)) return value as T | undefined
  const map = value as Partial<Record<NationId | 'all', T>>
  return map[nation] ?? map.all
}
