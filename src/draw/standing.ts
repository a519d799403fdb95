/** How far a nation has compared and adopted its pathways, and what needs another look because the base has moved. */
import type { Moved } from '../validate/drift.ts'
import { html, type Html } from '../view/html.ts'
import type { Standing } from '../view/standing.ts'
import type { View } from '../view/view.ts'
import type { WordKey } from '../view/words.ts'
import { standsKeys } from './evidence.ts'

type Words = Pick<View, 't' | 'organisations'>

/** @param home from the page to the root of its edition */
export function drawStandings({ t, organisations }: Words, standings: readonly Standing[], home: string): Html {
  const count = (test: (one: Standing) => boolean): string => String(standings.filter(test).length)
  const looks = standings.filter(({ moved }) => moved === null || moved.length > 0)
  const tally: [WordKey, string][] = [
    ['pathways', String(new Set(standings.map(({ slug }) => slug)).size)],
    ['adopted', count((one) => one['adopted-by'] !== null)],
    ['compared', count(({ stands }) => stands !== 'not checked')],
    ['needs-look', String(looks.length)],
  ]
  return html`<dl class="facts">${tally.map(([key, figure]) => html`<dt>${t(key)}</dt><dd>${figure}</dd>`)}</dl><table><thead><tr><th scope="col">${t('pathways')}</th><th scope="col">${t('stance')}</th><th scope="col">${t('compared-with')}</th><th scope="col">${t('adopted')}</th><th scope="col">${t('needs-look')}</th></tr></thead><tbody>${standings.map(
    (one) =>
      html`<tr><th scope="row"><a href="${home}pathways/${one.slug}/">${one.title}</a>${one.board !== undefined && html`<p class="s">${organisations?.organisations[one.board]?.name ?? one.board}</p>`}</th><td data-l="${t('stance')}">${t(standsKeys[one.stands])}</td><td data-l="${t('compared-with')}">${t('base-version')} ${one.reviewed}${one.reviewed !== one.base && html` <span class="m">(${t('now')} ${one.base}${one['built-from'] !== one.base && html`; ${t('built-from')} ${one['built-from']}`})</span>`}</td><td data-l="${t('adopted')}">${one['adopted-by'] ? `${one['adopted-by'].body}, ${one['adopted-by'].role}` : t('nobody-yet')}</td><td data-l="${t('needs-look')}">${drawMoved({ t }, one.moved)}</td></tr>`,
  )}</tbody></table>`
}

function drawMoved({ t }: Pick<View, 't'>, moved: Standing['moved']): Html {
  if (moved === null) return html`<b>${t('old-base-not-kept')}</b>`
  if (moved.length === 0) return html`<span class="m">${t('nothing-moved')}</span>`
  return html`<ul class="bul">${moved.map((one) => html`<li>${movedText({ t }, one)}</li>`)}</ul>`
}

const leans: Record<Moved['lean'], WordKey> = {
  'shown here': 'lean-shown',
  'written here': 'lean-written',
  'left out here': 'lean-left-out',
  'next to it': 'lean-next',
}
const hows: Record<Moved['how'], WordKey> = { changed: 'how-changed', new: 'how-new', gone: 'how-gone' }
const whats: Record<Moved['what'], WordKey> = {
  step: 'step',
  value: 'value',
  section: 'section',
  start: 'first-step',
}

function movedText({ t }: Pick<View, 't'>, { what, id, how, lean, by = [] }: Moved): Html {
  return html`${t(whats[what])} <code>${id}</code>: ${lean === 'next to it' ? html`${t('lean-next')} ${by.map((other, i) => html`${i > 0 && ', '}<code>${other}</code>`)}` : html`${t(hows[how])}, ${t(leans[lean]).toLowerCase()}`}`
}

/** On the pathway’s own page: the base has moved, and these steps are shown as they are, and not yet looked at again. */
export function drawDrift(view: View): Html | false {
  const { t, moved, pathway } = view
  if (moved !== null && moved.length === 0) return false
  const steps = (moved ?? []).filter(({ what, id }) => what === 'step' && pathway.steps.has(id))
  return html`<div class="notice service"><p><b>${t('base-moved')}.</b> ${pathway.stance?.['reviewed-against'].replace('base', t('compared-with-base'))}; ${t('now')} ${pathway.base.version}. ${moved === null ? t('old-base-not-kept') : t('needs-look')}${steps.length > 0 && html`: ${steps.map(({ id }, i) => html`${i > 0 && ', '}<a href="#${id}">${view.chart.marks.get(id)}</a>`)}`}. <a href="${view.home}drift/">${t('drift')}</a></p></div>`
}
