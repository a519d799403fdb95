/** Pages as the authors of a peer's site write them: what stands above the text, the text, and the chart in it. */
import type { Content, PeerPage } from './pages.ts'

/** How the chart stands in the text of a page. */
export type Chart = 'mermaid' | 'ready-made'

/** The words and the chart of one page. A ready-made chart of ours says the steps itself; Mermaid has them beside it. */
export function body(page: PeerPage, chart: Chart): string {
  const drawn =
    chart === 'mermaid'
      ? `\`\`\`mermaid\n${page.mermaid}\`\`\`\n\n${page.steps}`
      : `<div class="deck"><section class="chart">${page.chart}</section></div>`
  return `${page.before}\n\n${drawn}\n\n${page.after}\n`
}

export function withTitle(title: string, text: string, more: Readonly<Record<string, string>> = {}): string {
  const lines = Object.entries({ title, ...more }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${text}`
}

/**
 * Every page of a site by its path without ending: the home page, one page a nation with its pathways, and the
 * pathways.
 * @param link how a page of a nation is linked to from the page of that nation
 */
export function site(
  content: Content,
  { chart, link, text = (_, words) => words }: { chart: Chart; link: (slug: string) => string; text?: Wrap },
): Map<string, string> {
  const made = new Map<string, string>()
  const home = [...content.editions].map(([edition, name]) => `- [${name}](${link(`${edition}/`)})`)
  made.set('index', withTitle('Referral pathways', text('Referral pathways', `${home.join('\n')}\n`)))
  for (const [edition, name] of content.editions) {
    const own = content.pages.filter((page) => page.edition === edition)
    const list = own.map(({ slug, title }) => `- [${title.replace(/[[\]]/g, '\\$&')}](${link(`${edition}/${slug}/`)})`)
    made.set(`${edition}/index`, withTitle(name, text(name, `${list.join('\n')}\n`)))
    for (const page of own)
      made.set(`${edition}/${page.slug}`, withTitle(page.title, text(page.title, body(page, chart))))
  }
  return made
}

/** What a peer needs around the words, where it does not show the title by itself. */
type Wrap = (title: string, words: string) => string

/** The same pages as files of a folder. */
export function files(pages: ReadonlyMap<string, string>, folder: string, ending = 'md'): Map<string, string> {
  return new Map([...pages].map(([path, text]) => [`${folder}/${path}.${ending}`, text]))
}

/** For sites without a style sheet of their own: enough to read by. */
export const plainCss = `body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:48rem;padding:0 1rem}
header{display:flex;justify-content:space-between;padding:.75rem 0}
img{height:auto;max-width:100%}
pre{overflow:auto}
td,th{border-bottom:1px solid;padding:.25rem .5rem;text-align:left}
`
