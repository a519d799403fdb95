/**
 * Ways of changing a graph. Each is decided on one variant and then tried on every other: where a nation's steps do
 * not have what it changes, or would come apart, that nation keeps what it had, and so comes to differ.
 */
import type { Answer, Step } from '../../src/validate/schema/step.ts'
import {
  actStep,
  citation,
  criteriaItems,
  criteriaStep,
  measuredPair,
  outcome,
  rounded,
  yesNoQuestion,
  type Named,
  type Writer,
} from './steps.ts'
import { isSound, onward, placed, pruned, turned, type Onward, type Variant } from './variant.ts'
import type { Measured } from './vocabulary.ts'

/** A changed variant, or undefined where there is nothing to change. It may still be unsound: see `tried`. */
export type Edit = (variant: Variant) => Variant | undefined

export interface Change {
  edit: Edit
  /** A value that every nation has to give, now that a step asks for it. */
  value?: { name: string; about: Measured }
}

export interface Site {
  variant: Variant
  writer: Writer
  /** Pathways that a step may lead to. */
  others: readonly string[]
  /** Whether the bounds of a new test may be left to the nations. */
  named: boolean
}

export type Maker = (site: Site) => Change | undefined

/** The edit's result where readers can still follow it, and still meet the red flags. */
export function tried(edit: Edit, variant: Variant): Variant | undefined {
  const changed = edit(variant)
  const result = changed && pruned(changed)
  return result && isSound(result) && (redFlags(result) === redFlags(variant) || !redFlags(variant))
    ? result
    : undefined
}

/** Whether there are red flags, and whether they are asked first. */
function redFlags({ start, steps }: Variant): 'first' | 'later' | undefined {
  const flagged = [...steps].filter(([, step]) => step.kind === 'criteria' && step['red-flags'] !== undefined)
  if (flagged.length === 0) return undefined
  return flagged.some(([id]) => id === start) ? 'first' : 'later'
}

interface Way extends Onward {
  from: string
}

/** Every way that is no return, and the way in, which comes from nowhere. */
function ways({ start, steps }: Variant): Way[] {
  const found: Way[] = [{ from: '', answer: '', to: start, back: false }]
  for (const [from, step] of steps) for (const way of onward(step)) if (!way.back) found.push({ from, ...way })
  return found
}

function retargeted(variant: Variant, { from, answer, to }: Way, next: string): Variant | undefined {
  if (from === '') return variant.start === to ? { ...variant, start: next } : undefined
  const step = variant.steps.get(from)
  if (!step || !onward(step).some((way) => way.answer === answer && way.to === to && !way.back)) return undefined
  return { ...variant, steps: new Map(variant.steps).set(from, turned(step, answer, next)) }
}

/** Steps put into a way; the first of them takes the way's place. Outcomes are read last. */
function inserted(way: Way, steps: readonly Named[], outcomes: readonly Named[]): Edit {
  return (variant) => {
    const turnedRound = retargeted(variant, way, steps[0]![0])
    if (!turnedRound) return undefined
    const all = new Map([...placed(turnedRound.steps, way.from, steps), ...outcomes])
    if (way.from !== '') return { start: turnedRound.start, steps: all }
    return { start: turnedRound.start, steps: new Map([...steps, ...all]) }
  }
}

/** An outcome that is there already, or a new one. */
function somewhere({ variant, writer, others }: Site, but = ''): { id: string; added: Named[] } {
  const ends = [...variant.steps].filter(([id, step]) => id !== but && onward(step).length === 0).map(([id]) => id)
  if (ends.length > 0 && writer.random.chance(0.55)) return { id: writer.random.pick(ends), added: [] }
  const added = outcome(writer, others)
  return { id: added[0], added: [added] }
}

const addTest: Maker = (site) => {
  const { writer, variant } = site
  const way = writer.random.pick(ways(variant))
  const raised = somewhere(site, way.to)
  const name = site.named && writer.random.chance(0.5) ? writer.fresh('referral threshold') : undefined
  const [request, result, about] = measuredPair(writer, raised.id, way.to, name)
  const edit = inserted(way, [request, result], raised.added)
  return name === undefined ? { edit } : { edit, value: { name, about } }
}

