/** A step in plain lines: what stands beside another nation's, or beside the base's, where no chart is drawn. */
import type { NamedValue } from '../pathway.ts'
import { headline, headlineIsGap, waysOf } from '../pathway.ts'
import type { Step, Strength } from '../validate/schema/step.ts'
import { answerLabel, boundsInWords, urgencyWord } from '../view/labels.ts'
import type { View } from '../view/view.ts'
import type { WordKey } from '../view/words.ts'
import { shortName } from './chart.ts'

/** Whose step it is: the values its labels lean on, the steps its answers lead to, and the words it is told in. */
export interface Teller extends Pick<View, 't' | 'facts'> {
  steps: ReadonlyMap<string, { value: Step }>
  values: ReadonlyMap<string, NamedValue>
}

/**
 * One line. Two lines with one key were written alike, whatever the nations call the step they lead to, the urgency or
 * the figure of a named value.
 */
export interface Line {
  key: string
  text: string
  /** An answer's own words, with the nation's figures. */
  answer?: string
}

export interface Told {
  /** Its question or act. */
  title: string
  lines: Line[]
}

const strengths: Record<Strength, WordKey> = { must: 'must', refer: 'refer', consider: 'consider-strength', may: 'may' }

/** A step as title and lines, in the order in which the chart shows them. */
export function tell(teller: Teller, id: string, step: Step): Told {
  const { t, facts, steps, values } = teller
  const lines: Line[] = []
  const add = (text: string | undefined, key = text, answer?: string): void => {
    if (text !== undefined && key !== undefined) lines.push({ text, key, ...(answer === undefined ? {} : { answer }) })
  }
  const gap = headlineIsGap(step)
  if (step.kind === 'referral')
    add(
      `${urgencyWord({ facts, t }, step.urgency)}. ${t('strength')}: ${t(strengths[step.strength]).toLowerCase()}`,
      `${step.urgency} ${step.strength}`,
    )
  if (step.kind === 'advice' && step.urgency !== undefined) add(urgencyWord({ facts, t }, step.urgency), step.urgency)
  if (step.kind === 'criteria') {
    if (step['all-of']) add(`${t('all-of-them')}:`)
    for (const item of Object.values(step['any-of'] ?? step['all-of'] ?? {})) {
      if (typeof item === 'string') add(item)
      else
        add(
          `${item.age ? `${boundsInWords(item.age, 'years')}: ` : ''}${item.say}${item.weeks ? `, ${boundsInWords(item.weeks, 'weeks')}` : ''}`,
        )
    }
    if (step['list-incomplete'] !== undefined) add(`${t('not-known')}. ${step['list-incomplete']}`)
  }
  for (const note of step.note === undefined ? [] : [step.note].flat()) add(note)
  if ('within' in step) add(step.within)
  if ('who-acts-on-result' in step) add(step['who-acts-on-result'])
  if ('meanwhile' in step && step.meanwhile !== undefined) add(`${t('meanwhile')}: ${step.meanwhile}`)
  for (const way of waysOf(id, step)) {
    const target = steps.get(way.to)?.value
    const name = target ? shortName({ t }, target) : way.to
    // Labels need the values of a pathway and nothing else of it.
    const label = answerLabel({ pathway: { values } as View['pathway'], t }, step, way.answer)
    const words = label.text === '' ? t('then') : `${label.text}${label.unit && ` ${label.unit}`}`
    const given = step.kind === 'question' ? step.answers[way.answer] : undefined
    const bounds =
      given &&
      [given.say, given['without-result'], given.from, given.above, given.below, given['up-to']].map(String).join(' ')
    add(`${words} → ${name}`, `${bounds ?? words} → ${way.to}`, words)
  }
  if (step.kind === 'manage' && step['if-still-concerned'] !== undefined) {
    const to = step['if-still-concerned']
    const target = steps.get(to)?.value
    add(`${t('if-still-concerned')} → ${target ? shortName({ t }, target) : to}`, `? → ${to}`)
  }
  if (step.kind === 'go-to') add(step.pathway)
  return { title: gap ? `${t('not-known')}. ${headline(step)}` : headline(step), lines }
}
