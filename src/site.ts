/**
 * What the pages are made from, handed from the command that builds to Astro's pages.
 *
 * Both run in one process but in two module graphs (Node's and Vite's), so the hand-over is a symbol on `globalThis`:
 * the library is read and checked once a build, and nothing is copied into a store in between.
 */
import { mostCases, mostOnPage } from './draw/journeys.ts'
import type { Indexed } from './index/entries.ts'
import type { Chart } from './layout/chart.ts'
import { journeys } from './layout/journeys.ts'
import { layOut } from './layout/layout.ts'
import { compare } from './diagnostic.ts'
import type { BehaviourGuideline, Checked, NationPathway, ProgrammePage } from './library.ts'
import type { NationId } from './nations.ts'
import { nationNames } from './nations.ts'
import { graphOf, pinsOf } from './pathway.ts'
import type { Graph } from './graph.ts'
import type { Files, Programme } from './read/library.ts'
import type { NationFacts } from './validate/schema/content.ts'
import type { Events } from './validate/schema/programme.ts'
import { specialtyName } from './view/labels.ts'
import { noticesFor } from './view/notices.ts'
import { restsIn, type View } from './view/view.ts'
import { translator, type Language, type Translate } from './view/words.ts'

/** Style sheets and scripts of every nation's site: file name (with a hash of its content) → content. */
export interface Assets {
  files: ReadonlyMap<string, string>
  css: string
  /** For the pages with a script of their own. */
  extraCss: string
  find: string
  /** What the search fetches once its first hits can be shown. */
  findMore: string
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
  /** As they were read: path → text. */
  files: Files
  /** The nations that are built, in page order. */
  nations: readonly NationId[]
  asOf: string
  assets: Assets
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
  return pathwaysOf(site, nation).filter(
    (of) => of.cases.length > mostCases || journeys(chartOf(of).graph, mostOnPage + 1).journeys.length > mostOnPage,
  )
}

export function viewOf(site: Site, edition: Edition, of: NationPathway, home: string): View {
  const { library } = site.checked
  const { nation, language, facts, t } = edition
  return {
    ...chartOf(of),
    pathway: of.pathway,
    cases: of.cases,
    facts,
    organisations: library.organisations.get(nation),
    register: library.register,
    behaviours: behavioursOf(site, nation).resting,
    notices: noticesFor(library.notices, { nation, pathway: of.pathway.slug }, site.asOf),
    language,
    t,
    translation: library.folders.find(({ slug }) => slug === of.pathway.slug)?.translations.get(language)?.value,
    asOf: site.asOf,
    home,
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

/** What the lookup of one edition is made from. */
export function indexedBy(site: Site, { nation, language }: Edition): Indexed {
  const { library } = site.checked
  return { pathways: pathwaysOf(site, nation), library, nation, language, asOf: site.asOf, nameOf: specialtyName }
}

/** The pages of one programme, in the order of their addresses. */
export function programmeOf(site: Site, programme: Programme): ProgrammePage[] {
  return site.checked.library.programmes.filter((page) => page.programme === programme && page.language === 'en')
}

/** Events that are not over on the day of the build, the next first. */
export function eventsOf(site: Site, nation: NationId): Events['events'] {
  const known = site.checked.library.events.get(nation)?.events ?? []
  return known.filter(({ starts, ends = starts }) => ends >= site.asOf).sort((a, b) => compare(a.starts, b.starts))
}
