/** The full text of each nation, with Pagefind, in one index or several. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partOf, partsFor } from '../../src/index/parts.ts'
import { searchedIn } from '../../src/index/searched.ts'
import { aroundText, type Around } from '../../src/index/text.ts'
import type { NationPathway } from '../../src/library.ts'
import type { NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, type Edition, type Site } from '../../src/site.ts'
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

export interface Page {
  url: string
  /** HTML, or the page of a pathway, as it stands on the disk. */
  content: string | { file: string }
  /** What stands before that and behind it. */
  around?: Around
}

/** Where pages come from and where indexes go to. */
export interface Places {
  site: Site
  /** The root of all sites. */
  sites: string
  kept: Kept
  writer: Writer
}

/** An index that is being made, or may have to be. */
interface Part {
  /** From the root of all sites, without a final slash. */
  folder: string
  /** Whether it waits for pages that are no pathway's: the first of each nation does. */
  first: boolean
  /** Whether it is sure already that it is made again. */
  sure: boolean
  /** How many pages of pathways are still to come. */
  open: number
  /** Pages that are not handed over yet. */
  pages: Page[]
}

/**
 * Pagefind is a process of its own, and works while pages are drawn: it is told of each as it comes. What is added in one
 * order comes out in one order, so the same library gives the same bytes.
 */
export class FullText {
  readonly #thread = new Thread<IndexOrder, IndexAnswer>(new URL('full-text-thread.ts', import.meta.url))
  readonly #parts = new Map<string, Part>()
  readonly #writing: Promise<unknown>[] = []
  readonly #adding: Promise<unknown>[] = []
  #places: Places | undefined

  /** Whether more can be added without waiting for long. */
  get waits(): boolean {
    return this.#thread.waiting < mostOpen
  }

  /** Finds out which indexes are made again, as far as that hangs on pathways. */
  async begin(places: Places): Promise<void> {
    this.#places = places
    const { site, kept } = places
    for (const nation of site.nations) {
      const all = pathwaysOf(site, nation)
      const languages = editions(site).filter((one) => one.nation === nation).length
      const count = partsFor(all.length)
      for (let number = 0; number < count; number++) {
        const folder = indexFolder(nation, number)
        const first = number === 0
        if (!first && (await kept.index(folder, []))) continue
        const open = all.filter(({ pathway }) => partOf(pathway.slug, count) === number).length * languages
        const part: Part = { folder, first, sure: !first || !kept.sameTexts(folder), open, pages: [] }
        this.#parts.set(folder, part)
        if (!first && open === 0) this.#close(part)
      }
    }
  }

  /**
   * Adds the page of a pathway to its index, where that is made again. Waits where too many are on their way: see `waits`.
   * @param page as it was drawn, or nothing where it stands on the disk as it was
   */
  async add(edition: Edition, of: NationPathway, page: string | undefined): Promise<void> {
    const { site, sites } = this.#places!
    const { nation, folder, language } = edition
    const { slug, specialty } = of.pathway
    const part = this.#parts.get(indexFolder(nation, partOf(slug, partsFor(pathwaysOf(site, nation).length))))
    if (!part) return
    const path = `pathways/${slug}/`
    part.pages.push({
      url: `${folder.slice(nation.length)}/${path}`,
      // What may never be read is not held: by then it stands on the disk.
      content: page === undefined || !part.sure ? { file: join(sites, folder, path, 'index.html') } : searchedIn(page),
      around: aroundText(of, language, specialtyName(specialty)),
    })
    part.open--
    if (part.sure && part.pages.length >= together) this.#send(part)
    if (!part.first && part.open === 0) this.#close(part)
    while (this.#adding.length > mostOpen) await this.#adding.shift()
  }

  /**
   * Adds the pages that are no pathway's.
   * @param written all pages
   */
  finish(written: Written): void {
    for (const nation of this.#places!.site.nations) this.#writing.push(quiet(this.#finish(nation, written)))
  }

  async #finish(nation: NationId, written: Written): Promise<void> {
    const { sites, kept } = this.#places!
    const part = this.#parts.get(indexFolder(nation, 0))!
    const built = builtPages(sites, nation, written)
    const same = await kept.index(
      part.folder,
      built.flatMap(({ url, content }) => [url, content]),
    )
    if (same) return
    part.pages.push(...built)
    this.#close(part)
  }

  #send(part: Part): void {
    for (let at = 0; at < part.pages.length; at += together) {
      const pages = part.pages.slice(at, at + together)
      this.#adding.push(quiet(this.#thread.ask({ do: 'add', index: part.folder, pages })))
    }
    part.pages = []
  }

  /** All has come: now its files can be made. */
  #close(part: Part): void {
    this.#send(part)
    this.#writing.push(quiet(this.#write(part)))
  }

  async #write({ folder, first }: Part): Promise<void> {
    for (const { path, content } of await this.#thread.ask({ do: 'files', index: folder }))
      if (first ? !ownInterface.test(path) : !program.test(path))
        await this.#places!.writer.write(`${folder}/${path}`, content)
  }

  /** Waits until every index stands in the sites. */
  async written(): Promise<void> {
    // To finish one is to begin to write it.
    for (let at = 0; at < this.#writing.length; at++) await this.#writing[at]
    const short = [...this.#parts.values()].filter(({ open }) => open !== 0).map(({ folder }) => folder)
    if (short.length > 0) throw new Error(`Pages are missing in the full text of ${short.join(', ')}.`)
  }

  /** Ends Pagefind's process, whatever became of the build. */
  async stop(): Promise<void> {
    await this.#thread.ask({ do: 'end' }).catch(() => undefined)
    await this.#thread.stop()
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

const marked = 'data-pagefind-body'

/** The other pages, as they were built: those with a part marked for the search. Their kind is the folder they stand in. */
function builtPages(sites: string, nation: NationId, { hashes }: Written): (Page & { content: string })[] {
  const own = [...hashes.keys()].filter((path) => path.startsWith(`${nation}/`) && path.endsWith('index.html')).sort()
  const pages: (Page & { content: string })[] = []
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
