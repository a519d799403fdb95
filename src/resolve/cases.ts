/**
 * Cases: invented people walked through a resolved pathway. A case states which criteria are met and what the answers
 * are; its `facts` are held against the bounds of the criteria, so that it cannot merely repeat its author.
 */
import type { Fault, Ref } from '../diagnostic.ts'
import type { Typed } from '../folder.ts'
import type { NationPathway } from '../library.ts'
import { nationNames, type NationId } from '../nations.ts'
import { nearest, oneOf } from '../nearest.ts'
import { figureOf, waysOf, type Resolved } from '../pathway.ts'
import { owned, type Owned } from '../validate/owner.ts'
import { boundNames, type Figures, type Item } from '../validate/schema/parts.ts'
import { notDecidable, type Case, type Cases } from '../validate/schema/pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import type { Fitted } from '../validate/sense.ts'

/** Where a walk ended and how it got there; or why it could not go on. */
export interface Walk {
  path: string[]
  end?: string
  /** The value that is not known, where the walk ends because of it. */
  unknown?: string
  stuck?: Stuck
}

interface Stuck {
  what: string
  mend: string
  key: (string | number)[]
  /** The pathway itself is at fault, which rules have reported already. */
  pathway?: boolean
}

export interface CaseResult {
  index: number
  case: Case
  expected: string
  walk: Walk
}

type ForNation = Resolved & { nation: NationId }

/** Walks every folder's cases in every nation that was asked for; pathways come in the order of their slugs. */
export function walkCases(
  fitted: readonly Fitted[],
  asked: readonly NationId[],
): { pathways: Map<NationId, NationPathway[]>; faults: Owned[] } {
  const faults: Owned[] = []
  const pathways = new Map<NationId, NationPathway[]>()
  for (const nation of asked) {
    const list: NationPathway[] = []
    for (const { folder, nations } of fitted) {
      const pathway = nations.get(nation)
      if (!pathway) continue
      const ran = folder.cases ? runCases(folder.cases, pathway) : { results: [], faults: [] }
      list.push({ pathway, cases: ran.results })
      faults.push(...ran.faults.map((fault) => owned(fault, nation)))
    }
    pathways.set(nation, list)
  }
  return { pathways, faults }
}

/** Runs every case that says where it ends in this nation. */
export function runCases(cases: Typed<Cases>, pathway: ForNation): { results: CaseResult[]; faults: Fault[] } {
  const results: CaseResult[] = []
  const faults: Fault[] = []
  for (const [index, one] of cases.value.entries()) {
    const expected = forNation(one.ends, pathway.nation)
    if (expected === undefined) continue
    const walk = walkCase(one, pathway)
    results.push({ index, case: one, expected, walk })
    const at = (path: (string | number)[]): Ref => ({ file: cases.file, path: [index, ...path] })
    faults.push(...walkFaults(one, expected, walk, pathway.nation, at), ...factFaults(one, pathway, at))
  }
  return { results, faults }
}

type At = (path: (string | number)[]) => Ref

function walkFaults(one: Case, expected: string, walk: Walk, nation: NationId, at: At): Fault[] {
  const head = `In ${nationNames[nation]}, “${one.case}”`
  if (walk.stuck) {
    if (walk.stuck.pathway) return []
    return [
      {
        at: at(walk.stuck.key),
        rule: 'case-ends',
        level: 'error',
        what: `${head} cannot be followed: ${walk.stuck.what}`,
        why: 'A case that cannot be followed proves nothing.',
        mend: walk.stuck.mend,
      },
    ]
  }
  if (walk.end === expected) return []
  const end = walk.end ?? ''
  return [
    {
      at: at(['ends', one.ends[nation] === undefined ? 'all' : nation]),
      rule: 'case-ends',
      level: 'error',
      what: walk.unknown
        ? `${head} cannot be decided, because \`${walk.unknown}\` is not known; the case says \`${expected}\``
        : `${head} ends at \`${end}\`, not at \`${expected}\``,
      why: `This person goes ${walk.path.join(' → ')}: either the pathway or the case is not what was meant.`,
      mend: `If the pathway is right, write \`${nation}: ${end}\` under \`ends\`; otherwise look at the last step where it should have turned.`,
    },
  ]
}

/** More turns than a pathway has steps, so that a declared loop may be walked a few times. */
const mostTurns = 500

function walkCase(one: Case, pathway: ForNation): Walk {
  const path: string[] = []
  // Whoever asked once and was answered does not ask again for the same reason.
  const asked = new Set<string>()
  let id = pathway.start
  for (let turns = 0; turns < mostTurns; turns++) {
    const step = pathway.steps.get(id)?.value
    if (!step) return { path, stuck: { what: `no step is called \`${id}\``, mend: 'Mend the pathway first.', key: ['ends'], pathway: true } }
    path.push(id)
    if (step.kind === 'manage' && one['still-concerned'] && step['if-still-concerned'] !== undefined && !asked.has(id)) {
      asked.add(id)
      id = step['if-still-concerned']
      continue
    }
    const chosen = choose(one, id, step, pathway)
    if ('stuck' in chosen) return { path, stuck: chosen.stuck }
    if ('unknown' in chosen) return { path, end: notDecidable, unknown: chosen.unknown }
    if (chosen.to === undefined) return { path, end: id }
    id = chosen.to
  }
  return { path, stuck: { what: 'it goes round in a loop', mend: 'Give the case an answer that leaves the loop.', key: ['case'] } }
}

