/** Draws the pathways that the lookup found, as options of the search box, with the jumps of each. */
import type { Hit } from '../index/lookup.ts'
import { element, jumps, make, placeWords, say, stateWords } from './find-page.ts'

const [results, jumpList] = [element('results'), element('jumps')]

/** One hit on the page: the option, and the links to places of its page. */
export interface Drawn {
  option: HTMLAnchorElement
  jumps: HTMLAnchorElement[]
}

interface Row extends Drawn {
  item: HTMLLIElement
}

/** What stands there now, by what it tells: most keys change little in it, and drawing costs more than looking up. */
let rows = new Map<string, Row>()

/**
 * @param count how many are drawn; below them, rows of an earlier key stay until theirs are, so that nothing flickers
 * @returns those that are drawn
 */
export function drawHits(hits: readonly Hit[], count = hits.length): Drawn[] {
  const wanted = new Map(
    hits.slice(0, count).map((hit) => {
      const told = JSON.stringify(hit)
      return [told, rows.get(told) ?? draw(hit)]
    }),
  )
  const drawn = [...wanted.values()]
  for (const [i, { option }] of drawn.entries()) option.id = `hit-${i}`
  const earlier = [...rows].filter(([told]) => !wanted.has(told)).slice(0, Math.max(0, hits.length - count))
  for (const [told, row] of earlier) {
    mark(row, false)
    row.option.removeAttribute('id')
    wanted.set(told, row)
  }
  rows = wanted
  const all = [...rows.values()]
  put(
    results,
    all.map(({ option }) => option),
  )
  // Beside the options, not in them: an option may hold nothing that takes the focus.
  put(
    jumpList,
    all.map(({ item }) => item),
  )
  return drawn
}

/** Makes a list hold these elements, in this order, and leaves alone those that stand there already. */
function put(list: HTMLElement, wanted: readonly HTMLElement[]): void {
  const kept = new Set<Element>(wanted)
  for (const child of [...list.children]) if (!kept.has(child)) child.remove()
  for (const [i, one] of wanted.entries())
    if (list.children[i] !== one) list.insertBefore(one, list.children[i] ?? null)
}

/** The current hit is the one that Enter opens, and the only one whose jumps the Tab key reaches. */
export function mark({ option, jumps }: Drawn, current: boolean): void {
  if (option.getAttribute('aria-selected') === String(current)) return
  option.setAttribute('aria-selected', String(current))
  for (const jump of jumps) jump.tabIndex = current ? 0 : -1
  jumps[0]!.parentElement!.classList.toggle('now', current)
}

function draw(hit: Hit): Row {
  const pills = emptyPills.cloneNode(true) as HTMLDivElement
  const links = [...pills.children] as HTMLAnchorElement[]
  for (const [i, [word, place]] of jumps.entries()) {
    links[i]!.setAttribute('href', `pathways/${hit.slug}/#${place || hit.redFlags}`)
    links[i]!.setAttribute('aria-label', `${say(word)}: ${hit.title}`)
  }
  return { option: option(hit), jumps: links, item: make('li', {}, pills) }
}

/** The jumps of every hit but for where they lead, made once. Their numbers are shown by the style sheet. */
const emptyPills = make(
  'div',
  { class: 'pills' },
  ...jumps.map(([word], i) => make('a', { tabindex: '-1', 'aria-keyshortcuts': `Alt+${i + 1}` }, say(word))),
)

function option({ slug, title, specialty, state, by }: Hit): HTMLAnchorElement {
  const why = by && (by.in ? placeWords[by.in] : say('found-by'))
  const named = by &&
    by.text !== '' && [
      by.in ? ': ' : ' ',
      make('mark', {}, by.text),
      by.as && by.of !== by.text ? `, ${say(by.as)} ${by.of}` : '',
    ]
  const about = make('span', {}, specialty, why ? `. ${why}` : '', ...(named || []))
  const standing = stateWords[state]
  return make(
    'a',
    {
      class: 'hit',
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
