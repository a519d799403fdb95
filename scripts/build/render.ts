/** Render and index: from a checked library to one whole site per nation in a staging folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachedInARow } from '../../src/cached.ts'
import { drawMoved } from '../../src/draw/moved.ts'
import { carriedFiles } from '../../src/edit/carried.ts'
import { lookupFiles } from '../../src/index/entries.ts'
import { partOf, partsFor } from '../../src/index/parts.ts'
import { pathwayFiles, type PathwayFiles } from '../../src/layouts/pathway.ts'
import { programmes } from '../../src/read/library.ts'
import {
  behavioursOf,
  editions,
  handOver,
  indexedBy,
  pathwaysOf,
  programmeOf,
  withLongJourneys,
  type Site,
} from '../../src/site.ts'
import type { Pages } from './bundle.ts'
import { searchedFile, type FullText } from './full-text.ts'
import type { Kept } from './kept.ts'
import { writePages, type Work } from './prerender.ts'
import type { Stopwatch } from './timings.ts'
import type { Writer, Written } from './writer.ts'

const project = join(import.meta.dirname, '../..')

/** Where pages come from besides the library, and where they go. */
export interface Means {
  pages: Pages
  writer: Writer
  kept: Kept
  fullText: FullText
}

/**
 * All pages of all nations, and the full text with them.
 * @param sites the root of all sites
 */
export async function renderSites(site: Site, sites: string, watch: Stopwatch, means: Means): Promise<void> {
  const { pages, writer, kept, fullText } = means
  handOver({ ...site, pathwaysBeside: true })
  const pathways = inParts(site)
  await fullText.begin({ site, pathways, sites, kept, writer })
  await writePages(pages, {
    kept,
    writer,
    ...besideAstro(site, pathways, fullText),
    waits: () => fullText.waits,
    whole: (written) => fullText.finish(written),
  })
  watch.done('render')
  gate(site, await writer.written())
  await writeMoved(site, writer)
  watch.done('gates')
}

/** Plain pages at addresses that are no more. They are in no index, and no page links to them. */
async function writeMoved(site: Site, writer: Writer): Promise<void> {
  for (const { folder, nation, facts, t, language } of editions(site)) {
    const titles = new Map(pathwaysOf(site, nation).map(({ pathway }) => [pathway.slug, pathway.base.title]))
    const css = `${language === 'en' ? '' : '../'}../../assets/${site.assets.css}`
    for (const [slug, went] of Object.entries(site.checked.library.moved)) {
      const titleOf = (to: string): string | undefined => titles.get(to)
      const page = drawMoved({ went, slug, titleOf, nation: facts.name, t, language, css })
      if (page) await writer.write(`${folder}/pathways/${slug}/index.html`, page.text)
    }
  }
}

/** Every page of a nation's site, relative to its folder. */
export function pagesOf(site: Site): string[] {
  return editions(site).flatMap((edition) => {
    const { folder, nation } = edition
    const guidelines = Object.values(behavioursOf(site, nation)).flat()
    const organisations = Object.keys(site.checked.library.organisations.get(nation)?.organisations ?? {})
    return [
      '',
      ...pathwaysOf(site, nation).flatMap(({ pathway }) => [
        `pathways/${pathway.slug}/`,
        `pathways/${pathway.slug}/walk/`,
        `pathways/${pathway.slug}/compare/`,
      ]),
      ...withLongJourneys(site, nation).map(({ pathway }) => `pathways/${pathway.slug}/journeys/`),
      'behaviours/',
      ...guidelines.map(({ slug }) => `behaviours/${slug}/`),
      ...programmes.flatMap((programme) => [
        `${programme}/`,
        ...programmeOf(site, programme).map(({ slug }) => `${programme}/${slug}/`),
      ]),
      'events/',
      'boards/',
      ...organisations.map((id) => `boards/${id}/`),
      'drift/',
      'glossary/',
      'report/',
      'about/',
      ...(edition.language === 'en' ? ['edit/', 'edit/preview/', ...helpPages(site)] : []),
    ].map((page) => `${folder}/${page}index.html`)
  })
}

/** For authors: the format, and every rule with its examples. */
function helpPages(site: Site): string[] {
  return site.help ? ['format/', 'rules/', ...site.help().rules.map(({ id }) => `rules/${id}/`)] : []
}

/** Two pages with one address silently become one, so what was written is counted against what was meant. */
function gate(site: Site, { hashes }: Written): void {
  const pages = pagesOf(site)
  const meant = new Set(pages)
  if (meant.size < pages.length) {
    const twice = pages.filter((page, i) => pages.indexOf(page) !== i)
    throw new Error(`Two pages would have one address: ${twice.join(', ')}`)
  }
  const written = new Set([...hashes.keys()].filter((file) => file.endsWith('.html')))
  const missing = pages.filter((page) => !written.has(page))
  const extra = [...written].filter((page) => !meant.has(page))
  if (missing.length > 0 || extra.length > 0)
    throw new Error(`The pages written are not the pages meant. Missing: ${some(missing)}. Not meant: ${some(extra)}.`)
}

/** A thousand names would bury what is said. */
function some(files: readonly string[]): string {
  if (files.length === 0) return 'none'
  return `${files.slice(0, 5).join(', ')}${files.length > 5 ? ` and ${files.length - 5} more` : ''}`
}

/** Files of every nation's editor, by their path in `edit/`. */
export function carriedBy({ checked, files, asOf }: Site): Map<string, () => string> {
  const template = join(project, 'pathways/_template')
  const texts = readdirSync(template).map((name): [string, string] => [
    name,
    readFileSync(join(template, name), 'utf8'),
  ])
  return carriedFiles(checked.library, files ?? new Map(), new Map(texts), asOf)
}

/** Pathways as the full text wants them: one part after the other; last the first, which waits for Astro's pages, too. */
function inParts(site: Site): PathwayFiles[] {
  const parts = new Map(site.nations.map((nation) => [nation, partsFor(pathwaysOf(site, nation).length)]))
  const part = ({ edition, of }: PathwayFiles): number => partOf(of.pathway.slug, parts.get(edition.nation)!)
  return pathwayFiles(site).sort((a, b) => part(b) - part(a))
}

/**
 * What is written beside Astro, nothing of it yet: the pages of pathways, and what each nation's editor opens. Pagefind
 * waits for those that are searched.
 */
function besideAstro(
  site: Site,
  pathways: readonly PathwayFiles[],
  fullText: FullText,
): Record<'urgent' | 'rest', Work[]> {
  const urgent = pathways.map(({ folder, draw }): Work => {
    const file = `${folder}/${searchedFile}`
    return { file, content: () => draw(searchedFile), made: (page) => fullText.add(file, page) }
  })
  const others = pathways.flatMap(({ folder, files, draw }) =>
    files
      .filter((file) => file !== searchedFile)
      .map((file): Work => ({ file: `${folder}/${file}`, content: () => draw(file) })),
  )
  const carried = [...carriedBy(site)].flatMap(([file, text]) => {
    const once = cachedInARow(text)
    return site.nations.map((nation): Work => ({ file: `${nation}/edit/${file}`, content: once }))
  })
  return { urgent, rest: [...others, ...carried] }
}

/** The lookup of each edition. */
export async function writeLookups(site: Site, writer: Writer): Promise<void> {
  for (const edition of editions(site))
    for (const [file, text] of lookupFiles(indexedBy(site, edition)))
      await writer.write(`${edition.folder}/${file}`, text)
}
