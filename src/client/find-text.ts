/** Full text, under its own heading and below the lookup. A worker looks for it: see `find-text-worker.ts`. */
import { element, make, page, say } from './find-page.ts'
import type { TextAnswer, TextHit, TextQuery } from './find-text-worker.ts'

const place = element('in-text')

let turn = 0
let worker: Worker | undefined

export function clearText(): void {
  turn++
  if (place.firstChild) place.replaceChildren()
}

/**
 * Asks a moment after the last key, so that the lookup is never kept waiting.
 * @param ways the query, likeliest way of putting it first; the first that finds something is shown
 * @param filters which pages: `kind`, and of pathways `specialty` and `urgency`
 */
export async function lookInText(ways: readonly string[], filters: Record<string, string>): Promise<void> {
  const mine = ++turn
  await new Promise((later) => setTimeout(later, 300))
  if (mine !== turn) return
  worker ??= startWorker()
  const query: TextQuery = {
    turn,
    folder: new URL('pagefind/', new URL(page.root, document.baseURI)).href,
    parts: page.parts,
    language: document.documentElement.lang,
    ways: ways.filter((words) => words.length > 2),
    filters,
  }
  worker.postMessage(query)
}

function startWorker(): Worker {
  const started = new Worker(new URL(page.text, document.baseURI), { type: 'module' })
  const failed = (): void => {
    // What a worker could not fetch it does not ask for again: the next query starts a new one.
    worker = undefined
    started.terminate()
    place.replaceChildren(make('p', { class: 's m' }, say('text-needs-network')))
  }
  started.addEventListener('message', ({ data }: MessageEvent<TextAnswer>) => {
    if (data.turn !== turn) return
    if (data.hits) draw(data.hits)
    else failed()
  })
  // Its script could not be fetched.
  started.addEventListener('error', failed)
  return started
}

function draw(hits: readonly TextHit[]): void {
  if (hits.length === 0) return place.replaceChildren()
  const lines = hits.map(({ href, title, excerpt }) =>
    make(
      'li',
      {},
      make('a', { href }, title),
      make('p', { class: 's m' }, ...excerpt.map((one) => (typeof one === 'string' ? one : make('mark', {}, one[0])))),
    ),
  )
  place.replaceChildren(make('h2', {}, say('in-the-text')), make('ul', {}, ...lines))
}