/** Where an answer leads (nowhere: the walk ends), the value without which there is no answer, or why there is none. */
type Choice = { to: string | undefined } | { unknown: string } | { stuck: Stuck }

function choose(one: Case, id: string, step: Step, pathway: ForNation): Choice {
  const ways = waysOf(id, step)
  const to = (answer: string): Choice => ({ to: ways.find((way) => way.answer === answer)?.to })
  const said = answerOf(one, id, pathway.nation)
  const stuck = (what: string, mend: string, key: (string | number)[] = [id]): Choice => ({ stuck: { what, mend, key } })

  if (step.kind === 'criteria') {
    const items = itemsOf(step)
    if (said === undefined)
      return stuck(`it does not say which criteria of \`${id}\` are met`, `Add \`${id}: [ ]\` with the ids that are met: ${oneOf(Object.keys(items))}.`)
    if (!Array.isArray(said))
      return stuck(`\`${id}\` needs a list of criteria`, `Write \`${id}: [${String(said)}]\`.`)
    for (const met of said) {
      if (Object.hasOwn(items, met)) continue
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
      if (Object.hasOwn(step.answers, said)) return to(said)
      const near = nearest(said, answers)
      return stuck(`\`${id}\` has no answer \`${said}\``, near ? `Did you mean \`${near}\`?` : `Use ${oneOf(answers)}.`)
    }
    let unknown: string | undefined
    for (const [name, answer] of Object.entries(step.answers)) {
      const fits = inBounds(said, answer, pathway.values)
      if (fits === true) return to(name)
      if (fits === undefined) unknown ??= boundNames.map((key) => answer[key]).find((bound) => typeof bound === 'string')
    }
    return unknown !== undefined ? { unknown } : stuck(`no answer of \`${id}\` fits ${said}`, `Use ${oneOf(answers)}, or a figure that one of them holds.`)
  }
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
function factFaults(one: Case, pathway: ForNation, at: At): Fault[] {
  const faults: Fault[] = []
  const name = nationNames[pathway.nation]
  const everywhere: [string, Item][] = []
  for (const [id, { value: step }] of pathway.steps) {
    if (step.kind !== 'criteria') continue
    const items = itemsOf(step)
    everywhere.push(...Object.entries(items))
    const met = answerOf(one, id, pathway.nation)
    if (!Array.isArray(met)) continue
    for (const criterion of met) {
      const clash = Object.hasOwn(items, criterion) ? clashOf(items[criterion]!, one) : undefined
      if (!clash) continue
      faults.push({
        at: at([id]),
        rule: 'case-facts',
        level: 'error',
        what: `In ${name}, “${one.case}” is said to meet \`${criterion}\`, but ${clash}`,
        why: 'The case would pass whatever the criterion says, and so would not notice a wrong one.',
        mend: `Correct the facts, or take \`${criterion}\` out of \`${id}\`.`,
      })
    }
  }
  for (const criterion of forNation(one['just-misses'], pathway.nation) ?? []) {
    const here = at(['just-misses', one['just-misses']?.[pathway.nation] ? pathway.nation : 'all'])
    const items = everywhere.filter(([id]) => id === criterion)
    const ids = everywhere.map(([id]) => id)
    const near = nearest(criterion, ids)
    if (items.length === 0)
      faults.push({
        at: here,
        rule: 'case-facts',
        level: 'error',
        what: `In ${name}, no criterion is called \`${criterion}\``,
        why: 'A boundary that does not exist cannot be tested.',
        mend: near ? `Did you mean \`${near}\`?` : `Use ${oneOf(ids)}.`,
      })
    else if (!items.some(([, item]) => clashOf(item, one)))
      faults.push({
        at: here,
        rule: 'case-facts',
        level: 'error',
        what: `In ${name}, “${one.case}” does not miss \`${criterion}\`: nothing in its facts is outside the bounds`,
        why: 'The case is there to hold a boundary, and does not.',
        mend: 'Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      })
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

function forNation<T>(value: Partial<Record<NationId | 'all', T>> | undefined, nation: NationId): T | undefined {
  return value?.[nation] ?? value?.all
}

/** What a case says at a step: one answer for all nations, or one by nation. Step ids may be words like `constructor`. */
function answerOf(one: Case, id: string, nation: NationId): string | number | string[] | undefined {
  const said = Object.hasOwn(one, id) ? one[id] : undefined
  return typeof said === 'object' && said !== null && !Array.isArray(said) ? forNation(said as Partial<Record<NationId | 'all', string | number | string[]>>, nation) : said as string | number | string[] | undefined
}
