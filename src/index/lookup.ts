/**
 * The lookup: from what a GP types to pathways in rank order. It runs in the reader’s browser, over two small files that
 * `entries.ts` writes; nothing that is typed leaves it.
 *
 * A pathway has names (its title, what people call it, its specialty) and words that stand in its red flags, criteria and
 * tests. A name that matches as a whole beats words that are scattered. Words of the glossary are names too: where one
 * was typed, the other names of the same thing are looked up as well, a little below what was typed.
 */
import { compare } from '../diagnostic.ts'
import { firstOf, makeBest, type BestFit } from './best.ts'
import { spelling } from './fold.ts'
import type { Urgency } from '../validate/schema/step.ts'
import {
  urgencyLetters,
  type Entry,
  type FoundIn,
  type LookupData,
  type MoreData,
  type State,
  type WordEntry,
} from './format.ts'
import { places, readNames } from './names.ts'
import { nearWords } from './near.ts'
import { inPart, makeRanker } from './rank.ts'
import { readQuery, type Query } from './query.ts'
import { remembered } from './remembered.ts'
import { chosen, namesOf, variants, type Kin, type WordMatch } from './words.ts'

export interface Hit extends Pick<Entry, 'slug' | 'title' | 'state' | 'redFlags'> {
  specialty: string
  /** What it was found by, where that is not its title. */
  by?: {
    /** The name that fits, or none where the words stand in steps. */
    text: string
    /** The word that was typed, and what `text` is to it. */
    of?: string
    as?: Kin
    in?: FoundIn | 'part'
  }
}

export interface Found {
  /** At most `mostHits`, best first. */
  hits: Hit[]
  /** Words of the glossary that were typed. */
  words: WordEntry[]
  query: Query
  /** Words that were taken for others: “did you mean”. */
  instead: { typed: string; meant: string[] }[]
  /** Words that stand nowhere here. */
  unknown: string[]
  /** Names near to what was typed, where nothing was found. */
  near: string[]
  /** What to look up in the text of pages, likeliest first: no figures, slips put right. */
  inText: string[]
}

/** What a reader wants to see and nothing else. */
export interface Wanted {
  /** The name of a specialty. */
  specialty?: string
  /** A pathway that refers so. */
  urgency?: Urgency
}

export interface Lookup {
  search: (typed: string, wanted?: Wanted) => Found
  /** The slugs of all pathways that are wanted. */
  slugs: (wanted: Wanted) => Set<string>
}

export const mostHits = 8

/** What is not checked for this nation, past its day or withdrawn stands after what is, among those called alike. */
const stateWeights: Record<State, number> = { fine: 1, 'not checked': 0.72, 'past review': 0.7, withdrawn: 0.5 }
/** As many words of a query are looked up. */
const mostTyped = 20
/** What counts of names that only begin with an abbreviation which was typed whole. */
const begunOnly = 0.4
/** A hit must be this good in itself, and in comparison with the best. */
const [leastScore, leastShare] = [0.05, 0.3]

