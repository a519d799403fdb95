/** Invented people who between them take the ways of every nation's graph, with the ends that a walk gives. */
import { nations, type NationId } from '../../src/nations.ts'
import type { Case } from '../../src/validate/schema/pathway.ts'
import type { Step } from '../../src/validate/schema/step.ts'
import { variantOf, type Draft } from './draft.ts'
import { factsFor, itemsOf } from './facts.ts'
import type { Random } from './random.ts'
import { rounded } from './steps.ts'
import { onward, type Variant } from './variant.ts'
import { holds, limitOf, walk, type Said, type Values, type Walk } from './walk.ts'

const mostCases = 24

export interface NationSteps {
  id: NationId
  variant: Variant
  values: Values
}

/** One person in all the nations: where each walk went, and what was answered at each step. */
export interface Person {
  walks: Map<NationId, Walk>
  said: Map<string, Map<NationId, Said>>
  asksOn: boolean
}

export function casesFor(draft: Draft, random: Random): Case[] {
  const all = nations.map((id): NationSteps => ({
    id,
    variant: variantOf(draft, id),
    values: draft.stands.get(id)!.values,
  }))
  const taken = new Set<string>()
  const cases: Case[] = []
  const add = (nation: NationSteps, step: string, answer: string, asksOn: boolean): void => {
    // A few tries: chance may have somebody meet criteria of ages that do not go together.
    for (let tries = 0; tries < 4 && cases.length < mostCases; tries++) {
      const person = personWho(nation, step, answer, all, random, asksOn)
      const one = person && told(person, cases.length + 1, all, random)
      if (!one) continue
      cases.push(one)
      for (const [id, { path }] of person.walks) for (const way of path) taken.add(`${id} ${way.step} ${way.answer}`)
      return
    }
  }
  for (const nation of random.shuffled(all))
    for (const [id, step] of nation.variant.steps)
      for (const { answer, back } of onward(step))
        if (!back && !taken.has(`${nation.id} ${id} ${answer}`)) add(nation, id, answer, false)
  for (const nation of all) {
    const offers = [...nation.variant.steps].filter(
      ([, step]) => step.kind === 'manage' && step['if-still-concerned'] !== undefined,
    )
    if (offers.length > 0 && random.chance(0.5)) add(nation, random.pick(offers)[0], 'then', true)
  }
  return cases
}

/** Somebody who in one nation comes to a step and answers it so; what they answer elsewhere is left to chance. */
function personWho(
  nation: NationSteps,
  step: string,
  answer: string,
  all: readonly NationSteps[],
  random: Random,
  asksOn: boolean,
): Person | undefined {
  const wanted = wayTo(nation.variant, step)?.set(step, answer)
  if (!wanted) return undefined
  const person: Person = { walks: new Map(), said: new Map(), asksOn }
  for (const one of [nation, ...all.filter(({ id }) => id !== nation.id)]) {
    const answers = (id: string, at: Step): Said | undefined => {
      const given = person.said.get(id) ?? new Map<NationId, Said>()
      const before = [...given.values()].find((said) => answerable(at, said))
      const chosen = one === nation ? wanted.get(id) : undefined
      const said = before ?? answered(at, chosen, one.values, random)
      if (said !== undefined) person.said.set(id, given.set(one.id, said))
      return said
    }
    const walked = walk(one.variant, one.values, answers, asksOn)
    if (!walked) return undefined
    person.walks.set(one.id, walked)
  }
  return person
}

/** The answers that lead from the start to a step, by step; undefined where only asking on leads there. */
function wayTo({ start, steps }: Variant, target: string): Map<string, string> | undefined {
  const from = new Map<string, { step: string; answer: string } | undefined>([[start, undefined]])
  for (const id of from.keys()) {
    for (const { answer, to, back } of onward(steps.get(id)!))
      if (!back && !from.has(to)) from.set(to, { step: id, answer })
    if (from.has(target)) break
  }
  if (!from.has(target)) return undefined
  const answers = new Map<string, string>()
  for (let way = from.get(target); way; way = from.get(way.step)) answers.set(way.step, way.answer)
  return answers
}

