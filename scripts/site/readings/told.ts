/** What every reading of a chart comes to: the ways on, as a reader would tell them. */
import { headline } from '../../../src/pathway.ts'
import { answerLabel } from '../../../src/view/labels.ts'
import { stepOf, type View } from '../../../src/view/view.ts'

/** Numbers and letters as they stand on the page; the answer in its own words, empty for an act's one way on. */
export interface Told {
  from: string
  answer: string
  to: string
}

/** What the graph says, as its readers must tell it: one line for each way, sorted. */
export function toldByGraph({ graph, chart, ...view }: View): string[] {
  const ways = chart.order.flatMap((id) => graph.ways.get(id) ?? [])
  return inLines(
    ways.map(({ from, answer, to }) => {
      const { text, unit } = answerLabel(view, stepOf(view, from), answer)
      return { from: chart.marks.get(from)!, answer: unit === '' ? text : `${text} ${unit}`, to: chart.marks.get(to)! }
    }),
  )
}

/** Whether a reading found nothing that could not be followed, and tells what the graph says. */
export function agrees(reading: { ways: readonly Told[]; faults: readonly string[] }, view: View): boolean {
  return reading.faults.length === 0 && inLines(reading.ways).join('\n') === toldByGraph(view).join('\n')
}

/** The steps of the graph with their numbers and letters, for comparison with the titles that were read. Sorted. */
export function titlesOf(view: View): string[] {
  return view.chart.order.map((id) => `${view.chart.marks.get(id)!} ${tidy(headline(stepOf(view, id)))}`).sort()
}

/** `4 –≥ 10 µg/g→ C`, one line for each way, sorted: so that two readings can be compared and the difference read. */
export function inLines(ways: readonly Told[]): string[] {
  return ways.map(({ from, answer, to }) => `${from} –${tidy(answer)}→ ${to}`).sort()
}

/** Words as a reader takes them: white space is white space, and signs that look the same are the same (µ and μ). */
export function tidy(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, ' ').trim()
}
