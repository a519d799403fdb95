/** What full-text search is told of a pathway besides what stands on its page. */
import type { NationPathway } from '../library.ts'
import { html } from '../view/html.ts'
import type { Language } from '../view/words.ts'
import { urgenciesOf } from './entries.ts'

export type Around = readonly [before: string, behind: string]

/**
 * A whole HTML page, small and for the search alone, but for what is searched of the pathway's own page (`searched.ts`).
 * @param specialty its name
 */
export function aroundText({ pathway }: NationPathway, language: Language, specialty: string): Around {
  const urgencies = urgenciesOf(pathway).map((urgency) => html`<i data-pagefind-filter="urgency:${urgency}"></i>`)
  const before = html`<!doctype html><html lang="${language === 'en' ? 'en-GB' : language}"><title>${pathway.base.title}</title><main data-pagefind-body data-pagefind-filter="kind:pathway, specialty:${specialty}">${urgencies}`
  return [before.text, '</main></html>']
}
