/** The key figures by the title, read off the graph and the nation's clocks so that they cannot drift from either. */
import { isGap } from '../pathway.ts'
import { clocksBeside } from '../view/clocks.ts'
import { html, type Html } from '../view/html.ts'
import { number, unitName } from '../view/labels.ts'
import { seenHow, type View } from '../view/view.ts'

const most = 3

export function drawFigures(view: View): Html | false {
  const figures: Html[] = []
  // Figures that are the same stand once: of four bands of age the one that differs must not be crowded out.
  const values = new Map<string, { figure: Html; what: string[]; source: string }>()
  const gaps: string[] = []
  for (const [name, about] of view.pathway.values) {
    const given = about.given?.value
    if (!given) continue
    const unit = unitName(about.unit)
    if (isGap(given)) gaps.push(about.what)
    else if ('is' in given) {
      const figure = html`${signOf(view, name)}${number(given.is)}${unit && html` <small>${unit}</small>`}`
      const key = `${figure.text} ${seenHow(view.register, given.source)}`
      const same = values.get(key)
      if (same) same.what.push(about.what)
      else values.set(key, { figure, what: [about.what], source: given.source })
    }
  }
  for (const { figure, what, source } of values.values())
    figures.push(html`<div><dd class="n">${figure}</dd><dt>${inOne(what)}${secondHand(view, source)}</dt></div>`)
  for (const { within, say, from, source } of clocksBeside(view))
    figures.push(
      html`<div><dd class="n">${within.replace(' ', '\u00a0')}</dd><dt>${say}, from ${from}${secondHand(view, source)}</dt></div>`,
    )
  // One open gap is said by name, several by their number: what is known must not be crowded out.
  const gap =
    gaps.length > 0 &&
    html`<div class="gap"><dd class="n">?</dd><dt>${gaps.length === 1 ? `${gaps[0]!}: ${view.t('not-known').toLowerCase()}` : `${gaps.length} ${view.t('values-not-known')}`}</dt></div>`
  return (figures.length > 0 || gap) && html`<dl class="keys">${figures.slice(0, gap ? most - 1 : most)}${gap}</dl>`
}

/** What several figures are about, what they share said once: `PSA that leads to referral, age 40 to 49; age 50 to 59`. */
function inOne(texts: readonly string[]): string {
  const cuts = texts.map((text) => text.lastIndexOf(', ') + 1)
  const shared = texts[0]!.slice(0, cuts[0])
  const alike = texts.every((text, i) => text.slice(0, cuts[i]) === shared)
  return texts.length > 1 && alike
    ? shared + texts.map((text) => text.slice(shared.length)).join(';')
    : texts.join('; ')
}

/** A figure that stands in large letters is the first that a reader believes. */
function secondHand(view: View, source: string): Html | false {
  return (
    seenHow(view.register, source) === 'second-hand' && html` <span class="tag warn">${view.t('second-hand')}</span>`
  )
}

/**
 * The sign that the value bears in the chart. Two answers usually part at it; the only one that leads straight to a
 * referral is the one that the figure is about, else the one from the value upwards.
 */
function signOf(view: View, name: string): string {
  const found: { sign: string; refers: boolean }[] = []
  for (const { value: step } of view.pathway.steps.values()) {
    if (step.kind !== 'question') continue
    for (const { from, above, below, 'up-to': upTo, go } of Object.values(step.answers)) {
      const refers = go !== undefined && view.pathway.steps.get(go)?.value.kind === 'referral'
      if (from === name) found.push({ sign: '≥', refers })
      if (above === name) found.push({ sign: '>', refers })
      if (below === name) found.push({ sign: '<', refers })
      if (upTo === name) found.push({ sign: '≤', refers })
    }
  }
  const upwards = found.find(({ sign }) => sign === '≥' || sign === '>')
  const told =
    (found.every(({ refers }) => refers) ? upwards : found.find(({ refers }) => refers)) ?? upwards ?? found[0]
  return told ? `${told.sign}\u00a0` : ''
}
