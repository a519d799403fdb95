/** The full text of each nation, with Pagefind. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PagefindIndex } from 'pagefind'
import { textOf } from '../../src/index/text.ts'
import type { NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../src/site.ts'
import { specialtyName } from '../../src/view/labels.ts'
import type { Kept } from './kept.ts'
import type { Writer, Written } from './writer.ts'

/** How many pages are on their way to Pagefind at once. */
const together = 32

export interface FullText {
  /** Adds the pages of a nation that are only known once they are built, and begins to write its index. */
  finish: (nation: NationId, written: Written) => void
  /** Waits until every index that was begun is written. */
  written: () => Promise<unknown>
  /** Ends Pagefind's process, whatever became of the build. */
  stop: () => Promise<unknown>
}

/**
 * Begins with the pathways, which need no built page: Pagefind is a process of its own, and works while Astro does.
 * What is added in one order comes out in one order, so the same library gives the same bytes.
 */
export async function startFullText(site: Site, sites: string, kept: Kept, writer: Writer): Promise<FullText> {
  const { createIndex, close } = await import('pagefind')
  const indexes = new Map<NationId, PagefindIndex>()
  for (const nation of site.nations) {
    const { index, errors } = await createIndex({ keepIndexUrl: false })
    if (!index) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
    indexes.set(nation, index)
  }
  let before: Promise<void> = Promise.resolve()
  const added = new Map<NationId, Promise<void>>()
  const add = (nation: NationId): Promise<void> => {
    const known = added.get(nation)
    if (known) return known
    before = before.then(() => addPathways(site, nation, indexes.get(nation)!))
    quiet(before)
    added.set(nation, before)
    return before
  }
  for (const nation of site.nations) if (!kept.sameTexts(nation)) void add(nation)
  const finishing: Promise<void>[] = []
  const finish = async (nation: NationId, written: Written): Promise<void> => {
    const pages = builtPages(sites, nation, written)
    const read = pages.flatMap(({ url, content }) => [url, content])
    if (await kept.index(nation, read)) return
    await add(nation)
    const index = indexes.get(nation)!
    await addAll(index, pages, (page) => page)
    const made = await index.getFiles()
    if (made.errors.length > 0) throw new Error(`The full-text index could not be made: ${made.errors.join('; ')}`)
    await writeFiles(nation, made.files, writer)
    await index.deleteIndex()
  }
  return {
    finish: (nation, written) => {
      const done = finish(nation, written)
      quiet(done)
      finishing.push(done)
    },
    written: () => Promise.all(finishing),
    stop: close,
  }
}

/** Whoever waits for it is told; until then a failure is no accident. */
function quiet(one: Promise<void>): void {
  one.catch(() => undefined)
}

async function addPathways(site: Site, nation: NationId, index: PagefindIndex): Promise<void> {
  for (const edition of editions(site).filter((one) => one.nation === nation))
    await addAll(index, pathwaysOf(site, nation), (of) => ({
      url: `${edition.folder.slice(nation.length)}/pathways/${of.pathway.slug}/`,
      content: textOf(viewOf(site, edition, of, '../../'), specialtyName(of.pathway.specialty)),
    }))
}

const marked = 'data-pagefind-body'

/** The other pages, as they were built: those with a part marked for the search. Their kind is the folder they stand in. */
function builtPages(sites: string, nation: NationId, { hashes }: Written): { url: string; content: string }[] {
  const own = [...hashes.keys()].filter((path) => path.startsWith(`${nation}/`) && path.endsWith('index.html')).sort()
  const pages: { url: string; content: string }[] = []
  for (const path of own) {
    const file = path.slice(nation.length + 1)
    if (/(^|\/)pathways\//.test(file)) continue
    const content = readFileSync(join(sites, path), 'utf8')
    if (!content.includes(marked)) continue
    const kind = /^(?:[a-z]{2}\/)?([a-z]+)\//.exec(file)?.[1] ?? 'about'
    pages.push({
      url: `/${file.slice(0, -'index.html'.length)}`,
      content: content.replace(marked, `${marked} data-pagefind-filter="kind:${kind}"`),
    })
  }
  return pages
}

async function addAll<T>(
  index: PagefindIndex,
  all: readonly T[],
  page: (one: T) => { url: string; content: string },
): Promise<void> {
  for (let at = 0; at < all.length; at += together)
    await Promise.all(
      all.slice(at, at + together).map(async (one) => {
        const { url, content } = page(one)
        const { errors } = await index.addHTMLFile({ url, content })
        if (errors.length > 0) throw new Error(`${url} could not be indexed: ${errors.join('; ')}`)
      }),
    )
}

/** Pagefind's own user interface is left out: the home page has its own. */
async function writeFiles(
  nation: NationId,
  files: readonly { path: string; content: Uint8Array }[],
  writer: Writer,
): Promise<void> {
  for (const { path, content } of files)
    if (!/(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)\b/.test(path))
      await writer.write(`${nation}/pagefind/${path}`, content)
}
