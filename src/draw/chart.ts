/**
 * The drawing: a laid-out chart as HTML. One DOM, whose order is the reading order, is the wide chart, the narrow list,
 * the outline and the print; the style sheet alone decides which. Every way on is a link inside the step it leaves.
 */
import type { Way } from '../graph.ts'
import type { Exit, Road, Row } from '../layout/chart.ts'
import { headline, headlineIsGap, isGap } from '../pathway.ts'
import type { Item } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'
import { html, type Html } from '../view/html.ts'
import { answerLabel, boundsInWords, kindLine, unitName, valuesOf, type AnswerLabel } from '../view/labels.ts'
import { authorName, behavioursFor, isOutcome, seenHow, stepOf, toneOf, type View } from '../view/view.ts'
import { drawStepNotices } from './notices.ts'
import { say } from './say.ts'

/** More answers than these would be columns too narrow to read: they stand one under the other, as on any row. */
const mostColumns = 4

/** The whole chart: the main road with its bypasses, then the roads that end by themselves. */
export function drawChart(view: View): Html {
  const main = view.chart.roads.findIndex(({ kind }) => kind === 'main')
  const below = view.chart.roads.flatMap((road, i) =>
    road.kind === 'below' || road.kind === 'aside' ? [drawSideRoad(view, road, i)] : [],
  )
  return html`${drawRoad(view, view.chart.roads[main]!)}${below}`
}

function drawRoad(view: View, road: Road): Html {
  return html`<ol class="road" role="list">${road.rows.map((row) => drawRow(view, row))}</ol>`
}

/** A road of its own: it says which answer leads to it. */
function drawSideRoad(view: View, road: Road, number: number): Html {
  const { from } = road
  if (!from)
    return html`<section class="side below" aria-label="${view.t('road')} ${number + 1}"><p class="side-title"><span>${view.t('road')} ${number + 1}</span> <b>${view.t('if-still-concerned')}</b></p>${drawRoad(view, road)}</section>`
  const step = stepOf(view, from.from)
  const label = answerLabel(view, step, from.answer)
  return html`<section class="side ${road.kind}" aria-label="${view.t('road')} ${number + 1}"><p class="side-title"><span>${view.t('road')} ${number + 1}, ${view.t('from-step')} ${markOf(view, from.from)}: ${headline(step)}</span> <b>${road.title !== undefined ? say(view, road.title, from.to) : html`${label.text}${label.unit && ` ${label.unit}`}`}</b></p>${drawRoad(view, road)}</section>`
}

function drawRow(view: View, row: Row): Html {
  const step = stepOf(view, row.step)
  const flag = step.kind === 'criteria' && step['red-flags'] === true
  const outcome = isOutcome(view, row.step)
  const { roads } = view.chart
  const bypasses = row.exits.flatMap((exit) => {
    const road = exit.form === 'road' ? roads[exit.road] : undefined
    return exit.form === 'road' && road?.kind === 'bypass' ? [drawSideRoad(view, road, exit.road)] : []
  })
  const { fan, on } = row
  const form = `${on ? ' on' : ''}${flag ? ' flag' : ''}${fan && row.exits.length <= mostColumns ? ' fan' : ''}`
  return html`<li class="row${form}" data-step="${row.step}" data-kind="${step.kind}">${outcome ? drawOutcome(view, row.step, step) : drawCard(view, row.step, step)}${drawExits(view, row)}${fan?.join !== undefined && html`<p class="rail"><span>${view.t('go-on-at')} ${markOf(view, fan.join)}</span></p>`}${bypasses}${on && drawDown(view, on)}</li>`
}

function drawExits(view: View, row: Row): Html | false {
  if (row.exits.length > 0)
    return html`<ul class="exits" role="list">${row.exits.map((exit) => drawExit(view, exit))}</ul>`
  const beside = stepOf(view, row.step)
  const notes = beside.kind === 'test' || beside.kind === 'advice' ? behavioursFor(view, beside.kind).slice(0, 2) : []
  return (
    notes.length > 0 &&
    html`<div class="beside"><p><b>${view.t('working-together')}</b></p>${notes.map(({ slug, value }) => html`<p><a href="${view.home}behaviours/${slug}/">${value.short}</a></p>`)}</div>`
  )
}

