/**
 * The lookup: pathways by title and by what people call them, as a prebuilt index of one edition.
 * The same options build it and load it, so they stand here once for both sides.
 */
import MiniSearch, { type Options } from 'minisearch'
import type { NationPathway } from '../library.ts'

export interface Hit {
  id: number
  slug: string
  title: string
  specialty: string
  /** `not checked` pages rank last. */
  unchecked: boolean
}

interface Entry extends Hit {
  also: string
}

/** Case and accents are set aside; `µ` and dashes too. */
export function fold(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

export const lookupOptions: Options<Entry> = {
  fields: ['title', 'also', 'specialty'],
  storeFields: ['slug', 'title', 'specialty', 'unchecked'],
  processTerm: (term) => fold(term) || null,
  searchOptions: {
    prefix: true,
    // A slip of the finger in words long enough for it to be one.
    fuzzy: (term) => (term.length > 7 ? 2 : term.length > 4 ? 1 : false),
    boost: { title: 3, also: 2 },
    combineWith: 'AND',
    // Numbers and units are never interpreted, so "fit 12" finds what "fit" finds.
    boostDocument: (_id, _term, stored) => (stored?.unchecked ? 0.9 : 1),
  },
}

/** @returns the index as JSON: the same bytes from the same pathways */
export function lookupIndex(pathways: readonly NationPathway[], nameOf: (specialty: string) => string): string {
  const index = new MiniSearch<Entry>(lookupOptions)
  index.addAll(
    pathways.map(({ pathway }, id) => ({
      id,
      slug: pathway.slug,
      title: pathway.base.title,
      specialty: nameOf(pathway.specialty),
      unchecked: pathway.stance?.stands === 'not checked',
      also: (pathway.base['also-called'] ?? []).join('\n'),
    })),
  )
  return JSON.stringify(index)
}

/** Words to look up: figures and units are set aside for matching, never interpreted. */
export function queryWords(typed: string): string {
  const words = typed.split(/\s+/).filter((word) => !/^[<>≥≤=]*\d[\d.,]*[a-zµ%/]*$/i.test(word))
  return words.length > 0 ? words.join(' ') : typed
}
