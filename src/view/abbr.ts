/** Abbreviations, expanded where a page first uses them, in the nation's own meaning. */
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

/** Where an expansion would be read out of place, or stand in a line that is copied or pressed. */
const without = new Set(['a', 'abbr', 'button', 'h1', 'h2', 'h3', 'h4', 'nav', 'pre', 'summary', 'th'])
const matchers = new WeakMap<Abbreviations, RegExp>()

/** @param page drawn HTML. Its words stay as they are; the first use of each abbreviation outside a heading is marked. */
export function expandAbbreviations(page: Html, abbreviations: Abbreviations): Html {
  if (abbreviations.size === 0) return page
  const matcher = matchers.get(abbreviations) ?? matcherOf(abbreviations)
  matchers.set(abbreviations, matcher)
  const used = new Set<string>()
  let inside = 0
  const text = page.text.replace(/<(\/?)([a-z0-9]+)[^>]*>|[^<]+/gi, (piece: string, end?: string, tag?: string) => {
    if (tag !== undefined) {
      if (without.has(tag)) inside += end === '/' ? -1 : 1
      return piece
    }
    if (inside > 0) return piece
    return piece.replace(matcher, (written) => {
      const term = written.replaceAll('&amp;', '&')
      if (used.has(term)) return written
      used.add(term)
      return `<abbr title="${escape(abbreviations.get(term)!)}">${written}</abbr>`
    })
  })
  return new Html(text)
}

/** Whole words only: `FIT` is no part of `qFIT`, and `PE` none of `PE-related`. Longer ones win. */
function matcherOf(abbreviations: Abbreviations): RegExp {
  const terms = [...abbreviations.keys()]
    .sort((a, b) => b.length - a.length)
    .map((term) => escape(term).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`(?<![\\w&-])(?:${terms.join('|')})(?![\\w-])`, 'g')
}