const addCriteria: Maker = (site) => {
  const way = site.writer.random.pick(ways(site.variant))
  const yes = somewhere(site, way.to)
  return { edit: inserted(way, [criteriaStep(site.writer, yes.id, way.to)], yes.added) }
}

const addQuestion: Maker = (site) => {
  const way = site.writer.random.pick(ways(site.variant))
  const yes = somewhere(site, way.to)
  const swap = site.writer.random.chance(0.5)
  const step = yesNoQuestion(site.writer, swap ? way.to : yes.id, swap ? yes.id : way.to)
  return { edit: inserted(way, [step], yes.added) }
}

const addAct: Maker = ({ variant, writer }) => {
  const way = writer.random.pick(ways(variant))
  return { edit: inserted(way, [actStep(writer, way.to)], []) }
}

/** One answer more, with its own way. */
const addAnswer: Maker = (site) => {
  const { variant, writer } = site
  const questions = [...variant.steps].filter(
    ([, step]) => step.kind === 'question' && step.measure === undefined && Object.keys(step.answers).length < 4,
  )
  if (questions.length === 0) return undefined
  const [id] = writer.random.pick(questions)
  const to = somewhere(site)
  const [answer, say] = writer.random.pick([
    ['partly', 'Partly'],
    ['not-yet', 'Not yet'],
    ['declines', 'The person prefers not to'],
  ] as const)
  return {
    edit: ({ start, steps }) => {
      const step = steps.get(id)
      if (step?.kind !== 'question' || step.answers[answer]) return undefined
      const answers: Record<string, Answer> = { ...step.answers, [answer]: { say, go: to.id } }
      return { start, steps: new Map([...new Map(steps).set(id, { ...step, answers }), ...to.added]) }
    },
  }
}

/** A step leaves; who came to it goes on where one of its ways led. What only it led to leaves with it. */
const removeStep: Maker = ({ variant, writer }) => {
  const inner = [...variant.steps].filter(([, step]) => onward(step).some(({ back }) => !back))
  if (inner.length < 3) return undefined
  const [id, step] = writer.random.pick(inner)
  const { answer } = writer.random.pick(onward(step).filter(({ back }) => !back))
  return {
    edit: ({ start, steps }) => {
      const leaving = steps.get(id)
      const next = leaving && onward(leaving).find((way) => way.answer === answer && !way.back)?.to
      if (next === undefined) return undefined
      const kept = new Map<string, Step>()
      for (const [other, it] of steps) {
        if (other === id) continue
        const led = onward(it).filter(({ to }) => to === id)
        kept.set(
          other,
          led.reduce((one, way) => (way.back ? one : turned(one, way.answer, next)), it),
        )
      }
      return withoutEmptyChoices({ start: start === id ? next : start, steps: kept })
    },
  }
}

const reroute: Maker = (site) => {
  const { variant, writer } = site
  const way = writer.random.pick(ways(variant).filter(({ from }) => from !== ''))
  const to = writer.random.chance(0.5)
    ? somewhere(site, way.to)
    : { id: writer.random.pick([...variant.steps.keys()]), added: [] }
  if (to.id === way.to) return undefined
  return {
    edit: (other) => {
      const changed = retargeted(other, way, to.id)
      return changed && withoutEmptyChoices({ ...changed, steps: new Map([...changed.steps, ...to.added]) })
    },
  }
}

/** A result that is looked at again: an answer returns to the test before its question. */
const addReturn: Maker = ({ variant, writer }) => {
  const repeats = [...variant.steps].filter(
    ([, step]) => step.kind === 'test' && variant.steps.get(step.then ?? '')?.kind === 'question',
  )
  if (repeats.length === 0) return undefined
  const [test, { then }] = writer.random.pick(repeats) as [string, { then: string }]
  return {
    edit: ({ start, steps }) => {
      const question = steps.get(then)
      if (question?.kind !== 'question' || !steps.has(test)) return undefined
      if (question.answers['unclear'] || Object.keys(question.answers).length > 4) return undefined
      const answers: Record<string, Answer> = {
        ...question.answers,
        unclear: { say: 'Unclear, repeat it', back: test },
      }
      return { start, steps: new Map(steps).set(then, { ...question, answers }) }
    },
  }
}

