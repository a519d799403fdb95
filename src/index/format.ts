/** The two files of the lookup, as they are written and read. Lines of text, because they shrink best and parse fastest. */
import type { Urgency } from '../validate/schema/step.ts'

/** How a pathway stands in this nation, as far as it moves a hit down. */
export type State = 'fine' | 'not checked' | 'past review' | 'withdrawn'

/** Where a word stands that is no name. */
export type FoundIn = 'red' | 'criteria' | 'tests'

/**
 * `lookup.json`: what is needed for the first hit. Each column has one line for each pathway; columns shrink better than
 * rows, as neighbours in them are alike.
 */
export interface LookupData {
  specialties: string[]
  /** Numbers of specialties. */
  specialty: string
  /** Empty where the slug is the title’s words; the number of its first words; or the slug, with spaces for hyphens. */
  slug: string
  title: string
  /** A letter for the state, or none; then `#` and the place of the red flags, where that is not the usual one. */
  about: string
  /** Other names, parted by `|`; a word of the title by its place there, a figure with `#` before it. */
  also: string
  /** The titles are Welsh. */
  welsh?: boolean
}

/** `words.json`: the glossary, and words that stand in the steps of pathways, one line for each in the same order. */
export interface MoreData extends Record<FoundIn, string> {
  words: WordEntry[]
  /** The urgencies of a pathway’s referrals, a letter each. */
  urgency: string
}

/** Written once for each pathway, and read by the filter. */
export const urgencyLetters: Record<Urgency, string> = {
  emergency: 'e',
  'same-day': 'd',
  'suspected-cancer': 'c',
  urgent: 'u',
  routine: 'r',
}

export interface WordEntry {
  term: string
  /** One meaning, or several. `name: false`: an explanation, which nobody would type. */
  means: { say: string; name?: false; nations?: string[] }[]
  also: string[]
  /** Terms under which pathways are found that it is no name of. */
  see?: string[]
  /** A way of referring, which says nothing of an illness. */
  route?: true
  /** Welsh names. */
  cy?: string[]
  note?: string
  /** A word that looks like it and means something else. */
  unlike?: string
}

const letters: Record<State, string> = { fine: '', 'not checked': 'n', 'past review': 'p', withdrawn: 'w' }
const states = Object.fromEntries(Object.entries(letters).map(([state, letter]) => [letter, state])) as Record<
  string,
  State
>

/** One pathway of a lookup. */
export interface Entry {
  slug: string
  title: string
  /** The number of its specialty. */
  specialty: number
  state: State
  /** The place on its page where the red flags are. */
  redFlags: string
  also: readonly string[]
}

const usual = 'section-red-flags'

export function writeEntries(entries: readonly Entry[]): Omit<LookupData, 'specialties' | 'welsh'> {
  const column = (of: (entry: Entry) => string): string =>
    entries.map((entry) => of(entry).replace(/\s+/g, ' ')).join('\n')
  return {
    specialty: column(({ specialty }) => String(specialty)),
    slug: column(({ slug, title }) => shortSlug(slug, title)),
    title: column(({ title }) => title),
    about: column(({ state, redFlags }) => letters[state] + (redFlags === usual ? '' : `#${redFlags}`)),
    also: column(({ also, title }) => also.map((name) => shortName(name, titleWords(title))).join('|')),
  }
}

export function readEntries({ specialty, slug, title, about, also }: LookupData): Entry[] {
  const [numbers, slugs, abouts, names] = [specialty, slug, about, also].map((column) => column.split('\n')) as [
    string[],
    string[],
    string[],
    string[],
  ]
  return title.split('\n').map((one, i) => {
    const [state = '', redFlags = usual] = abouts[i]!.split('#')
    return {
      slug: longSlug(slugs[i]!, one),
      title: one,
      specialty: Number(numbers[i]),
      state: states[state] ?? 'fine',
      redFlags,
      also: names[i] === '' ? [] : longNames(names[i]!, titleWords(one)),
    }
  })
}

const slugWords = (title: string): string[] => title.toLowerCase().match(/[a-z0-9]+/g) ?? []

function shortSlug(slug: string, title: string): string {
  const all = slugWords(title)
  if (all.join('-') === slug) return ''
  const words = slug.split('-')
  return all.slice(0, words.length).join('-') === slug ? String(words.length) : words.join(' ')
}

function longSlug(short: string, title: string): string {
  if (short === '') return slugWords(title).join('-')
  return /^\d+$/.test(short) ? slugWords(title).slice(0, Number(short)).join('-') : short.replaceAll(' ', '-')
}

const titleWords = (title: string): string[] => title.toLowerCase().split(' ')

/** Most names share words with their title, and written again those would be half of the file. */
function shortName(name: string, title: readonly string[]): string {
  const words = name.replaceAll('|', ' ').trim().split(/\s+/)
  return words
    .map((word) => (title.includes(word) ? String(title.indexOf(word)) : /^#*\d+$/.test(word) ? `#${word}` : word))
    .join(' ')
}

function longNames(names: string, title: readonly string[]): string[] {
  const long = (word: string): string => (/^\d+$/.test(word) ? title[Number(word)]! : word.replace(/^#(?=#*\d+$)/, ''))
  return names.split('|').map((name) => name.split(' ').map(long).join(' '))
}
