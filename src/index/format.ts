/** The two files of the lookup, as they are written and read. Lines of text, because they shrink best and parse fastest. */

/** How a pathway stands in this nation, as far as it moves a hit down. */
export type State = 'fine' | 'not checked' | 'past review' | 'withdrawn'

/** Where a word stands that is no name. */
export type FoundIn = 'red' | 'criteria' | 'tests'

/** `lookup.json`: what is needed for the first hit. */
export interface LookupData {
  specialties: string[]
  /**
   * One line for each pathway, parted by `|`: slug (see `slugIn`), title, number of its specialty, state (a letter or
   * none) with the id of its red flags where that is not `section-red-flags`, then its other names.
   */
  pathways: string
  /** The titles are Welsh. */
  welsh?: boolean
}

/** `words.json`: the glossary, and words that stand in the steps of pathways, one line for each in the same order. */
export interface MoreData extends Record<FoundIn, string> {
  words: WordEntry[]
}

export interface WordEntry {
  term: string
  /** One meaning, or several. `name: false`: an explanation, which nobody would type. */
  means: { say: string; name?: false; nations?: string[] }[]
  also: string[]
  /** Welsh names. */
  cy?: string[]
  note?: string
  /** A word that looks like it and means something else. */
  unlike?: string
}

const letters: Record<State, string> = { fine: '', 'not checked': 'n', 'past review': 'p', withdrawn: 'w' }
const states = Object.fromEntries(Object.entries(letters).map(([state, letter]) => [letter, state])) as Record<string, State>

export interface PathwayLine {
  slug: string
  title: string
  specialty: number
  state: State
  redFlags: string
  also: readonly string[]
}

const usual = 'section-red-flags'

export function writeLine({ slug, title, specialty, state, redFlags, also }: PathwayLine): string {
  const about = letters[state] + (redFlags === usual ? '' : `#${redFlags}`)
  return [shortSlug(slug, title), title, specialty, about, ...also].map((field) => String(field).replace(/[|\s]+/g, ' ')).join('|')
}

export function readLine(line: string): PathwayLine {
  const [slug = '', title = '', specialty = '', about = '', ...also] = line.split('|')
  const [state = '', redFlags = usual] = about.split('#')
  return { slug: longSlug(slug, title), title, specialty: Number(specialty), state: states[state] ?? 'fine', redFlags, also }
}

/** Most slugs are the first words of the title: then their number says it. Else the slug, with spaces for hyphens. */
function shortSlug(slug: string, title: string): string {
  const words = slug.split('-')
  return firstWords(title, words.length) === slug ? String(words.length) : words.join(' ')
}

function longSlug(short: string, title: string): string {
  return /^\d+$/.test(short) ? firstWords(title, Number(short)) : short.replaceAll(' ', '-')
}

const firstWords = (title: string, most: number): string =>
  (title.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, most).join('-')
