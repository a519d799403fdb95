/**
 * The walk: one question at a time, by links. Every step is a section of one page and every answer a link to the next,
 * so it works without script; the script only keeps the path so far in the address. It never chooses for the reader.
 */
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import { answerLabel, kindLine } from '../view/labels.ts'
import { isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { drawBody, drawHeadline, shortName } from './chart.ts'
import { drawAge, drawNoticesAround } from './notices.ts'
import { drawRedFlags } from './sections.ts'
import { drawReferral } from './refer.ts'
import { say } from './say.ts'

export function drawWalk(view: View): Html {
  const { t, pathway } = view
  const { base } = pathway
  const flags = drawRedFlags(view)
  const notices = drawNoticesAround(view, false, flags !== false)
  return html`<div class="wrap walk" data-start="${pathway.start}"><p class="crumb"><a href="../">${say(view, base.title, 'page')}</a></p><h1>${t('walk')}: ${say(view, base.title, 'page')}</h1><p class="meta"><span class="tag">${t('draft')}</span><span><b>${view.facts.name}</b></span><span>${t('review-by')} <b>${dateInWords(base['review-by'], t)}</b></span><a href="../">${t('whole-chart')}</a></p>${drawAge(view)}${notices.above}${flags}${notices.below}<div class="wgrid"><div class="wsteps">${view.chart.order.map((id) => drawStep(view, id))}</div><nav class="wpath" aria-label="${t('path-so-far')}" hidden><h2>${t('path-so-far')}</h2><ol></ol><p><a class="wback" href="#${pathway.start}">${t('back')}</a> <a href="#${pathway.start}">${t('start-again')}</a></p></nav></div><p class="x m">${t('walk-note')}</p></div>`
}

function drawStep(view: View, id: string): Html {
  const { t } = view
  const step = stepOf(view, id)
  const ways = view.graph.ways.get(id) ?? []
  const mark = view.chart.marks.get(id) ?? ''
  const tone = toneOf(step)
  const end = isOutcome(view, id)
  return html`<section class="w${id === view.pathway.start && ' w1'}${end && ` wend ${tone ?? 'pl'}`}" tabindex="-1" id="${id}" data-name="${mark}. ${shortName(view, step)}"><p class="kind"><span class="no${end && ' l'}">${mark}</span><span>${kindLine(view, id, step)}</span></p><h2>${drawHeadline(view, id, step)}</h2>${drawBody(view, id, step)}${
    ways.length > 0 &&
    html`<ul class="opts" role="list">${ways.map((way) => {
      const label = answerLabel(view, step, way.answer)
      const text = label.text === '' ? t('then') : label.text
      return html`<li><a href="#${way.to}" data-go="${way.to}"${label.text === '' && html` data-bare`}><b${label.measured && html` class="n"`}>${text}${label.unit && html` <small>${label.unit}</small>`}</b><span class="m">${t(isOutcome(view, way.to) ? 'to-outcome' : 'to-step')} ${view.chart.marks.get(way.to)}: ${shortName(view, stepOf(view, way.to))}</span></a></li>`
    })}</ul>`
  }${(step.kind === 'referral' || step.kind === 'advice') && drawReferral(view, id)}</section>`
}
