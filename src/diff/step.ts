/**
 * One step before and after. Every key of a step is looked at: a key without words of its own here is told plainly, so
 * that no edit goes by unseen.
 */
import { figureOf } from '../pathway.ts'
import { boundNames, type Figures, type Item } from '../validate/schema/parts.ts'
import type { Answer, Step } from '../validate/schema/step.ts'
import { boundsInWords, number, unitName } from '../view/labels.ts'
import type { Change, ChangeKind, Weight } from './change.ts'
import { changedRanges } from './ranges.ts'
import { answerText, authorName, endText, nameOf, stepOn, strengthWords, urgencyWords, type Side } from './side.ts'
import { isTypo, pairTexts, quote, same, weightOfWords } from './texts.ts'

type Values = Readonly<Record<string, unknown>>
type Tell = (kind: ChangeKind, weight: Weight, text: string, before?: string, after?: string) => void

/** The texts of a step, and what each is called when it changes. */
const texts: Readonly<Record<string, string>> = {
  ask: 'asks',
  do: 'says',
  'not-known': 'says that it is not known',
  meanwhile: 'says what to do meanwhile',
  searched: 'was last looked for',
  'who-acts-on-result': 'says who acts on the result',
  within: 'says by when',
  'list-incomplete': 'says why its list may not be whole',
}

/** Who acts and by when are care, however they are worded. */
const alwaysCare = new Set(['who-acts-on-result', 'within', 'list-incomplete', 'not-known', 'meanwhile'])

const targets = ['yes', 'no', 'yes-back', 'no-back', 'then', 'back']
const pins: Readonly<Record<string, string>> = {
  'way-on': 'Which answer goes down in the chart',
  'meets-at': 'Where the answers meet in the chart',
  'road-title': 'The title of the road in the chart',
  after: 'Its place in reading order',
}

export function compareStep(before: Side, after: Side, id: string): Change[] {
  const written = { before: before.pathway.steps.get(id)!, after: after.pathway.steps.get(id)! }
  const [old, now] = [written.before.value, written.after.value]
  const changes: Change[] = []
  const name = nameOf(after, id)
  const tell: Tell = (kind, weight, text, was, is) => {
    changes.push({
      kind,
      weight,
      step: id,
      by: written.after.by,
      text,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
    })
  }
  if (old.kind !== now.kind)
    tell(
      'step-kind',
      'ends',
      `${name} was ${kindWords[old.kind]} and is now ${kindWords[now.kind]}.`,
      old.kind,
      now.kind,
    )
  const [was, is] = [old as Values, now as Values]
  for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (key === 'kind' || key === 'source' || same(was[key], is[key])) continue
    compareKey(key, { before, after, id, name, old: was[key], now: is[key], tell })
  }
  compareItems(old, now, name, tell)
  if (old.kind === 'question' && now.kind === 'question') compareAnswers(before, after, old, now, name, tell)
  changes.push(...changedRanges(before, after, id))

  const cited = { before: old.source ?? written.before.source, after: now.source ?? written.after.source }
  if (cited.before !== cited.after)
    tell(
      'source',
      'source',
      `The source of ${name} was ${cited.before ?? 'not given'}, and is now ${cited.after ?? 'not given'}.`,
      cited.before,
      cited.after,
    )
  if (written.before.by !== written.after.by)
    tell(
      'writer',
      'wording',
      `${name} was written by ${authorName(written.before.by)}, and is now written by ${authorName(written.after.by)}.`,
      written.before.by,
      written.after.by,
    )
  return changes
}

const kindWords: Readonly<Record<Step['kind'], string>> = {
  criteria: 'a list of criteria',
  question: 'a question',
  do: 'something to do',
  test: 'a test',
  advice: 'asking a specialist',
  referral: 'a referral',
  manage: 'care in the practice',
  'go-to': 'the way to another pathway',
}

interface Key {
  before: Side
  after: Side
  id: string
  name: string
  old: unknown
  now: unknown
  tell: Tell
}

