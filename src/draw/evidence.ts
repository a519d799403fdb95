/** Sections 15 to 17: where everything comes from, how this nation differs and why, cases, owners. */
import { headline, isGap } from '../pathway.ts'
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import { number, unitName } from '../view/labels.ts'
import { isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { cite, sourcesOf } from './cite.ts'
import { drawJourneys, mostCases, mostOnPage } from './journeys.ts'
import { say } from './say.ts'
import { section } from './sections.ts'
import type { WordKey } from '../view/words.ts'

const stands: Record<string, WordKey> = {
  'same as base': 'stands-same',
  differs: 'stands-differs',
  'not checked': 'stands-not-checked',
  'own graph': 'stands-own',
}

export function standsKey(view: Pick<View, 'pathway'>): WordKey {
  return stands[view.pathway.stance?.stands ?? 'not checked'] ?? 'stands-not-checked'
}

function values(view: View): Html | false {
  const all = [...view.pathway.values.values()]
  return (
    all.length > 0 &&
    html`<ul class="bul">${all.map(({ what, unit, given }) => {
      if (!given) return false
      if (isGap(given.value)) return html`<li>${what}: <b>${view.t('not-known').toLowerCase()}</b>. ${given.value['not-known']}</li>`
      return 'is' in given.value && html`<li>${what}: <b class="v">${number(given.value.is)} ${unitName(unit)}</b> ${cite(view, given.value.source)}</li>`
    })}</ul>`
  )
}

function differences(view: View): Html | false {
  const { t, pathway } = view
  const title = (id: string): string => {
    const written = pathway.steps.get(id) ?? undefined
    return written ? headline(written.value) : id
  }
  return (
    pathway.differences.length > 0 &&
    html`<ul class="diff">${pathway.differences.map(
      ({ because, source, steps, without, sections }) =>
        html`<li><p><b>${say(view, because, 'page')}</b> <span class="x m">${cite(view, source)}</span></p><ul class="bul">${steps.map((id) => html`<li><a href="#${id}">${view.t('step')} ${view.chart.marks.get(id)}</a>: ${title(id)}</li>`)}${without.length > 0 && html`<li>${t('without-steps')}: ${without.map((id, i) => html`${i > 0 && '; '}${baseTitle(view, id)}`)}</li>`}${sections.map((name) => html`<li>${name.replaceAll('-', ' ')}</li>`)}</ul></li>`,
    )}</ul>`
  )
}

function baseTitle(view: View, id: string): string {
  const step = view.pathway.base.steps[id]
  return step ? headline(step) : id
}

function stepSources(view: View): Html {
  return html`<details><summary>${view.t('sources')}: ${view.t('step').toLowerCase()} 1, 2, 3 …</summary><ul class="bul">${view.chart.order.map((id) => {
    const { value, source } = view.pathway.steps.get(id)!
    return html`<li><a href="#${id}">${view.chart.marks.get(id)}</a> ${headline(value)} <span class="x m">${cite(view, value.source ?? source) || view.t('no-source-seen')}</span></li>`
  })}</ul></details>`
}

function sources(view: View): Html {
  return html`<h3>${view.t('sources')}</h3><ol class="sources">${sourcesOf(view).map((id) => {
    const entry = view.register[id]
    if (!entry) return false
    const title = entry.url ? html`<a href="${entry.url}" rel="external noreferrer">${entry.title}</a>` : entry.title
    return html`<li id="section-source-${id}">${entry.organisation}: ${title}. ${entry.version}. <span class="m">${view.t('seen-how')}: ${entry.seen}, ${view.t('accessed')} ${dateInWords(entry.accessed)}.</span></li>`
  })}</ol>`
}

export function drawEvidence(view: View): Html {
  const { pathway, t } = view
  const own = [...pathway.steps.values()].filter(({ by }) => by !== 'base').length
  const mixed = own > 0 && own < pathway.steps.size
  return section(
    'evidence',
    t('evidence'),
    html`<p><b>${t(standsKey(view))}</b>${pathway.stance?.because !== undefined && html`: ${say(view, pathway.stance.because, 'page')}`}</p>${mixed && html`<p class="nk">${t('mixed-journeys')}</p>`}${values(view)}${differences(view)}${stepSources(view)}${sources(view)}`,
    html`<p class="m s">${String(own)} / ${String(pathway.steps.size)} ${t('steps-written')}</p>`,
  )
}

/** Folded, last, and kept out of the search index: invented people, not to be compared with a patient. */
export function drawCases(view: View): Html {
  const { t } = view
  const { list, cut } = drawJourneys(view, mostOnPage)
  const more = cut || view.cases.length > mostCases
  return html`<details class="sec fold" id="section-cases" data-pagefind-ignore><summary><h2>${t('cases')}</h2></summary>${drawCaseTable(view, mostCases)}<h3>${t('journeys')}</h3>${list}${more && html`<p><a href="journeys/">${t('journeys-all')}</a></p>`}</details>`
}

/** Cases with the way that each walks, and where it ends. */
export function drawCaseTable(view: View, limit: number): Html | false {
  const { t } = view
  return (
    view.cases.length > 0 &&
    html`<p>${t('invented-people')}</p><table><thead><tr><th scope="col">${t('case')}</th><th scope="col">${t('path')}</th><th scope="col">${t('must-end-at')}</th></tr></thead><tbody>${view.cases.slice(0, limit).map(
      ({ case: one, walk, expected }) =>
        html`<tr><th scope="row">${one.case}<p class="s">${one.story}</p></th><td data-l="${t('path')}">${walk.path.map((id) => view.chart.marks.get(id) ?? id).join(' · ')}</td><td data-l="${t('must-end-at')}">${expected === 'not-decidable' ? t('not-decidable') : html`<span class="no${isOutcome(view, expected) && ' l'} ${toneOf(stepOf(view, expected)) ?? 'pl'}">${view.chart.marks.get(expected)}</span> ${headline(stepOf(view, expected))}`}</td></tr>`,
    )}</tbody></table>`
  )
}

export function drawOwners(view: View): Html {
  const { t, pathway } = view
  const adopted = pathway.stance?.['adopted-by']
  return section(
    'owners',
    t('owners'),
    html`<p>${t('status-draft')}</p><dl class="facts"><dt>${t('base-version')}</dt><dd>${pathway.base.version}</dd><dt>${t('review-by')}</dt><dd>${dateInWords(pathway.base['review-by'], view.language)}</dd><dt>${view.facts.name}</dt><dd>${typeof adopted === 'object' ? `${adopted.body}, ${adopted.role}` : t('adopted-by-nobody')}</dd></dl><p><a href="chart.mmd">${t('as-mermaid')}</a></p>`,
  )
}
