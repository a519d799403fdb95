/**
 * Ways in for people without a terminal: from a step to its line in its file, and to a report with its pathway, step,
 * version and nation filled in. Where a nation has named no repository, there is none, and nothing of this is drawn.
 */
import type { Ref } from '../diagnostic.ts'
import type { NationId } from '../nations.ts'
import type { NationFacts } from '../validate/schema/content.ts'
import { html, type Html } from '../view/html.ts'
import type { View } from '../view/view.ts'
import type { Translate } from '../view/words.ts'

/** Where proposals are taken. */
export type Repository = NonNullable<NationFacts['repository']>

/** The file as the code host shows it, at its line, with the pencil beside it. */
export function fileHref({ address, branch }: Repository, file: string, line?: number): string {
  const path = file.split('/').map(encodeURIComponent).join('/')
  return `${address}/blob/${branch}/${path}?plain=1${line === undefined ? '' : `#L${line}`}`
}

/** The form for a problem; each field is known to the form by its name. Nothing about a reader is in it. */
export function reportHref({ address }: Repository, fields: Readonly<Record<string, string>>): string {
  return `${address}/issues/new?${String(new URLSearchParams({ template: 'report-a-problem.yml', ...fields }))}`
}

/** For a page that is no pathway: its file where it has one, otherwise the forms. */
export function drawPageWaysIn(
  t: Translate,
  repository: Repository | undefined,
  page: { at: string; nation: NationId; file?: string },
): Html | false {
  if (!repository) return false
  const { at, nation, file } = page
  const suggest = file === undefined ? `${repository.address}/issues/new/choose` : fileHref(repository, file)
  return html`<a href="${suggest}">${t('suggest-change')}</a> <a href="${reportHref(repository, { page: at, nation })}">${t('report-problem')}</a> <span>${t('no-patient-there')}</span>`
}

/** For a pathway. */
export function drawWaysIn(view: View): Html | false {
  const { pathway, t } = view
  const drawn = links(view, { file: pathway.baseFile, path: [] })
  return drawn && html`<h3>${t('ways-in')}</h3><p><b>${t('no-patient-there')}</b></p><p class="ways-in">${drawn}</p>`
}

/** For one step. A script may hand the links to its card; without it, they stand where they are drawn. */
export function drawStepWaysIn(view: View, id: string): Html | false {
  const drawn = links(view, view.pathway.steps.get(id)!.at, id)
  return drawn && html` <span data-for="${id}">${drawn}</span>`
}

function links(view: View, at: Ref, step?: string): Html | false {
  const { t, lineOf, facts } = view
  const { repository } = facts
  if (!repository) return false
  const { slug, base, nation } = view.pathway
  const about = { pathway: slug, version: String(base.version), nation }
  return html`<a href="${fileHref(repository, at.file, step === undefined ? undefined : lineOf?.(at))}">${t('suggest-change')}</a> <a href="${reportHref(repository, step === undefined ? about : { ...about, step })}">${t('report-problem')}</a>`
}
