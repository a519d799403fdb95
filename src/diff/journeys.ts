/**
 * Which journeys end elsewhere. A journey is known by the answers given at steps that both sides have: so a step put
 * into the middle of it does not make it another journey, and a new question splits it into several ends.
 */
import type { Way } from '../graph.ts'
import { journeys } from '../layout/journeys.ts'
import { compare } from '../diagnostic.ts'
import type { Change } from './change.ts'
import { answerOn, endKey, endText, nameOf, stepOn, type Side } from './side.ts'

/** More ways through than these are not compared one by one; the comparison then says so. */
const most = 4000

interface Told {
  /** What was answered, in the words of its side. */
  sentence: string
  /** What each end means → in words. */
  ends: Map<string, string>
}

/** `undefined`: there are too many. */
function journeysOf(side: Side, other: Side): Map<string, Told> | undefined {
  const told = new Map<string, Told>()
  const choice = ({ from }: Way): boolean => isChoice(side, from) && isChoice(other, from)
  for (const [first, start, words] of startsOf(side, other)) {
    const { journeys: found, more } = journeys({ ...side.graph, start }, most)
    if (more) return undefined
    for (const ways of found) {
      const choices = ways.filter(choice)
      const key = [...first, ...choices.map(({ from, answer }) => `${from}:${answer}`)].join(' ')
      const one = told.get(key) ?? {
        sentence: [...words, ...sentences(side, choices)].join(' → '),
        ends: new Map<string, string>(),
      }
      const end = ways.at(-1)?.to ?? start
      one.ends.set(endKey(side, end), endText(side, end))
      told.set(key, one)
    }
  }
  return told
}

/** The start; and wherever somebody who is still concerned goes on, which no answer leads to. */
function startsOf(side: Side, other: Side): [key: string[], start: string, words: string[]][] {
  const starts: [string[], string, string[]][] = [[[], side.pathway.start, []]]
  for (const [id, { value }] of side.pathway.steps) {
    const to = value.kind === 'manage' ? value['if-still-concerned'] : undefined
    if (to !== undefined && other.pathway.steps.has(id))
      starts.push([[`${id}:still-concerned`], to, [`${nameOf(side, id)} still concerned`]])
  }
  return starts
}

function isChoice(side: Side, id: string): boolean {
  const kind = stepOn(side, id)?.kind
  return kind === 'criteria' || kind === 'question'
}

function sentences(side: Side, choices: readonly Way[]): string[] {
  return choices.map((way) => `${nameOf(side, way.from)} ${answerOn(side, way)}`)
}

const keysOf = (ends: ReadonlyMap<string, string>): string => [...ends.keys()].sort(compare).join('\n')
const inWords = (ends: ReadonlyMap<string, string>): string => [...ends.values()].join(' or ')

/** In the author's order; nothing where every journey ends as it did. */
export function compareJourneys(before: Side, after: Side): Change[] {
  const [old, now] = [journeysOf(before, after), journeysOf(after, before)]
  const by = after.pathway.nation ?? ('base' as const)
  if (!old || !now) {
    const ways = ({ graph }: Side): string =>
      JSON.stringify([graph.start, [...graph.ways].sort(([a], [b]) => compare(a, b))])
    if (ways(before) === ways(after)) return []
    return [
      {
        kind: 'journeys-uncounted',
        weight: 'ends',
        by,
        text: `There are more than ${most} ways through this pathway, so they were not compared one by one: take it that some end elsewhere.`,
      },
    ]
  }
  const changes: Change[] = []
  const elsewhere = (words: string, was: ReadonlyMap<string, string>, is: ReadonlyMap<string, string>): void => {
    if (keysOf(was) === keysOf(is)) return
    const [a, b] = [inWords(was), inWords(is)]
    changes.push({
      kind: 'journey-ends-elsewhere',
      weight: 'ends',
      by,
      text: `${words || 'Every journey'}: ended at ${a}, and now ends at ${b}.`,
      before: a,
      after: b,
    })
  }
  const gone = new Map(old)
  const come = new Map(now)
  for (const [key, was] of old) {
    const is = now.get(key)
    if (!is) continue
    gone.delete(key)
    come.delete(key)
    elsewhere(is.sentence, was.ends, is.ends)
  }
  // A journey cut short, or one that goes on: told by the answers that both have.
  const under = (key: string, others: Map<string, Told>): Map<string, string> => {
    const ends = new Map<string, string>()
    for (const [other, { ends: those }] of others)
      if (key === '' || other.startsWith(`${key} `)) {
        others.delete(other)
        for (const [end, words] of those) ends.set(end, words)
      }
    return ends
  }
  for (const [key, is] of [...come]) {
    const was = under(key, gone)
    if (was.size === 0) continue
    come.delete(key)
    elsewhere(is.sentence, was, is.ends)
  }
  for (const [key, was] of [...gone]) {
    const is = under(key, come)
    if (is.size === 0) continue
    gone.delete(key)
    elsewhere(was.sentence, was.ends, is)
  }
  for (const { sentence: words, ends } of gone.values())
    changes.push({
      kind: 'journey-vanishes',
      weight: 'ends',
      by,
      text: `Nobody goes this way any more: ${words} → ${inWords(ends)}.`,
      before: inWords(ends),
    })
  for (const { sentence: words, ends } of come.values())
    changes.push({
      kind: 'journey-appears',
      weight: 'ends',
      by,
      text: `A new way through: ${words} → ${inWords(ends)}.`,
      after: inWords(ends),
    })
  return changes
}
