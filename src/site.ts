/**
 * What the pages are made from, handed from the command that builds to Astro's pages.
 *
 * Both run in one process but in two module graphs (Node's and Vite's), so the hand-over is a symbol on `globalThis`:
 * the library is read and checked once a build, and nothing is copied into a store in between.
 */
import type { Help } from './help/help.ts'
import { mostCases, mostOnPage } from './draw/journeys.ts'
import type { Indexed } from './index/entries.ts'
import type { Chart } from './layout/chart.ts'
import { partsFor } from './index/parts.ts'
import { journeys } from './layout/journeys.ts'
import { layOut } from './layout/layout.ts'
import { compare, type Ref } from './diagnostic.ts'
import type { BehaviourGuideline, Checked, Library, NationPathway, ProgrammePage } from './library.ts'
import { remember } from './memory.ts'
import type { NationId } from './nations.ts'
import { nationNames } from './nations.ts'
import { graphOf, pinsOf } from './pathway.ts'
import type { Graph } from './graph.ts'
import type { Files, Programme } from './read/library.ts'
import { lineIn, outline, type Outline } from './read/outline.ts'
import type { NationFacts } from './validate/schema/content.ts'
import type { Moved } from './validate/schema/published.ts'
import type { Events } from './validate/schema/programme.ts'
import { specialtyName } from './view/labels.ts'
import { noticesFor } from './view/notices.ts'
import { movedSince } from './view/standing.ts'
import { abbreviationsOf, type Abbreviations } from './view/abbr.ts'
import { restsIn, type View } from './view/view.ts'
import { translator, type Language, type Translate } from './view/words.ts'

/** Style sheets and scripts of every nation's site: file name (with a hash of its content) → content. */
export interface Assets {
  files: ReadonlyMap<string, string>
  css: string
  /** For paper alone: not needed to read a page. */
  printCss: string
  /** For all pages but those of pathways. */
  extraCss: string
  find: string
  /** What the search fetches once its first hits can be shown. */
  findMore: string
  /** The worker of the search, which looks in the text of pages. */
  findText: string
  walk: string
  /** For other pages with something that holds for a time. */
  inTime: string
  page: string
  icon: string
  /** The editor, what it does beside the page, and its styles. */
  edit: string
  editWorker: string
  editCss: string
}

export interface Site {
  checked: Checked
  /** As they were read: path → text. Links to a step's file lead to its line where these are given. */
  files?: Files
  /** The nations that are built, in page order. */
  nations: readonly NationId[]
  asOf: string
  assets: Assets
  /** Whether the pages of pathways are written beside Astro, which then need not know of them. */
  pathwaysBeside?: true
  /** In the live preview, the script by which a page is shown anew when something is saved. */
  live?: string
  /** What authors look up; not given where only pages for readers are made. */
  help?: () => Help
}

/** One published site in one language: `england`, `wales`, `wales/cy`. */
export interface Edition {
  /** The folder under the output, and the first part of every URL. */
  folder: string
  nation: NationId
  language: Language
  facts: NationFacts
  t: Translate
}

const key = Symbol.for('referral-pathways.site')

export function handOver(site: Site): void {
  ;(globalThis as Record<symbol, unknown>)[key] = site
}

/** @throws when a page is rendered outside of the project's own commands */
export function theSite(): Site {
  const site = (globalThis as Record<symbol, unknown>)[key]
  if (!site) throw new Error('Nothing was handed over to the pages: use `npm run build` or `npm run dev`.')
  return site as Site
}

export function editions(site: Site): Edition[] {
  return site.nations.flatMap((nation) => {
    const facts = site.checked.library.nations.get(nation) ?? { name: nationNames[nation], languages: ['en' as const] }
    return facts.languages.map((language) => ({
      folder: language === 'en' ? nation : `${nation}/${language}`,
      nation,
      language,
      facts,
      t: translator(language === 'en' ? undefined : site.checked.library.words.get(language)),
    }))
  })
}

