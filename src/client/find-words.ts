/** Draws the words of the glossary that were typed, and what was made of the query. */
import type { WordEntry } from '../index/format.ts'
import type { Found } from '../index/lookup.ts'
import { element, make, queryLink, say } from './find-page.ts'

const [words, understood] = [element('words'), element('understood')]

let wordsDrawn: readonly WordEntry[] = []

/** The glossary’s words that were typed. Where one has several meanings, each can be chosen. */
export function drawWords(entries: readonly WordEntry[]): void {
  if (wordsDrawn.length === entries.length && wordsDrawn.every((entry, i) => entry === entries[i])) return
  wordsDrawn = entries
  words.replaceChildren(
    ...(entries.length === 0
      ? []
      : [
          make('h2', {}, say('words-and-tests')),
          make('ul', {}, ...entries.map((entry) => make('li', { lang: 'en' }, ...word(entry)))),
        ]),
  )
}

function word({ term, means, note, unlike }: WordEntry): Node[] {
  const where = (nations: string[] | undefined): string => (nations ? ` (${say('used-in')} ${nations.join(', ')})` : '')
  const several = means.length > 1
  return [
    make('b', {}, term),
    ...(several
      ? [
          make('p', { class: 's' }, say('several-meanings')),
          make('ul', { class: 'bul' }, ...means.map((one) => make('li', {}, queryLink(one.say), where(one.nations)))),
        ]
      : means.map((one) => make('span', {}, ` ${one.say}${where(one.nations)}`))),
    ...(note === undefined ? [] : [make('p', { class: 's m' }, note)]),
    ...(unlike === undefined ? [] : [make('p', { class: 's' }, `${say('not-the-same')} `, queryLink(unlike), '.')]),
  ]
}

/** What was made of the query, where that is not what was typed. */
export function drawUnderstood({ query, instead, unknown, hits, words: typed, near }: Found): void {
  const lines: Node[] = []
  const listed = (links: readonly Node[]): (Node | string)[] =>
    links.flatMap((link, i) => [i === 0 ? ' ' : i === links.length - 1 ? ` ${say('or')} ` : ', ', link])
  for (const { typed: slip, meant } of instead) {
    const put = (meaning: string): string => query.words.map((one) => (one === slip ? meaning : one)).join(' ')
    lines.push(make('p', {}, say('did-you-mean'), ...listed(meant.map((one) => queryLink(put(one)))), '?'))
  }
  if (hits.length > 0 && unknown.length > 0)
    lines.push(make('p', { class: 's' }, `${say('not-found-here')} `, make('b', {}, unknown.join(', ')), '.'))
  if (hits.length === 0 && typed.length === 0 && query.words.length > 0) {
    lines.push(make('p', {}, `${say('nothing-found')} `, make('b', {}, query.words.join(' ')), '.'))
    if (near.length > 0) lines.push(make('p', {}, say('near-terms'), ...listed(near.map(queryLink))))
  }
  if (query.longNumber) lines.push(make('p', { class: 's' }, say('long-number')))
  else if (query.figures) lines.push(make('p', { class: 's m' }, say('figures-aside')))
  if (lines.length > 0 || understood.firstChild) understood.replaceChildren(...lines)
}