/** Whether another nation's answer can be given here too. */
function answerable(step: Step, said: Said): boolean {
  if (step.kind === 'criteria') return Array.isArray(said) && said.every((item) => itemsOf(step)[item] !== undefined)
  if (step.kind !== 'question' || Array.isArray(said)) return false
  if (typeof said === 'number') return step.measure !== undefined
  const answer = step.answers[said as string]
  return answer !== undefined && answer.back === undefined
}

/** Something to say at a step: what gives the wanted answer, or anything that is no return. */
function answered(step: Step, wanted: string | undefined, values: Values, random: Random): Said | undefined {
  const on = onward(step).filter(({ back }) => !back)
  const answer = wanted ?? (on.length > 0 ? random.pick(on).answer : undefined)
  if (step.kind === 'criteria') {
    const items = random.shuffled(Object.keys(itemsOf(step)))
    if (step['all-of']) return answer === 'yes' ? items : items.slice(0, random.int(0, items.length - 1))
    return answer === 'yes' ? items.slice(0, random.chance(0.8) ? 1 : 2) : []
  }
  if (step.kind !== 'question' || answer === undefined) return undefined
  const bounds = step.answers[answer]!
  const figures = Object.values(bounds).flatMap((bound) => {
    const limit = typeof bound === 'number' || values.has(bound) ? limitOf(bound, values) : undefined
    // At the bound, just below it and well off it: where a wrong sign would show.
    return limit === undefined
      ? []
      : [limit, rounded(limit * 0.99), rounded(limit * 1.01), rounded(limit * 0.6), rounded(limit * 1.7)]
  })
  const fitting = figures.filter((figure) => holds(bounds, figure, values))
  return fitting.length > 0 && random.chance(0.85) ? random.pick(fitting) : answer
}

function told(person: Person, number: number, all: readonly NationSteps[], random: Random): Case | undefined {
  const ends = new Map([...person.walks].map(([nation, { end }]) => [nation, end]))
  const answers = Object.fromEntries([...person.said].map(([step, said]) => [step, perNation(said)]))
  const found = factsFor(person, answers, all, random)
  if (!found) return undefined
  const { facts, misses } = found
  const [end] = new Set(ends.values())
  const same = new Set(ends.values()).size === 1
  const words = [...person.said].flatMap(([step, said]) => wordsOf(step, [...said.values()][0]!, all))
  return {
    case: `Test person ${number}, ${same ? `ends at ${end}` : 'ends by nation'}`,
    story: `An invented person${facts.age === undefined ? '' : ` of ${facts.age}`}. ${words.slice(0, 6).join('. ') || 'Nothing is found'}.`,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
    ...answers,
    ...(Object.keys(misses).length > 0 ? { 'just-misses': misses } : {}),
    ...(person.asksOn ? { 'still-concerned': 'yes' as const } : {}),
    ends: same ? { all: end } : Object.fromEntries(nations.map((nation) => [nation, ends.get(nation)])),
  } as Case
}

/** One answer where the nations agree; otherwise the commonest for all, and each other nation's own. */
function perNation(said: ReadonlyMap<NationId, Said>): Case[string] {
  const texts = new Map([...said].map(([nation, one]) => [nation, JSON.stringify(one)]))
  const counts = [...new Set(texts.values())].map(
    (text) => [text, [...texts.values()].filter((one) => one === text).length] as const,
  )
  const [common] = counts.reduce((best, one) => (one[1] > best[1] ? one : best))
  const answer = JSON.parse(common) as string[] | string | number
  if (counts.length === 1) return answer
  const own = nations.flatMap((nation) =>
    said.has(nation) && texts.get(nation) !== common ? [[nation, said.get(nation)]] : [],
  )
  return { all: answer, ...(Object.fromEntries(own) as Record<NationId, string[]>) }
}

function wordsOf(id: string, said: Said, all: readonly NationSteps[]): string[] {
  const step = all.map(({ variant }) => variant.steps.get(id)).find((one) => one !== undefined && answerable(one, said))
  if (step?.kind === 'criteria')
    return (said as readonly string[]).map((item) => {
      const criterion = itemsOf(step)[item]!
      return typeof criterion === 'string' ? criterion : criterion.say
    })
  if (step?.kind !== 'question') return []
  if (typeof said === 'number') return [`${step.measure} is ${said}`]
  const answer = step.answers[said as string]
  const words = answer?.say ?? answer?.['without-result']
  return words === undefined ? [] : [`${step.ask} ${words}`]
}
