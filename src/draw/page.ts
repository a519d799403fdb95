/** A pathway page from its title to its last section, in the order in which a GP reads it. */
import { addDays, dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import { ages } from '../view/lifetime.ts'
import type { View } from '../view/view.ts'
import type { WordKey } from '../view/words.ts'
import { drawChart } from './chart.ts'
import { drawCases, drawEvidence, drawOwners, standsKey } from './evidence.ts'
import { drawFigures } from './figures.ts'
import { drawAge, drawNoticesAround, inTime } from './notices.ts'
import { drawPanels } from './refer.ts'
import { say } from './say.ts'
import { drawRedFlags, drawSections } from './sections.ts'
import { drawDrift } from './standing.ts'

/** The sections that the bar names; the ones GPs asked for are bold. */
const bar: readonly (readonly [string, WordKey, boolean?])[] = [
  ['red-flags', 'red-flags', true],
  ['chart', 'chart', true],
  ['before', 'before-short'],
  ['who', 'who-to-refer', true],
  ['who-not', 'who-not-short', true],
  ['advice', 'advice-short'],
  ['how', 'how-short', true],
  ['send', 'send-short'],
  ['tell', 'tell-short'],
  ['waiting', 'waiting-short'],
  ['resources', 'resources-short'],
  ['services', 'services-short'],
  ['evidence', 'evidence-short'],
  ['cases', 'cases-short'],
  ['owners', 'owners-short'],
]

export function drawPathwayPage(view: View, specialty: { name: string }): Html {
  const { pathway, t } = view
  const { base, stance } = pathway
  const flags = drawRedFlags(view)
  const redFlagStep = flags
    ? undefined
    : [...pathway.steps].find(([, { value }]) => value.kind === 'criteria' && value['red-flags'])?.[0]
  const flagsHref = redFlagStep === undefined ? '#section-red-flags' : `#${redFlagStep}`
  const notices = drawNoticesAround(view, true, flags !== false || redFlagStep !== undefined)
  // Red flags that are a step are read with the chart: what is only to be known waits until after it.
  const late = redFlagStep !== undefined && notices.below !== false
  const unchecked = stance?.stands === 'not checked'
  const list = html`<ul>${bar.map(([id, key, bold]) => html`<li${bold && html` class="k"`}><a href="${id === 'red-flags' ? flagsHref : `#section-${id}`}">${t(key)}</a></li>`)}</ul>`
  return html`<p class="sheet"><span>${base.title}. ${view.facts.name}: ${t(standsKey(view)).toLowerCase()}. ${t('base-version')} ${base.version}. ${t('draft-strip')} ${t('built-as-of')} ${dateInWords(view.asOf, t)}, ${t('review-by').toLowerCase()} ${dateInWords(base['review-by'], t)}.</span></p><div class="wrap"><div class="head"><div><p class="crumb"><a href="${view.home}">${t('pathways')}</a> › <a href="${view.home}#${pathway.specialty}">${specialty.name}</a></p><h1>${say(view, base.title, 'page')}</h1><p class="purpose">${say(view, base.purpose, 'page')}</p></div>${drawFigures(view)}<p class="meta"><span class="tag">${t('draft')}</span><span><b>${view.facts.name}</b></span><span>${t(standsKey(view))}</span><span>${t('adopted-by-nobody')}</span><span${inTime(view.asOf, undefined, addDays(ages(base['review-by']).due, -1))}>${t('in-date')}</span><span>${t('review-by')} <b>${dateInWords(base['review-by'], t)}</b></span><a href="walk/">${t('walk')}</a> <a href="compare/">${t('compare')}</a>${late && notices.told}</p></div>${unchecked && html`<p class="notice"><b>${t('not-checked-banner')}</b> ${stance.because !== undefined && say(view, stance.because, 'page')}</p>`}${drawAge(view)}${drawDrift(view)}${notices.above}</div><nav class="secs" tabindex="-1" id="section-all" aria-label="${t('on-this-page')}"><div class="wrap">${list}</div></nav><div class="wrap">${flags}${!late && notices.below}<p class="notice came-in" hidden>${t('came-in')} <b></b>. <a href="${flagsHref}">${t('red-flags-first')}</a></p><div class="deck"><section class="chart" id="section-chart" aria-labelledby="h-chart"><h2 class="vh" id="h-chart">${t('chart')}</h2>${drawChart(view)}${drawLegend(view)}</section>${drawPanels(view)}</div>${late && html`<div tabindex="-1" id="section-notices">${notices.below}</div>`}${drawSections(view)}${drawEvidence(view)}${drawCases(view)}${drawOwners(view)}</div>${drawPhoneBar(view, flagsHref)}`
}

function drawLegend(view: View): Html {
  const { t } = view
  const tones: readonly (readonly [string, WordKey])[] = [
    ['em', 'emergency'],
    ['ur', 'suspected-cancer'],
    ['ro', 'routine'],
    ['ma', 'manage-in-practice'],
    ['ad', 'advice'],
  ]
  return html`<div class="legend"><b>${t('colour-legend')}</b> ${tones.map(([tone, key]) => html`<span><i class="sw ${tone}"></i>${t(key)}</span>`)} <b>${t('author-legend')}</b> <span class="tag">${t('shared-base')}</span><span class="tag n">${view.facts.name}</span></div>`
}

/** On a phone: the five places, under the thumb. */
function drawPhoneBar(view: View, flagsHref: string): Html {
  const { t } = view
  return html`<nav class="pbar" aria-label="${t('more')}"><a href="${flagsHref}">${t('red-flags')}</a><a href="#section-chart">${t('chart')}</a><a href="#section-how">${t('refer')}</a><a href="#section-send">${t('send-short')}</a><a href="#section-all">${t('more')}</a></nav>`
}
