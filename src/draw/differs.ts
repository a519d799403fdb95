/** How a nation (or a board) differs and why: what the text under it says, what it says instead, and who says so. */
import type { Difference, Resolved } from '../pathway.ts'
import { joinsOf } from '../layout/joins.ts'
import type { SectionName } from '../validate/schema/pathway.ts'
import type { Section } from '../validate/schema/parts.ts'
import type { Step } from '../validate/schema/step.ts'
import { html, type Html, type Part } from '../view/html.ts'
import { authorName, isOutcome, type View } from '../view/view.ts'
import { cite } from './cite.ts'
import { most } from './journeys.ts'
import { say } from './say.ts'
import { sectionKey } from './sections.ts'
import { tell, type Teller, type Told } from './tell.ts'

/** A text that others differ from: the base, or for a board its nation. */
export interface Under extends Pick<Teller, 'facts' | 'values'> {
  name: string
  steps: ReadonlyMap<string, { value: Step }>
  sections: Partial<Record<SectionName, { value: Section }>>
}

type Here = Pick<View, 't' | 'facts' | 'register' | 'language' | 'translation'> & {
  pathway: Pick<Resolved, 'steps' | 'values' | 'sections'>
}

/** The shared base as what a nation differs from: it has no figure for a named value, and no nation's words. */
export function underBase({ t, pathway: { base, values } }: Pick<View, 't' | 'pathway'>): Under {
  const sections: Under['sections'] = {}
  for (const name of Object.keys(base) as SectionName[])
    if (isSection(base[name])) sections[name] = { value: base[name] }
  return {
    name: t('shared-base'),
    facts: { name: t('shared-base'), languages: ['en'] },
    values: new Map([...values].map(([name, { what }]) => [name, { what }])),
    steps: new Map(Object.entries(base.steps).map(([id, value]) => [id, { value }])),
    sections,
  }
}

const isSection = (value: unknown): value is Section =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && 'not-known' in value)

/**
 * Links to what a nation changes on its pathway's page.
 * @param page from the page that links: empty on the pathway's own
 */
export function linkOn(view: View, page = ''): (id: string, kind: 'step' | 'section') => Html {
  const { t, chart } = view
  return (id, kind) => {
    if (kind === 'step')
      return html`<a href="${page}#${id}">${t(isOutcome(view, id) ? 'outcome' : 'step')} ${chart.marks.get(id) ?? id}</a>`
    const { id: at, title } = sectionKey(id as SectionName)
    return html`<a href="${page}#section-${at}">${t(title)}</a>`
  }
}

/** Each reason, and where it changes something: what stood there before is on the page that compares. */
export function drawReasons(
  here: Here,
  differences: readonly Difference[],
  link: (id: string, kind: 'step' | 'section') => Html,
): Html | false {
  return (
    differences.length > 0 &&
    html`<ul class="bul">${differences.map(({ because, source, steps, without, sections }) => {
      const places = [
        ...steps.map((id) => link(id, 'step')),
        ...sections.map((id) => link(id, 'section')),
        ...(without.length > 0 ? [html`${here.t('left-out-here').toLowerCase()}: ${String(without.length)}`] : []),
      ]
      return html`<li><b>${say(here, because, 'page')}</b> ${places.map((place, i) => html`${i > 0 && ', '}${place}`)}. <span class="x m">${cite(here, source)}</span></li>`
    })}</ul>`
  )
}

/**
 * One table for each reason, with only the lines that are not in both texts.
 * @param link a link to a step or section of the page that shows it: the words are given
 */
export function drawDifferences(
  here: Here,
  under: Under,
  differences: readonly Difference[],
  name: string,
  link: (id: string, kind: 'step' | 'section') => Html,
): Html | false {
  const { t, facts, pathway } = here
  const tellers = { under: { t, ...under }, here: { t, facts, steps: pathway.steps, values: pathway.values } }
  const row = (what: Part, before: Part, after: Part): Html =>
    html`<tr><th scope="row">${what}</th><td data-l="${under.name}">${before}</td><td data-l="${name}">${after}</td></tr>`
  const stepRow = (id: string): Html => {
    const old = under.steps.get(id)?.value
    const now = pathway.steps.get(id)?.value
    const before = old && tell(tellers.under, id, old)
    const after = now && tell(tellers.here, id, now)
    return row(
      link(id, 'step'),
      before ? drawLines(here, before, after) : html`<span class="m">${t('new-here')}</span>`,
      after && drawLines(here, after, before),
    )
  }
  const sectionRow = (section: SectionName): Html => {
    const texts = (value: Section | undefined): string[] =>
      value === undefined
        ? []
        : Array.isArray(value)
          ? value.map((entry) => (typeof entry === 'string' ? entry : entry.say))
          : [`${t('not-known')}. ${value['not-known']}`]
    const before = texts(under.sections[section]?.value)
    const after = texts(pathway.sections[section]?.value)
    return row(
      link(section, 'section'),
      list(before.filter((text) => !after.includes(text))),
      list(after.filter((text) => !before.includes(text))),
    )
  }
  return (
    differences.length > 0 &&
    html`<ul class="diff">${differences.map(
      ({ because, source, steps, without, sections }) =>
        html`<li><p><b>${say(here, because, 'page')}</b> <span class="x m">${cite(here, source)}</span></p><table><thead><tr><th scope="col">${t('step')}</th><th scope="col">${under.name}</th><th scope="col">${name}</th></tr></thead><tbody>${steps.map(stepRow)}${without.map(
          (id) => {
            const old = under.steps.get(id)?.value
            return row(
              t('without-steps'),
              old ? tell(tellers.under, id, old).title : id,
              html`<span class="m">${t('left-out-here')}</span>`,
            )
          },
        )}${sections.map(sectionRow)}</tbody></table></li>`,
    )}</ul>`
  )
}

/** The title where it changed, and the lines that the other text does not have. */
function drawLines({ t }: Here, { title, lines }: Told, other: Told | undefined): Html {
  const theirs = new Set(other?.lines.map(({ key }) => key))
  const own = lines.filter(({ key }) => !theirs.has(key)).map(({ text }) => text)
  const titled = title !== other?.title
  return html`${titled && html`<p>${title}</p>`}${list(own)}${!titled && own.length === 0 && html`<span class="m">${t('same-otherwise')}</span>`}`
}

function list(texts: readonly string[]): Html | false {
  return texts.length > 0 && html`<ul class="bul">${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

/** Where guidance of two origins meets on one person's way: nobody wrote that way as a whole, so it is listed. */
export function drawJoins(view: View): Html | false {
  const { t } = view
  const { joined, all, more, at } = joinsOf(view.graph, (id) => view.pathway.steps.get(id)?.by, most)
  if (joined === 0) return false
  const place = (id: string): Html =>
    html`<a href="#${id}">${t(isOutcome(view, id) ? 'outcome' : 'step').toLowerCase()} ${view.chart.marks.get(id)}</a> (${authorName(view, view.pathway.steps.get(id)!.by)})`
  return html`<div class="nk"><p><b>${more ? `${joined} / ${all}+` : `${joined} / ${all}`}</b> ${t('of-journeys')} ${t('shared-base').toLowerCase()} + ${view.facts.name}. ${t('mixed-journeys')}</p><details><summary>${t('joined-at')} ${String(at.length)}</summary><ul class="bul">${at.map(({ from, to }) => html`<li>${place(from)} → ${place(to)}</li>`)}</ul></details></div>`
}
