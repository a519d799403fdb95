/**
 * The lookup: from what a GP types to pathways in rank order. It runs in the reader’s browser, over two small files that
 * `entries.ts` writes; nothing that is typed leaves it.
 *
 * A pathway has names (its title, what people call it, its specialty) and words that stand in its red flags, criteria and
 * tests. A name that matches as a whole beats words that are scattered. Words of the glossary are names too: where one
 * was typed, the other names of the same thing are looked up as well, a little below what was typed.
 */
import { compare } from '../diagnostic.ts'
import { spelling, wordsOf } from './fold.ts'
import type { Urgency } from '../validate/schema/step.ts'
import {
  readEntries,
  urgencyLetters,
  type Entry,
  type FoundIn,
  type LookupData,
  type MoreData,
  type State,
  type WordEntry,
} from './format.ts'
import { nearWords } from './near.ts'
import { readQuery, type Query } from './query.ts'
import { remembered } from './remembered.ts'
import { makeVocabulary, type Candidate } from './vocabulary.ts'
import { chosen, light, namesOf, variants, type Variant, type WordMatch, type WordName } from './words.ts'

export interface Hit extends Pick<Entry, 'slug' | 'title' | 'state' | 'redFlags'> {
  specialty: string
  /** What it was found by, where that is not its title. */
  by?: {
    /** The name that fits, or none where the words stand in steps. */
    text: string
    /** The word that was typed, of which `text` is another name; `several`: one of its meanings. */
    of?: string
    several?: boolean
    in?: FoundIn
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

/** A name of a pathway, or of a word of the glossary. */
interface Name {
  text: string
  /** Numbers of its words. */
  words: readonly number[]
  of: { pathway: number; weight: number; title?: true } | { name: WordName }
}

/** How well one way of putting the query fits a pathway, up to about 1, and by what. */
interface Fit {
  score: number
  by?: Name
  place?: FoundIn
}

/** What a name weighs, and a word that stands in steps. */
const weights = { title: 1, also: 0.95, lastAlso: 0.9, specialty: 0.7, red: 0.57, criteria: 0.6, tests: 0.52 } as const
/** What is not checked for this nation, past its day or withdrawn stands after what is, among those called alike. */
const stateWeights: Record<State, number> = { fine: 1, 'not checked': 0.72, 'past review': 0.7, withdrawn: 0.5 }
/** A name that does not begin with the first word typed; words that stand in no one name together. */
const [notFirst, scattered] = [0.92, 0.65]
/** How much it counts against a name, or words in steps, that some of what was typed is missing altogether. */
const partly = 0.25
/** How much the rest of a name, which was not typed, counts against it: less while its reader is inside a word. */
const rest = { atEnd: 0.4, midWord: 0.2 } as const
/** A hit must be this good in itself, and in comparison with the best. */
const [leastScore, leastShare] = [0.05, 0.3]

export function openLookup(data: LookupData, more?: MoreData): Lookup {
  const pathways = readEntries(data)
  const glossary = more?.words ?? []

  const words: string[] = []
  const ids = new Map<string, number>()
  const idOf = (word: string): number => {
    let id = ids.get(word)
    if (id === undefined) {
      id = words.push(word) - 1
      ids.set(word, id)
    }
    return id
  }
  const welsh = new Set<number>()
  const names: Name[] = []
  const add = (text: string, of: Name['of'], inWelsh = false): void => {
    const own = wordsOf(text).map(idOf)
    if (own.length > 0) names.push({ text, words: own, of })
    if (inWelsh) for (const id of own) welsh.add(id)
  }
  for (const [pathway, { title, also, specialty }] of pathways.entries()) {
    add(title, { pathway, weight: weights.title, title: true }, data.welsh)
    // Authors name the likeliest first.
    for (const [i, text] of also.entries())
      add(text, { pathway, weight: weights.also - ((weights.also - weights.lastAlso) * i) / also.length })
    add(data.specialties[specialty] ?? '', { pathway, weight: weights.specialty })
  }
  for (const [at, entry] of glossary.entries()) {
    for (const name of namesOf(entry, at)) add(name.text, { name })
    for (const text of entry.cy ?? []) add(text, { name: { text, word: at } }, true)
  }

  /** Word → the pathways in whose steps it stands, and where. */
  const inSteps = new Map<number, [pathway: number, place: FoundIn][]>()
  for (const place of ['red', 'criteria', 'tests'] as const)
    for (const [pathway, line] of (more?.[place] ?? '').split('\n').entries())
      for (const word of line === '' ? [] : line.split(' ')) {
        const id = idOf(word)
        const list = inSteps.get(id)
        if (list) list.push([pathway, place])
        else inSteps.set(id, [[pathway, place]])
      }

  /** Word → the names that it stands in, and how many pathways have it at all. */
  const inNames: number[][] = words.map(() => [])
  const pathwaysWith: number[] = words.map((_, id) => inSteps.get(id)?.length ?? 0)
  const lastWith: number[] = []
  for (const [at, { words: own, of }] of names.entries())
    for (const id of own) {
      if (inNames[id]!.at(-1) !== at) inNames[id]!.push(at)
      if (!('pathway' in of) || lastWith[id] === of.pathway) continue
      lastWith[id] = of.pathway
      pathwaysWith[id]!++
    }
  /** How much a word tells pathways apart. */
  const telling = words.map(
    (word, id) => Math.log(1 + pathways.length / (pathwaysWith[id]! + 0.5)) * (light.has(word) ? 0.25 : 1),
  )
  const rarest = Math.log(1 + pathways.length / 0.5)
  /** How much of a name a word is. */
  const part = words.map((word) => (word === 'suspected' ? 0 : light.has(word) ? 0.25 : 1))
  const parts = names.map((name) =>
    Math.max(
      0.25,
      name.words.reduce((sum, id) => sum + part[id]!, 0),
    ),
  )
  const isLight = words.map((word) => light.has(word))
  const heavy = names.map((name) => name.words.filter((id) => !isLight[id]).length || name.words.length)
  const firsts = names.map((name) => name.words.find((id) => !isLight[id]))

  const vocabulary = makeVocabulary(words, welsh)
  const known = {
    has: vocabulary.has,
    withFigures: names.filter(({ text }) => /\d/.test(text)).map((name) => name.words.map((id) => words[id]!)),
  }

  /**
   * One way of putting the query, against every name.
   * @param open whether the last word may go on
   * @param whole positions of words of which a pathway must have all
   * @param aside positions of words that speak of no illness
   */
  function rank(
    query: readonly string[],
    open: boolean,
    whole: readonly number[] = [],
    aside: readonly number[] = [],
  ): { fits: Map<number, Fit>; matches: WordMatch[] } {
    const all = query.map((word, i) => vocabulary.candidates(word, open && i === query.length - 1))
    const tells = all.map((candidates, i) => tellingOf(candidates, query[i]!) * (aside.includes(i) ? 0.2 : 1))
    const total = tells.reduce((sum, one) => sum + one, 0)

    interface Tally {
      /** How much of the query it has, each word weighed by how sure it is; and how much were all of them sure. */
      typed: number
      has: number
      /** How much of the name was typed. */
      named: number
      span: number[]
      least: number
      first: boolean
    }
    const tallies = new Map<number, Tally>()
    const together = new Map<number, { sum: number; has: number[]; place?: FoundIn; best: number }>()
    for (const [i, candidates] of all.entries()) {
      const bestIn = new Map<number, Candidate>()
      const bestOf = new Map<number, { like: number; place?: FoundIn }>()
      const offer = (pathway: number, like: number, place?: FoundIn): void => {
        if ((bestOf.get(pathway)?.like ?? 0) < like) bestOf.set(pathway, { like, ...(place ? { place } : {}) })
      }
      for (const candidate of candidates) {
        if (candidate.how === 'beginning' && isLight[candidate.id]) continue
        for (const at of inNames[candidate.id]!) {
          if ((bestIn.get(at)?.like ?? 0) < candidate.like) bestIn.set(at, candidate)
          const { of } = names[at]!
          if ('pathway' in of) offer(of.pathway, candidate.like * of.weight)
        }
        for (const [pathway, place] of inSteps.get(candidate.id) ?? [])
          offer(pathway, candidate.like * weights[place], place)
      }
      for (const [at, { id, like }] of bestIn) {
        let tally = tallies.get(at)
        if (!tally) tallies.set(at, (tally = { typed: 0, has: 0, named: 0, span: [], least: 1, first: false }))
        tally.typed += tells[i]! * like
        tally.has += tells[i]!
        tally.named += part[id]! * like
        tally.span.push(i)
        tally.least = Math.min(tally.least, like)
        if (i === 0 && firsts[at] === id) tally.first = true
      }
      for (const [pathway, { like, place }] of bestOf) {
        let sum = together.get(pathway)
        if (!sum) together.set(pathway, (sum = { sum: 0, has: [], best: 0 }))
        sum.sum += tells[i]! * like
        sum.has.push(i)
        if (place !== undefined && like > sum.best) [sum.place, sum.best] = [place, like]
      }
    }

    const fits = new Map<number, Fit>()
    const matches: WordMatch[] = []
    const midWord = open && (all.at(-1) ?? []).every(({ how }) => how !== 'same')
    const weightOfRest = midWord ? rest.midWord : rest.atEnd
    for (const [at, { typed, has, named, span, least, first }] of tallies) {
      const name = names[at]!
      if ('name' in name.of) {
        const complete = span.length >= heavy[at]! && least >= 0.7
        const within = span.length === query.length && (query.length > 1 || query[0]!.length >= 4)
        if (complete || within)
          matches.push({
            name: name.of.name,
            span,
            fit: complete ? 'complete' : first ? 'begun' : 'within',
            like: least,
          })
      } else if (total > 0) {
        const covered = Math.min(1, named / parts[at]!)
        const score =
          (typed / total) *
          (has / total) ** partly *
          (1 - weightOfRest + weightOfRest * covered) *
          (first ? 1 : notFirst) *
          name.of.weight
        if ((fits.get(name.of.pathway)?.score ?? 0) < score) fits.set(name.of.pathway, { score, by: name })
      }
    }
    for (const [pathway, { sum, has, place }] of together) {
      const fit = fits.get(pathway)
      const share = has.reduce((all, i) => all + tells[i]!, 0) / total
      const score = total === 0 ? 0 : ((scattered * sum) / total) * share ** partly
      if (whole.some((i) => !has.includes(i))) fits.delete(pathway)
      else if (fit && fit.score >= score) fit.score += 0.03 * score
      else fits.set(pathway, { score: 1.03 * score, ...(fit?.by ? { by: fit.by } : {}), ...(place ? { place } : {}) })
    }
    return { fits, matches }
  }

  /** How much a typed word tells pathways apart. */
  function tellingOf(candidates: readonly Candidate[], typed: string): number {
    // A word that nobody knows says nothing. One that is known, but to no pathway, does: gullet cancer is not any cancer.
    if (candidates.length === 0) return 0
    const own = candidates.filter(({ id }) => pathwaysWith[id]! > 0)
    if (own.length === 0) return rarest
    const best = Math.max(...own.map(({ like }) => like))
    const most = Math.max(...own.filter(({ like }) => like === best).map(({ id }) => telling[id]!))
    // What may be a slip must not count more than what is sure.
    const sure = own.some(({ how }) => how !== 'slip') ? 1 : 0.6
    return typed.length < 3 && own.every(({ how }) => how === 'beginning') ? 0.3 * most : sure * most
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
    const asked = regroup(query.words, open)
    if (asked.length === 0) return { hits: [], words: [], query, instead: [], unknown: [], near: [], inText: [] }

    const direct = rank(asked, open)
    const matches = chosen(direct.matches)
    // “2ww breast” asks for breast.
    const routes = matches.filter(({ name }) => glossary[name.word]!.route).flatMap(({ span }) => span)
    const aside = routes.length < asked.length ? routes : []
    const best = new Map<number, Fit & { variant?: Variant }>(
      aside.length > 0 ? rank(asked, open, [], aside).fits : direct.fits,
    )
    for (const variant of variants(
      asked,
      matches.filter(({ span }) => !span.some((i) => aside.includes(i))),
      glossary,
    ))
      for (const [pathway, fit] of rank(
        variant.words,
        false,
        variant.whole,
        variant.from.flatMap((from, i) => (aside.includes(from) ? [i] : [])),
      ).fits) {
        const score = fit.score * variant.factor
        if ((best.get(pathway)?.score ?? 0) < score) best.set(pathway, { ...fit, score, variant })
      }

    const top = Math.max(0, ...[...best.values()].map(({ score }) => score))
    const ranked = [...best]
      .filter(([at]) => isWanted(at, wanted))
      .filter(([, { score }]) => score >= Math.max(leastScore, leastShare * top))
      .map(([at, fit]) => ({
        at,
        fit,
        pathway: pathways[at]!,
        place: Math.round(1e4 * fit.score * stateWeights[pathways[at]!.state]),
      }))
      .sort(
        (a, b) =>
          b.place - a.place ||
          a.pathway.title.length - b.pathway.title.length ||
          compare(a.pathway.title, b.pathway.title) ||
          compare(a.pathway.slug, b.pathway.slug),
      )
      .slice(0, mostHits)

    const typedWords = [...new Set(matches.map(({ name }) => name.word))].map((at) => glossary[at]!)
    const { instead, unknown, corrected } = slipsIn(asked, open)
    return {
      hits: ranked.map(({ fit, pathway }) => hitOf(pathway, fit)),
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
      if (ids.has(first) && ids.has(second)) return [first, second]
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

  function hitOf(
    { slug, title, state, redFlags, specialty }: Entry,
    { by, place, variant }: Fit & { variant?: Variant },
  ): Hit {
    const hit: Hit = { slug, title, state, redFlags, specialty: data.specialties[specialty] ?? '' }
    const inPlace = place ? { in: place } : {}
    if (variant) {
      const { term, means } = glossary[variant.match.name.word]!
      hit.by = { text: variant.text, of: term, ...(means.length > 1 ? { several: true } : {}), ...inPlace }
    } else if (place) hit.by = { text: '', ...inPlace }
    else if (by && !('title' in by.of)) hit.by = { text: by.text }
    return hit
  }

  const anything = remembered((typed) => search(typed))
  return {
    search: (typed, wanted) => (wanted === undefined ? anything(typed) : search(typed, wanted)),
    slugs: (wanted) => new Set(pathways.flatMap(({ slug }, at) => (isWanted(at, wanted) ? [slug] : []))),
  }
}
