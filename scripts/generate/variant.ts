/**
 * A pathway's steps while they are being changed: what the base or one nation has, whole. This is the generator's own
 * small idea of a graph, kept apart from the checker's on purpose: the check is to prove it, not to repeat it.
 */
import type { Nation } from '../../src/validate/schema/pathway.ts'
import type { Step } from '../../src/validate/schema/step.ts'

/** Steps in reading order. Steps and maps are never changed in place: variants share them. */
export interface Variant {
  start: string
  steps: ReadonlyMap<string, Step>
}

export interface Onward {
  answer: string
  to: string
  /** Declared as a return to an earlier step. */
  back: boolean
}

const mostSteps = 60

/** The ways on from a step, in the order in which they are written. */
export function onward(step: Step): Onward[] {
  const found: Onward[] = []
  const add = (answer: string, to: string | undefined, back: boolean): void => {
    if (to !== undefined) found.push({ answer, to, back })
  }
  if (step.kind === 'criteria') {
    for (const key of Object.keys(step)) {
      if (key === 'yes' || key === 'no') add(key, step[key], false)
      if (key === 'yes-back' || key === 'no-back') add(key.slice(0, -5), step[key], true)
    }
  } else if (step.kind === 'question') {
    for (const [id, { go, back }] of Object.entries(step.answers)) add(id, go ?? back, go === undefined)
  } else if (step.kind !== 'go-to') add('then', step.then ?? step.back, step.then === undefined)
  return found
}

/** The step with one way on, not a return, leading somewhere else. */
export function turned(step: Step, answer: string, to: string): Step {
  if (step.kind === 'criteria') return { ...step, [answer]: to }
  if (step.kind === 'question') {
    const { [answer]: old } = step.answers
    return old ? { ...step, answers: { ...step.answers, [answer]: { ...old, go: to } } } : step
  }
  return step.kind === 'go-to' ? step : { ...step, then: to }
}

/** Puts steps after a step in reading order; an id that is already there is replaced where it stands. */
export function placed(
  steps: Variant['steps'],
  after: string,
  added: readonly (readonly [string, Step])[],
): Map<string, Step> {
  const result = new Map<string, Step>()
  const fresh = added.filter(([id]) => !steps.has(id))
  const replaced = new Map(added)
  for (const [id, step] of steps) {
    result.set(id, replaced.get(id) ?? step)
    if (id === after) for (const [newId, newStep] of fresh) result.set(newId, newStep)
  }
  if (!steps.has(after)) for (const [newId, newStep] of fresh) result.set(newId, newStep)
  return result
}

/** Base (or a nation) and what a nation (or a board) writes about it → that nation's steps. */
export function overlaid(under: Variant, stance: Nation): Variant {
  if (stance.stands === 'own graph' && stance.steps)
    return { start: stance.start ?? under.start, steps: new Map(Object.entries(stance.steps)) }
  let steps = new Map(under.steps)
  const gone = new Set<string>()
  for (const { steps: own = {}, without = [] } of stance.differs ?? []) {
    for (const [id, { after = '', ...step }] of Object.entries(own)) steps = placed(steps, after, [[id, step]])
    for (const id of without) gone.add(id)
  }
  for (const id of gone) steps.delete(id)
  return { start: stance.start ?? under.start, steps }
}

/** Leaves out what can no longer be reached, and offers to ask on that lead to nothing. The first step is read first. */
export function pruned({ start, steps }: Variant): Variant {
  const seen = reached({ start, steps }, start)
  const kept = new Map<string, Step>()
  for (const id of new Set([start, ...steps.keys()])) {
    const step = steps.get(id)
    if (!step) continue
    if (!seen.has(id)) continue
    kept.set(id, step)
  }
  // Whoever is kept in the practice has a way out, as long as anything is left to lead to.
  const help =
    [...kept].find(([, { kind }]) => kind === 'advice') ?? [...kept].find(([, { kind }]) => kind === 'referral')
  for (const [id, step] of kept) {
    if (step.kind !== 'manage') continue
    const { 'if-still-concerned': offer, ...rest } = step
    const closed = step.then === undefined && step.back === undefined
    if (offer !== undefined ? kept.has(offer) : !closed || !help) continue
    kept.set(id, closed && help ? { ...rest, 'if-still-concerned': help[0] } : rest)
  }
  return { start, steps: kept }
}

/** @param asking whether offers to ask on are taken too */
function reached({ steps }: Variant, from: string, asking = true): Set<string> {
  const seen = new Set<string>()
  const open = [from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const step = steps.get(id)
    if (!step || seen.has(id)) continue
    seen.add(id)
    for (const { to } of onward(step)) open.push(to)
    if (asking && step.kind === 'manage' && step['if-still-concerned'] !== undefined)
      open.push(step['if-still-concerned'])
  }
  return seen
}

/**
 * Whether a reader can follow it: there is a choice to make, every way leads to a step, every step is reached, nothing goes round unless it is
 * declared a return to a step passed before, every road ends, and nobody is ruled out by a list that may not be whole.
 */
export function isSound(variant: Variant): boolean {
  const { start, steps } = variant
  if (!steps.has(start) || steps.size > mostSteps || reached(variant, start).size !== steps.size) return false
  const onTheWay = [...reached(variant, start, false)].map((id) => onward(steps.get(id)!))
  if (!onTheWay.some((ways) => new Set(ways.map(({ to }) => to)).size > 1)) return false
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string): boolean => {
    const step = steps.get(id)
    if (!step || state.get(id) === 'open') return false
    if (state.get(id) === 'done') return true
    state.set(id, 'open')
    const ways = onward(step)
    const on = ways.filter(({ back }) => !back)
    if (ways.length > 0 && on.length === 0) return false
    if (step.kind === 'criteria' && step['list-incomplete'] !== undefined && rulesOut(steps.get(step.no ?? '')))
      return false
    if (!on.every(({ to }) => visit(to))) return false
    state.set(id, 'done')
    return true
  }
  // Steps that are reached only by asking on begin roads of their own.
  if (![start, ...steps.keys()].every(visit)) return false
  for (const [id, step] of steps)
    for (const { to, back } of onward(step)) if (back && !reached(variant, to).has(id)) return false
  return true
}

function rulesOut(step: Step | undefined): boolean {
  return step?.kind === 'manage' && step['not-known'] === undefined
}

/** Which step leads where, and nothing else: two graphs are drawn alike if and only if these are the same. */
export function topology({ start, steps }: Variant): string {
  const number = new Map<string, number>([[start, 0]])
  const rows: string[] = []
  // Maps may grow while they are walked, so this goes breadth first in the order of the answers.
  for (const id of number.keys()) {
    const step = steps.get(id)
    const ways = (step ? onward(step) : []).map(({ to, back }) => {
      if (!number.has(to)) number.set(to, number.size)
      return `${number.get(to)}${back ? 'b' : ''}`
    })
    rows.push(ways.join(','))
  }
  return rows.join(';')
}