function compareKey(key: string, { before, after, name, old, now, tell }: Key): void {
  const plain = (value: unknown): string =>
    value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value)
  const [was, is] = [plain(old), plain(now)]
  if (key === 'any-of' || key === 'all-of' || key === 'answers') return
  if (targets.includes(key)) return compareWay(key, { before, after, name, old, now, tell })
  switch (key) {
    case 'urgency':
      return tell(
        'urgency',
        'ends',
        `The urgency of ${name} was ${quote(urgencyWords[was] ?? was)}, and is now ${quote(urgencyWords[is] ?? is)}.`,
        was,
        is,
      )
    case 'strength':
      return tell(
        'strength',
        'ends',
        `How strongly the source says ${name} was ${quote(strengthWords[was] ?? was)}, and is now ${quote(strengthWords[is] ?? is)}.`,
        was,
        is,
      )
    case 'service':
      return tell(
        'service',
        'ends',
        `${name} went to the service ${quote(was)}, and now goes to ${quote(is)}.`,
        was,
        is,
      )
    case 'pathway':
      return tell(
        're-routed',
        'ends',
        `${name} led to the pathway ${quote(was)}, and now leads to ${quote(is)}.`,
        was,
        is,
      )
    case 'if-still-concerned': {
      const at = (side: Side, value: unknown): string => (typeof value === 'string' ? endText(side, value) : 'nowhere')
      return tell(
        're-routed',
        'care',
        `From ${name}, whoever is still concerned went to ${at(before, old)}, and now goes to ${at(after, now)}.`,
        was,
        is,
      )
    }
    case 'red-flags':
      return tell(
        'red-flags',
        'care',
        now ? `${name} is now among the red flags.` : `${name} is no longer among the red flags.`,
      )
    case 'measure':
    case 'unit': {
      const [from, to] = key === 'unit' ? [unitName(was) || was, unitName(is) || is] : [was, is]
      return tell(
        'measure',
        key === 'unit' ? 'ends' : 'care',
        `${name}: the ${key === 'unit' ? 'unit' : 'measure'} was ${quote(from)}, and is now ${quote(to)}.`,
        was,
        is,
      )
    }
    case 'note':
      return compareNotes(old, now, name, tell)
  }
  const pin = pins[key]
  if (pin !== undefined)
    return tell(
      'pin',
      'drawing',
      old === undefined
        ? `${pin} at ${name} is now settled: ${quote(is)}.`
        : now === undefined
          ? `${pin} at ${name} is no longer settled: it was ${quote(was)}.`
          : `${pin} at ${name} was ${quote(was)}, and is now ${quote(is)}.`,
      was,
      is,
    )
  const verb = texts[key] ?? key
  if (old === undefined) return tell('reworded', 'care', `${name} now ${verb}: ${quote(is)}.`, undefined, is)
  if (now === undefined) return tell('reworded', 'care', `${name} no longer ${verb}: ${quote(was)}.`, was)
  const weight = isTypo(was, is)
    ? 'typo'
    : alwaysCare.has(key)
      ? 'care'
      : key === 'searched'
        ? 'source'
        : weightOfWords(was, is)
  tell(
    'reworded',
    weight,
    `${texts[key] ? `The step that ${verb}` : `\`${key}\``} ${quote(was)} now reads ${quote(is)}.`,
    was,
    is,
  )
}

function compareWay(key: string, { before, after, name, old, now, tell }: Omit<Key, 'id'>): void {
  const answer =
    key === 'then' || key === 'back' ? '' : key.startsWith('yes') ? ' when they are met' : ' when they are not met'
  // A way that is now declared a return is the same way.
  const at = (side: Side, value: unknown): string => (typeof value === 'string' ? endText(side, value) : 'nowhere')
  const [was, is] = [at(before, old), at(after, now)]
  const returns = key.endsWith('back') ? ', as a return' : ''
  tell(
    're-routed',
    'care',
    `From ${name}, the way on${answer}${returns} was to ${was}, and is now to ${is}.`,
    typeof old === 'string' ? old : undefined,
    typeof now === 'string' ? now : undefined,
  )
}

function compareNotes(old: unknown, now: unknown, name: string, tell: Tell): void {
  const list = (value: unknown): string[] => (value === undefined ? [] : ([value].flat() as string[]))
  const { added, removed, reworded, moved } = pairTexts(list(old), list(now))
  for (const text of added) tell('reworded', 'care', `${name} has a new note: ${quote(text)}.`, undefined, text)
  for (const text of removed) tell('reworded', 'care', `${name} has lost its note ${quote(text)}.`, text)
  for (const [was, is] of reworded)
    tell('reworded', weightOfWords(was, is), `A note of ${name}, ${quote(was)}, now reads ${quote(is)}.`, was, is)
  if (moved) tell('order', 'drawing', `The notes of ${name} stand in another order.`)
}

interface List {
  rule?: 'any-of' | 'all-of'
  items: Readonly<Record<string, Item>>
}

function listOf(step: Step): List {
  if (step.kind !== 'criteria') return { items: {} }
  return step['any-of'] ? { rule: 'any-of', items: step['any-of'] } : { rule: 'all-of', items: step['all-of'] ?? {} }
}

function compareItems(oldStep: Step, nowStep: Step, name: string, tell: Tell): void {
  const [old, now] = [listOf(oldStep), listOf(nowStep)]
  if (old.rule && now.rule && old.rule !== now.rule)
    tell(
      'criteria-rule',
      'ends',
      now.rule === 'all-of'
        ? `One of the criteria of ${name} was enough; now all of them are needed.`
        : `All criteria of ${name} were needed; now one of them is enough.`,
      old.rule,
      now.rule,
    )
  const say = (item: Item): string => (typeof item === 'string' ? item : item.say)
  for (const [id, item] of Object.entries(old.items)) {
    const other = Object.hasOwn(now.items, id) ? now.items[id] : undefined
    if (other === undefined) {
      tell('criterion-removed', 'ends', `Gone from the criteria of ${name}: ${quote(itemText(item))}.`, itemText(item))
      continue
    }
    const [was, is] = [say(item), say(other)]
    if (was !== is)
      tell(
        'reworded',
        weightOfWords(was, is),
        `The criterion ${quote(was)} of ${name} now reads ${quote(is)}.`,
        was,
        is,
      )
    for (const unit of ['age', 'weeks'] as const) {
      const [a, b] = [figuresOf(item, unit), figuresOf(other, unit)]
      if (same(a, b)) continue
      const words = (figures: Figures | undefined): string =>
        figures
          ? `${unit === 'age' ? 'age ' : ''}${boundsInWords(figures, unit === 'age' ? 'years' : 'weeks')}`
          : `any ${unit === 'age' ? 'age' : 'number of weeks'}`
      tell(
        'criterion-bounds',
        'ends',
        `The criterion ${quote(is)} of ${name} was for ${words(a)}, and is now for ${words(b)}.`,
        words(a),
        words(b),
      )
    }
    const cited = (one: Item): string | undefined => (typeof one === 'string' ? undefined : one.source)
    if (cited(item) !== cited(other))
      tell(
        'source',
        'source',
        `The source of the criterion ${quote(is)} was ${cited(item) ?? 'not given'}, and is now ${cited(other) ?? 'not given'}.`,
        cited(item),
        cited(other),
      )
  }
  for (const [id, item] of Object.entries(now.items))
    if (!Object.hasOwn(old.items, id))
      tell(
        'criterion-added',
        'ends',
        `${name} has a new criterion: ${quote(itemText(item))}.`,
        undefined,
        itemText(item),
      )
  if (otherOrder(Object.keys(old.items), Object.keys(now.items)))
    tell('order', 'drawing', `The criteria of ${name} stand in another order.`)
}

const figuresOf = (item: Item, unit: 'age' | 'weeks'): Figures | undefined =>
  typeof item === 'string' ? undefined : item[unit]

export function itemText(item: Item): string {
  if (typeof item === 'string') return item
  const bounds = [
    item.age && boundsInWords(item.age, 'years'),
    item.weeks && boundsInWords(item.weeks, 'weeks'),
  ].filter((words) => words !== undefined)
  return bounds.length > 0 ? `${item.say} (${bounds.join(', ')})` : item.say
}

function compareAnswers(
  before: Side,
  after: Side,
  old: Extract<Step, { kind: 'question' }>,
  now: Extract<Step, { kind: 'question' }>,
  name: string,
  tell: Tell,
): void {
  const words = (side: Side, step: Step, id: string): string => quote(answerText(side, step, id))
  const to = (side: Side, answer: Answer): string => {
    const target = answer.go ?? answer.back
    return target === undefined ? 'nowhere' : endText(side, target)
  }
  for (const [id, answer] of Object.entries(old.answers)) {
    const other = Object.hasOwn(now.answers, id) ? now.answers[id] : undefined
    if (!other) {
      tell(
        'answer-removed',
        'care',
        `The answer ${words(before, old, id)} is gone from ${name}; it led to ${to(before, answer)}.`,
        answerText(before, old, id),
      )
      continue
    }
    const label = words(after, now, id)
    if (answer.go !== other.go || answer.back !== other.back)
      tell(
        're-routed',
        'care',
        `From ${name}, the answer ${label} led to ${to(before, answer)}, and now leads ${other.back !== undefined && answer.back === undefined ? 'back ' : ''}to ${to(after, other)}.`,
        answer.go ?? answer.back,
        other.go ?? other.back,
      )
    for (const key of ['say', 'without-result'] as const) {
      const [was, is] = [answer[key], other[key]]
      if (was === is) continue
      const weight = was === undefined || is === undefined ? 'wording' : weightOfWords(was, is)
      tell(
        'reworded',
        weight,
        `The answer ${quote(was ?? answerText(before, old, id))} of ${name} now reads ${quote(is ?? answerText(after, now, id))}.`,
        was,
        is,
      )
    }
    if (boundNames.some((key) => answer[key] !== other[key]))
      tell(
        'answer-bounds',
        'care',
        `The answer ${boundText(before, answer, old.unit)} of ${name} is now ${boundText(after, other, now.unit)}.`,
        boundText(before, answer, old.unit),
        boundText(after, other, now.unit),
      )
  }
  for (const [id, answer] of Object.entries(now.answers))
    if (!Object.hasOwn(old.answers, id))
      tell(
        'answer-added',
        'care',
        `${name} has a new answer, ${words(after, now, id)}, which leads to ${to(after, answer)}.`,
        undefined,
        answerText(after, now, id),
      )
  if (otherOrder(Object.keys(old.answers), Object.keys(now.answers)))
    tell('order', 'drawing', `The answers of ${name} stand in another order.`)
}

/** `≥ 10 µg/g (fit-threshold)`: a named value is named, because the figure alone does not say that it is one. */
function boundText({ pathway }: Side, answer: Answer, unit: string | undefined): string {
  const signs = { from: '≥', above: '>', below: '<', 'up-to': '≤' } as const
  const parts = boundNames.flatMap((name) => {
    const bound = answer[name]
    if (bound === undefined) return []
    const figure = figureOf(bound, pathway.values)
    return [
      `${signs[name]} ${figure === undefined ? 'not known' : number(figure)}${typeof bound === 'string' ? ` (${bound})` : ''}`,
    ]
  })
  return parts.length === 0 ? 'without figures' : `${parts.join(', ')} ${unitName(unit)}`.trim()
}

/** Whether what both have stands in another order. */
export function otherOrder(old: readonly string[], now: readonly string[]): boolean {
  const kept = (list: readonly string[], other: readonly string[]): string =>
    list.filter((id) => other.includes(id)).join('\n')
  return kept(old, now) !== kept(now, old)
}

/** A step that came or went, with what it says and where it leads. */
export function stepSentence(side: Side, id: string): string {
  const step = stepOn(side, id)!
  const ways = side.graph.ways.get(id) ?? []
  const on = ways.map((way) => `${answerText(side, step, way.answer) || 'then'} → ${nameOf(side, way.to)}`).join('; ')
  return `${kindWords[step.kind]}: ${step.kind === 'referral' ? endText(side, id) : nameOf(side, id)}${on ? ` (${on})` : ''}`
}
