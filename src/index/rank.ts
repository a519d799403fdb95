/** One way of putting a query, held against every name, and against the words in steps. */
import { partOf, places, type Names } from './names.ts'
import { makeReach, type Reach, type Reached } from './reach.ts'
import { light, type WordMatch } from './words.ts'

/**
 * How well one way of putting the query fits pathways, by their numbers: up to about 1 each, and by what. Good until the
 * next query, as the lists are written anew by it.
 */
export interface Fits {
  /** The pathways that have anything of it. */
  pathways: readonly number[]
  score: Readonly<Float64Array>
  /** The name that fits, or -1. */
  by: Readonly<Int32Array>
  /** Where the words stand that make it fit, -1 for a name, or `inPart` where they do not all stand there. */
  place: Readonly<Int8Array>
}

/** In the place of a place: to say of red flags that they have what only one word of it has would be false. */
export const inPart = -2

/** A query’s words, and how they are to be taken. */
export interface Asked {
  words: readonly string[]
  /** Whether the last word may go on. */
  open: boolean
  /** Positions of words of which a pathway must have all. */
  whole?: readonly number[]
  /** Positions of words that speak of no illness. */
  aside?: readonly number[]
}

export interface Ranker {
  fits: (asked: Asked) => Fits
  /** The names of the glossary that were typed, or begun. */
  matches: (asked: Asked) => WordMatch[]
}

/** As many words are looked at: a number has a bit for each. */
const mostWords = 31

/** A name that does not begin with the first word typed; words that stand in no one name together. */
const [notFirst, scattered] = [0.92, 0.65]
/** How much it counts against a name, or words in steps, that some of what was typed is missing altogether. */
const partly = 0.25
/** How much the rest of a name, which was not typed, counts against it: less while its reader is inside a word. */
const rest = { atEnd: 0.4, midWord: 0.2 } as const

