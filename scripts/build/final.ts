/** `--final`: a nation that publishes in another language does so whole, checked and fresh, or not at all. */
import { languageNames, type OtherLanguage } from '../../src/languages.ts'
import type { Checked } from '../../src/library.ts'
import { nationNames, type NationId } from '../../src/nations.ts'
import { translated, type Translated } from '../../src/validate/translated.ts'
import { english } from '../../src/view/words.ts'

/** @returns one line for each thing that is not whole, checked and fresh; empty where the nation may go out */
export function notFinal({ library, pathways }: Checked, nation: NationId): string[] {
  const own = (library.nations.get(nation)?.languages ?? []).filter((one): one is OtherLanguage => one !== 'en')
  return own.flatMap((language) => {
    const parts = translated(
      library,
      (pathways.get(nation) ?? []).map(({ pathway }) => pathway),
      Object.keys(english),
      nation,
      language,
    )
    const open = parts.filter(({ of, checked }) => checked < of)
    if (open.length === 0) return []
    const sum = (key: 'of' | 'fresh' | 'checked'): number => parts.reduce((all, one) => all + one[key], 0)
    return [
      `${nationNames[nation]} is not final in ${languageNames[language]}: ${sum('fresh')} of ${sum('of')} texts are translated from the English as it is now, and ${sum('checked')} of them are checked.`,
      ...open.map(line),
    ]
  })
}

const line = ({ what, of, fresh, checked }: Translated): string =>
  `  ${what}: ${fresh} of ${of} translated, ${checked} checked`