/** Another list of criteria, where the same list stood. */
const changeCriteria: Maker = ({ variant, writer }) => {
  const lists = [...variant.steps].filter(([, step]) => step.kind === 'criteria')
  if (lists.length === 0) return undefined
  const [id, step] = writer.random.pick(lists)
  if (step.kind !== 'criteria') return undefined
  const list = step['any-of'] ? 'any-of' : 'all-of'
  const old = step[list] ?? {}
  const kept = Object.entries(old).filter(() => writer.random.chance(0.4))
  const texts = new Set(kept.map(([, item]) => (typeof item === 'string' ? item : item.say)))
  const count = writer.random.int(kept.length > 0 ? 1 : 2, 4)
  const added = criteriaItems(writer, count, list === 'any-of' ? 0.3 : 0, texts)
  const items = Object.fromEntries([...kept, ...Object.entries(added)])
  const source = citation(writer)
  return {
    edit: ({ start, steps }) => {
      const here = steps.get(id)
      if (here?.kind !== 'criteria' || JSON.stringify(here[list]) !== JSON.stringify(old)) return undefined
      // Where each criterion named its own source, new ones rest on the step's.
      return { start, steps: new Map(steps).set(id, { ...here, [list]: items, source: here.source ?? source }) }
    },
  }
}

/** Other figures in the answers of a measured question; all by the same factor, so that no gap opens between them. */
const changeBounds: Maker = ({ variant, writer }) => {
  const measured = [...variant.steps].filter(([, step]) => step.kind === 'question' && step.measure !== undefined)
  if (measured.length === 0) return undefined
  const [id] = writer.random.pick(measured)
  const factor = writer.random.pick([0.6, 0.8, 1.25, 1.5, 2])
  const scaled = (answer: Answer): Answer =>
    Object.fromEntries(
      Object.entries(answer).map(([key, value]) => [key, typeof value === 'number' ? rounded(value * factor) : value]),
    )
  return {
    edit: ({ start, steps }) => {
      const step = steps.get(id)
      if (step?.kind !== 'question') return undefined
      const answers = Object.fromEntries(Object.entries(step.answers).map(([name, answer]) => [name, scaled(answer)]))
      return { start, steps: new Map(steps).set(id, { ...step, answers }) }
    },
  }
}

/** The same service, more or less urgent. The old words may have named the old urgency, so they go too. */
const changeUrgency: Maker = ({ variant, writer }) => {
  const referrals = [...variant.steps].filter(([, step]) => step.kind === 'referral')
  if (referrals.length === 0) return undefined
  const [id] = writer.random.pick(referrals)
  const urgency = writer.random.pick(['same-day', 'suspected-cancer', 'urgent', 'routine'] as const)
  return {
    edit: ({ start, steps }) => {
      const step = steps.get(id)
      if (step?.kind !== 'referral' || step.do === undefined) return undefined
      return { start, steps: new Map(steps).set(id, { ...step, urgency, do: `Refer for ${writer.topic.about}.` }) }
    },
  }
}

/** A choice all of whose ways lead to one step is no choice: it leaves too. */
function withoutEmptyChoices(variant: Variant): Variant {
  let { start } = variant
  const steps = new Map(variant.steps)
  for (let again = true; again;) {
    again = false
    for (const [id, step] of steps) {
      const ways = onward(step)
      const [first] = ways
      if (!first || ways.length < 2 || ways.some(({ to, back }) => back || to !== first.to)) continue
      again = true
      steps.delete(id)
      if (start === id) start = first.to
      for (const [other, it] of steps)
        for (const way of onward(it))
          if (way.to === id && !way.back) steps.set(other, turned(steps.get(other)!, way.answer, first.to))
    }
  }
  return { start, steps }
}

/** What makes a graph larger, smaller, or other. */
export const growing: readonly Maker[] = [
  addTest,
  addTest,
  addCriteria,
  addCriteria,
  addQuestion,
  addQuestion,
  addAct,
  addAnswer,
]
export const shrinking: readonly Maker[] = [removeStep]
export const turning: readonly Maker[] = [reroute, reroute, addAnswer, removeStep, removeStep, addReturn]
export const wording: readonly Maker[] = [changeCriteria, changeCriteria, changeBounds, changeUrgency]
