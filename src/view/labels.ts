/** What answers, figures and kinds are called. Labels of ranges are made from their bounds, never typed. */
import { figureOf, type Resolved } from '../pathway.ts'
import { units } from '../units.ts'
import type { Figures } from '../validate/schema/parts.ts'
import type { Answer, Step, Urgency } from '../validate/schema/step.ts'
import type { View } from './view.ts'

type Bounds = Pick<Answer, 'from' | 'above' | 'below' | 'up-to'>

/** What a clinician reads. Units that are not known read as they are written. */
export function unitName(unit: string | undefined): string {
  return unit === undefined ? '' : (units.get(unit) ?? unit)
}

/** 2000 → 2,000. A decimal keeps its digits. */
export function number(figure: number): string {
  const [whole = '', part] = String(figure).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** Whether an answer is told by a figure. */
export function isMeasured(answer: Bounds): boolean {
  return (
    answer.from !== undefined ||
    answer.above !== undefined ||
    answer.below !== undefined ||
    answer['up-to'] !== undefined
  )
}

/**
 * A range in figures: `≥ 20`, `400 to 2,000`, `≥ 3, < 10`. Where a named value is not known, in words: `At or above`.
 * @param several whether the answers beside it lean on other values too: then it says which one it means
 */
function rangeText(bounds: Bounds, values: Resolved['values'], t: View['t'], several: boolean): string {
  const low = bounds.from ?? bounds.above
  const high = bounds.below ?? bounds['up-to']
  const lowFigure = low === undefined ? undefined : figureOf(low, values)
  const highFigure = high === undefined ? undefined : figureOf(high, values)
  if ((low !== undefined && lowFigure === undefined) || (high !== undefined && highFigure === undefined)) {
    const word =
      low !== undefined
        ? t(bounds.from !== undefined ? 'at-or-above' : 'above-word')
        : t(bounds.below !== undefined ? 'below-word' : 'up-to-word')
    const what = typeof (low ?? high) === 'string' ? values.get((low ?? high) as string)?.what : undefined
    return several && what !== undefined ? `${word}: ${what}` : word
  }
  if (lowFigure !== undefined && highFigure !== undefined && bounds.from !== undefined && bounds['up-to'] !== undefined)
    return `${number(lowFigure)} ${t('to')} ${number(highFigure)}`
  const parts: string[] = []
  if (lowFigure !== undefined) parts.push(`${bounds.from !== undefined ? '≥' : '>'}\u00a0${number(lowFigure)}`)
  if (highFigure !== undefined) parts.push(`${bounds.below !== undefined ? '<' : '≤'}\u00a0${number(highFigure)}`)
  return parts.join(', ')
}

/** Whether a range leans on a value that this nation has not given. */
export function rangeKnown(bounds: Bounds, values: Resolved['values']): boolean {
  return [bounds.from, bounds.above, bounds.below, bounds['up-to']].every(
    (bound) => bound === undefined || figureOf(bound, values) !== undefined,
  )
}

export interface AnswerLabel {
  text: string
  unit: string
  measured: boolean
}

/** An answer's own words. An act's single way on has none. */
export function answerLabel(view: Pick<View, 'pathway' | 't'>, step: Step, answer: string): AnswerLabel {
  const plain = (text: string): AnswerLabel => ({ text, unit: '', measured: false })
  if (step.kind === 'criteria') {
    const many = Object.keys(step['any-of'] ?? step['all-of'] ?? {}).length > 1
    if (answer === 'yes') return plain(view.t(!many ? 'yes' : step['all-of'] ? 'yes-all' : 'yes-any'))
    return plain(view.t(!many ? 'no' : step['all-of'] ? 'not-all' : 'none-of-these'))
  }
  if (step.kind !== 'question') return plain('')
  const given = step.answers[answer]
  if (!given) return plain(answer)
  if (given.say !== undefined) return { ...plain(given.say), measured: isMeasured(given) }
  if (isMeasured(given)) {
    const known = rangeKnown(given, view.pathway.values)
    return {
      text: rangeText(given, view.pathway.values, view.t, valuesOf(step).length > 1),
      unit: known ? unitName(step.unit) : '',
      measured: known,
    }
  }
  return plain(given['without-result'] ?? answer)
}

/** A criterion's bounds in words: `40 or over`, `under 50`, `4 weeks or more`. */
export function boundsInWords(bounds: Figures, unit: 'years' | 'weeks'): string {
  const { from, above, below } = bounds
  const upTo = bounds['up-to']
  const low = from ?? above
  const high = below ?? upTo
  const after = unit === 'weeks' ? ' weeks' : ''
  if (low !== undefined && high !== undefined)
    return `${above !== undefined ? 'over ' : ''}${number(low)} to ${below !== undefined ? 'under ' : ''}${number(high)}${after}`
  if (from !== undefined) return `${number(from)}${after} or ${unit === 'weeks' ? 'more' : 'over'}`
  if (above !== undefined) return `${unit === 'weeks' ? 'more than' : 'over'} ${number(above)}${after}`
  if (below !== undefined) return `under ${number(below)}${after}`
  return `${number(upTo ?? 0)}${after} or ${unit === 'weeks' ? 'less' : 'under'}`
}

/** The nation's own word for an urgency; the plain word where the nation's is not known. */
export function urgencyWord(view: Pick<View, 'facts' | 't'>, urgency: Urgency): string {
  const own = view.facts.urgency?.[urgency]
  if (own === undefined || !('say' in own)) return view.t(urgency)
  return urgency === 'emergency' || urgency === 'same-day' ? (own.short ?? view.t(urgency)) : own.say
}

/** What stands in the small line over a step's title. */
export function kindLine(view: Pick<View, 't' | 'graph' | 'facts'>, id: string, step: Step): string {
  const { t } = view
  switch (step.kind) {
    case 'criteria': {
      if (step['red-flags']) return t('red-flags')
      const many = Object.keys(step['any-of'] ?? step['all-of'] ?? {}).length > 1
      return many ? `${t('criteria')}, ${t(step['all-of'] ? 'all-of-them' : 'any-one')}` : t('question')
    }
    case 'question':
      return step.measure !== undefined ? `${t('question')}, ${t('measured')}` : t('question')
    case 'do':
      return t('do')
    case 'test':
      return t('test')
    case 'advice':
      return step.urgency === undefined
        ? t('advice')
        : `${t('advice')}, ${urgencyWord(view, step.urgency).toLowerCase()}`
    case 'manage':
      return t('manage-in-practice')
    case 'go-to':
      return t('go-to')
    case 'referral':
      return (view.graph.ways.get(id) ?? []).length > 0 ? t('refer-then-go-on') : urgencyWord(view, step.urgency)
  }
}

/** The named values that a step's answers lean on, in the order in which they are met. */
export function valuesOf(step: Step): string[] {
  if (step.kind !== 'question') return []
  const names = Object.values(step.answers).flatMap((answer) => [
    answer.from,
    answer.above,
    answer.below,
    answer['up-to'],
  ])
  return [...new Set(names.filter((name): name is string => typeof name === 'string'))]
}

/** `lower-gi` → Lower gi; the few that are not plain words are listed. */
export function specialtyName(specialty: string): string {
  const name = specialty.replaceAll('-', ' ')
  return name.charAt(0).toUpperCase() + name.slice(1)
}
