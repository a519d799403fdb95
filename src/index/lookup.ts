/**
 * The lookup: from what a GP types to pathways in rank order. It runs in the reader’s browser, over two small files that
 * `entries.ts` writes; nothing that is typed leaves it.
 *
 * A pathway has names (its title, what people call it, its specialty) and words that stand in its red flags, criteria and
 * tests. A name that matches as a whole beats words that are scattered. Words of the glossary are names too: where one
 * was typed, the other names of the same thing are looked up as well, a little below what was typed.
 */
import { compare } from '../diagnostic.ts'
import { sound, spelling, stem, wordsOf } from './fold.ts'
import { makeRows, mayBeSlip, nearWords, slips, slipsAllowed } from './near.ts'
import { readQuery, type Query } from './query.ts'
import { readLine, type FoundIn, type LookupData, type MoreData, type State, type WordEntry } from './format.ts'
import { radicals } from './welsh.ts'

export interface Hit {
  slug: string
  title: string
  specialty: string
  state: State
  /** The place on its page where the red flags are. */
  redFlags: string
  /** What it was found by, where that is not its title. */
  by?: { text: string; means?: string; several?: boolean; in?: FoundIn }
}

export interface Found {
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

export interface Lookup {
  search: (typed: string) => Found
}

type How = 'same' | 'ending' | 'beginning' | 'slip'
interface Candidate {
  id: number
  like: number
  how: How
}

interface Name {
  text: string
  /** Ids of its words. */
  words: readonly number[]
  weight: number
  /** A pathway by its number, or a word of the glossary by its number. */
  pathway?: number
  word?: number
  /** Which meaning of the word this is, where it has several. */
  meaning?: number
  title?: true
}

/** Where a word stands in a pathway, and how much less that says than its title. */
const weights = { title: 1, also: 0.97, specialty: 0.6, red: 0.57, criteria: 0.6, tests: 0.52 } as const
/** What is not checked for this nation, past its day or withdrawn stands after what is, among those called alike. */
const stateWeights: Record<State, number> = { fine: 1, 'not checked': 0.72, 'past review': 0.7, withdrawn: 0.5 }
/** Other names of what was typed; then one of several things that an abbreviation may mean. */
const [otherName, oneMeaning] = [0.93, 0.82]
/** Words that many titles share. */
const light = new Set(['suspected', 'test', 'tests', 'of', 'in', 'the', 'and', 'a', 'or', 'to', 'with', 'for', 'on', 'after', 'y', 'yr', 'o', 'i', 'a', 'amheuaeth', 'neu'])

export function openLookup(data: LookupData, more?: MoreData): Lookup {
  const vocabulary: string[] = []
  const ids = new Map<string, number>()
  const idOf = (word: string): number => {
    let id = ids.get(word)
    if (id === undefined) {
      id = vocabulary.push(word) - 1
      ids.set(word, id)
    }
    return id
  }

  const pathways = data.pathways.split('\n').map(readLine)
  const names: Name[] = []
  const welsh = new Set<number>()
  const add = (text: string, of: Omit<Name, 'text' | 'words'>, isWelsh = false): void => {
    const words = wordsOf(text).map(idOf)
    if (words.length === 0) return
    if (isWelsh) for (const id of words) welsh.add(id)
    names.push({ text, words, ...of })
  }
  for (const [at, { title, also, specialty }] of pathways.entries()) {
    add(title, { pathway: at, weight: weights.title, title: true }, data.welsh)
    // Authors name the likeliest first.
    for (const [i, text] of also.entries()) add(text, { pathway: at, weight: weights.also - (0.05 * i) / also.length })
    add(data.specialties[specialty] ?? '', { pathway: at, weight: weights.specialty })
  }
  const words = more?.words ?? []
  for (const [at, word] of words.entries())
    for (const [text, meaning] of namesOf(word)) add(text, { word: at, weight: 1, meaning }, false)
  for (const [at, { cy = [] }] of words.entries()) for (const text of cy) add(text, { word: at, weight: 1 }, true)

  /** Word → where it stands outside of names: pathways, each with the heaviest place. */
  const standsIn = new Map<number, [pathway: number, place: FoundIn][]>()
  for (const place of ['red', 'criteria', 'tests'] as const)
    for (const [at, line] of (more?.[place] ?? '').split('\n').entries())
      for (const word of line === '' ? [] : line.split(' ')) {
        const id = idOf(word)
        const list = standsIn.get(id) ?? []
        standsIn.set(id, list)
        if (list.at(-1)?.[0] !== at && !list.some(([pathway]) => pathway === at)) list.push([at, place])
      }

  const inNames: number[][] = vocabulary.map(() => [])
  const pathwaysWith: Set<number>[] = vocabulary.map(() => new Set())
  for (const [at, { words: own, pathway }] of names.entries())
    for (const id of own) {
      if (inNames[id]!.at(-1) !== at) inNames[id]!.push(at)
      if (pathway !== undefined) pathwaysWith[id]!.add(pathway)
    }
  for (const [id, list] of standsIn) for (const [pathway] of list) pathwaysWith[id]!.add(pathway)
  /** How much a word tells pathways apart. */
  const telling = vocabulary.map((word, id) => Math.log(1 + pathways.length / (pathwaysWith[id]!.size + 0.5)) * (light.has(word) ? 0.25 : 1))
  const whole = names.map((name) => name.words.reduce((sum, id) => sum + telling[id]!, 0))

  const spellings = vocabulary.map(spelling)
  const sorted = [...vocabulary.keys()].sort((a, b) => compare(vocabulary[a]!, vocabulary[b]!))
  const sortedBySpelling = [...vocabulary.keys()].sort((a, b) => compare(spellings[a]!, spellings[b]!))
  const group = (key: (word: string) => string): Map<string, number[]> => Map.groupBy(vocabulary.keys(), (id) => key(vocabulary[id]!))
  const bySpelling = Map.groupBy(vocabulary.keys(), (id) => spellings[id]!)
  const byStem = group(stem)
  // Wanted only when a word is not known, and not cheap.
  let bySound: Map<string, number[]> | undefined
  const byRadical = new Map<string, number[]>()
  for (const id of welsh) for (const form of radicals(vocabulary[id]!)) byRadical.set(form, [...(byRadical.get(form) ?? []), id])

  const known = {
    has: (word: string) => ids.has(word) || bySpelling.has(word),
    withFigures: names.filter(({ text }) => /\d/.test(text)).map((name) => name.words.map((id) => vocabulary[id]!)),
  }

  const candidatesFor = remembered((key: string): Candidate[] => {
    const isLast = key.endsWith('…')
    const typed = isLast ? key.slice(0, -1) : key
    const best = new Map<number, Candidate>()
    const offer = (id: number, like: number, how: How): void => {
      const had = best.get(id)
      if (!had || had.like < like) best.set(id, { id, like, how })
    }
    const same = ids.get(typed)
    if (same !== undefined) offer(same, 1, 'same')
    for (const id of bySpelling.get(spelling(typed)) ?? []) offer(id, 0.98, 'same')
    for (const id of byStem.get(stem(typed)) ?? []) offer(id, 0.93, 'ending')
    const isWhole = best.size > 0
    if (isLast || (!isWhole && typed.length >= 3)) {
      for (const id of beginningWith(sorted, vocabulary, typed)) offer(id, likeBeginning(typed, vocabulary[id]!), 'beginning')
      const spelt = spelling(typed)
      if (typed.length >= 3 && spelt.length >= 3)
        for (const id of beginningWith(sortedBySpelling, spellings, spelt)) offer(id, likeBeginning(typed, vocabulary[id]!) - 0.02, 'beginning')
    }
    if (welsh.size > 0)
      for (const form of radicals(typed)) {
        for (const id of byRadical.get(form) ?? []) offer(id, 0.95, 'same')
        if (isLast && typed.length >= 4)
          for (const [radical, list] of byRadical) if (radical.startsWith(form)) for (const id of list) offer(id, likeBeginning(form, radical) - 0.04, 'beginning')
      }
    // A word that is known is never taken for another one: dysphasia is not dysphagia.
    if (best.size === 0 && !/\d/.test(typed)) offerSlips(typed, offer)
    return [...best.values()]
  })

  function offerSlips(typed: string, offer: (id: number, like: number, how: How) => void): void {
    const limit = slipsAllowed(typed.length)
    if (limit === 0) return
    bySound ??= group(sound)
    for (const id of bySound.get(sound(typed)) ?? []) if (vocabulary[id]!.length > 3) offer(id, 0.86, 'slip')
    const rows = makeRows()
    for (const [id, word] of vocabulary.entries()) {
      if (word.length < Math.max(4, typed.length - limit) || !mayBeSlip(typed, word)) continue
      const { whole: toWhole, beginning } = slips(typed, word, limit, rows)
      if (toWhole <= limit) offer(id, 0.8 - 0.08 * (toWhole - 1), 'slip')
      else if (typed.length >= 5 && beginning <= (typed.length >= 8 ? 2 : 1)) offer(id, 0.66 - 0.08 * (beginning - 1), 'slip')
    }
    // By its spelling too: hemtology, with one slip, is haematology.
    const spelt = spelling(typed)
    for (const [id, word] of spellings.entries()) {
      if (word === vocabulary[id] && spelt === typed) continue
      if (word.length < Math.max(4, spelt.length - limit) || !mayBeSlip(spelt, word)) continue
      const { whole: toWhole } = slips(spelt, word, limit, rows)
      if (toWhole <= limit) offer(id, 0.78 - 0.08 * (toWhole - 1), 'slip')
    }
  }

  const evidence = (id: number): readonly [pathway: number, place: FoundIn][] => standsIn.get(id) ?? []

  interface Scored {
    score: number
    by?: Name
    place?: FoundIn
  }
  interface WordMatch {
    name: Name
    /** Positions of the typed words that the name takes up. */
    span: number[]
    /** Whether all of the name was typed, or only its beginning. */
    part: boolean
    like: number
  }

  /** One way of putting the query, against every name. */
  function rank(query: readonly string[], lastIsOpen: boolean): { scores: Map<number, Scored>; words: WordMatch[] } {
    const all = query.map((word, i) => candidatesFor(lastIsOpen && i === query.length - 1 ? `${word}…` : word))
    const inPathways = all.map((candidates) => candidates.filter(({ id }) => pathwaysWith[id]!.size > 0))
    const tells = inPathways.map((candidates, i) => {
      const best = Math.max(0, ...candidates.map(({ like }) => like))
      const most = Math.max(0, ...candidates.filter(({ like }) => like === best).map(({ id }) => telling[id]!))
      return query[i]!.length < 3 && candidates.every(({ how }) => how === 'beginning') ? most * 0.3 : most
    })
    const total = tells.reduce((sum, one) => sum + one, 0)

    interface Tally {
      asked: number
      taken: number
      spans: number[]
      least: number
      first: boolean
    }
    const tallies = new Map<number, Tally>()
    const places = new Map<number, { sum: number; place?: FoundIn; placeLike: number }>()
    for (const [i, candidates] of all.entries()) {
      const bestIn = new Map<number, Candidate>()
      const bestOf = new Map<number, { like: number; place?: FoundIn }>()
      for (const candidate of candidates) {
        for (const at of inNames[candidate.id]!) {
          const had = bestIn.get(at)
          if (!had || had.like < candidate.like) bestIn.set(at, candidate)
          const { pathway, weight } = names[at]!
          if (pathway === undefined) continue
          const like = candidate.like * weight
          if ((bestOf.get(pathway)?.like ?? 0) < like) bestOf.set(pathway, { like })
        }
        for (const [pathway, place] of evidence(candidate.id)) {
          const like = candidate.like * weights[place]
          if ((bestOf.get(pathway)?.like ?? 0) < like) bestOf.set(pathway, { like, place })
        }
      }
      for (const [at, { id, like }] of bestIn) {
        const tally = tallies.get(at) ?? { asked: 0, taken: 0, spans: [], least: 1, first: false }
        tallies.set(at, tally)
        tally.asked += tells[i]! * like
        tally.taken += telling[id]! * like
        tally.spans.push(i)
        tally.least = Math.min(tally.least, like)
        if (i === 0 && names[at]!.words.find((one) => !light.has(vocabulary[one]!)) === id) tally.first = true
      }
      for (const [pathway, { like, place }] of bestOf) {
        const sum = places.get(pathway) ?? { sum: 0, placeLike: 0 }
        places.set(pathway, sum)
        sum.sum += tells[i]! * like
        if (place !== undefined && like > sum.placeLike) [sum.place, sum.placeLike] = [place, like]
      }
    }

    const scores = new Map<number, Scored>()
    const matches: WordMatch[] = []
    for (const [at, { asked, taken, spans, least, first }] of tallies) {
      const name = names[at]!
      const covered = Math.min(1, taken / whole[at]!)
      if (name.pathway === undefined) {
        const all = spans.length >= name.words.length && least >= 0.7
        const begins = spans.length === query.length && first && (query.length > 1 || query[0]!.length >= 4)
        if (all || begins) matches.push({ name, span: spans, part: !all, like: least })
        continue
      }
      const score = total === 0 ? 0 : (asked / total) * (0.6 + 0.4 * covered) * (first ? 1 : 0.97) * name.weight
      if ((scores.get(name.pathway)?.score ?? 0) < score) scores.set(name.pathway, { score, by: name })
    }
    for (const [pathway, { sum, place }] of places) {
      const scattered = total === 0 ? 0 : (0.92 * sum) / total
      const had = scores.get(pathway)
      if (!had || had.score < scattered) scores.set(pathway, { score: scattered + 0.03 * scattered, by: had?.by, place })
      else had.score += 0.03 * scattered
    }
    return { scores, words: matches }
  }

  function search(typed: string): Found {
    const query = readQuery(typed, known)
    const { words: asked } = query
    const open = !/\s$/.test(typed)
    if (asked.length === 0) return { hits: [], words: [], query, instead: [], unknown: [], near: [], inText: [] }

    const direct = rank(asked, open)
    const best = new Map<number, Scored & { word?: WordMatch }>(direct.scores)
    const concepts = conceptsIn(direct.words)
    for (const { words: put, factor, word } of variants(asked, concepts)) {
      for (const [pathway, scored] of rank(put, false).scores) {
        const score = scored.score * factor
        if ((best.get(pathway)?.score ?? 0) < score) best.set(pathway, { ...scored, score, word })
      }
    }

    const ranked = [...best]
      .map(([pathway, scored]) => ({ pathway, ...scored, final: Math.round(1e4 * scored.score * stateWeights[pathways[pathway]!.state]) }))
      .sort((a, b) => b.final - a.final || compare(pathways[a.pathway]!.title, pathways[b.pathway]!.title) || compare(pathways[a.pathway]!.slug, pathways[b.pathway]!.slug))
    const top = Math.max(0, ...ranked.map(({ score }) => score))
    const good = ranked.filter(({ score }) => score >= Math.max(0.12, 0.4 * top)).slice(0, 8)

    const instead: Found['instead'] = []
    const unknown: string[] = []
    const corrected: string[] = []
    for (const [i, word] of asked.entries()) {
      const candidates = candidatesFor(open && i === asked.length - 1 ? `${word}…` : word)
      if (candidates.length === 0) unknown.push(word)
      const most = Math.max(0, ...candidates.map(({ like }) => like))
      const likeliest = candidates.filter(({ like }) => like === most)
      if (likeliest.length > 0 && likeliest.every(({ how }) => how === 'slip')) {
        const meant = likeliest.map(({ id }) => vocabulary[id]!).sort(compare).slice(0, 3)
        instead.push({ typed: word, meant })
        corrected.push(meant[0]!)
      } else if (candidates.length > 0) corrected.push(word)
    }

    const typedWords = [...new Set(concepts.map(({ name }) => name.word!))].map((at) => words[at]!)
    const nothing = good.length === 0 && typedWords.length === 0
    return {
      hits: good.map(({ pathway, by, place, word }) => {
        const { slug, title, specialty, state, redFlags } = pathways[pathway]!
        return { slug, title, specialty: data.specialties[specialty] ?? '', state, redFlags, ...foundBy(by, place, word) }
      }),
      words: typedWords.slice(0, 3),
      query,
      instead,
      unknown,
      near: nothing ? asked.flatMap((word) => nearWords(word, vocabulary, 3)).slice(0, 4) : [],
      inText: corrected.length === 0 ? [] : [corrected.join(' '), ...othersOf(concepts[0])],
    }
  }

  /** The words of the glossary that were typed: longer ones first, none within another, no more than three. */
  function conceptsIn(matches: readonly WordMatch[]): WordMatch[] {
    const sortedMatches = [...matches].sort(
      (a, b) => Number(a.part) - Number(b.part) || b.span.length - a.span.length || b.like - a.like || a.name.words.length - b.name.words.length || a.name.word! - b.name.word!,
    )
    const taken = new Set<number>()
    const chosen: WordMatch[] = []
    for (const match of sortedMatches) {
      const again = chosen.some(({ name, span }) => name.word === match.name.word || (span.join() === match.span.join() && chosen.length < 3))
      const clashes = match.span.some((i) => taken.has(i))
      // Two words of the glossary may be written alike; both are offered.
      const alike = chosen.some(({ span, like, part }) => span.join() === match.span.join() && like === match.like && part === match.part)
      if (chosen.some(({ name }) => name.word === match.name.word) || (clashes && !(again && alike)) || chosen.length === 3) continue
      chosen.push(match)
      for (const i of match.span) taken.add(i)
    }
    return chosen
  }

  function othersOf(match: WordMatch | undefined): string[] {
    if (!match) return []
    const own = match.name.text
    return namesOf(words[match.name.word!]!)
      .map(([text]) => text)
      .filter((text) => text !== own)
      .slice(0, 3)
  }

  /** Other ways of putting the query: each word of the glossary by its other names. */
  function variants(asked: readonly string[], concepts: readonly WordMatch[]): { words: string[]; factor: number; word: WordMatch }[] {
    const ways = concepts.flatMap((concept) => {
      const { name, span, part, like } = concept
      const entry = words[name.word!]!
      const several = entry.means.length > 1
      return namesOf(entry).flatMap(([text, meaning]) => {
        if (text === name.text) return []
        // A name of one meaning stands for that meaning alone.
        if (name.meaning !== undefined && meaning !== name.meaning) return []
        const factor = (several && name.meaning === undefined ? oneMeaning : otherName) * (part ? 0.9 : 1) * like
        const other = wordsOf(text)
        const put = asked.flatMap((word, i) => (i === span[0] ? other : span.includes(i) ? [] : [word]))
        return [{ words: put, factor, word: { ...concept, name: { ...name, text, meaning } } }]
      })
    })
    return ways.slice(0, 24)
  }

  function foundBy(by: Name | undefined, place: FoundIn | undefined, word: WordMatch | undefined): Pick<Hit, 'by'> {
    if (word) {
      const { term, means } = words[word.name.word!]!
      return { by: { text: term, means: word.name.text, ...(means.length > 1 ? { several: true } : {}), ...(place ? { in: place } : {}) } }
    }
    if (place) return { by: { text: '', in: place } }
    return by && !by.title ? { by: { text: by.text } } : {}
  }

  return { search: remembered(search) }
}

/** Every name of a word of the glossary; with the number of the meaning that it belongs to, where there are several. */
function namesOf({ term, means, also }: WordEntry): [text: string, meaning: number | undefined][] {
  const several = means.length > 1
  return [
    [term, undefined],
    ...means.flatMap(({ say, name }, i): [string, number | undefined][] => (name === false ? [] : [[say, several ? i : undefined]])),
    ...also.map((text): [string, undefined] => [text, undefined]),
  ]
}

/** A beginning says more, the more of the word it is. */
function likeBeginning(typed: string, word: string): number {
  return 0.72 + 0.22 * Math.min(1, typed.length / word.length)
}

/** The ids of all words that begin with some letters, from a list of ids in the order of `words`. */
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

/** Answers that were given are kept, the last few hundred: a word is asked again with every key that follows it. */
function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const had = kept.get(key)
    if (had !== undefined) return had
    const made = answer(key)
    if (kept.size > 300) kept.clear()
    kept.set(key, made)
    return made
  }
}
