/** The thread of `full-text.ts`, which feeds Pagefind: else that waits whenever a page is being drawn. */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { close, createIndex, type PagefindIndex } from 'pagefind'
import { bare } from '../../src/index/bare.ts'
import { searchedIn } from '../../src/index/searched.ts'
import type { IndexAnswer, IndexOrder, Page } from './full-text.ts'

const indexes = new Map<string, PagefindIndex>()

async function indexOf(name: string): Promise<PagefindIndex> {
  const known = indexes.get(name)
  if (known) return known
  const { index, errors } = await createIndex({ keepIndexUrl: false })
  if (!index) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
  indexes.set(name, index)
  return index
}

function contentOf({ content, around: [before, behind] = ['', ''] }: Page): string {
  return before + (typeof content === 'string' ? content : searchedIn(readFileSync(content.file, 'utf8'))) + behind
}

async function answer(order: IndexOrder): Promise<IndexAnswer> {
  switch (order.do) {
    case 'add': {
      const index = await indexOf(order.index)
      await Promise.all(
        order.pages.map(async (page) => {
          const { errors } = await index.addHTMLFile({ url: page.url, content: bare(contentOf(page)) })
          if (errors.length > 0) throw new Error(`${page.url} could not be indexed: ${errors.join('; ')}`)
        }),
      )
      return []
    }
    case 'files': {
      const index = await indexOf(order.index)
      const { files, errors } = await index.getFiles()
      if (errors.length > 0) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
      await index.deleteIndex()
      indexes.delete(order.index)
      // Copied into buffers of their own, which can be handed over.
      return files.map(({ path, content }) => ({ path, content: new Uint8Array(content).buffer }))
    }
    case 'end':
      await close()
      return []
  }
}

let last: Promise<void> = Promise.resolve()
parentPort!.on('message', (order: IndexOrder) => {
  // What is thrown here ends the thread, and whoever waits for it is told.
  last = last.then(async () => {
    const files = await answer(order)
    parentPort!.postMessage(
      files,
      files.map(({ content }) => content),
    )
  })
})
