/** Every way through a pathway as a sentence: the same numbers and letters as the chart. */
import { journeys as journeysOf } from '../layout/journeys.ts'
import type { Way } from '../graph.ts'
import { html, type Html } from '../view/html.ts'
import { answerLabel } from '../view/labels.ts'
import { isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { shortName } from './chart.ts'

/** More ways through than these, or more cases: then both stand on a page of their own, since few readers open them. */
export const mostOnPage = 6
export const mostCases = 6
/** More than these are not written at all, and the page says so. */
export const most = 200

export function drawJourneys(view: View, limit: number): { list: Html; cut: boolean } {
  const { journeys, more } = journeysOf(view.graph, most)
  const saying = new Map<Way, Html>()
  return {
    list: html`<ol class="journeys">${journeys.slice(0, limit).map((ways) => html`<li>${sentence(view, ways, saying)}</li>`)}</ol>`,
    cut: more || journeys.length > limit,
  }
}

/** `1 None of these · 2 Yes, any one · 3 · 4 ≥ 10 µg/g · C Refer on the suspected cancer route`. */
function sentence(view: View, ways: readonly Way[], saying: Map<Way, Html>): Html {
  const mark = (id: string): string => view.chart.marks.get(id) ?? ''
  const last = ways.at(-1)
  if (!last) return html``
  const end = stepOf(view, last.to)
  // Most ways are part of many journeys.
  const said = (way: Way): Html => {
    const label = answerLabel(view, stepOf(view, way.from), way.answer)
    return html`<b>${mark(way.from)}</b>${label.text !== '' && ` ${label.text}${label.unit && ` ${label.unit}`}`} · `
  }
  return html`${ways.map((way) => saying.get(way) ?? saying.set(way, said(way)).get(way))}<span class="no${isOutcome(view, last.to) && ' l'} ${toneOf(end) ?? 'pl'}">${mark(last.to)}</span> ${isOutcome(view, last.to) ? shortName(view, end) : view.t('back-to') + ' ' + mark(last.to)}`
}
