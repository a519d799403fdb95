/** Lists of what a section says, and honest gaps. */
import type { Written } from '../pathway.ts'
import type { Section } from '../validate/schema/parts.ts'
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import type { View } from '../view/view.ts'
import { say } from './say.ts'

/** The entries of a section, or its gap. */
export function entries(view: View, written: Written<Section>, kind: 'bul' | 'req'): Html {
  const { value } = written
  if (!Array.isArray(value)) return gap(view, value)
  return html`<ul class="${kind}">${value.map((entry) =>
    typeof entry === 'string'
      ? html`<li>${say(view, entry, 'page')}</li>`
      : html`<li>${say(view, entry.say, 'page')}${entry.note !== undefined && html` <span class="m">${say(view, entry.note, 'page')}</span>`}</li>`,
  )}</ul>`
}

/** Something that is not known, said openly, with what to do meanwhile. */
export function gap(view: View, value: { 'not-known': string; searched?: string; meanwhile?: string }): Html {
  return html`<div class="nk"><p><b>${view.t('not-known')}.</b> ${say(view, value['not-known'], 'page')}</p>${value.meanwhile !== undefined && html`<p><b>${view.t('meanwhile')}:</b> ${say(view, value.meanwhile, 'page')}</p>`}${value.searched !== undefined && html`<p class="x m">${view.t('searched')}: ${dateInWords(value.searched, view.t)}</p>`}</div>`
}
