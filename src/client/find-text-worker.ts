/**
 * Looks in the text of pages, apart from the page: a thousand results, and what Pagefind does to forget them, would hold
 * up the keys that follow. Pagefind forgives no slip and answers all the same, with whatever shares a few letters; so it
 * is asked what the lookup understood, and what it answers is looked through.
 */
import { stem, wordsOf } from '../index/fold.ts'
import { partFolder } from '../index/parts.ts'

/** The query, likeliest way of putting it first; the first that finds something is answered. */
export interface TextQuery {
  turn: number
  /** Address of the folder of the index, and the language of the page. */
  folder: string
  /** How many indexes there are: the first is the folder's own, the others stand in it. */
  parts: number
  language: string
  ways: readonly string[]
  /** Which pages: `kind`, and of pathways `specialty` and `urgency`. */
  filters: Record<string, string>
}

/** A page that has all the words, and where. */
export interface TextHit {
  href: string
  title: string
  /** The words around those that were asked for; a list holds one of these. */
  excerpt: (string | [string])[]
}

export interface TextAnswer {
  turn: number
  /** None where the index could not be fetched. */
  hits?: TextHit[]
}

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
  preload: (words: string) => Promise<unknown>
  mergeIndex: (folder: string) => Promise<unknown>
  search: (
    words: string,
    options: { filters: Record<string, string> },
  ) => Promise<{ results: { data: () => Promise<Page> }[] }>
}

/** On whose behalf the text is searched last; an answer to an earlier key is thrown away. */
let last = 0
let pagefind: Promise<Pagefind> | undefined

addEventListener('message', ({ data }: MessageEvent<TextQuery>) => {
  last = data.turn
  void answer(data).then((answered) => answered && postMessage(answered))
})

async function start({ folder, parts, language }: TextQuery): Promise<Pagefind> {
  // Pagefind asks the document for its language, and a worker has none.
  Object.assign(globalThis, { document: { querySelector: () => ({ getAttribute: () => language }) } })
  const pagefind = (await import(`${folder}pagefind.js`)) as Pagefind
  if (parts > 1) {
    // Fails where the index could not be fetched; whatever is joined to it would wait for it for ever.
    await pagefind.preload('')
    const others = Array.from({ length: parts - 1 }, (_, i) => `${folder}${partFolder(i + 1)}`)
    await Promise.all(others.map((other) => pagefind.mergeIndex(other)))
  }
  return pagefind
}

async function answer(query: TextQuery): Promise<TextAnswer | undefined> {
  const { turn, ways, filters } = query
  try {
    const { search } = await (pagefind ??= start(query))
    for (const words of ways) {
      const { results } = await search(words, { filters })
      const hits: TextHit[] = []
      // One after the other: mostly the first few are enough, and a key that follows finds the processor free.
      for (const result of results.slice(0, 10)) {
        const hit = hitOf(await result.data(), wordsOf(words))
        if (turn !== last) return undefined
        if (hit) hits.push(hit)
        if (hits.length === 5) break
      }
      if (hits.length > 0) return { turn, hits }
    }
    return { turn, hits: [] }
  } catch {
    return { turn }
  }
}

/** A page that truly has all the words, and the place where they stand. */
function hitOf({ url, meta, content, locations, anchors }: Page, words: readonly string[]): TextHit | undefined {
  const stems = words.map(stem)
  const text = content.split(/\s+/)
  const folded = text.map((word) => wordsOf(word))
  const stands = (i: number): boolean => (folded[i] ?? []).some((word) => stems.some((one) => word.startsWith(one)))
  if (!stems.every((one) => folded.some((parts) => parts.some((word) => word.startsWith(one))))) return undefined
  const at = locations.find(stands) ?? text.findIndex((_, i) => stands(i))
  const step = anchors.filter(({ element: tag, location }) => /^(div|h2)$/.test(tag) && location <= at).at(-1)?.id
  const from = Math.max(0, at - 8)
  const excerpt = text
    .slice(from, at + 18)
    .flatMap((word, i): TextHit['excerpt'] => [stands(from + i) ? [word] : word, ' '])
  // Already under the site’s own path: Pagefind puts that before what it returns.
  return {
    href: `${new URL(url, location.href).pathname}${step === undefined ? '' : `#${step}`}`,
    title: meta.title,
    excerpt: [...(from > 0 ? ['… '] : []), ...excerpt, '…'],
  }
}
