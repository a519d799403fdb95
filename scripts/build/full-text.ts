/** The full text of each nation, with Pagefind, in one index or several. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { partOf, partsFor } from '../../src/index/parts.ts'
import { searchedIn } from '../../src/index/searched.ts'
import { aroundText, type Around } from '../../src/index/text.ts'
import type { PathwayFiles } from '../../src/layouts/pathway.ts'
import type { NationId } from '../../src/nations.ts'
import { pathwaysOf, type Site } from '../../src/site.ts'
import { specialtyName } from '../../src/view/labels.ts'
import { together, type IndexAnswer, type IndexOrder, type Page } from './index-orders.ts'
import type { Kept } from './kept.ts'
import { indexFolder } from './keys.ts'
import { Thread } from './thread.ts'
import type { Writer, Written } from './writer.ts'

/** How many parcels of pages may be on their way. */
const mostOpen = 8

/** The page of a pathway that is searched. */
export const searchedFile = 'index.html'

/** A page of a pathway, as from the root of all sites, and what stands around what is searched of it. */
export type Listed = readonly [file: string, ...Around]

/** Folder of an index → its pages of pathways, in the order in which they are added. */
export type Lists = Readonly<Record<string, readonly Listed[]>>

/** Where pages come from and where indexes go to. */
export interface Places {
  site: Site
  /** In the order in which their pages are added. */
  pathways: readonly PathwayFiles[]
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
  listed: readonly Listed[]
  /** How many of these have been added. */
  added: number
  /** Pages that are not handed over yet. */
  pages: Page[]
  foreseen?: Foreseen
}

/** Pages that were added as they stand in the last site, and the hash of what was read of each. */
interface Foreseen {
  listed: readonly Listed[]
  hashes: Promise<NonNullable<IndexAnswer['hashes']>>
}

/**
 * Pagefind is a process of its own, and works while pages are drawn: it is told of each as it comes. What is added in one
 * order comes out in one order, so the same library gives the same bytes.
 */
export class FullText {
  readonly #thread = new Thread<IndexOrder, IndexAnswer>(new URL('full-text-thread.ts', import.meta.url))
  readonly #foreseen = new Map<string, Foreseen>()
  readonly #parts = new Map<string, Part>()
  /** The part of each page of a pathway. */
  readonly #partOf = new Map<string, Part>()
  readonly #writing: Promise<unknown>[] = []
  readonly #adding: Promise<unknown>[] = []
  #lists: Lists = {}
  #places: Places | undefined

  /** What each index is made from: known once it has begun. */
  get lists(): Lists {
    return this.#lists
  }

  /** Whether Pagefind will soon have nothing to do: then pages that are searched are to be made first. */
  get waits(): boolean {
    return this.#thread.waiting < mostOpen
  }