function drawExit(view: View, exit: Exit): Html {
  const { way } = exit
  switch (exit.form) {
    case 'outcome':
      return html`<li class="exit">${drawAnswer(view, way)}<div class="end" data-step="${way.to}" data-kind="${stepOf(view, way.to).kind}">${drawOutcome(view, way.to, stepOf(view, way.to))}</div></li>`
    case 'stub': {
      const step = stepOf(view, way.to)
      return html`<li class="exit">${drawAnswer(view, way, html`<span class="stub ${toneOf(step) ?? 'pl'}"><span class="no l">${markOf(view, way.to)}</span><span>${shortName(view, step)}</span></span>`)}</li>`
    }
    case 'on':
      return html`<li class="exit">${drawAnswer(view, way, html`<span class="jump">${view.t('on-to')} ${markOf(view, way.to)}</span>`)}</li>`
    case 'back':
      return html`<li class="exit">${drawAnswer(view, way, html`<span class="jump back">${view.t('back-to')} ${markOf(view, way.to)}</span>`)}</li>`
    case 'road':
      return html`<li class="exit">${drawAnswer(view, way, html`<span class="jump">${view.t('road')} ${exit.road + 1}, ${view.t('step').toLowerCase()} ${markOf(view, way.to)}</span>`)}</li>`
    case 'inset':
      return html`<li class="exit">${drawAnswer(view, way)}<ol class="inset" role="list">${exit.rows.map((row) => drawRow(view, row))}</ol></li>`
  }
}

/**
 * The link of one way on. The answer's own words stand alone in `<b data-answer>`.
 * @param target what stands at the end of the line where the card itself does not: a stub, or a numbered jump
 */
function drawAnswer(view: View, way: Way, target?: Html): Html {
  const step = stepOf(view, way.from)
  const label = answerLabel(view, step, way.answer)
  const goes = `${view.t(isOutcome(view, way.to) ? 'go-to-outcome' : 'go-to-step')} ${markOf(view, way.to)}`
  const words =
    label.text === ''
      ? html`<b data-answer></b>`
      : html`<b data-answer class="ans${label.measured && ' num'}${isLong(label) && ' long'}">${label.text}${label.unit && html` <small>${label.unit}</small>`}</b>`
  return html`<a class="way${label.text === '' && ' bare'}" href="#${way.to}" data-to="${way.to}"><span class="lead">${words}</span><span class="vh">${label.text === '' ? `${view.t('then')}, ` : ' '}${goes}${target && '. '}</span>${target}</a>`
}

/** Whether an answer's words do not fit the gutter between question and exit: they stand over the exit then. */
function isLong({ text, unit, measured }: AnswerLabel): boolean {
  // Figures are set in larger type, and stay with their sign.
  if (measured) return unit.length > 9 || text.split(' ').some((part) => part.length > 7)
  return text.length > 30 || text.split(/[\s-]/).some((word) => ems(word) > 5.3)
}