export function editionOf(site: Site, folder: string): Edition {
  const edition = editions(site).find((one) => one.folder === folder)
  if (!edition) throw new Error(`No edition is called ${folder}.`)
  return edition
}

/**
 * The same page in the other languages of its nation.
 * @param home from the page to the root of its edition
 * @param path from there to the page: `pathways/<slug>/`
 */
export function twinsOf(site: Site, { nation, language }: Edition, home: string, path: string): Twin[] {
  const root = language === 'en' ? home : `${home}../`
  return editions(site)
    .filter((one) => one.nation === nation && one.language !== language)
    .map((one) => ({
      href: `${root}${one.language === 'en' ? '' : `${one.language}/`}${path}`,
      language: one.language,
      name: one.t('language-name'),
    }))
}

export interface Twin {
  href: string
  language: Language
  /** The language's name in itself. */
  name: string
}

export function pathwaysOf(site: Site, nation: NationId): readonly NationPathway[] {
  return site.checked.pathways.get(nation) ?? []
}

const bySlug = new WeakMap<readonly NationPathway[], ReadonlyMap<string, NationPathway>>()

/** One pathway by its slug. Asked anew for each page, so that a live preview never shows what was handed over before. */
export function pathwayOf(site: Site, nation: NationId, slug: string): NationPathway {
  const all = pathwaysOf(site, nation)
  const map = bySlug.get(all) ?? new Map(all.map((one) => [one.pathway.slug, one]))
  bySlug.set(all, map)
  const found = map.get(slug)
  if (!found) throw new Error(`${nation} has no pathway called ${slug}.`)
  return found
}

const charts = new WeakMap<object, { graph: Graph; chart: Chart }>()

/** A pathway laid out; once for all its languages and pages. */
export function chartOf({ pathway }: NationPathway): { graph: Graph; chart: Chart } {
  let made = charts.get(pathway)
  if (!made) {
    const graph = graphOf(pathway)
    made = { graph, chart: layOut(graph, pinsOf(pathway)) }
    charts.set(pathway, made)
  }
  return made
}

/** Pathways with more ways through, or more cases, than stand on their page. */
export function withLongJourneys(site: Site, nation: NationId): NationPathway[] {
  const long = ({ pathway, cases }: NationPathway): boolean =>
    cases.length > mostCases || journeys(graphOf(pathway), mostOnPage + 1).journeys.length > mostOnPage
  return pathwaysOf(site, nation).filter((of) =>
    remember(site.checked.memory, of.pathway.baseFile, `long journeys ${nation}`, () => long(of)),
  )
}

/** How many indexes a nation's full text has. */
export function textPartsOf(site: Site, nation: NationId): number {
  return partsFor(pathwaysOf(site, nation).length)
}

const movedStepsOf = (went: Moved[string] | undefined): Pick<View, 'movedSteps'> =>
  went && 'steps' in went ? { movedSteps: went.steps } : {}

const outlines = new WeakMap<Files, Map<string, Outline>>()

/** Read when a page first asks for it: most libraries name no repository, and no page of theirs does. */
function outlineOf(files: Files, file: string): Outline {
  const known = outlines.get(files) ?? new Map<string, Outline>()
  outlines.set(files, known)
  const found = known.get(file) ?? outline(files.get(file) ?? '')
  known.set(file, found)
  return found
}

const folders = new WeakMap<Library['folders'], ReadonlyMap<string, Library['folders'][number]>>()

function writtenFolder({ folders: all }: Library, slug: string): Library['folders'][number] | undefined {
  const map = folders.get(all) ?? new Map(all.map((folder) => [folder.slug, folder]))
  folders.set(all, map)
  return map.get(slug)
}

