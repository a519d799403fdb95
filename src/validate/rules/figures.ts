/** What the two rules about the figures of translations share: which pairs there are, and where their figures differ. */
import { isLanguage } from '../../languages.ts'
import type { Typed } from '../../folder.ts'
import type { Found } from '../rule.ts'

/** Where a figure is written as a word, or as words such as fortnight: in English, Welsh, Gaelic and Irish. */
const words: Readonly<Record<string, string>> = {
  0.5: 'half|hanner',
  1: 'one|once|un|unwaith|aon',
  2: 'two|twice|fortnight|dau|ddau|dwy|ddwy|dwywaith|ddwywaith|[pb]ythefnos|phythefnos|dà|dhà|dhá|dó',
  3: 'three|th?ri|dri|th?air|dair|trì|trí',
  4: 'four|[pb]edwar|phedwar|[pb]edair|phedair|ceithir|ceithre|ceathair',
  5: 'five|[pb]um|phum|[pb]ump|phump|còig|cúig',
  6: 'six|chwech|chwe|sia|sé',
  7: 'seven|saith|seachd|seacht',
  8: 'eight|wyth|ochd|ocht',
  9: 'nine|naw|naoi',
  10: 'ten|dd?eg|dd?eng|deich',
  12: 'twelve|dd?euddeg',
  14: 'fourteen|fortnight|[pb]ythefnos|phythefnos',
  15: 'fifteen|[pb]ymtheg|phymtheg',
  20: 'twenty|ugain|hugain|fichead|fiche',
}

/** Figure → as it is written. `1,000` is one figure, `1.5` too, `26/27` two; `HbA1c` and `B12` are names. */
function figuresOf(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [run] of text.matchAll(/(?<![\p{L}\d])\d+(?:[.,]\d+)*/gu)) {
    const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(run)
    for (const written of thousands ? [run] : run.split(',')) {
      const figure = written.replaceAll(',', '')
      found.set(/^\d+(?:\.\d+)?$/.test(figure) ? String(Number(figure)) : figure, written)
    }
  }
  return found
}

/** The figures of one text that the other has neither as a figure nor as a word. */
function onlyIn(text: string, other: string): string[] {
  const there = figuresOf(other)
  return [...figuresOf(text)].flatMap(([figure, written]) =>
    there.has(figure) || isSaid(figure, other) ? [] : [`\`${written}\``],
  )
}

function isSaid(figure: string, text: string): boolean {
  if (!Object.hasOwn(words, figure)) return false
  return new RegExp(`(?<![\\p{L}\\p{M}])(?:${words[figure]})(?![\\p{L}\\p{M}])`, 'iu').test(text)
}

/** The pairs of a file whose figures differ: of a pathway's translation, or of the notices of a nation. */
export function figuresDiffer({ file, value }: Typed<unknown>, checked: boolean): Omit<Found, 'mend'>[] {
  const found: Omit<Found, 'mend'>[] = []
  const compare = (en: unknown, own: unknown, language: string, path: (string | number)[]): void => {
    if (typeof en !== 'string' || typeof own !== 'string') return
    const only = [
      ['en', onlyIn(en, own)],
      [language, onlyIn(own, en)],
    ] as const
    if (only.every(([, figures]) => figures.length === 0)) return
    found.push({
      at: { file, path },
      what: `The figures differ: ${only
        .filter(([, figures]) => figures.length > 0)
        .map(([where, figures]) => `${figures.join(', ')} only in \`${where}\``)
        .join('; ')}`,
      why: 'A reader of the translation would act on another figure than a reader of the English.',
    })
  }
  const isState = (state: unknown): boolean => (state === 'checked') === checked
  const [, folder, name] = /^(pathways|content\/notices)\/(?:.*\/)?([^/]+)\.yaml$/.exec(file) ?? []
  if (!isMap(value) || name === undefined) return found
  if (folder !== 'pathways') {
    for (const [id, notice] of Object.entries(value))
      for (const [language, own] of Object.entries(isMap(notice) ? notice : {}))
        if (isLanguage(language) && isMap(own) && isState(own['state']))
          compare(own['en'], own['say'], language, [id, language, 'say'])
  } else if (isLanguage(name) && isState(value['state']))
    for (const [key, pairs] of Object.entries(value))
      for (const [i, pair] of Array.isArray(pairs) ? pairs.entries() : [])
        if (isMap(pair)) compare(pair['en'], pair[name], name, [key, i, name])
  return found
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
