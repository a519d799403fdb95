/** Abbreviations, expanded where a page first uses them, in the nation's own meaning. */
import { cached } from '../cached.ts'
import type { NationId } from '../nations.ts'
import type { Glossary } from '../validate/schema/content.ts'
import { escape, Html } from './html.ts'

export type Abbreviations = ReadonlyMap<string, string>

/**
 * What each abbreviation means here. One with a meaning of this nation's own has that one; of several others all are
 * said; one that only other nations use is left out, because it would mislead.
 */
export function abbreviationsOf(glossary: Glossary, nation: NationId): Abbreviations {
  return new Map(
    glossary.flatMap(({ term, kind, means, meanings, nations }) => {
      if (kind !== 'abbreviation' || (nations !== undefined && !nations.includes(nation))) return []
      if (means !== undefined) return [[term, means] as const]
      const here = meanings!.filter((one) => one.nations?.includes(nation))
      const said = here.length > 0 ? here : meanings!.filter((one) => one.nations === undefined)
      return said.length === 0 ? [] : [[term, said.map((one) => one.means).join(', or ')] as const]
    }),
  )
}

/**
 * What stands inside these is kept as it is: an expansion there would be read out of place, or stand in a line that is
 * copied or pressed.
 */
const closed = /<(\/?)(?:a|abbr|button|h[1-4]|nav|pre|summary|th)\b/g
const joined = /[\w&-]/

/**
 * What may be one of the abbreviations, from its first capital on: a word that begins with the same two signs as one of
 * them. A page has a thousand words with a capital, and to look each of them up took a tenth of the time of drawing it.
 */
const beginningsOf = cached((abbreviations: Abbreviations): RegExp => {
  const seconds = new Map<string, Set<string>>()
  for (const term of abbreviations.keys()) {
    const [, first, second = ''] = /([A-Z])(.?)/u.exec(term) ?? []
    if (first !== undefined) seconds.set(first, (seconds.get(first) ?? new Set()).add(second))
  }
  const one = ([first, next]: [string, Set<string>]): string =>
    next.has('') ? first : `${first}[${[...next].map((sign) => sign.replace(/\W/, '\\$&')).join('')}]`
  return new RegExp(`(?=${[...seconds].map(one).join('|')})[A-Z]\\w*(?:(?:-|&amp;)\\w+)*`, 'g')
})

/** @param page drawn HTML. Its words stay as they are; the first use of each abbreviation outside a heading is marked. */
export function expandAbbreviations(page: Html, abbreviations: Abbreviations): Html {
  if (abbreviations.size === 0) return page
  const { text } = page
  const used = new Set<string>()
  const keeps = keptIn(text)
  let drawn = ''
  let from = 0
  const capitals = beginningsOf(abbreviations)
  capitals.lastIndex = 0
  for (let found = capitals.exec(text); found; found = capitals.exec(text)) {
    // The small letter of `eGFR`, or the letter and hyphen of `e-RS`. `FIT` is no part of `pre-FIT`.
    let start = found.index
    if (text[start - 1] === '-') start -= 2
    else if (joined.test(text[start - 1] ?? ' ')) start -= 1
    if (joined.test(text[start - 1] ?? ' ')) continue
    const word = text.slice(start, capitals.lastIndex)
    const term = word.replaceAll('&amp;', '&')
    const means = abbreviations.get(term)
    if (means === undefined || used.has(term) || keeps(start)) continue
    used.add(term)
    drawn += `${text.slice(from, start)}<abbr title="${escape(means)}">${word}</abbr>`
    from = capitals.lastIndex
  }
  return new Html(drawn + text.slice(from))
}

/** Whether a place is inside a tag, or inside an element that is kept as it is. Places are asked from first to last. */
function keptIn(text: string): (at: number) => boolean {
  let inside = 0
  closed.lastIndex = 0
  let next = closed.exec(text)
  return (at) => {
    for (; next && next.index < at; next = closed.exec(text)) inside += next[1] === '/' ? -1 : 1
    return inside > 0 || text.lastIndexOf('<', at) > text.lastIndexOf('>', at)
  }
}