export function viewOf(site: Site, edition: Edition, of: NationPathway, home: string): View {
  const { library } = site.checked
  const { nation, language, facts, t } = edition
  const folder = writtenFolder(library, of.pathway.slug)
  const { files } = site
  return {
    ...chartOf(of),
    pathway: of.pathway,
    cases: of.cases,
    facts,
    organisations: library.organisations.get(nation),
    register: library.register,
    behaviours: behavioursOf(site, nation).resting,
    // What is built from an older base shows the text that was reviewed: nothing of it has moved.
    moved: folder?.base.value === of.pathway.base && of.pathway.stance ? movedSince(folder, of.pathway.stance) : [],
    notices: noticesFor(library.notices, { nation, pathway: of.pathway.slug }, site.asOf),
    language,
    t,
    translation: folder?.translations.get(language)?.value,
    asOf: site.asOf,
    titleOf: (slug) => pathwayOf(site, nation, slug).pathway.base.title,
    home,
    ...movedStepsOf(library.moved[of.pathway.slug]),
    ...(files ? { lineOf: ({ file, path }: Ref) => lineIn(outlineOf(files, file), path) } : {}),
  }
}

/**
 * The behaviours of the library: those that rest on something in this nation, those that rest on nothing that both sides
 * have agreed there, and those that another has replaced.
 */
export function behavioursOf(
  site: Site,
  nation: NationId,
): Record<'resting' | 'others' | 'replaced', BehaviourGuideline[]> {
  const all = site.checked.library.behaviours.filter(({ language }) => language === 'en')
  const current = all.filter(({ value }) => value['superseded-by'] === undefined)
  return {
    resting: current.filter((one) => restsIn(one, nation)),
    others: current.filter((one) => !restsIn(one, nation)),
    replaced: all.filter((one) => !current.includes(one)),
  }
}

const expansions = new WeakMap<Library['glossary'], Map<NationId, Abbreviations>>()

/** What abbreviations mean in this nation. Expansions are English, so an edition in another language has none. */
export function abbreviationsIn(site: Site, { nation, language }: Edition): Abbreviations {
  const { glossary } = site.checked.library
  const known = expansions.get(glossary) ?? new Map<NationId, Abbreviations>()
  expansions.set(glossary, known)
  if (language !== 'en') return new Map()
  if (!known.has(nation)) known.set(nation, abbreviationsOf(glossary, nation))
  return known.get(nation)!
}

/** What the lookup of one edition is made from. */
export function indexedBy(site: Site, { nation, language }: Edition): Indexed {
  const { library, memory } = site.checked
  const { asOf } = site
  const pathways = pathwaysOf(site, nation)
  return { pathways, library, nation, language, asOf, nameOf: specialtyName, ...(memory && { memory }) }
}

/** The pages of one programme, in the order of their addresses. */
export function programmeOf(site: Site, programme: Programme): ProgrammePage[] {
  return site.checked.library.programmes.filter((page) => page.programme === programme && page.language === 'en')
}

/** The draft of a page in another language. No person has checked one yet, so it stands beside the English, never for it. */
export function draftOf(site: Site, { programme, slug }: ProgrammePage, language: Language): ProgrammePage | undefined {
  if (language === 'en') return undefined
  return site.checked.library.programmes.find(
    (page) => page.programme === programme && page.slug === slug && page.language === language,
  )
}

/** Events that are not over on the day of the build, the next first. */
export function eventsOf(site: Site, nation: NationId): Events['events'] {
  const known = site.checked.library.events.get(nation)?.events ?? []
  return known.filter(({ starts, ends = starts }) => ends >= site.asOf).sort((a, b) => compare(a.starts, b.starts))
}

/** Where the pages for authors are: English alone, as the messages of the check are. */
export function withHelp(site: Site): Edition[] {
  return site.help ? editions(site).filter(({ language }) => language === 'en') : []
}

/** @throws where a page for authors is asked for, and nothing was handed over to make it from */
export function helpOf(site: Site): Help {
  if (!site.help) throw new Error('No help was handed over to the pages.')
  return site.help()
}
