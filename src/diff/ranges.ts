/**
 * Which figures of a measured question are answered otherwise than before: the people between an old threshold and a new
 * one, told as a range. Figures are only tried where a bound lies and between two bounds, so that none is missed.
 */
import { figureOf } from '../pathway.ts'
import { inBounds } from '../resolve/walk.ts'
import { boundNames } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'
import { number, unitName } from '../view/labels.ts'
import type { Change } from './change.ts'
import { endText, stepOn, type Side } from './side.ts'

type Question = Extract<Step, { kind: 'question' }>

const undecided = Symbol('a value is not known')

function answerFor(side: Side, step: Question, figure: number): string | typeof undecided | undefined {
  let open = false
  for (const [name, answer] of Object.entries(step.answers)) {
    const fits = inBounds(figure, answer, side.pathway.values)
    if (fits === true) return name
    if (fits === undefined) open = true
  }
  return open ? undecided : undefined
}

function boundsOf(side: Side, step: Question): number[] {
  return Object.values(step.answers).flatMap((answer) =>
    boundNames.flatMap((name) => {
      const bound = answer[name]
      const figure = bound === undefined ? undefined : figureOf(bound, side.pathway.values)
      return figure === undefined ? [] : [figure]
    }),
  )
}

/** A bound itself, or what lies between two bounds. `at` is a figure in it. */
interface Spot {
  at: number
  from?: number
  to?: number
}

function spotsOf(bounds: readonly number[]): Spot[] {
  const sorted = [...new Set(bounds)].sort((a, b) => a - b)
  const spots: Spot[] = []
  for (const [i, bound] of sorted.entries()) {
    const before = sorted[i - 1]
    spots.push(
      before === undefined ? { at: bound - 1, to: bound } : { at: (before + bound) / 2, from: before, to: bound },
    )
    spots.push({ at: bound, from: bound, to: bound })
  }
  const last = sorted.at(-1)
  if (last !== undefined) spots.push({ at: last + 1, from: last })
  return spots
}

/** `10 to under 20`, `exactly 10`, `under 10`, `over 20`: a run of neighbouring spots. */
function runText(first: Spot, last: Spot): string {
  const closed = (spot: Spot): boolean => spot.from !== undefined && spot.from === spot.to
  const low = first.from === undefined ? '' : `${closed(first) ? '' : 'over '}${number(first.from)}`
  const high = last.to === undefined ? '' : `${closed(last) ? (low ? '' : 'up to ') : 'under '}${number(last.to)}`
  if (first === last && closed(first)) return `exactly ${number(first.at)}`
  if (low && high) return `${low} to ${high}`
  return low ? (closed(first) ? `${low} or more` : low) : high
}

/** One change for each run of figures that now leads to another step, or to none because a value is not known. */
export function changedRanges(before: Side, after: Side, id: string): Change[] {
  const [old, now] = [stepOn(before, id), stepOn(after, id)]
  if (old?.kind !== 'question' || now?.kind !== 'question') return []
  const led = (side: Side, step: Question, figure: number): string => {
    const answer = answerFor(side, step, figure)
    if (answer === undecided) return 'not decided, because the value is not known'
    if (answer === undefined) return 'no answer at all'
    const given = step.answers[answer]!
    const to = given.go ?? given.back
    return to === undefined ? 'no way on' : endText(side, to)
  }
  const target = (step: Question, answer: ReturnType<typeof answerFor>): string => {
    if (typeof answer !== 'string') return String(answer?.description)
    return step.answers[answer]!.go ?? step.answers[answer]!.back ?? ''
  }
  // An answer that holds the same figures and leads elsewhere is told as a way that was turned, not as a range.
  const spots = spotsOf([...boundsOf(before, old), ...boundsOf(after, now)])
  const runs: { first: Spot; last: Spot; key: string }[] = []
  let open: (typeof runs)[number] | undefined
  for (const spot of spots) {
    const answers = [answerFor(before, old, spot.at), answerFor(after, now, spot.at)] as const
    const [was, is] = [target(old, answers[0]), target(now, answers[1])]
    const key = `${was}\n${is}`
    if (answers[0] === answers[1] || was === is) open = undefined
    else if (open?.key === key) open.last = spot
    else runs.push((open = { first: spot, last: spot, key }))
  }
  return runs.map(({ first, last }): Change => {
    const what = `${now.measure ?? 'A result'} of ${runText(first, last)} ${unitName(now.unit)}`.trim()
    const [was, is] = [led(before, old, first.at), led(after, now, first.at)]
    const known = {
      before: answerFor(before, old, first.at) !== undecided,
      now: answerFor(after, now, first.at) !== undecided,
    }
    return {
      kind: 'range',
      weight: 'ends',
      step: id,
      by: after.pathway.steps.get(id)!.by,
      text: known.now
        ? known.before
          ? `${what} went on to ${was}, and now goes on to ${is}.`
          : `${what} could not be decided, because the value was not known, and now goes on to ${is}.`
        : `${what} went on to ${was}, and can no longer be decided, because the value is not known.`,
      before: was,
      after: is,
    }
  })
}