/** About how wide a word is in bold type, in ems: letters are not of one width, and the gutter is narrow. */
function ems(word: string): number {
  let wide = 0
  for (const letter of word)
    wide += /[mwMW]/.test(letter) ? 0.92 : /[A-Z0-9]/.test(letter) ? 0.68 : /[fijlrt.,’'/()]/.test(letter) ? 0.38 : 0.61
  return wide
}

function drawDown(view: View, way: Way): Html {
  return html`<p class="down">${drawAnswer(view, way)}</p>`
}

/** A numbered step. */
function drawCard(view: View, id: string, step: Step): Html {
  const flag = step.kind === 'criteria' && step['red-flags'] === true
  const acts = step.kind !== 'criteria' && step.kind !== 'question'
  const gap = isGap(step)
  return html`<div class="card${acts && ' act'}${gap && ' gap'}" tabindex="-1" id="${id}"><p class="kind"><span class="no">${markOf(view, id)}</span>${flag && flagSign}<span>${kindLine(view, id, step)}</span>${mark(view, id)}</p><h3>${drawHeadline(view, id, step)}</h3>${drawBody(view, id, step)}</div>`
}

/** An outcome: a band with its letter and urgency, then what to do. */
function drawOutcome(view: View, id: string, step: Step): Html {
  const tone = toneOf(step) ?? 'pl'
  const panel = step.kind === 'referral' || step.kind === 'advice'
  return html`<div class="out ${tone}${isGap(step) && ' gap'}" tabindex="-1" id="${id}"><p class="u"><span class="no l">${markOf(view, id)}</span><span>${kindLine(view, id, step)}</span>${mark(view, id)}</p><div class="c"><h3>${drawHeadline(view, id, step)}</h3>${drawBody(view, id, step)}${panel && html`<p><a href="#section-refer-${id}">${view.t('what-to-send-and-how')}</a></p>`}</div></div>`
}

export function drawHeadline(view: View, id: string, step: Step): Html {
  const text = headline(step)
  if (headlineIsGap(step)) return html`<span class="nk-label">${view.t('not-known')}.</span> ${say(view, text, id)}`
  return say(view, text, id)
}

export function drawBody(view: View, id: string, step: Step): Html {
  const parts: (Html | false)[] = [...drawStepNotices(view, id), movedMark(view, id)]
  if (step.kind === 'criteria') {
    const items = Object.values(step['any-of'] ?? step['all-of'] ?? {})
    if (items.length > 0)
      parts.push(
        html`<ul class="any" role="list">${items.map((item) => html`<li>${drawItem(item, say(view, saidOf(item), id))}</li>`)}</ul>`,
      )
    if (step['list-incomplete'] !== undefined)
      parts.push(html`<p class="nk"><b>${view.t('not-known')}.</b> ${say(view, step['list-incomplete'], id)}</p>`)
  }
  if (step.kind === 'question') {
    if (step.measure !== undefined) parts.push(html`<p class="x m">${step.measure}, ${unitName(step.unit)}</p>`)
    for (const name of valuesOf(step)) parts.push(drawValue(view, name))
  }
  if (step.kind === 'go-to')
    parts.push(html`<p><a href="${view.home}pathways/${step.pathway}/">${view.titleOf(step.pathway)}</a></p>`)
  for (const note of step.note === undefined ? [] : [step.note].flat())
    parts.push(html`<p class="note">${say(view, note, id)}</p>`)
  if ('within' in step && step.within !== undefined) parts.push(html`<p class="note">${say(view, step.within, id)}</p>`)
  if ('who-acts-on-result' in step && step['who-acts-on-result'] !== undefined)
    parts.push(html`<p class="note"><b>${view.t('who-acts')}:</b> ${say(view, step['who-acts-on-result'], id)}</p>`)
  if ('meanwhile' in step && step.meanwhile !== undefined)
    parts.push(html`<p class="note"><b>${view.t('meanwhile')}:</b> ${say(view, step.meanwhile, id)}</p>`)
  if (step.kind === 'manage' && step['if-still-concerned'] !== undefined) {
    const to = step['if-still-concerned']
    parts.push(
      html`<p class="note"><b>${view.t('if-still-concerned')}</b> <a href="#${to}">${shortName(view, stepOf(view, to))} (${view.t(isOutcome(view, to) ? 'outcome' : 'step').toLowerCase()} ${markOf(view, to)})</a></p>`,
    )
  }
  const items = step.kind === 'criteria' ? Object.values(step['any-of'] ?? step['all-of'] ?? {}) : []
  const sources = [
    step.source,
    view.pathway.steps.get(id)?.source,
    ...items.map((item) => (typeof item === 'string' ? undefined : item.source)),
  ]
  if (sources.some((source) => seenHow(view.register, source) === 'second-hand'))
    parts.push(html`<p class="x"><span class="tag warn">${view.t('second-hand')}</span></p>`)
  return html`${parts}`
}

export const saidOf = (item: Item): string => (typeof item === 'string' ? item : item.say)

/** A criterion with the age and the time that it holds for: without them it would be another one. */
export function drawItem(item: Item, words: Html | string): Html {
  const { age, weeks } = typeof item === 'string' ? {} : item
  return html`${age && html`<b class="v">${boundsInWords(age, 'years')}</b> `}${words}${weeks && html`, <b class="v">${boundsInWords(weeks, 'weeks')}</b>`}`
}

/** A named value under its question, where it is not known or was seen only second hand: both must be said here. */
function drawValue(view: View, name: string): Html | false {
  const about = view.pathway.values.get(name)
  const given = about?.given
  if (!given) return false
  if (isGap(given.value))
    return html`<div class="nk"><p><b>${view.t('not-known')}.</b> ${say(view, given.value['not-known'], 'page')}</p>${given.value.meanwhile !== undefined && html`<p>${say(view, given.value.meanwhile, 'page')}</p>`}</div>`
  const how = 'source' in given.value ? seenHow(view.register, given.value.source) : 'seen'
  return how === 'second-hand' && html`<p class="x"><span class="tag warn">${view.t('second-hand')}</span></p>`
}

/** How an outcome or step is called where only its name is wanted: its first sentence. */
export function shortName(view: Pick<View, 't'>, step: Step): string {
  const name = /^.+?[.?](?=\s|$)/.exec(headline(step))?.[0].replace(/\.$/, '') ?? headline(step)
  return headlineIsGap(step) ? `${view.t('not-known')}: ${name}` : name
}

function mark(view: View, id: string): Html | false {
  if (view.unsigned) return false
  const by = view.pathway.steps.get(id)!.by
  const kind = by === 'base' ? ' q' : by.includes('.') ? ' b' : ' n'
  return html`${view.noted?.get(id)}<span class="tag${kind}">${authorName(view, by)}</span>`
}

/** The base has moved under this step since the nation compared the two. */
function movedMark(view: View, id: string): Html | false {
  const moved = view.moved?.some((one) => one.what === 'step' && one.id === id) ?? false
  return moved && html`<p class="x"><span class="tag warn">${view.t('base-moved')}</span></p>`
}

function markOf(view: View, id: string): string {
  return view.chart.marks.get(id) ?? ''
}

const flagSign = html`<svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true"><path d="M3 1v16" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/><path d="M4 2h11l-2.6 4L15 10H4z" fill="currentColor"/></svg>`
