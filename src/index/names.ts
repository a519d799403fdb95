/** What the lookup knows: the names of pathways and of words of the glossary, and the words that stand in steps. */
import { wordsOf } from './fold.ts'
import { readEntries, type Entry, type FoundIn, type LookupData, type MoreData, type WordEntry } from './format.ts'
import { makeVocabulary, type Vocabulary } from './vocabulary.ts'
import { light, namesOf, type WordName } from './words.ts'

/** A name of a pathway, or of a word of the glossary. */
export interface Name {
  text: string
  /** Numbers of its words. */
  words: readonly number[]
  of: { pathway: number; weight: number; title?: true } | { name: WordName }
}

/** What a name weighs. */
const weights = { title: 1, also: 0.95, lastAlso: 0.9, specialty: 0.7 } as const

/** Where a word may stand that is no name, and what it counts there; a place is told by its number here. */
export const places: readonly FoundIn[] = ['red', 'criteria', 'tests']
export const placeWeights: readonly number[] = [0.57, 0.6, 0.52]

export interface Names {
  pathways: readonly Entry[]
  glossary: readonly WordEntry[]
  /** Names of pathways first, then those of the glossary. */
  names: readonly Name[]
  vocabulary: Vocabulary
  /** Word → the names that it stands in, each once. */
  inNames: readonly (readonly number[])[]
  /** Word → where it stands in steps, as the number of a pathway times that of all places, and the number of the place. */
  inSteps: readonly (readonly number[])[]
  /** Word → how many pathways have it at all. */
  pathwaysWith: readonly number[]
}

export function readNames(data: LookupData, more?: MoreData): Names {
  const pathways = readEntries(data)
  const glossary = more?.words ?? []
  const words: string[] = []
  const ids = new Map<string, number>()
  const inNames: number[][] = []
  const inSteps: number[][] = []
  const idOf = (word: string): number => {
    let id = ids.get(word)
    if (id === undefined) {
      id = words.push(word) - 1
      ids.set(word, id)
      inNames.push([])
      inSteps.push([])
    }
    return id
  }
  const welsh = new Set<number>()
  const names: Name[] = []
  const add = (text: string, of: Name['of'], inWelsh = false): void => {
    const own = wordsOf(text).map(idOf)
    if (inWelsh) for (const id of own) welsh.add(id)
    if (own.length === 0) return
    const at = names.push({ text, words: own, of }) - 1
    for (const id of own) if (inNames[id]!.at(-1) !== at) inNames[id]!.push(at)
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
  for (const [place, key] of places.entries())
    for (const [pathway, line] of (more?.[key] ?? '').split('\n').entries())
      for (const word of line === '' ? [] : line.split(' ')) inSteps[idOf(word)]!.push(places.length * pathway + place)

  const pathwaysWith = inSteps.map((list) => list.length)
  const lastWith: number[] = []
  for (const { words: own, of } of names)
    if ('pathway' in of)
      for (const id of own) {
        if (lastWith[id] === of.pathway) continue
        lastWith[id] = of.pathway
        pathwaysWith[id]!++
      }
  return { pathways, glossary, names, vocabulary: makeVocabulary(words, welsh), inNames, inSteps, pathwaysWith }
}

/** How much of a name each of its words is: none, where most names have it. */
export const partOf = (word: string): number => (word === 'suspected' ? 0 : light.has(word) ? 0.25 : 1)
