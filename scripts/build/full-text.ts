/** The full text of each nation, with Pagefind, in one index or several. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { partOf, partsFor } from '../../src/index/parts.ts'
import { textOf } from '../../src/index/text.ts'
import type { NationPathway } from '../../src/library.ts'
import type { NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../src/site.ts'
import { specialtyName } from '../../src/view/labels.ts'
import type { Kept } from './kept.ts'
import { indexFolder } from './keys.ts'
import { Thread } from './thread.ts'
import type { Writer, Written } from './writer.ts'

/** How many pages are handed over at once, and how many such parcels may be on their way. */
const together = 32
const mostOpen = 8

/** What the thread is asked for. An index has the name of its folder, and is gone once its files are made. */
export type IndexOrder =
  { do: 'add'; index: string; pages: readonly Page[] } | { do: 'files'; index: string } | { do: 'end' }

/** The files of an index, by their path in its folder; of other orders, none. */
export type IndexAnswer = { path: string; content: ArrayBuffer }[]

interface Page {
  url: string
  /** HTML. */
  content: string
}

export interface FullText {
  /** Adds the pages that are only known once they are built, and begins to write each nation's index. */
  finish: (written: Written) => void
  /** Waits until every index that was begun is written. */
  written: () => Promise<unknown>
  /** Ends Pagefind's process, whatever became of the build. */
  stop: () => Promise<unknown>
}

/**
 * Begins with the pathways, which need no built page: Pagefind is a process of its own, and works while Astro does.
 * What is added in one order comes out in one order, so the same library gives the same bytes.
 */
export function startFullText(site: Site, sites: string, kept: Kept, writer: Writer): FullText {
  const thread = new Thread<IndexOrder, IndexAnswer>(new URL('full-text-thread.ts', import.meta.url))
  const open: Promise<unknown>[] = []
  const add = async <T>(index: string, all: readonly T[], page: (one: T) => Page): Promise<void> => {
    for (let at = 0; at < all.length; at += together) {
      open.push(quiet(thread.ask({ do: 'add', index, pages: all.slice(at, at + together).map(page) })))
      if (open.length > mostOpen) await open.shift()
      // Pages are rendered in between.
      else await setImmediate()
    }
  }
  const write = async ({ folder, number }: Part): Promise<void> => {
    const files = await thread.ask({ do: 'files', index: folder })
    for (const { path, content } of files)
      if (number === 0 ? !ownInterface.test(path) : !program.test(path))
        await writer.write(`${folder}/${path}`, content)
  }
  let last: Promise<unknown> = Promise.resolve()
  /** One after the other, so that Pagefind holds few indexes at once. */
  const fill = (part: Part): Promise<void> => {
    const filled = last.then(() => addPathways(site, part, add))
    last = quiet(filled)
    return filled
  }
  const finishing: Promise<unknown>[] = []
  const firsts = new Map<NationId, { part: Part; filled?: Promise<void> }>()
  for (const nation of site.nations) {
    const [first, ...others] = partsOf(site, nation)
    for (const part of others)
      finishing.push(
        quiet(
          kept.index(part.folder, []).then(async (same) => {
            if (same) return
            await fill(part)
            await write(part)
          }),
        ),
      )
    firsts.set(nation, { part: first, ...(!kept.sameTexts(first.folder) && { filled: quiet(fill(first)) }) })
  }
  const finish = async (nation: NationId, written: Written): Promise<void> => {
    const { part, filled } = firsts.get(nation)!
    const pages = builtPages(sites, nation, written)
    const read = pages.flatMap(({ url, content }) => [url, content])
    if (await kept.index(part.folder, read)) return
    await (filled ?? fill(part))
    await add(part.folder, pages, (page) => page)
    await write(part)
  }
  return {
    finish: (written) => finishing.push(...site.nations.map((nation) => quiet(finish(nation, written)))),
    written: () => Promise.all(finishing),
    stop: async () => {
      await thread.ask({ do: 'end' }).catch(() => undefined)
      await thread.stop()
    },
  }
}

/** Pagefind's own user interface is left out, as the home page has its own, and its program stands once. */
const ownInterface = /^pagefind-(ui|modular-ui|component-ui|highlight)\b/
const program = /^(pagefind\b.*\.(js|css)|wasm\..*)$/

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

async function addPathways(
  site: Site,
  { nation, folder, pathways }: Part,
  add: (index: string, all: readonly NationPathway[], page: (of: NationPathway) => Page) => Promise<void>,
): Promise<void> {
  for (const edition of editions(site).filter((one) => one.nation === nation))
    await add(folder, pathways, (of) => ({
      url: `${edition.folder.slice(nation.length)}/pathways/${of.pathway.slug}/`,
      content: textOf(viewOf(site, edition, of, '../../'), specialtyName(of.pathway.specialty)),
    }))
}

const marked = 'data-pagefind-body'

/** The other pages, as they were built: those with a part marked for the search. Their kind is the folder they stand in. */
function builtPages(sites: string, nation: NationId, { hashes }: Written): Page[] {
  const own = [...hashes.keys()].filter((path) => path.startsWith(`${nation}/`) && path.endsWith('index.html')).sort()
  const pages: Page[] = []
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