export function openLookup(data: LookupData, more?: MoreData): Lookup {
  const all = readNames(data, more)
  const { pathways, glossary, names, vocabulary } = all
  const { words } = vocabulary
  const ranker = makeRanker(all)
  const known = {
    has: vocabulary.has,
    withFigures: names.filter(({ text }) => /\d/.test(text)).map((name) => name.words.map((id) => words[id]!)),
  }

  const urgencies = more?.urgency.split('\n')
  function isWanted(at: number, { specialty, urgency }: Wanted): boolean {
    return (
      (specialty === undefined || data.specialties[pathways[at]!.specialty] === specialty) &&
      // Until the words have come, nobody knows; none is then shown as if it were so.
      (urgency === undefined || urgencies?.[at]?.includes(urgencyLetters[urgency]) === true)
    )
  }

  function search(typed: string, wanted: Wanted = {}): Found {
    const query = readQuery(typed, known)
    const open = !/\s$/.test(typed)
    const asked = regroup(query.words, open).slice(0, mostTyped)
    if (asked.length === 0) return { hits: [], words: [], query, instead: [], unknown: [], near: [], inText: [] }

    const matches = chosen(ranker.matches({ words: asked, open }))
    // “2ww breast” asks for breast.
    const routes = matches.filter(({ name }) => glossary[name.word]!.route).flatMap(({ span }) => span)
    const aside = routes.length < asked.length ? routes : []
    const best = makeBest(pathways.length)
    // Who has typed a whole abbreviation is seldom inside a longer word: PE is not the beginning of peau d'orange.
    const abbreviated =
      open &&
      asked.at(-1)!.length <= 3 &&
      matches.some(({ fit, like, span }) => fit === 'complete' && like === 1 && span.at(-1) === asked.length - 1)
    best.take(ranker.fits({ words: asked, open, aside }), abbreviated ? begunOnly : 1)
    if (abbreviated) best.take(ranker.fits({ words: asked, open: false, aside }), 1)
    for (const variant of variants(
      asked,
      matches.filter(({ span }) => !span.some((i) => aside.includes(i))),
      glossary,
    ))
      best.take(
        ranker.fits({
          words: variant.words,
          open: false,
          whole: variant.whole,
          aside: variant.from.flatMap((from, i) => (aside.includes(from) ? [i] : [])),
        }),
        variant.factor,
        variant,
      )

    const placed = best
      .good(leastScore, leastShare)
      .filter(({ pathway }) => isWanted(pathway, wanted))
      .map((fit) => {
        const entry = pathways[fit.pathway]!
        return { fit, entry, place: Math.round(1e4 * fit.score * stateWeights[entry.state]) }
      })
    const ranked = firstOf(
      placed,
      mostHits,
      (a, b) =>
        b.place - a.place ||
        a.entry.title.length - b.entry.title.length ||
        compare(a.entry.title, b.entry.title) ||
        compare(a.entry.slug, b.entry.slug),
    )

    const typedWords = [...new Set(matches.map(({ name }) => name.word))].map((at) => glossary[at]!)
    const { instead, unknown, corrected } = slipsIn(asked, open)
    return {
      hits: ranked.map(({ entry, fit }) => hitOf(entry, fit)),
      words: typedWords,
      query: { ...query, words: asked },
      instead,
      unknown,
      near: ranked.length + typedWords.length > 0 ? [] : asked.flatMap((word) => nearWords(word, words, 3)).slice(0, 4),
      inText: corrected.length === 0 ? [] : [corrected.join(' '), ...otherNames(matches[0])],
    }
  }

  /** Words that were run together or taken apart: `coloncancer`, `hae maturia`. */
  function regroup(query: readonly string[], open: boolean): string[] {
    const put: string[] = []
    for (let i = 0; i < query.length; i++) {
      const word = query[i]!
      const joined = word + (query[i + 1] ?? '')
      const isKnown = vocabulary.candidates(word, open && i === query.length - 1).some(({ how }) => how !== 'slip')
      if (isKnown) put.push(word)
      else if (i + 1 < query.length && vocabulary.has(joined)) {
        put.push(joined)
        i++
      } else put.push(...(partsOf(word) ?? [word]))
    }
    return put
  }

  /** Two known words that make up an unknown one, the first as long as can be. */
  function partsOf(word: string): [string, string] | undefined {
    for (let at = word.length - 3; at >= 3; at--) {
      const [first, second] = [word.slice(0, at), word.slice(at)]
      if (vocabulary.stands(first) && vocabulary.stands(second)) return [first, second]
    }
    return undefined
  }

  function slipsIn(
    asked: readonly string[],
    open: boolean,
  ): Pick<Found, 'instead' | 'unknown'> & { corrected: string[] } {
    const instead: Found['instead'] = []
    const unknown: string[] = []
    const corrected: string[] = []
    for (const [i, word] of asked.entries()) {
      const candidates = vocabulary.candidates(word, open && i === asked.length - 1)
      const most = Math.max(0, ...candidates.map(({ like }) => like))
      const likeliest = candidates.filter(({ like }) => like === most)
      if (likeliest.length === 0) {
        unknown.push(word)
        // The text of a page may know it.
        corrected.push(word)
      } else if (likeliest.every(({ how }) => how === 'slip')) {
        const all = likeliest.map(({ id }) => words[id]!).sort(compare)
        // One of two spellings is enough.
        const meant = all.filter((one, at) => all.findIndex((other) => spelling(other) === spelling(one)) === at)
        instead.push({ typed: word, meant: meant.slice(0, 3) })
        corrected.push(meant[0]!)
      } else corrected.push(word)
    }
    return { instead, unknown, corrected }
  }

  function otherNames(match: WordMatch | undefined): string[] {
    if (!match) return []
    const { text: own, word } = match.name
    return namesOf(glossary[word]!, word)
      .flatMap(({ text }) => (text === own ? [] : [text]))
      .slice(0, 3)
  }

  function hitOf({ slug, title, state, redFlags, specialty }: Entry, { by, place, variant }: BestFit): Hit {
    const hit: Hit = { slug, title, state, redFlags, specialty: data.specialties[specialty] ?? '' }
    const inPlace = place === inPart ? { in: 'part' as const } : place < 0 ? {} : { in: places[place]! }
    const name = by < 0 ? undefined : names[by]!
    if (variant) {
      const { text, as, match } = variant
      hit.by = { text, of: glossary[match.name.word]!.term, as, ...inPlace }
    } else if (inPlace.in !== undefined) hit.by = { text: '', ...inPlace }
    else if (name && !('title' in name.of)) hit.by = { text: name.text }
    return hit
  }

  const anything = remembered((typed) => search(typed))
  return {
    search: (typed, wanted) => (wanted === undefined ? anything(typed) : search(typed, wanted)),
    slugs: (wanted) => new Set(pathways.flatMap(({ slug }, at) => (isWanted(at, wanted) ? [slug] : []))),
  }
}
