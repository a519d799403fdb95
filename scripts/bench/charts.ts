/**
 * `node scripts/bench/charts.ts [--graphs 20000] [--seed 1]`: lays out random graphs of up to 200 steps and holds every
 * chart against its graph, then measures one core on graphs of up to 40 steps, each laid out once and drawn in English and
 * in Welsh, and how many steps an edit elsewhere moves. Prints one line of JSON (`Charts`); ends with 1 if any chart is not what its graph says.
 */
import { parseArgs } from 'node:util'
import { brotliCompressSync } from 'node:zlib'
import { drawChart } from '../../src/draw/chart.ts'
import { checkChart } from '../../src/layout/check-chart.ts'
import { layOut } from '../../src/layout/layout.ts'
import { dice, grow } from '../../src/layout/random-graph.ts'
import type { Graph } from '../../src/graph.ts'
import { graphOf } from '../../src/pathway.ts'
import { translator } from '../../src/view/words.ts'
import { repository } from '../cli/args.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { loadLibrary } from '../cli/load.ts'
import { invent } from '../site/readings/invent.ts'
import { median } from './figures.ts'
import { stability, type Stability } from './stability.ts'

export interface Charts {
  graphs: number
  /** Charts that do not say exactly what their graph says. */
  wrong: number
  /** Steps of the largest. */
  largest: number
  /** Laid out and checked, per second of one core. */
  checked: number
  /** Laid out once and drawn in two languages, per second of one core. */
  drawn: number
  /** Bytes of one chart in one language. */
  medianBrotli: number
  /** By one edit each. */
  moved: Stability
}

/** Charts that are drawn: enough to be many kinds, few enough to stay in memory. */
const most = 2000
const seconds = 3

await run(async () => {
  const { graphs, seed } = readFlags()
  const draw = dice(seed)
  const randomGraph = (steps: number): Graph =>
    grow({ steps: 1 + draw(steps), ends: draw(8), leaps: draw(10), wild: draw(21), seed: draw(2 ** 31) })

  let [wrong, largest] = [0, 0]
  const start = cpuSeconds()
  for (let i = 0; i < graphs; i++) {
    const graph = randomGraph(i % 10 === 0 ? 200 : 40)
    const faults = checkChart(graph, layOut(graph))
    largest = Math.max(largest, graph.ways.size)
    if (faults.length > 0 && ++wrong <= 3)
      console.error(JSON.stringify({ graph: { ...graph, ways: [...graph.ways] }, faults: faults.slice(0, 3) }))
  }
  const checked = graphs / (cpuSeconds() - start)

  const { checked: library } = await loadLibrary({ roots: [repository], nations: ['wales'], asOf: '2026-01-01' })
  const welsh = translator(library.library.words.get('cy'))
  const views = Array.from({ length: Math.min(most, graphs) }, (_, i) => invent(randomGraph(40), { seed: i }))
  const drawBoth = (i: number): number => {
    const view = views[i % views.length]!
    const graph = graphOf(view.pathway)
    const laidOut = { ...view, graph, chart: layOut(graph) }
    return drawChart(laidOut).text.length + drawChart({ ...laidOut, language: 'cy', t: welsh }).text.length
  }
  // One round to warm up, then the rate of a long build. What comes out is added up, so that no work is left out.
  let [sum, done] = [0, 0]
  for (let i = 0; i < views.length; i++) sum += drawBoth(i)
  const from = cpuSeconds()
  while (cpuSeconds() - from < seconds) for (let i = 0; i < 50; i++) sum += drawBoth(done++)
  const drawn = done / (cpuSeconds() - from)
  if (sum === 0) throw new Error('Nothing was drawn')

  const medianBrotli = median(views.slice(0, 400).map((view) => brotliCompressSync(drawChart(view).text).length))
  const moved = stability(Math.min(most, graphs), seed)
  console.log(JSON.stringify({ graphs, wrong, largest, checked, drawn, medianBrotli, moved } satisfies Charts))
  return wrong > 0 ? 1 : 0
})

/** Time that this process has had a core for: what else the machine does leaves it alone. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function readFlags(): { graphs: number; seed: number } {
  const { values } = parseArgs({
    options: { graphs: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
    strict: false,
  })
  const whole = (flag: 'graphs' | 'seed'): number => {
    const figure = Number(values[flag])
    if (!Number.isInteger(figure) || figure < 1)
      throw new CannotRun(
        `\`--${flag} ${String(values[flag])}\`: write a whole number, for example \`--${flag} 20000\`.`,
      )
    return figure
  }
  return { graphs: whole('graphs'), seed: whole('seed') }
}
