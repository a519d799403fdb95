/** A comparison as a folder of pages: an overview, and for each pathway of each nation before and after side by side. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PathwayDiff } from '../../src/diff/change.ts'
import type { LibraryDiff, Tree } from '../../src/diff/diff.ts'
import { byTitle, isEmpty, summary } from '../../src/diff/told.ts'
import { drawChanges } from '../../src/draw/changes.ts'
import { checkChart } from '../../src/layout/check-chart.ts'
import type { NationPathway } from '../../src/library.ts'
import { resolveBoard } from '../../src/resolve/resolve.ts'
import { editionOf, viewOf, type Assets, type Site } from '../../src/site.ts'
import { html, type Html } from '../../src/view/html.ts'
import type { View } from '../../src/view/view.ts'
import { sheetOf, sheets } from '../build/assets.ts'

/** Page → HTML text, and one style sheet. Nothing in it leads out of the folder. */
export function changePages(diff: LibraryDiff, before: Tree, after: Tree, asOf: string): Map<string, string> {
  const pages = new Map([['changes.css', sheetOf([...sheets.site, ...sheets.print, 'changes'])]])
  const all = diff.nations.flatMap(({ pathways }) => pathways)
  pages.set('index.html', frame('What changes', './', overview(diff)))
  for (const one of all) {
    const nation = diff.nations.find((other) => other.nation === one.nation)!.name
    const where = one.board === undefined ? nation : `${nation}, ${one.board}`
    const head = html`<p class="crumb"><a href="../">What changes</a></p><h1>${one.title}</h1><p class="meta"><b>${where}</b><span>${one.class}</span></p>`
    const body = drawChanges(one, viewIn(before, one, asOf), viewIn(after, one, asOf))
    pages.set(pageOf(one), frame(`${one.title}, ${where}`, '../', html`${head}${body}`))
  }
  return pages
}

export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  for (const [file, text] of pages) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

const pageOf = ({ nation, slug, board }: PathwayDiff): string =>
  `${nation}/${slug}${board === undefined ? '' : `.${board}`}.html`

/** Nothing where the pathway is not there, or has a fault that would make its drawing wrong. */
function viewIn({ checked, files }: Tree, { nation, slug, board }: PathwayDiff, asOf: string): View | undefined {
  const folder = checked.library.folders.find((one) => one.slug === slug)
  const of: NationPathway | undefined =
    board === undefined
      ? checked.pathways.get(nation)?.find(({ pathway }) => pathway.slug === slug)
      : folder && ofBoard(resolveBoard(folder, nation, board))
  if (!of) return undefined
  // The drawing asks for no file of a site: these pages bring their own.
  const site: Site = { checked, nations: [nation], asOf, assets: {} as Assets, files }
  const view = viewOf(site, editionOf(site, nation), of, '../')
  return checkChart(view.graph, view.chart).length === 0 ? view : undefined
}

const ofBoard = (pathway: NationPathway['pathway'] | undefined): NationPathway | undefined =>
  pathway && { pathway, cases: [] }

function overview(diff: LibraryDiff): Html {
  if (isEmpty(diff)) return html`<h1>What changes</h1><p>Nothing changes for readers.</p>`
  return html`<h1>What changes</h1>${
    diff.claims.length > 0 &&
    html`<h2>Version and change log</h2><ul class="bul">${diff.claims.map(({ title, what, why, mend }) => html`<li><b>${title}</b>: ${what}. ${why} ${mend}</li>`)}</ul>`
  }${diff.nations.map(
    ({ name, class: size, pathways, content }) =>
      html`<h2>${name}</h2><p>${summary(pathways, content)} (${size}).</p>${pathways.length > 0 && html`<ul class="bul">${pathways.map((one) => html`<li><a href="${pageOf(one)}">${one.title}${one.board !== undefined && ` (${one.board})`}</a>, ${one.class}</li>`)}</ul>`}${drawTexts(content)}`,
  )}${diff.shared.length > 0 && html`<h2>What all pathways share</h2>${drawTexts(diff.shared)}`}`
}

function drawTexts(changes: LibraryDiff['shared']): Html | false {
  const texts = byTitle(changes, 200).flatMap((one) => one.texts)
  return texts.length > 0 && html`<ul class="bul">${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

function frame(title: string, root: string, body: Html): string {
  return html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:"><title>${title} – before and after</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${root}changes.css"></head><body><a class="skip" href="#main">Skip to content</a><header class="draft"><div class="wrap">A proposal under review, not approved for clinical use.</div></header><main id="main" class="changes"><div class="wrap">${body}</div></main></body></html>`
    .text
}
