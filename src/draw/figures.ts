/** The key figures by the title, read off the graph and the nation's clocks so that they cannot drift from either. */
import { isGap } from '../pathway.ts'
import { html, type Html } from '../view/html.ts'
import { number, unitName } from '../view/labels.ts'
import { seenHow, type View } from '../view/view.ts'

const most = 3

export function drawFigures(view: View): Html | false {
  const figures: Html[] = []
  for (const [name, about] of view.pathway.values) {
    const given = about.given?.value
    if (!given) continue
    const unit = unitName(about.unit)
    if (isGap(given)) figures.push(html`<div class="gap"><dd class="n">?</dd><dt>${about.what}: ${view.t('not-known').toLowerCase()}</dt></div>`)
    else if ('is' in given) {
      const how = seenHow(view.register, given.source)
      figures.push(
        html`<div><dd class="n">${signOf(view, name)}${number(given.is)}${unit && html` <small>${unit}</small>`}</dd><dt>${about.what}${how === 'second-hand' && html`<br><span class="tag warn">${view.t('second-hand')}</span>`}</dt></div>`,
      )
    }
  }
  const urgencies = new Set([...view.pathway.steps.values()].flatMap(({ value }) => (value.kind === 'referral' ? [value.urgency] : [])))
  for (const clock of view.facts.clocks ?? [])
    if (urgencies.has(clock.urgency)) figures.push(html`<div><dd class="n">${clock.within.replace(' ', '\u00a0')}</dd><dt>${clock.say}, from ${clock.from}</dt></div>`)
  return figures.length > 0 && html`<dl class="keys">${figures.slice(0, most)}</dl>`
}

/** The sign that the value bears in the chart: `≥ ` where an answer begins at it, `> ` where one lies above it. */
function signOf(view: View, name: string): string {
  for (const { value: step } of view.pathway.steps.values()) {
    if (step.kind !== 'question') continue
    for (const answer of Object.values(step.answers)) {
      if (answer.from === name) return '≥\u00a0'
      if (answer.above === name) return '>\u00a0'
    }
  }
  return ''
}
