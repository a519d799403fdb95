/** What readers of a library would be given, as far as it is drawn without a build: pages, diagrams and the lookup. */
import { columnsOf, drawCompare } from '../../src/draw/compare.ts'
import { mermaidOf } from '../../src/draw/mermaid.ts'
import { drawPathwayPage } from '../../src/draw/page.ts'
import { drawWalk } from '../../src/draw/walk.ts'
import { lookupFiles } from '../../src/index/entries.ts'
import type { Checked } from '../../src/library.ts'
import type { Files } from '../../src/read/library.ts'
import { abbreviationsIn, editions, indexedBy, pathwaysOf, viewOf, type Assets, type Site } from '../../src/site.ts'
import { nations } from '../../src/nations.ts'
import { expandAbbreviations } from '../../src/view/abbr.ts'

export interface Drawn {
  /** HTML, by a name for messages. */
  pages: Map<string, string>
  /** Other texts that programs read. */
  others: Map<string, string>
}

/** Nothing of a nation that is stopped. */
export function drawn(checked: Checked, files: Files, asOf: string): Drawn {
  const free = nations.filter((nation) => !checked.stopped.has(nation))
  const site: Site = { checked, files, nations: free, asOf, assets: {} as Assets }
  const [pages, others] = [new Map<string, string>(), new Map<string, string>()]
  for (const edition of editions(site)) {
    for (const of of pathwaysOf(site, edition.nation)) {
      const view = viewOf(site, edition, of, '../../')
      const name = `${edition.folder}/${of.pathway.slug}`
      const page = drawPathwayPage(view, { name: 'Specialty' })
      pages.set(name, expandAbbreviations(page, abbreviationsIn(site, edition)).text)
      pages.set(`${name}/walk`, drawWalk(view).text)
      const columns = columnsOf(checked.siblings(of.pathway.slug), checked.library.nations)
      pages.set(`${name}/compare`, drawCompare(view, columns).text)
      others.set(`${name}/chart.mmd`, mermaidOf(view))
    }
    for (const [file, text] of lookupFiles(indexedBy(site, edition))) others.set(`${edition.folder}/${file}`, text)
  }
  for (const { slug, html } of checked.library.behaviours) pages.set(`behaviours/${slug}`, html)
  return { pages, others }
}
