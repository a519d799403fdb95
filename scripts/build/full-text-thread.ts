/** The thread of `full-text.ts`, which feeds Pagefind: else that waits whenever a page is being drawn. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { bare } from '../../src/index/bare.ts'
import { searchedIn } from '../../src/index/searched.ts'
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

async function add(index: PagefindIndex, pages: readonly Page[]): Promise<(string | undefined)[]> {
  return Promise.all(
    pages.map(async (page) => {
      const { html, hash } = read(page)
      const { errors } = await index.addHTMLFile({ url: page.url, content: bare(html) })
      if (errors.length > 0) throw new Error(`${page.url} could not be indexed: ${errors.join('; ')}`)
      return hash
    }),
  )
}

async function foresee(index: PagefindIndex, pages: readonly Page[]): Promise<(string | undefined)[]> {
  const hashes: (string | undefined)[] = []
  for (let at = 0; at < pages.length; at += together) hashes.push(...(await add(index, pages.slice(at, at + together))))
  return hashes
}

async function drop(name: string): Promise<void> {
  await (await indexOf(name)).deleteIndex()
  indexes.delete(name)
}

async function answer(order: Exclude<IndexOrder, { do: 'end' }>): Promise<IndexAnswer> {
  switch (order.do) {
    case 'foresee':
      // What does not stand there as it did is no fault: the index is made from the start.
      return { hashes: await foresee(await indexOf(order.index), order.pages).catch(() => []) }
    case 'drop':
      await drop(order.index)
      return {}
    case 'add':
      await add(await indexOf(order.index), order.pages)
      return {}
    case 'files': {
      const { files, errors } = await (await indexOf(order.index)).getFiles()
      if (errors.length > 0) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
      await drop(order.index)
      // Copied into buffers of their own, which can be handed over.
      return { files: files.map(({ path, content }) => ({ path, content: new Uint8Array(content).buffer })) }
    }
  }
}

let last: Promise<void> = Promise.resolve()
parentPort!.on('message', (order: IndexOrder) => {
  if (order.do === 'end') {
    void close().finally(() => process.exit())
    return
  }
  // What is thrown here ends the thread, and whoever waits for it is told.
  last = last.then(async () => {
    const answered = await answer(order)
    parentPort!.postMessage(
      answered,
      (answered.files ?? []).map(({ content }) => content),
    )
  })
})
