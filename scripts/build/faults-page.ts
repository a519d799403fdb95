/** What `npm run dev` shows in place of a page while a file is broken: the faults, and the chart as it last was. */
import { drawChart } from '../../src/draw/chart.ts'
import type { NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../src/site.ts'
import { html, Html } from '../../src/view/html.ts'
import { sheetOf } from './assets.ts'
import type { Loaded } from '../cli/load.ts'

/** By which the preview tells a page that something was saved. */
export const liveScript = '/@vite/client'

/**
 * @param good the site as it last was without a fault, where there was one
 * @param path the page that was asked for: `/england/pathways/<slug>/`
 */
export function faultsPage({ files, checked }: Loaded, css: string, nation: NationId, good?: Site, path = ''): string {
  const errors = checked.diagnostics.filter(({ level }) => level === 'error')
  const title = errors.length === 1 ? 'One thing to mend' : `${errors.length} things to mend`
  const list = errors.map(
    ({ file, line, column, what, why, mend, see }) =>
      html`<section class="nk"><h2>${what}</h2><p class="s m">${file}, line ${line}, column ${column}</p><pre class="plain">${files.get(file)?.split('\n')[line - 1] ?? ''}</pre><p>${why}</p><p><b>${mend}</b></p>${see && html`<p class="s">See ${see.file}, line ${see.line}: ${see.what}</p>`}</section>`,
  )
  return html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/${nation}/assets/${css}"><style>${new Html(sheetOf(['mending']))}</style><script type="module" src="${liveScript}"></script></head><body><main class="wrap mending"><div class="text"><h1>${title}</h1><p>The page comes back by itself when the file is saved without a fault.</p>${list}</div>${good && drawLast(good, path)}</main></body></html>`
    .text
}

/** The chart of the page that was asked for. */
function drawLast(good: Site, path: string): Html | false {
  const [, folder, slug] = /^\/([a-z/-]+?)\/pathways\/([a-z0-9-]+)\//.exec(path) ?? []
  const edition = editions(good).find((one) => one.folder === folder)
  const of = edition && pathwaysOf(good, edition.nation).find(({ pathway }) => pathway.slug === slug)
  return (
    !!of &&
    html`<section class="chart" aria-labelledby="last"><h2 id="last">As it last was without a fault</h2>${drawChart(viewOf(good, edition, of, '../../'))}</section>`
  )
}
