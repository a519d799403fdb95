/** Contributed prose with its flowcharts drawn as every chart is: same layout, same cards, same outline. */
import { flowchartPlace, graphOfFlowchart, type Flowchart } from '../flowchart.ts'
import { layOut } from '../layout/layout.ts'
import type { Written } from '../pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import { html, Html } from '../view/html.ts'
import type { View } from '../view/view.ts'
import type { Translate } from '../view/words.ts'
import { drawChart } from './chart.ts'

interface Prose {
  /** Sanitised, with `flowchartPlace` for each of the flowcharts. */
  html: string
  flowcharts: readonly Flowchart[]
  language: string
}

/** @param t words in the language of the prose, which may not be that of the page around it */
export function drawProse({ html: text, flowcharts, language }: Prose, t: Translate): Html {
  const parts = text.split(flowchartPlace).map((part) => part.trim())
  const drawn = parts.map((part, i) => {
    const chart = flowcharts[i]
    return html`${part !== '' && html`<div class="text">${new Html(part)}</div>`}${chart && html`<section class="chart in-prose" aria-label="${chart.title || t('chart')}">${drawChart(viewOf(chart, i, t))}</section>`}`
  })
  return html`<div lang="${language}">${drawn}</div>`
}

/** A flowchart in the form that pathways are drawn from. Its steps have words and ways on, and no sources or urgency. */
function viewOf(flowchart: Flowchart, number: number, t: Translate): View {
  // No heading of the prose and no step of a pathway is called so.
  const called = (id: string): string => `flowchart-${number + 1}--${[...flowchart.boxes.keys()].indexOf(id) + 1}`
  const shape = graphOfFlowchart(flowchart)
  const steps = new Map<string, Written<Step>>()
  const ways = new Map<string, { from: string; answer: string; to: string }[]>()
  for (const [id, words] of flowchart.boxes) {
    const from = called(id)
    const own = flowchart.arrows.filter((arrow) => arrow.from === id)
    const on = shape.ways.get(id)!.map(({ answer, to }) => ({ from, answer, to: called(to) }))
    ways.set(from, on)
    const asks = own.some(({ words }) => words !== '')
    const value: Step = asks
      ? {
          kind: 'question',
          ask: words,
          answers: Object.fromEntries(on.map(({ answer, to }, i) => [answer, { say: own[i]!.words, go: to }])),
        }
      : { kind: 'do', do: words, ...(on[0] ? { then: on[0].to } : {}) }
    steps.set(from, { value, by: 'base', at: { file: '', path: [] } })
  }
  const start = called(flowchart.start)
  const graph = { start, ways }
  return {
    pathway: {
      slug: '',
      specialty: '',
      nation: 'england',
      base: {
        title: flowchart.title,
        purpose: '',
        for: '',
        version: 1,
        status: 'draft',
        'review-by': '',
        start,
        steps: {},
      },
      baseFile: '',
      start,
      steps,
      without: new Map(),
      values: new Map(),
      sections: {},
      differences: [],
    },
    cases: [],
    graph,
    chart: layOut(graph),
    facts: { name: '', languages: ['en'] },
    organisations: undefined,
    register: {},
    behaviours: [],
    notices: [],
    titleOf: (slug) => slug,
    moved: [],
    // Its words stand as their author wrote them.
    language: 'en',
    t,
    translation: undefined,
    asOf: '',
    unsigned: true,
    home: '',
  }
}
