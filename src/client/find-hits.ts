/** Draws what the lookup found: pathways as options of the search box, their jumps, words, and what was understood. */
import type { Found, Hit } from '../index/lookup.ts'
import type { WordEntry } from '../index/format.ts'
import { element, jumps, make, placeWords, queryLink, say, stateWords } from './find-page.ts'

const [results, jumpList, words, understood] = ['results', 'jumps', 'words', 'understood'].map((id) => element(id)) as [
  HTMLElement,
  HTMLElement,
  HTMLElement,
  HTMLElement,
]

/** One hit on the page: the option, and the links to places of its page. */
export interface Drawn {
  option: HTMLAnchorElement
  jumps: HTMLAnchorElement[]
}

/** What stands there now: most keys change nothing in it, and drawing costs more than looking up. */
let last: { told: string; drawn: Drawn[] } = { told: '[]', drawn: [] }

export function drawHits(hits: readonly Hit[]): Drawn[] {
  const told = JSON.stringify(hits)
  if (told === last.told) return last.drawn
  const drawn = hits.map((hit, i) => ({ option: option(hit, i), jumps: jumpsOf(hit) }))
  results.replaceChildren(...drawn.map((one) => one.option))
  // Beside the options, not in them: an option may hold nothing that takes the focus.
  jumpList.replaceChildren(...drawn.map((one) => make('li', {}, make('div', { class: 'pills' }, ...one.jumps))))
  last = { told, drawn }
  return drawn
}

function option({ slug, title, specialty, state, by }: Hit, i: number): HTMLAnchorElement {
  const why = by && (by.in ? placeWords[by.in] : say('found-by'))
  const named = by &&
    by.text !== '' && [
      by.in ? ': ' : ' ',
      make('mark', {}, by.text),
      by.of !== undefined && by.of !== by.text ? `, ${say(by.several ? 'one-meaning' : 'another-name')} ${by.of}` : '',
    ]
  const about = make('span', {}, specialty, why ? `. ${why}` : '', ...(named || []))
  const standing = stateWords[state]
  return make(
    'a',
    {
      class: 'hit',
      id: `hit-${i}`,
      role: 'option',
      tabindex: '-1',
      href: `pathways/${slug}/`,
      'data-slug': slug,
      'data-title': title,
    },
    make(
      'span',
      { class: 'hit-text' },
      make('b', {}, title),
      about,
      standing !== undefined && make('span', { class: 'hit-state' }, standing),
    ),
  )
}

function jumpsOf({ slug, title, redFlags }: Hit): HTMLAnchorElement[] {
  return jumps.map(([word, place], i) =>
    make(
      'a',
      { href: `pathways/${slug}/#${place || redFlags}`, tabindex: '-1', 'aria-keyshortcuts': `Alt+${i + 1}` },
      make('kbd', { 'aria-hidden': 'true' }, String(i + 1)),
      say(word),
      make('span', { class: 'vh' }, `: ${title}`),
    ),
  )
}

/** The glossary’s words that were typed. Where one has several meanings, each can be chosen. */
export function drawWords(entries: readonly WordEntry[]): void {
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
  understood.replaceChildren(...lines)
}
