/**
 * The pages of one pathway in one edition, each whole: in a large library nearly all pages are these. They are text from
 * end to end, so that a build can write them without asking Astro, which needs as long for a page as it takes to draw it.
 */
import { columnsOf, drawCompare } from '../draw/compare.ts'
import { drawCaseTable } from '../draw/evidence.ts'
import { drawJourneys, most } from '../draw/journeys.ts'
import { mermaidOf } from '../draw/mermaid.ts'
import { drawPathwayPage } from '../draw/page.ts'
import { drawWalk } from '../draw/walk.ts'
import type { NationPathway } from '../library.ts'
import {
  abbreviationsIn,
  editionOf,
  editions,
  pathwayOf,
  pathwaysOf,
  viewOf,
  withLongJourneys,
  type Edition,
  type Site,
} from '../site.ts'
import { expandAbbreviations } from '../view/abbr.ts'
import { html, type Html } from '../view/html.ts'
import { specialtyName } from '../view/labels.ts'
import type { View } from '../view/view.ts'
import { drawFrame, type Framed } from './frame.ts'

/** From the folder of a pathway: the files that stand there. */
export type PathwayFile = keyof typeof files

interface Drawn {
  site: Site
  edition: Edition
  of: NationPathway
  /** As from the pathway's own page. */
  view: View
}

const files = {
  'index.html': drawIndex,
  'walk/index.html': drawWalkPage,
  'compare/index.html': drawComparePage,
  'journeys/index.html': drawJourneysPage,
  /** The chart as Mermaid text: what code hosts draw in a review. It never reaches a page. */
  'chart.mmd': ({ view }: Drawn): string => mermaidOf(view),
}

/** A pathway in an edition, and how each of its files is drawn: on being asked, from one view. */
export interface PathwayFiles {
  edition: Edition
  of: NationPathway
  /** From the root of all sites, without a final slash: `wales/cy/pathways/<slug>`. */
  folder: string
  files: readonly PathwayFile[]
  draw: (file: PathwayFile) => string
}

/**
 * Every pathway in every edition, one pathway after the other and each language at a stretch, because what the nations
 * say in one language is drawn once for all of them.
 */
export function pathwayFiles(site: Site): PathwayFiles[] {
  const long = new Map(site.nations.map((nation) => [nation, new Set(withLongJourneys(site, nation))]))
  const all = Object.keys(files) as PathwayFile[]
  const byLanguage = [...Map.groupBy(editions(site), ({ language }) => language).values()].flat()
  const pathways = byLanguage.flatMap((edition) =>
    pathwaysOf(site, edition.nation).map((of): PathwayFiles => {
      let drawn: Drawn | undefined
      return {
        edition,
        of,
        folder: `${edition.folder}/pathways/${of.pathway.slug}`,
        files: all.filter((file) => file !== 'journeys/index.html' || long.get(edition.nation)!.has(of)),
        draw: (file) => files[file]((drawn ??= { site, edition, of, view: viewOf(site, edition, of, '../../') })),
      }
    }),
  )
  return [...Map.groupBy(pathways, ({ of }) => of.pathway.slug).values()].flat()
}

/** The addresses for a page of Astro's. There are none where the build writes these files itself. */
export function pathwayPaths(site: Site, file: PathwayFile): { params: { site: string; slug: string } }[] {
  if (site.pathwaysBeside) return []
  return pathwayFiles(site)
    .filter(({ files }) => files.includes(file))
    .map(({ edition, of }) => ({ params: { site: edition.folder, slug: of.pathway.slug } }))
}

/** One file of one pathway, for whoever asks for it by its address. */
export function pathwayFile(site: Site, file: PathwayFile, at: { site?: string; slug?: string }): string {
  const edition = editionOf(site, at.site!)
  const of = pathwayOf(site, edition.nation, at.slug!)
  return files[file]({ site, edition, of, view: viewOf(site, edition, of, '../../') })
}

/** @param below the folder of the page under that of its pathway, `walk/`, or nothing */
function framed(
  { site, edition, of }: Drawn,
  below: string,
  rest: Partial<Framed> & Pick<Framed, 'title'>,
  main: Html,
): string {
  const path = `pathways/${of.pathway.slug}/${below}`
  const home = below === '' ? '../../' : '../../../'
  const frame: Framed = { edition, home, address: `/${edition.folder}/${path}`, at: 'pathways', found: false, ...rest }
  return drawFrame(site, frame, main).text
}

function drawIndex(drawn: Drawn): string {
  const { site, edition, of, view } = drawn
  const { slug, specialty, base, start } = of.pathway
  const main = drawPathwayPage(view, { name: specialtyName(specialty) })
  return framed(
    drawn,
    '',
    {
      title: base.title,
      path: `pathways/${slug}/`,
      file: false,
      script: site.assets.page,
      extra: false,
      bodyClass: 'path-page',
      mainAttributes: { 'data-pathway': slug, 'data-nation': edition.nation, 'data-start': start },
    },
    expandAbbreviations(main, abbreviationsIn(site, edition)),
  )
}

/** What two of the pages under a pathway's own share. */
function pageUnder({ edition, of }: Drawn, folder: 'walk' | 'compare'): Pick<Framed, 'title' | 'file' | 'path'> {
  const { base, baseFile, slug } = of.pathway
  return { title: `${edition.t(folder)}: ${base.title}`, file: baseFile, path: `pathways/${slug}/${folder}/` }
}

const deeper = (view: View): View => ({ ...view, home: '../../../' })

function drawWalkPage(drawn: Drawn): string {
  const page = { ...pageUnder(drawn, 'walk'), script: drawn.site.assets.walk }
  return framed(drawn, 'walk/', page, drawWalk(deeper(drawn.view)))
}

function drawComparePage(drawn: Drawn): string {
  const { site, of, view } = drawn
  const { siblings, library } = site.checked
  const columns = columnsOf(siblings(of.pathway.slug), library.nations)
  const page = { ...pageUnder(drawn, 'compare'), script: site.assets.inTime }
  return framed(drawn, 'compare/', page, drawCompare(deeper(view), columns))
}

function drawJourneysPage(drawn: Drawn): string {
  const { edition, of } = drawn
  const { t } = edition
  const { base, baseFile } = of.pathway
  const view = deeper(drawn.view)
  const { list, cut } = drawJourneys(view, most)
  const main = html`<div class="wrap prose"><p class="crumb"><a href="../">${base.title}</a></p><h1>${t('cases')}</h1>${drawCaseTable(view)}<h2>${t('journeys')}</h2>${cut && html`<p class="nk">${t('journeys-more')}</p>`}${list}</div>`
  return framed(drawn, 'journeys/', { title: `${t('cases')}: ${base.title}`, file: baseFile }, main)
}