export function makeRanker(known: Names): Ranker {
  const { pathways, names, vocabulary } = known
  const reach = makeReach(known)
  const isLight = vocabulary.words.map((word) => light.has(word))
  const part = vocabulary.words.map(partOf)
  const parts = names.map((name) =>
    Math.max(
      0.25,
      name.words.reduce((sum, id) => sum + part[id]!, 0),
    ),
  )
  const heavy = names.map((name) => name.words.filter((id) => !isLight[id]).length || name.words.length)
  const firsts = names.map((name) => name.words.find((id) => !isLight[id]) ?? -1)
  const pathwayOf = Int32Array.from(names, ({ of }) => ('pathway' in of ? of.pathway : -1))
  const weightOf = Float64Array.from(names, ({ of }) => ('pathway' in of ? of.weight : 0))

  const reachAll = ({ words, open }: Asked): Reach[] =>
    words.slice(0, mostWords).map((word, i) => reach(word, open && i === words.length - 1))

  // Lists with a place for every name and every pathway, written anew by each query.
  const typed = new Float64Array(names.length)
  const has = new Float64Array(names.length)
  const named = new Float64Array(names.length)
  const least = new Float64Array(names.length)
  const span = new Int32Array(names.length)
  const first = new Uint8Array(names.length)
  const sum = new Float64Array(pathways.length)
  const bits = new Int32Array(pathways.length)
  // For every pathway which words its names have, and which each of its places.
  const kinds = places.length + 1
  const bitsAt = new Int32Array(pathways.length * kinds)
  const bestPlace = new Float64Array(pathways.length)
  const score = new Float64Array(pathways.length)
  const by = new Int32Array(pathways.length)
  const place = new Int8Array(pathways.length)

  /** Adds up what the words of a query have of names. Returns the names that have anything, in the order they were met. */
  function tally(lists: readonly Reached[], tells: readonly number[]): number[] {
    const met: number[] = []
    for (const [i, { at, by, like }] of lists.entries())
      for (let k = 0; k < at.length; k++) {
        const name = at[k]!
        if (span[name] === 0) {
          met.push(name)
          typed[name] = has[name] = named[name] = first[name] = 0
          least[name] = 1
        }
        typed[name]! += tells[i]! * like[k]!
        has[name]! += tells[i]!
        named[name]! += part[by[k]!]! * like[k]!
        span[name]! |= 1 << i
        if (like[k]! < least[name]!) least[name] = like[k]!
        if (i === 0 && firsts[name] === by[k]) first[name] = 1
      }
    return met
  }

  function fits(asked: Asked): Fits {
    const all = reachAll(asked)
    const aside = asked.aside ?? []
    const tells = all.map(({ telling }, i) => telling * (aside.includes(i) ? 0.2 : 1))
    const total = tells.reduce((all, one) => all + one, 0)
    const whole = (asked.whole ?? []).reduce((mask, i) => (i < mostWords ? mask | (1 << i) : mask), 0)

    const met: number[] = []
    for (const [i, { pathways: reached }] of all.entries())
      for (let k = 0; k < reached.at.length; k++) {
        const pathway = reached.at[k]!
        const like = reached.like[k]!
        if (bits[pathway] === 0) {
          met.push(pathway)
          sum[pathway] = bestPlace[pathway] = score[pathway] = 0
          by[pathway] = place[pathway] = -1
          bitsAt.fill(0, pathway * kinds, (pathway + 1) * kinds)
        }
        bitsAt[pathway * kinds + reached.by[k]! + 1]! |= 1 << i
        sum[pathway]! += tells[i]! * like
        bits[pathway]! |= 1 << i
        if (reached.by[k]! >= 0 && like > bestPlace[pathway]!) {
          bestPlace[pathway] = like
          place[pathway] = reached.by[k]!
        }
      }

    const metNames = tally(
      all.map(({ ofPathways }) => ofPathways),
      tells,
    )
    const weightOfRest = asked.open && (all.at(-1)?.begun ?? true) ? rest.midWord : rest.atEnd
    for (const name of metNames) {
      span[name] = 0
      if (total === 0) continue
      const covered = Math.min(1, named[name]! / parts[name]!)
      const one =
        (typed[name]! / total) *
        (has[name]! / total) ** partly *
        (1 - weightOfRest + weightOfRest * covered) *
        (first[name] ? 1 : notFirst) *
        weightOf[name]!
      const pathway = pathwayOf[name]!
      if (score[pathway]! < one) {
        score[pathway] = one
        by[pathway] = name
      }
    }

    const telling = asked.words
      .slice(0, mostWords)
      .reduce((mask, word, i) => (tells[i]! > 0 && !aside.includes(i) && !light.has(word) ? mask | (1 << i) : mask), 0)
    for (const pathway of met) {
      const mask = bits[pathway]!
      bits[pathway] = 0
      if ((mask & whole) !== whole) {
        score[pathway] = 0
        continue
      }
      if (total === 0) continue
      let share = 0
      for (let i = 0; i < tells.length; i++) if (mask & (1 << i)) share += tells[i]!
      const apart = ((scattered * sum[pathway]!) / total) * (share / total) ** partly
      if (by[pathway]! >= 0 && score[pathway]! >= apart) {
        score[pathway]! += 0.03 * apart
        place[pathway] = -1
      } else {
        score[pathway] = 1.03 * apart
        const there = bitsAt[pathway * kinds]! | bitsAt[pathway * kinds + place[pathway]! + 1]!
        if (place[pathway]! >= 0 && (telling & ~there) !== 0) place[pathway] = inPart
      }
    }
    return { pathways: met, score, by, place }
  }

  function matches(asked: Asked): WordMatch[] {
    const all = reachAll(asked)
    const { words } = asked
    const met = tally(
      all.map(({ ofGlossary }) => ofGlossary),
      words.map(() => 0),
    )
    return met.flatMap((at) => {
      const { of } = names[at]!
      const taken = words.flatMap((_, i) => (span[at]! & (1 << i) ? [i] : []))
      span[at] = 0
      if (!('name' in of)) return []
      const complete = taken.length >= heavy[at]! && least[at]! >= 0.7
      const within = taken.length === words.length && (words.length > 1 || words[0]!.length >= 4)
      if (!complete && !within) return []
      return [
        {
          name: of.name,
          span: taken,
          fit: complete ? 'complete' : first[at] ? 'begun' : 'within',
          like: least[at]!,
        } as const,
      ]
    })
  }

  return { fits, matches }
}
