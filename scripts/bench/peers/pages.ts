/** What every peer is given: the pathways of a library as each nation has them, page by page. */
import { drawChart } from '../../../src/draw/chart.ts'
import { mermaidOf } from '../../../src/draw/mermaid.ts'
import { drawPathwayPage } from '../../../src/draw/page.ts'
import { nations } from '../../../src/nations.ts'
import { headline } from '../../../src/pathway.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../../src/site.ts'
import { specialtyName } from '../../../src/view/labels.ts'
import { stepOf } from '../../../src/view/view.ts'
import { makeAssets } from '../../build/assets.ts'
import { loadLibrary } from '../../cli/load.ts'
import { toMarkdown } from './markdown.ts'

export interface PeerPage {
  /** The folder of its edition on a peer's site: `england`, `wales-cy`. */
  edition: string
  /** The page on our own site. */
  ours: string
  slug: string
  title: string
  /** Markdown: from the title's next line to the chart. */
  before: string
  /** The chart as its authors' tools write it. */
  mermaid: string
  /** Markdown: the steps in words, for what a picture does not say. */
  steps: string
  /** Our own chart as HTML: a ready-made picture that says the steps too. */
  chart: string
  /** Markdown: from the chart to the end of the page. */
  after: string
  /** The headline of the step that is drawn last. */
  lastStep: string
}

export interface Content {
  pages: readonly PeerPage[]
  /** Edition → what it is called. */
  editions: ReadonlyMap<string, string>
  /** The style sheet that our chart needs. */
  css: string
  /** What laying out and drawing all charts took here, in seconds of waiting. */
  drawing: number
}

/** @param root a library without errors */
export async function contentOf(root: string, asOf: string): Promise<Content> {
  const { checked, files } = await loadLibrary({ roots: [root], nations: [...nations], asOf })
  const assets = await makeAssets()
  const site: Site = { checked, nations, asOf, assets, files }
  const views = (): ReturnType<typeof viewOf>[] =>
    editions(site).flatMap((edition) =>
      pathwaysOf(site, edition.nation).map((of) => viewOf(site, edition, of, '../../')),
    )
  const start = performance.now()
  const charts = views().map((view) => drawChart(view).text)
  const drawing = (performance.now() - start) / 1000

  const named = new Map<string, string>()
  const pages = editions(site).flatMap(({ folder, nation, language, facts, t }) => {
    const edition = folder.replace('/', '-')
    named.set(edition, language === 'en' ? facts.name : `${facts.name} (${t('language-name')})`)
    return pathwaysOf(site, nation).map(({ pathway }) => ({ edition, folder, pathway }))
  })
  return {
    editions: named,
    css: assets.files.get(assets.css)!,
    drawing,
    pages: views().map((view, i) => {
      const { edition, folder, pathway } = pages[i]!
      const chart = charts[i]!
      const [before = '', after] = drawPathwayPage(view, { name: specialtyName(pathway.specialty) }).text.split(chart)
      if (after === undefined) throw new Error(`The chart of ${pathway.slug} is not on its page as it was drawn.`)
      return {
        edition,
        ours: `${folder}/pathways/${pathway.slug}/`,
        slug: pathway.slug,
        title: pathway.base.title,
        before: withoutTitle(toMarkdown(before)),
        mermaid: mermaidOf(view),
        steps: toMarkdown(chart),
        chart,
        after: toMarkdown(after),
        lastStep: headline(stepOf(view, view.chart.order.at(-1)!)),
      }
    }),
  }
}

/** Peers write the title themselves, from what stands above the text. */
function withoutTitle(markdown: string): string {
  return markdown.replace(/^# .*\n+/m, '')
}
