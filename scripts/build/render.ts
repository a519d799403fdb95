/** Render and index: from a checked library to one whole site per nation in a staging folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cachedInARow } from '../../src/cached.ts'
import { drawMoved } from '../../src/draw/moved.ts'
import { carriedFiles } from '../../src/edit/carried.ts'
import { lookupFiles } from '../../src/index/entries.ts'
import { pathwayFiles } from '../../src/layouts/pathway.ts'
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
import { keepBundle, keptBundle, type Pages } from './bundle.ts'
import { insteadOfAstro, writePages, type Sites, type Work } from './prerender.ts'
import type { Stopwatch } from './timings.ts'
import type { Writer, Written } from './writer.ts'

const project = join(import.meta.dirname, '../..')

/**
 * One Astro build for all nations: its start costs more than a thousand pages, so one per nation would cost four times.
 * @param stage an empty folder inside the project, on the file system of the output
 * @param bundles where the program of the pages is kept, and the key under which it may be used again
 * @param kept pages that need not be rendered again
 * @param whole is told when all pages but those of pathways are written
 */
export async function renderSites(
  site: Site,
  stage: string,
  watch: Stopwatch,
  bundles: { folder: string; key: string; afresh: boolean },
  { writer, kept, whole }: Pick<Sites, 'writer' | 'kept' | 'whole'>,
): Promise<void> {
  handOver({ ...site, pathwaysBeside: true })
  const sites: Sites = { kept, writer, beside: besideAstro(site), whole, bundled: () => watch.done('bundle') }
  const { folder, key, afresh } = bundles
  const pages = afresh ? undefined : await keptBundle(folder, key)
  if (pages) await writePages(pages, sites)
  else
    await buildWithAstro(stage, async (made) => {
      keepBundle(join(stage, 'astro/.prerender'), folder, key)
      await writePages(made, sites)
    })
  watch.done('render')
  gate(site, await writer.written())
  await writeMoved(site, writer)
  watch.done('gates')
}

async function buildWithAstro(stage: string, write: (pages: Pages) => Promise<void>): Promise<void> {
  const { build } = await import('astro')
  await build({
    root: project,
    // Astro empties it first, and by then pages of the last build may stand in the sites.
    outDir: join(stage, 'astro'),
    cacheDir: join(stage, 'cache'),
    // Nothing in public/ belongs to one nation, so Astro is not to copy it.
    publicDir: join(stage, 'public'),
    logLevel: 'warn',
    integrations: [insteadOfAstro(write)],
  })
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

/** What is written beside Astro, nothing of it yet: the pages of pathways, and what each nation's editor opens. */
function besideAstro(site: Site): Work[] {
  const pages = pathwayFiles(site).flatMap(({ folder, files, draw }) =>
    files.map((file): Work => ({ file: `${folder}/${file}`, content: () => draw(file) })),
  )
  const carried = [...carriedBy(site)].flatMap(([file, text]) => {
    const once = cachedInARow(text)
    return site.nations.map((nation): Work => ({ file: `${nation}/edit/${file}`, content: once }))
  })
  return [...pages, ...carried]
}

/** The lookup of each edition. */
export async function writeLookups(site: Site, writer: Writer): Promise<void> {
  for (const edition of editions(site))
    for (const [file, text] of lookupFiles(indexedBy(site, edition)))
      await writer.write(`${edition.folder}/${file}`, text)
}
