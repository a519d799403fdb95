/** One invented person's answers, followed through one nation's steps. */
import type { NationValue } from '../../src/validate/schema/pathway.ts'
import type { Answer, Step } from '../../src/validate/schema/step.ts'
import { onward, type Variant } from './variant.ts'

/** What was answered at a step: the criteria met, an answer's id, or the figure that was measured. */
export type Said = readonly string[] | string | number

export interface Walk {
  path: { step: string; answer: string }[]
  end: string
}

export type Values = ReadonlyMap<string, NationValue>

/**
 * @param said gives the answer at a step; undefined where the person has none
 * @param asksOn takes the offer that is there for those still concerned, and so may meet only one
 * @returns the steps passed with the answer at each, and where it ends; `not-decidable` where that hangs on a value
 * that is not known; undefined where the person cannot be followed
 */
export function walk(
  { start, steps }: Variant,
  values: Values,
  said: (id: string, step: Step) => Said | undefined,
  asksOn = false,
): Walk | undefined {
  const path: Walk['path'] = []
  const passed = new Set<string>()
  let asked = false
  for (let id: string | undefined = start; id !== undefined;) {
    const step = steps.get(id)
    // Nobody is sent round: a second visit would meet the same answer.
    if (!step || passed.has(id)) return undefined
    passed.add(id)
    const ways = onward(step)
    let answer: string | undefined = 'then'
    if (step.kind === 'criteria' || step.kind === 'question') {
      const given = said(id, step)
      if (given === undefined) return undefined
      answer = step.kind === 'criteria' ? met(step, given) : chosen(step.answers, given, values)
      if (answer === undefined) return undefined
      if (answer === 'not-decidable') return { path, end: answer }
    }
    const offer: string | undefined = asksOn && step.kind === 'manage' ? step['if-still-concerned'] : undefined
    if (offer !== undefined) {
      if (asked) return undefined
      asked = true
      path.push({ step: id, answer: 'still-concerned' })
      id = offer
      continue
    }
    path.push({ step: id, answer })
    if (ways.length === 0) return { path, end: id }
    id = ways.find((way) => way.answer === answer)?.to
  }
  return undefined
}

function met(step: Extract<Step, { kind: 'criteria' }>, given: Said): string | undefined {
  if (!Array.isArray(given)) return undefined
  const all = step['all-of']
  const enough = all ? Object.keys(all).every((item) => given.includes(item)) : given.length > 0
  return enough ? 'yes' : 'no'
}

function chosen(answers: Record<string, Answer>, given: Said, values: Values): string | undefined {
  if (typeof given === 'string') return answers[given] ? given : undefined
  if (typeof given !== 'number') return undefined
  let open = false
  for (const [id, answer] of Object.entries(answers)) {
    const fits = holds(answer, given, values)
    if (fits) return id
    open ||= fits === undefined
  }
  return open ? 'not-decidable' : undefined
}

const sides = ['from', 'above', 'below', 'up-to'] as const

/** Whether a figure lies within bounds; undefined where that hangs on a value that is not known. */
export function holds(answer: Answer, figure: number, values: Values): boolean | undefined {
  let bounded = false
  let known = true
  for (const side of sides) {
    const bound = answer[side]
    if (bound === undefined) continue
    bounded = true
    const limit = limitOf(bound, values)
    if (limit === undefined) known = false
    else if (
      side === 'from'
        ? figure < limit
        : side === 'above'
          ? figure <= limit
          : side === 'below'
            ? figure >= limit
            : figure > limit
    )
      return false
  }
  return bounded && (known || undefined)
}

export function limitOf(bound: number | string, values: Values): number | undefined {
  if (typeof bound === 'number') return bound
  const value = values.get(bound)
  return value && 'is' in value && typeof value.is === 'number' ? value.is : undefined
}
