/**
 * The languages a nation may publish in besides English, and the nation that answers for each. Adding files and
 * `languages:` in `content/nations/<nation>.yaml` is all that a nation does to publish in one of them.
 */
import type { NationId } from './nations.ts'

export const languages = ['cy', 'gd', 'ga'] as const

export type OtherLanguage = (typeof languages)[number]
export type Language = 'en' | OtherLanguage

/** Welsh, Scottish Gaelic, Irish. */
export const nationOfLanguage: Readonly<Record<OtherLanguage, NationId>> = {
  cy: 'wales',
  gd: 'scotland',
  ga: 'northern-ireland',
}

export function isLanguage(word: string): word is OtherLanguage {
  return (languages as readonly string[]).includes(word)
}

/** As an English reader calls them: for reports about files. */
export const languageNames: Readonly<Record<OtherLanguage, string>> = {
  cy: 'Welsh',
  gd: 'Scottish Gaelic',
  ga: 'Irish',
}
