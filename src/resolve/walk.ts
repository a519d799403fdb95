/** One invented person walked through a resolved pathway, by the answers that the case gives. */
import type { NationId } from '../nations.ts'
import { nearest, oneOf } from '../nearest.ts'
import { figureOf, type Resolved } from '../pathway.ts'
import { boundNames, type Figures, type Item } from '../validate/schema/parts.ts'
import { notDecidable, type Case } from '../validate/schema/pathway.ts'
import type { Step } from '../validate/schema/step.ts'

/** Where a walk ended and how it got there; or why it could not go on. */
export interface Walk {
  path: string[]
  /** The answer that was given at each step of the path which led on. */
  answers: string[]
  end?: string
  /** The value that is not known, where the walk ends because of it. */
  unknown?: string
  stuck?: Stuck
  /** Whether the pathway itself leads to nowhere, which rules have reported already. */
  astray?: true
}

/** Why a walk cannot go on, and where in the case it says so. */
export interface Stuck {
  what: string
  mend: string
  key: (string | number)[]
}

/** A pathway as a nation or a board of it has it. */
export type ForNation = Resolved & { nation: NationId }

/** More turns than a pathway has steps, so that a declared loop may be walked a few times. */
const mostTurns = 500

export function walkCase(one: Case, pathway: ForNation): Walk {
  const path: string[] = []
  const answers: string[] = []
  // Whoever asked once and was answered does not ask again for the same reason.
  const asked = new Set<string>()
  let id = pathway.start
  for (let turns = 0; turns < mostTurns; turns++) {
    const step = pathway.steps.get(id)?.value
    if (!step) return { path, answers, astray: true }
    path.push(id)
    if (
      step.kind === 'manage' &&
      one['still-concerned'] &&
      step['if-still-concerned'] !== undefined &&
      !asked.has(id)
    ) {
      asked.add(id)
      answers.push('if-still-concerned')
      id = step['if-still-concerned']
      continue
    }
    const chosen = choose(one, id, step, pathway)
    if ('stuck' in chosen) return { path, answers, stuck: chosen.stuck }
    if ('unknown' in chosen) return { path, answers, end: notDecidable, unknown: chosen.unknown }
    if (chosen.to === undefined) return { path, answers, end: id }
    answers.push(chosen.answer)
    id = chosen.to
  }
  return {
    path,
    answers,
    stuck: { what: 'it goes round in a loop', mend: 'Give the case an answer that leaves the loop.', key: ['case'] },
  }
}

/** Where an answer leads (nowhere: the walk ends), the value without which there is no answer, or why there is none. */
type Choice = { to: string | undefined; answer: string } | { unknown: string } | { stuck: Stuck }

function choose(one: Case, id: string, step: Step, pathway: ForNation): Choice {
  const said = answerOf(one, id, pathway.nation)
  const stuck = (what: string, mend: string, key: (string | number)[] = [id]): Choice => ({
    stuck: { what, mend, key },
  })

  if (step.kind === 'criteria') {
    const items = itemsOf(step)
    if (said === undefined)
      return stuck(
        `it does not say which criteria of \`${id}\` are met`,
        `Add \`${id}: [ ]\` with the ids that are met: ${oneOf(Object.keys(items))}.`,
      )
    if (!Array.isArray(said)) return stuck(`\`${id}\` needs a list of criteria`, `Write \`${id}: [${String(said)}]\`.`)
    for (const met of said) {
      if (Object.hasOwn(items, met)) continue
      const near = nearest(met, Object.keys(items))
      return stuck(
        `\`${id}\` has no criterion \`${met}\``,
        near ? `Did you mean \`${near}\`?` : `Use ${oneOf(Object.keys(items))}.`,
      )
    }
    const enough = step['all-of'] ? Object.keys(items).every((item) => said.includes(item)) : said.length > 0
    return enough
      ? { to: step.yes ?? step['yes-back'], answer: 'yes' }
      : { to: step.no ?? step['no-back'], answer: 'no' }
  }
  if (step.kind === 'question') {
    const answers = Object.keys(step.answers)
    const to = (answer: string): Choice => {
      const { go, back } = step.answers[answer]!
      return { to: go ?? back, answer }
    }
    if (said === undefined)
      return stuck(
        `it does not answer \`${id}\``,
        `Add \`${id}:\` with ${step.measure ? 'a figure, or ' : ''}${oneOf(answers)}.`,
      )
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
      if (fits === undefined)
        unknown ??= boundNames.map((key) => answer[key]).find((bound) => typeof bound === 'string')
    }
    return unknown !== undefined
      ? { unknown }
      : stuck(`no answer of \`${id}\` fits ${said}`, `Use ${oneOf(answers)}, or a figure that one of them holds.`)
  }
  return { to: step.kind === 'go-to' ? undefined : (step.then ?? step.back), answer: 'then' }
}

/** Whether a figure lies within an answer's bounds. `undefined`: a bound is not known. `false` also without bounds. */
export function inBounds(
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

export function itemsOf(step: Extract<Step, { kind: 'criteria' }>): Record<string, Item> {
  return step['any-of'] ?? step['all-of'] ?? {}
}

/** What the facts of a person are held against. Most criteria have none. */
export function boundsOf(item: Item): { age?: Figures; weeks?: Figures } {
  return typeof item === 'string' ? {} : item
}

/** A nation's own entry wins over the one for all. */
export function forNation<T>(value: Partial<Record<NationId | 'all', T>> | undefined, nation: NationId): T | undefined {
  return value?.[nation] ?? value?.all
}

/** What a case says at a step: one answer for all nations, or one by nation. Step ids may be words like `constructor`. */
export function answerOf(one: Case, id: string, nation: NationId): Said | undefined {
  const said: Said | Partial<Record<NationId | 'all', Said>> | undefined = Object.hasOwn(one, id) ? one[id] : undefined
  return typeof said === 'object' && !Array.isArray(said) ? forNation(said, nation) : said
}

/** An answer by id, a figure, or the criteria that are met. */
export type Said = string | number | string[]
