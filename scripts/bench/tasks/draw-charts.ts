/** Lays out and draws the charts of a library again and again. Run by the benchmark in a process of its own. */
import { brotliCompressSync } from 'node:zlib'
import { drawChart } from '../../../src/draw/chart.ts'
import { layOut } from '../../../src/layout/layout.ts'
import { nations } from '../../../src/nations.ts'
import { graphOf } from '../../../src/pathway.ts'
import { check } from '../../../src/pipeline.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../../../src/site.ts'
import { readLibrary } from '../../generate/read.ts'
import { median } from '../figures.ts'

export interface Drawn {
  /** Per second of processor time. */
  laidOut: number
  drawn: number
  /** Bytes. */
  medianBrotli: number
}

/** Charts to work on: enough to be many kinds, few enough to be done in a moment. */
const most = 2000
const seconds = 1

const checked = check(readLibrary(process.argv[2]!), { nations, asOf: '2026-01-01' })
// Charts carry no style sheets or scripts, so the site has none here.
const site: Site = { checked, files: new Map(), nations, asOf: '2026-01-01', assets: {} as Site['assets'] }
const all = editions(site).flatMap((edition) => pathwaysOf(site, edition.nation).map((of) => ({ edition, of })))
const every = Math.max(1, Math.ceil(all.length / most))
const some = all.filter((_, i) => i % every === 0)
const views = some.map(({ edition, of }) => viewOf(site, edition, of, '../../'))

/** What comes out is added up, so that no work can be left out as useless. */
let sum = 0
const rate = (work: (i: number) => number): number => {
  // One round to warm up: the rate of a long build is wanted, not that of its first page.
  for (let i = 0; i < views.length; i++) sum += work(i)
  // By processor time: whatever else the machine does is not this core's work.
  const start = process.cpuUsage()
  let spent = 0
  let done = 0
  while (spent < seconds) {
    for (let i = 0; i < 50; i++) sum += work(done++ % views.length)
    const { user, system } = process.cpuUsage(start)
    spent = (user + system) / 1e6
  }
  return done / spent
}

const laidOut = rate((i) => layOut(graphOf(views[i]!.pathway)).order.length)
const drawn = rate((i) => {
  const graph = graphOf(views[i]!.pathway)
  return drawChart({ ...views[i]!, graph, chart: layOut(graph) }).text.length
})
const bytes = views
  .filter((_, i) => i % Math.ceil(views.length / 100) === 0)
  .map((view) => brotliCompressSync(drawChart(view).text).length)
if (sum === 0) throw new Error('Nothing was drawn')
console.log(JSON.stringify({ laidOut, drawn, medianBrotli: median(bytes) } satisfies Drawn))
