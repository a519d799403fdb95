/** The words of a pathway for its export as Mermaid text. */
import { toMermaid } from '../layout/mermaid.ts'
import { headline } from '../pathway.ts'
import { answerLabel } from '../view/labels.ts'
import { stepOf, type View } from '../view/view.ts'

export function mermaidOf(view: View): string {
  return toMermaid(view.graph, {
    title: `${view.pathway.base.title}, ${view.facts.name}`,
    description: `${view.pathway.base.purpose} ${view.t('draft-strip')}`,
    step: (id) => `${view.chart.marks.get(id) ?? ''} ${headline(stepOf(view, id))}`,
    answer: (way) => {
      const label = answerLabel(view, stepOf(view, way.from), way.answer)
      return `${label.text}${label.unit && ` ${label.unit}`}`
    },
    kind: (id) => stepOf(view, id).kind,
  })
}
