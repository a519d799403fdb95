/** The full text of each nation, with Pagefind, in one index or several. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PagefindIndex } from 'pagefind'
import { partOf, partsFor } from '../../src/index/parts.ts'
import { textOf } from '../../src/index/text.ts'
import type { NationPathway } from '../../src/library.ts'
import type { NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../src/site.ts'
import { specialtyName } from '../../src/view/labels.ts'
import type { Kept } from './kept.ts'
import { indexFolder } from './keys.ts'
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
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other, as Pagefind does it all the same, so that it holds few indexes at once. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work)
    last = quiet(done)
    return done
  }
  const filled = (part: Part): Promise<PagefindIndex> =>
    inTurn(async () => {
      const { index, errors } = await createIndex({ keepIndexUrl: false })
      if (!index) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
      await addPathways(site, part, index)
      return index
    })
  const finishing: Promise<unknown>[] = []
  const firsts = new Map<NationId, { part: Part; index?: Promise<PagefindIndex> }>()
  for (const nation of site.nations) {
    const [first, ...others] = partsOf(site, nation)
    for (const part of others)
      finishing.push(
        quiet(
          kept.index(part.folder, []).then(async (same) => {
            if (!same) await writeIndex(part, await filled(part), writer)
          }),
        ),
      )
    firsts.set(nation, { part: first, ...(!kept.sameTexts(first.folder) && { index: quiet(filled(first)) }) })
  }
  const finish = async (nation: NationId, written: Written): Promise<void> => {
    const { part, index: begun } = firsts.get(nation)!
    const pages = builtPages(sites, nation, written)
    const read = pages.flatMap(({ url, content }) => [url, content])
    if (await kept.index(part.folder, read)) return
    const index = await (begun ?? filled(part))
    await addAll(index, pages, (page) => page)
    await writeIndex(part, index, writer)
  }
  return {
    finish: (nation, written) => finishing.push(quiet(finish(nation, written))),
    written: () => Promise.all(finishing),
    stop: close,
  }
}

/** Whoever waits for it is told; until then a failure is no accident. */
function quiet<T>(one: Promise<T>): Promise<T> {
  one.catch(() => undefined)
  return one
}

/** An index of its own, of some of a nation's pathways. */
interface Part {
  nation: NationId
  number: number
  /** From the root of all sites, without a final slash. */
  folder: string
  pathways: readonly NationPathway[]
}

function partsOf(site: Site, nation: NationId): [first: Part, ...others: Part[]] {
  const all = pathwaysOf(site, nation)
  const parts = partsFor(all.length)
  const part = (number: number): Part => ({
    nation,
    number,
    folder: indexFolder(nation, number),
    pathways: all.filter(({ pathway }) => partOf(pathway.slug, parts) === number),
  })
  return [part(0), ...Array.from({ length: parts - 1 }, (_, i) => part(i + 1))]
}

async function addPathways(site: Site, { nation, pathways }: Part, index: PagefindIndex): Promise<void> {
  for (const edition of editions(site).filter((one) => one.nation === nation))
    await addAll(index, pathways, (of) => ({
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

/** Pagefind's own user interface is left out, as the home page has its own, and its program stands once. */
async function writeIndex({ folder, number }: Part, index: PagefindIndex, writer: Writer): Promise<void> {
  const { files, errors } = await index.getFiles()
  if (errors.length > 0) throw new Error(`The full-text index could not be made: ${errors.join('; ')}`)
  for (const { path, content } of files)
    if (number === 0 ? !ownInterface.test(path) : !program.test(path)) await writer.write(`${folder}/${path}`, content)
  await index.deleteIndex()
}

const ownInterface = /^pagefind-(ui|modular-ui|component-ui|highlight)\b/
const program = /^(pagefind\b.*\.(js|css)|wasm\..*)$/
