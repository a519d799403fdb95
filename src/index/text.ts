/** What full-text search reads of a pathway: its page, without what stands on every page or is said a second time. */
import { drawChart } from '../draw/chart.ts'
import { say } from '../draw/say.ts'
import { sectionsOf } from '../draw/sections.ts'
import { urgenciesOf } from './entries.ts'
import { html } from '../view/html.ts'
import type { View } from '../view/view.ts'

/** Sections with words of their own. The others list steps, behaviours or destinations, which are found where they stand. */
const own = ['before', 'who-not', 'send', 'tell', 'resources']

/**
 * A whole HTML page, small and for the search alone. It is drawn by what draws the page itself, so that a hit leads to
 * an id that stands there, and to the words that were found. Much of it nobody searches: see `bare.ts`.
 * @param specialty its name
 */
export function textOf(view: View, specialty: string): string {
  const { base } = view.pathway
  const sections = sectionsOf(view)
  const page = html`<!doctype html><html lang="${view.language === 'en' ? 'en-GB' : view.language}"><title>${base.title}</title><main data-pagefind-body data-pagefind-filter="kind:pathway, specialty:${specialty}">${urgenciesOf(view.pathway).map((urgency) => html`<i data-pagefind-filter="urgency:${urgency}"></i>`)}<h1>${say(view, base.title, 'page')}</h1><p>${say(view, base.purpose, 'page')}</p>${drawChart(view)}${own.map((id) => sections[id])}</main></html>`
  return page.text
}