  /**
   * Begins, before anything is checked, with indexes that will have to be made again: nearly all of their pages will be
   * what they were. Pagefind puts a page that is added again in the place of the one before.
   * @param out where the last build stands
   * @param lists what its indexes were made from
   * @param slugs pathways of which something was changed
   */
  foresee(out: string, lists: Lists, slugs: ReadonlySet<string>): void {
    for (const [index, listed] of Object.entries(lists)) {
      if (!listed.some(([file]) => slugs.has(file.split('/').at(-2)!))) continue
      const pages = listed.map(([file, ...around]): Page => ({ ...pageAt(file, out), around }))
      const hashes = quiet(this.#thread.ask({ do: 'foresee', index, pages }).then((answer) => answer.hashes ?? []))
      this.#foreseen.set(index, { listed, hashes })
    }
  }

  /** Finds out which indexes are made again, as far as that hangs on pathways. */
  async begin(places: Places): Promise<void> {
    this.#places = places
    const { site, kept } = places
    const lists = listsOf(places)
    this.#lists = lists
    for (const [folder, listed] of Object.entries(lists)) {
      const first = site.nations.some((nation) => folder === indexFolder(nation, 0))
      if (!first && (await kept.index(folder, []))) continue
      const part: Part = { folder, first, sure: !first || !kept.sameTexts(folder), listed, added: 0, pages: [] }
      const foreseen = this.#foreseen.get(folder)
      if (foreseen) {
        const same =
          foreseen.listed.length === listed.length && listed.every(([file], i) => file === foreseen.listed[i]![0])
        if (same) part.foreseen = foreseen
        else void quiet(this.#thread.ask({ do: 'drop', index: folder }))
      }
      this.#parts.set(folder, part)
      for (const [file] of listed) this.#partOf.set(file, part)
      if (!first && listed.length === 0) this.#close(part)
    }
  }

  /**
   * Adds the page of a pathway to its index, where that is made again: the pages of an index in the order of its list.
   * Waits where too many are on their way, see `waits`.
   * @param page as it was drawn, or nothing where it stands on the disk as it was
   */
  async add(file: string, page: string | undefined): Promise<void> {
    const part = this.#partOf.get(file)
    if (!part) return
    const at = part.added++
    const [, ...around] = part.listed[at]!
    if (!(page === undefined && (await this.#isForeseen(part, at)))) {
      const standing = pageAt(file, this.#places!.sites)
      // What may never be read is not held: by then it stands on the disk.
      const content = page === undefined || !part.sure ? standing.content : searchedIn(page)
      part.pages.push({ url: standing.url, content, around })
    }
    if (part.sure && part.pages.length >= together) this.#send(part)
    if (!part.first && part.added === part.listed.length) this.#close(part)
    while (this.#adding.length > mostOpen) await this.#adding.shift()
  }

  /** Whether the very bytes of a page that was taken over have been added already, with the same around them. */
  async #isForeseen({ foreseen, listed }: Part, at: number): Promise<boolean> {
    if (!foreseen) return false
    const [file, before, behind] = listed[at]!
    const [, foreseenBefore, foreseenBehind] = foreseen.listed[at]!
    const hash = (await foreseen.hashes)[at]
    return (
      hash !== undefined &&
      hash === this.#places!.kept.hashOf(file) &&
      before === foreseenBefore &&
      behind === foreseenBehind
    )
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
    const { files = [] } = await this.#thread.ask({ do: 'files', index: folder })
    for (const { path, content } of files)
      if (first ? !ownInterface.test(path) : !program.test(path))
        await this.#places!.writer.write(`${folder}/${path}`, content)
  }

  /** Waits until every index stands in the sites. */
  async written(): Promise<void> {
    // To finish one is to begin to write it.
    for (let at = 0; at < this.#writing.length; at++) await this.#writing[at]
    const short = [...this.#parts.values()].filter(({ added, listed }) => added !== listed.length)
    if (short.length > 0)
      throw new Error(`Pages are missing in the full text of ${short.map(({ folder }) => folder).join(', ')}.`)
  }

  /** Ends Pagefind's process, whatever became of the build. */
  async stop(): Promise<void> {
    await this.#thread.end({ do: 'end' })
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

/** The indexes of all nations, also those without any pathway. */
function listsOf({ site, pathways }: Places): Lists {
  const lists: Record<string, Listed[]> = {}
  const parts = new Map(site.nations.map((nation) => [nation, partsFor(pathwaysOf(site, nation).length)]))
  for (const [nation, count] of parts)
    for (let number = 0; number < count; number++) lists[indexFolder(nation, number)] = []
  for (const { edition, of, folder } of pathways) {
    const { slug, specialty } = of.pathway
    const index = indexFolder(edition.nation, partOf(slug, parts.get(edition.nation)!))
    lists[index]!.push([`${folder}/${searchedFile}`, ...aroundText(of, edition.language, specialtyName(specialty))])
  }
  return lists
}

/** @param file as from the root of all sites, under which it stands as it is to be read */
function pageAt(file: string, root: string): { url: string; content: { file: string } } {
  return { url: file.slice(file.indexOf('/'), -'index.html'.length), content: { file: join(root, file) } }
}

const marked = 'data-pagefind-body'

/** The other pages, as they were built: those with a part marked for the search. Their kind is the folder they stand in. */
function builtPages(sites: string, nation: NationId, { hashes }: Written): (Page & { content: string })[] {
  const own = [...hashes.keys()].filter((path) => path.startsWith(`${nation}/`) && path.endsWith('index.html')).sort()
  const pages: (Page & { content: string })[] = []
  for (const path of own) {
    const file = path.slice(nation.length + 1)
    if (/^([a-z]{2}\/)?pathways\//.test(file)) continue
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
