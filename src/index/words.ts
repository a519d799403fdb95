/** Words of the glossary in a query: which were typed, and in which other words the query may be put. */
import { wordsOf } from './fold.ts'
import type { WordEntry } from './format.ts'

/** One name of a word of the glossary. */
export interface WordName {
  text: string
  /** The word’s number in the glossary. */
  word: number
  /** Which of several meanings it is a name of; undefined for a name of them all. */
  meaning?: number
}

/** A name of the glossary that was typed, or begun. */
export interface WordMatch {
  name: WordName
  /** Positions in the query that it takes up. */
  span: readonly number[]
  /** All of it was typed, or its beginning, or words from its midst. */
  fit: 'complete' | 'begun' | 'within'
  /** How sure it is that it was meant, up to 1. */
  like: number
}

/** Another way of putting the query. */
export interface Variant {
  words: string[]
  /** Position in the query of each word, or of what it stands for. */
  from: number[]
  /** Positions of the words that stand for what was typed: a pathway must have them all, or it is about something else. */
  whole: number[]
  /** How much less it counts than what was typed. */
  factor: number
  match: WordMatch
  /** The words that were put in its place. */
  text: string
  as: Kin
}

/** What words are to those that were typed: of “melaena”, “anaemia” is no other name, and a page must not say so. */
export type Kin = keyof typeof factors

const factors = { 'another-name': 0.93, 'one-meaning': 0.82, 'related-to': 0.75 } as const
const fits = { complete: 1, begun: 0.9, within: 0.7 } as const

/** Words so common that a pathway need not have them for a name to be whole. */
export const light = new Set(
  'suspected test tests of in the and a or to with for on from at by an is as after y yr o i amheuaeth neu'.split(' '),
)

/** Every name of a word, the longest list that anybody may type. */
export function namesOf({ term, means, also }: WordEntry, word: number): WordName[] {
  const several = means.length > 1
  return [
    { text: term, word },
    ...means.flatMap(({ say, name }, i) =>
      name === false ? [] : [{ text: say, word, ...(several ? { meaning: i } : {}) }],
    ),
    ...also.map((text) => ({ text, word })),
  ]
}

/**
 * The words of the glossary that were typed, longer names first, none inside another, at most three. Names that fit
 * equally well are all taken: an abbreviation may stand twice in a glossary.
 */
export function chosen(matches: readonly WordMatch[]): WordMatch[] {
  const sorted = [...matches].sort(
    (a, b) =>
      fits[b.fit] - fits[a.fit] ||
      b.span.length - a.span.length ||
      b.like - a.like ||
      a.name.text.length - b.name.text.length ||
      a.name.word - b.name.word,
  )
  const taken: WordMatch[] = []
  for (const match of sorted) {
    const clashes = taken.filter(({ span }) => span.some((i) => match.span.includes(i)))
    const equal = clashes.every(
      ({ span, like, fit }) => span.join() === match.span.join() && like === match.like && fit === match.fit,
    )
    if (equal && taken.every(({ name }) => name.word !== match.name.word)) taken.push(match)
    if (taken.length === 3) break
  }
  return taken
}

export function variants(
  asked: readonly string[],
  matches: readonly WordMatch[],
  glossary: readonly WordEntry[],
): Variant[] {
  return matches.flatMap((match) => {
    const { name, span, fit, like } = match
    const entry = glossary[name.word]!
    const variant = (text: string, as: Kin): Variant => {
      const all = wordsOf(text)
      // Words that stand in every other name find nothing, and cost most.
      const telling = all.filter((word) => !light.has(word))
      const other = (telling.length > 0 ? telling : all).map((word) => ({ word, from: span[0]!, stands: true }))
      const put = asked.flatMap((word, from) =>
        from === span[0] ? other : span.includes(from) ? [] : [{ word, from, stands: false }],
      )
      return {
        words: put.map(({ word }) => word),
        from: put.map(({ from }) => from),
        whole: put.flatMap(({ stands }, i) => (stands ? [i] : [])),
        factor: factors[as] * fits[fit] * like,
        match,
        text,
        as,
      }
    }
    const several = entry.means.length > 1 && name.meaning === undefined
    return [
      // A name of one meaning stands for that meaning alone.
      ...namesOf(entry, name.word)
        .filter(({ text, meaning }) => text !== name.text && (name.meaning === undefined || meaning === name.meaning))
        .map(({ text }) => variant(text, several ? 'one-meaning' : 'another-name')),
      ...(entry.see ?? []).map((text) => variant(text, 'related-to')),
    ]
  })
}
