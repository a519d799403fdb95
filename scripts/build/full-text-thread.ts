/** The thread of `full-text.ts`, which feeds Pagefind: else that waits whenever a page is being drawn. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { bare } from '../../src/index/bare.ts'
import { searchedIn } from '../../src/index/searched.ts'
import { answerOrders } from './thread.ts'
import { together, type IndexAnswer, type IndexOrder, type Page } from './index-orders.ts'

const indexes = new Map<string, PagefindIndex>()

async function indexOf(name: string): Promise<PagefindIndex> {
  const known = indexes.get(name)
  if (known) return known
  const { index, errors } = await createIndex({ keepIndexUrl: false })
  if (!index) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
  indexes.set(name, index)
  return index
}

/** What stands in a file comes with its hash, so that whoever asked can tell later what was read. */
function read({ content, around: [before, behind] = ['', ''] }: Page): { html: string; hash?: string } {
  if (typeof content === 'string') return { html: before + content + behind }
  const bytes = readFileSync(content.file)
  const hash = createHash('sha256').update(bytes).digest('hex')
  return { html: before + searchedIn(bytes.toString('utf8')) + behind, hash }
}

/** @returns what was read of a page that stands on the disk */
async function add(index: PagefindIndex, page: Page): Promise<string | undefined> {
  const { html, hash } = read(page)
  const { errors } = await index.addHTMLFile({ url: page.url, content: bare(html) })
  if (errors.length > 0) throw new Error(`${page.url} could not be indexed: ${errors.join('; ')}`)
  return hash
}

/** Where a page does not stand there any more, that is no fault: then the index is made from the start. */
async function foresee(name: string, pages: readonly Page[]): Promise<(string | undefined)[]> {
  const index = await indexOf(name)
  const hashes: (string | undefined)[] = []
  for (let at = 0; at < pages.length; at += together) {
    // All of them are waited for: one that came late would stand in the next index.
    const added = await Promise.allSettled(pages.slice(at, at + together).map((page) => add(index, page)))
    if (added.some(({ status }) => status === 'rejected')) {
      await drop(name)
      return []
    }
    hashes.push(...added.map((one) => (one.status === 'fulfilled' ? one.value : undefined)))
  }
  return hashes
}

async function drop(name: string): Promise<void> {
  await (await indexOf(name)).deleteIndex()
  indexes.delete(name)
}

async function answer(order: Exclude<IndexOrder, { do: 'end' }>): Promise<IndexAnswer> {
  switch (order.do) {
    case 'foresee':
      return { hashes: await foresee(order.index, order.pages) }
    case 'drop':
      await drop(order.index)
      return {}
    case 'add': {
      const index = await indexOf(order.index)
      await Promise.all(order.pages.map((page) => add(index, page)))
      return {}
    }
    case 'files': {
      const { files, errors } = await (await indexOf(order.index)).getFiles()
      if (errors.length > 0) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
      await drop(order.index)
      // Copied into buffers of their own, which can be handed over.
      return { files: files.map(({ path, content }) => ({ path, content: new Uint8Array(content).buffer })) }
    }
  }
}

/** One after the other in each index; Pagefind itself works at several at once. */
const last = new Map<string, Promise<unknown>>()

answerOrders<IndexOrder, IndexAnswer>(
  (order) => {
    if (order.do === 'end') {
      void close().finally(() => process.exit())
      return {}
    }
    // What is thrown here ends the thread, and whoever waits for it is told.
    const answered = (last.get(order.index) ?? Promise.resolve()).then(() => answer(order))
    last.set(order.index, answered)
    return answered
  },
  ({ files = [] }) => files.map(({ content }) => content),
)
