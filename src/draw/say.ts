/**
 * A clinical text in the language of the page. An unchecked draft never stands in place of the English: the English
 * comes first and the draft, marked, under it. What is checked stands alone.
 */
import { html, type Html } from '../view/html.ts'
import type { View } from '../view/view.ts'

/** @param where the step's id, or `page` for texts that belong to no step */
export function say(view: Pick<View, 'language' | 'translation' | 't'>, text: string, where: string): Html {
  if (view.language === 'en') return html`${text}`
  const pairs = view.translation?.[where]
  const pair = Array.isArray(pairs) ? pairs.find(({ en }) => en === text) : undefined
  const own = pair?.[view.language]
  if (own === undefined) return html`<span lang="en">${text}</span>`
  if (view.translation?.state === 'checked') return html`${own}`
  return html`<span lang="en">${text}</span><span class="mt">${own} <small>${view.t('machine-draft')}</small></span>`
}
