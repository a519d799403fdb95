/** Every word of a lookup, and which of them a typed word may be. */
import { compare } from '../diagnostic.ts'
import { sound, spelling, stem } from './fold.ts'
import { makeRows, mayBeSlip, slips, slipsAllowed } from './near.ts'
import { remembered } from './remembered.ts'
import { radicals } from './welsh.ts'

/** The same word (perhaps in the other spelling), with another ending, the beginning of a word, or a slip. */
export type How = 'same' | 'ending' | 'beginning' | 'slip'

export interface Candidate {
  /** The word’s number in the vocabulary. */
  id: number
  /** How sure it is that this word is meant, up to 1. */
  like: number
  how: How
}

const like = {
  otherSpelling: 0.98,
  mutated: 0.95,
  ending: 0.93,
  sound: 0.86,
  slip: 0.8,
  beginningWithSlip: 0.66,
  nextSlip: 0.08,
} as const

/** The beginning of a word says more, the more of the word it is. */
const likeBeginning = (typed: string, word: string): number => 0.82 + 0.1 * Math.min(1, typed.length / word.length)

export interface Vocabulary {
  words: readonly string[]
  /** Whether a word is known as it stands, or in the other spelling. */
  has: (word: string) => boolean
  /** Whether a word is known as it stands. */
  stands: (word: string) => boolean
  /** @param open whether more letters may follow: then longer words are candidates too */
  candidates: (typed: string, open: boolean) => readonly Candidate[]
}

/**
 * @param words folded, each once
 * @param welsh numbers of the words that may be mutated
 */
export function makeVocabulary(words: readonly string[], welsh: ReadonlySet<number>): Vocabulary {
  const numbers = [...words.keys()]
  const ids = new Map(words.map((word, id) => [word, id]))
  const spellings = words.map(spelling)
  const bySpelling = Map.groupBy(numbers, (id) => spellings[id]!)
  const byStem = Map.groupBy(numbers, (id) => stem(words[id]!))
  const sorted = [...numbers].sort((a, b) => compare(words[a]!, words[b]!))
  const sortedBySpelling = [...numbers].sort((a, b) => compare(spellings[a]!, spellings[b]!))
  // Wanted only for words that nobody knows, and not cheap.
  let bySound: Map<string, number[]> | undefined
  let byFirst: { plain: Map<string, number[]>; spelt: Map<string, number[]> } | undefined
  const byRadical = new Map<string, number[]>()
  for (const id of welsh)
    for (const form of radicals(words[id]!)) byRadical.set(form, [...(byRadical.get(form) ?? []), id])

  type Offer = (id: number, like: number, how: How) => void

  function offerKnown(typed: string, open: boolean, offer: Offer): boolean {
    const same = ids.get(typed)
    if (same !== undefined) offer(same, 1, 'same')
    for (const id of bySpelling.get(spelling(typed)) ?? []) offer(id, like.otherSpelling, 'same')
    // `pros` is on its way to prostate, and no plural.
    const inflected = open && typed.length < 5 ? [] : (byStem.get(stem(typed)) ?? [])
    for (const id of inflected) offer(id, like.ending, 'ending')
    for (const form of welsh.size > 0 ? radicals(typed) : [])
      for (const id of byRadical.get(form) ?? []) offer(id, like.mutated, 'same')
    return same !== undefined || inflected.length > 0 || bySpelling.has(spelling(typed)) || byRadical.has(typed)
  }

  function offerBeginnings(typed: string, offer: Offer): void {
    for (const id of beginningWith(sorted, words, typed)) offer(id, likeBeginning(typed, words[id]!), 'beginning')
    if (typed.length < 3) return
    const spelt = spelling(typed)
    if (spelt.length >= 3)
      for (const id of beginningWith(sortedBySpelling, spellings, spelt))
        offer(id, likeBeginning(typed, words[id]!) - 0.02, 'beginning')
    if (welsh.size > 0 && typed.length >= 4)
      for (const form of radicals(typed))
        for (const [radical, list] of byRadical)
          if (radical.startsWith(form))
            for (const id of list) offer(id, likeBeginning(form, radical) - 0.04, 'beginning')
  }

  function offerSlips(typed: string, offer: Offer): void {
    const limit = slipsAllowed(typed.length)
    if (limit === 0 || /\d/.test(typed)) return
    bySound ??= Map.groupBy(numbers, (id) => sound(words[id]!))
    for (const id of bySound.get(sound(typed)) ?? []) if (words[id]!.length > 3) offer(id, like.sound, 'slip')
    const rows = makeRows()
    const compareWith = (mine: string, id: number, word: string, atMost: number): void => {
      if (word.length < Math.max(4, mine.length - limit) || !mayBeSlip(mine, word)) return
      const { whole, beginning } = slips(mine, word, limit, rows)
      if (whole <= limit) offer(id, atMost - like.nextSlip * (whole - 1), 'slip')
      else if (mine.length >= 6 && beginning <= (mine.length >= 8 ? 2 : 1))
        offer(id, like.beginningWithSlip - like.nextSlip * (beginning - 1), 'slip')
    }
    byFirst ??= {
      plain: Map.groupBy(numbers, (id) => words[id]![0]!),
      spelt: Map.groupBy(
        numbers.filter((id) => spellings[id] !== words[id]),
        (id) => spellings[id]![0]!,
      ),
    }
    for (const id of mayStart(typed, byFirst.plain)) compareWith(typed, id, words[id]!, like.slip)
    // In the other spelling too: `hemtology`, with one slip, is haematology.
    const spelt = spelling(typed)
    const inOther = spelt === typed ? [byFirst.spelt] : [byFirst.spelt, byFirst.plain]
    for (const list of inOther)
      for (const id of mayStart(spelt, list)) compareWith(spelt, id, spellings[id]!, like.slip - 0.02)
  }

  const candidates = remembered((key: string): readonly Candidate[] => {
    const open = key.endsWith('…')
    const typed = open ? key.slice(0, -1) : key
    const best = new Map<number, Candidate>()
    const offer: Offer = (id, sure, how) => {
      if ((best.get(id)?.like ?? 0) < sure) best.set(id, { id, like: sure, how })
    }
    const known = offerKnown(typed, open, offer)
    if (open || (!known && typed.length >= 3)) offerBeginnings(typed, offer)
    if (best.size === 0) for (const id of byStem.get(stem(typed)) ?? []) offer(id, like.ending, 'ending')
    // A word that is known is never taken for another one: dysphasia is not dysphagia. Nor is its beginning, while it is
    // being typed.
    if (best.size === 0 || (!open && !known)) offerSlips(typed, offer)
    return [...best.values()]
  })

  return {
    words,
    stands: (word) => ids.has(word),
    has: (word) => ids.has(word) || bySpelling.has(word),
    candidates: (typed, open) => candidates(open ? `${typed}…` : typed),
  }
}

/** The numbers of all words that a slip in `typed` may have been meant for, by their first letter. */
function mayStart(typed: string, byFirst: ReadonlyMap<string, number[]>): number[] {
  const [first, second] = [typed[0]!, typed[1]!]
  return [first, ...(second === first ? [] : [second])].flatMap((letter) => byFirst.get(letter) ?? [])
}

/** The numbers of all words that begin with some letters, from a list of numbers in the order of `words`. */
function beginningWith(sorted: readonly number[], words: readonly string[], letters: string): number[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[sorted[middle]!]! < letters) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  for (let at = low; at < sorted.length && words[sorted[at]!]!.startsWith(letters); at++) found.push(sorted[at]!)
  return found
}
