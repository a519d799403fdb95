/** Pages at addresses that are no more: sent on where a pathway was renamed, told where it was withdrawn. No script. */
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import type { Language, Translate } from '../view/words.ts'
import type { Moved } from '../validate/schema/published.ts'

export interface MovedPage {
  went: Moved[string]
  slug: string
  /** The title of a pathway of this edition, where it has it. */
  titleOf: (slug: string) => string | undefined
  nation: string
  t: Translate
  language: Language
  /** The style sheet, from this page. */
  css: string
}

/** @returns nothing where the address itself is still there */
export function drawMoved({ went, slug, titleOf, nation, t, language, css }: MovedPage): Html | undefined {
  if ('steps' in went) return undefined
  const to = 'to' in went ? went.to : went.instead
  const title = to === undefined ? undefined : titleOf(to)
  const sent = 'to' in went && title !== undefined
  const head = sent
    ? html`<link rel="canonical" href="../${to}/"><meta http-equiv="refresh" content="0; url=../${to}/">`
    : ''
  const name = t('withdrawn' in went ? 'withdrawn' : 'has-moved')
  return html`<!doctype html><html lang="${language === 'en' ? 'en-GB' : language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src data:"><title>${name}: ${slug}, ${nation}</title><link rel="icon" href="data:,">${head}<link rel="stylesheet" href="${css}"></head><body><main class="wrap prose"><h1>${name}: ${slug.replaceAll('-', ' ')}</h1>${'withdrawn' in went && html`<p><b>${dateInWords(went.withdrawn, t)}.</b> <span lang="en">${went.because}</span></p>`}${title === undefined ? html`<p><a href="../../">${t('find-a-pathway')}</a></p>` : html`<p>${t('use-instead')} <a href="../${to}/">${title}</a></p>`}</main></body></html>`
}
