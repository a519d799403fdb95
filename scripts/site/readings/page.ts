/** Charts of invented pathways on one static page, in the frame and with the style sheet of a real pathway page. */
import { drawChart } from '../../../src/draw/chart.ts'
import type { View } from '../../../src/view/view.ts'
import { makeAssets } from '../../build/assets.ts'

const { files, css, printCss } = await makeAssets()
/** The style sheets of a pathway's page, as they are published: for the screen, and for paper. */
export const sheet = files.get(css)! + files.get(printCss)!

export function pageOf(views: readonly View[], style = ''): string {
  const charts = views.map(
    (view) =>
      `<div class="deck"><section class="chart" aria-label="Chart">${drawChart(view).text}</section><div></div></div>`,
  )
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Invented</title><style>${sheet}</style><style>${style}</style></head><body class="path-page"><main><div class="wrap">${charts.join('')}</div></main></body></html>`
}
