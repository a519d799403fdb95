/**
 * Full text, under its own heading and below the lookup. Pagefind forgives no slip and answers all the same, with
 * whatever shares a few letters; so it is asked what the lookup understood, and what it answers is looked through.
 */
import { stem, wordsOf } from '../index/fold.ts'
import { element, make, page, say } from './find-page.ts'

const place = element('in-text')

interface Anchor {
  element: string
  id: string
  location: number
}
interface Page {
  url: string
  meta: { title: string }
  content: string
  locations: number[]
  anchors: Anchor[]
}
interface Pagefind {
  search: (
    words: string,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: { data: () => Promise<Page> }[] }>
}

/** On whose behalf the text is searched last; an answer to an earlier key is thrown away. */
let turn = 0
let pagefind: Promise<Pagefind> | undefined

export function clearText(): void {
  turn++
  place.replaceChildren()
}

/**
 * Asks a moment after the last key, so that the lookup is never kept waiting.
 * @param ways the query, likeliest way of putting it first; the first that finds something is shown
 * @param filters which pages: `kind`, and of pathways `specialty` and `urgency`
 */
export async function lookInText(ways: readonly string[], filters: Record<string, string>): Promise<void> {
  const mine = ++turn
  await new Promise((later) => setTimeout(later, 200))
  if (mine !== turn) return
  const asked = ways.filter((words) => words.length > 2)
  let found: HTMLLIElement[] = []
  try {
    pagefind ??= import(new URL('pagefind/pagefind.js', new URL(page.root, document.baseURI)).href) as Promise<Pagefind>
    const { search } = await pagefind
    for (const words of asked) {
      const { results } = await search(words, { filters })
      const pages = await Promise.all(results.slice(0, 10).map((one) => one.data()))
      if (mine !== turn) return
      found = pages.flatMap((one) => hit(one, wordsOf(words)) ?? []).slice(0, 5)
      if (found.length > 0) break
    }
  } catch {
    pagefind = undefined
    if (mine === turn) place.replaceChildren(make('p', { class: 's m' }, say('text-needs-network')))
    return
  }
  if (mine === turn)
    place.replaceChildren(...(found.length > 0 ? [make('h2', {}, say('in-the-text')), make('ul', {}, ...found)] : []))
}

/** A page that truly has all the words, as a link to the place where they stand. */
function hit({ url, meta, content, locations, anchors }: Page, words: readonly string[]): HTMLLIElement | undefined {
  const stems = words.map(stem)
  const text = content.split(/\s+/)
  const folded = text.map((word) => wordsOf(word))
  const stands = (i: number): boolean => (folded[i] ?? []).some((word) => stems.some((one) => word.startsWith(one)))
  if (!stems.every((one) => folded.some((parts) => parts.some((word) => word.startsWith(one))))) return undefined
  const at = locations.find(stands) ?? text.findIndex((_, i) => stands(i))
  const step = anchors.filter(({ element: tag, location }) => /^(div|section)$/.test(tag) && location <= at).at(-1)?.id
  const from = Math.max(0, at - 8)
  const excerpt = text
    .slice(from, at + 18)
    .flatMap((word, i) => [stands(from + i) ? make('mark', {}, word) : word, ' '])
  return make(
    'li',
    {},
    // Already under the site’s own path: Pagefind puts that before what it returns.
    make('a', { href: step === undefined ? url : `${url}#${step}` }, meta.title),
    make('p', { class: 's m' }, from > 0 && '… ', ...excerpt, '…'),
  )
}
