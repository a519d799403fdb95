/**
 * How much of what a nation publishes is translated, checked and fresh, language by language. Everything is counted: a
 * text that nobody translated, one whose English has moved since, and one that a machine wrote and nobody checked.
 */
import type { Library } from '../library.ts'
import type { OtherLanguage } from '../languages.ts'
import type { NationId } from '../nations.ts'
import type { Resolved } from '../pathway.ts'
import type { Translation } from './schema/pathway.ts'

export interface Translated {
  /** What is translated: `words`, `pathways/<slug>`, `notices`, `behaviours` … */
  what: string
  /** How many texts there are to translate. */
  of: number
  /** Of these: translated from the English as it is now. */
  fresh: number
  /** Of those: read by somebody who knows the language and the subject. */
  checked: number
}

/**
 * @param pathways as the nation has them
 * @param keys of all words of the interface
 */
export function translated(
  library: Library,
  pathways: readonly Resolved[],
  keys: readonly string[],
  nation: NationId,
  language: OtherLanguage,
): Translated[] {
  const words = library.words.get(language)
  const known = keys.filter((key) => words?.[key] !== undefined).length
  const ofPathways = pathways.map((pathway) => {
    const file = library.folders.find(({ slug }) => slug === pathway.slug)?.translations.get(language)?.value
    return { what: `pathways/${pathway.slug}`, ...countPathway(pathway, file, language) }
  })
  const notices = library.notices.filter((one) => one.nation === nation || one.nation === 'all')
  const freshNotices = notices.filter((one) => one[language]?.en === one.say)
  return [
    { what: 'words', of: keys.length, fresh: known, checked: words?.['state'] === 'checked' ? known : 0 },
    ...ofPathways,
    {
      what: 'notices',
      of: notices.length,
      fresh: freshNotices.length,
      checked: freshNotices.filter((one) => one[language]?.state === 'checked').length,
    },
    ...(['behaviours', 'programmes'] as const).map((shelf) => {
      const all = library[shelf] as readonly { slug: string; language: string }[]
      const english = all.filter((one) => one.language === 'en')
      const own = english.filter(({ slug }) => all.some((one) => one.slug === slug && one.language === language))
      // Prose has no word yet for having been checked, so none counts as such.
      return { what: shelf, of: english.length, fresh: own.length, checked: 0 }
    }),
  ]
}

function countPathway(
  pathway: Resolved,
  file: Translation | undefined,
  language: OtherLanguage,
): Omit<Translated, 'what'> {
  let of = 0
  let fresh = 0
  for (const [where, texts] of proseOf(pathway)) {
    const pairs = file?.[where]
    const own = new Set(Array.isArray(pairs) ? pairs.filter((pair) => pair[language]).map(({ en }) => en) : [])
    of += texts.size
    for (const text of texts) if (own.has(text)) fresh++
  }
  return { of, fresh, checked: file?.state === 'checked' ? fresh : 0 }
}

/** The sentences of a pathway by the step they stand in, or `page`: what is neither an id, nor a figure, nor a source. */
export function proseOf({ base, stance, values, sections, differences, steps }: Resolved): Map<string, Set<string>> {
  const around = [
    base.title,
    base.purpose,
    base.for,
    stance?.because,
    base.changes?.map(({ because }) => because),
    [...values.values()].map(({ what, given }) => [{ what }, given?.value]),
    Object.values(sections).map(({ value }) => value),
    differences.map(({ because }) => because),
  ]
  return new Map([
    ['page', new Set(sentences(around))],
    ...[...steps].map(([id, { value }]) => [id, new Set(sentences(value))] as const),
  ])
}

/** Keys whose texts are names, figures or references: nobody translates them. */
const notProse = new Set(
  'kind source measure unit searched urgency strength pathway yes no yes-back no-back then back go after way-on meets-at if-still-concerned from above below up-to'.split(
    ' ',
  ),
)

function* sentences(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const one of value) yield* sentences(one)
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) if (!notProse.has(key)) yield* sentences(one)
}
