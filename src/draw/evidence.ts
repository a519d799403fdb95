/** Sections 15 to 17: where everything comes from, how this nation differs and why, cases, owners. */
import { headline, isGap } from '../pathway.ts'
import type { Nation } from '../validate/schema/pathway.ts'
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import { number, unitName } from '../view/labels.ts'
import { isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { cite, sourcesOf } from './cite.ts'
import { drawJoins, drawReasons, linkOn } from './differs.ts'
import { drawJourneys, mostCases, mostOnPage } from './journeys.ts'
import { say } from './say.ts'
import { section } from './sections.ts'
import { drawStepWaysIn, drawWaysIn } from './ways-in.ts'
import type { WordKey } from '../view/words.ts'

export const standsKeys: Record<Nation['stands'], WordKey> = {
  'same as base': 'stands-same',
  differs: 'stands-differs',
  'not checked': 'stands-not-checked',
  'own graph': 'stands-own',
}

export function standsKey(view: Pick<View, 'pathway'>): WordKey {
  return standsKeys[view.pathway.stance?.stands ?? 'not checked']
}

function values(view: View): Html | false {
  const all = [...view.pathway.values.values()]
  return (
    all.length > 0 &&
    html`<ul class="bul">${all.map(({ what, unit, given }) => {
      if (!given) return false
      if (isGap(given.value))
        return html`<li>${what}: <b>${view.t('not-known').toLowerCase()}</b>. ${given.value['not-known']}</li>`
      if ('does-not-apply' in given.value)
        return html`<li>${what}: <b>${view.t('does-not-apply').toLowerCase()}</b>. ${given.value['does-not-apply']} ${cite(view, given.value.source)}</li>`
      return (
        'is' in given.value &&
        html`<li>${what}: <b class="v">${number(given.value.is)} ${unitName(unit)}</b> ${cite(view, given.value.source)}</li>`
      )
    })}</ul>`
  )
}

/** How this nation differs and why, with the steps and sections that it changes. */
function reasons(view: View): Html | false {
  const { t, pathway, facts } = view
  const drawn = drawReasons(view, pathway.differences, linkOn(view))
  return (
    drawn &&
    html`<h3>${facts.name}: ${t('how-and-why').toLowerCase()}</h3>${drawn}<p><a href="compare/#section-how-and-why">${t('beside-base')}</a></p>`
  )
}

function stepSources(view: View): Html {
  return html`<details><summary>${view.t('step-by-step')}</summary><ul class="bul">${view.chart.order.map((id) => {
    const { value, source } = view.pathway.steps.get(id)!
    return html`<li><a href="#${id}">${view.t(isOutcome(view, id) ? 'outcome' : 'step')} ${view.chart.marks.get(id)}</a> ${cite(view, value.source ?? source) || view.t('no-source-seen')}${drawStepWaysIn(view, id)}</li>`
  })}</ul></details>`
}

function sources(view: View): Html {
  return html`<h3>${view.t('sources')}</h3><ol class="sources">${sourcesOf(view).map((id) => {
    const entry = view.register[id]
    if (!entry) return false
    const title = entry.url ? html`<a href="${entry.url}" rel="external noreferrer">${entry.title}</a>` : entry.title
    return html`<li id="section-source-${id}">${entry.organisation}: ${title}. ${entry.version}. <span class="m">${view.t('seen-how')}: ${entry.seen}, ${view.t('accessed')} ${dateInWords(entry.accessed, view.t)}.</span></li>`
  })}</ol>`
}

export function drawEvidence(view: View): Html {
  const { pathway, t } = view
  const own = [...pathway.steps.values()].filter(({ by }) => by !== 'base').length
  return section(
    'evidence',
    t('evidence'),
    html`<p><b>${t(standsKey(view))}</b>${pathway.stance?.because !== undefined && html`: ${say(view, pathway.stance.because, 'page')}`}</p>${values(view)}<p><a href="compare/">${t('compare')}</a></p>${reasons(view)}${drawJoins(view)}${stepSources(view)}${sources(view)}`,
    html`<p class="m s">${String(own)} / ${String(pathway.steps.size)} ${t('steps-written')}</p>`,
  )
}

/** Folded, last, and kept out of the search index: invented people, not to be compared with a patient. */
export function drawCases(view: View): Html {
  const { t } = view
  const { list, cut } = drawJourneys(view, mostOnPage)
  return html`<details class="sec fold"><summary><h2 id="section-cases">${t('cases')}</h2></summary>${
    cut || view.cases.length > mostCases
      ? html`<p>${t('invented-people')}</p><p><a href="journeys/">${t('journeys-all')}</a></p>`
      : html`${drawCaseTable(view)}<h3>${t('journeys')}</h3>${list}`
  }</details>`
}

/** Cases with the way that each walks, and where it ends. */
export function drawCaseTable(view: View): Html | false {
  const { t } = view
  return (
    view.cases.length > 0 &&
    html`<p>${t('invented-people')}</p><table><thead><tr><th scope="col">${t('case')}</th><th scope="col">${t('path')}</th><th scope="col">${t('must-end-at')}</th></tr></thead><tbody>${view.cases.map(
      ({ case: one, walk, expected }) =>
        html`<tr><th scope="row">${one.case}<p class="s">${one.story}</p></th><td data-l="${t('path')}">${walk.path.map((id) => view.chart.marks.get(id) ?? id).join(' · ')}</td><td data-l="${t('must-end-at')}">${expected === 'not-decidable' ? t('not-decidable') : html`<span class="no${isOutcome(view, expected) && ' l'} ${toneOf(stepOf(view, expected)) ?? 'pl'}">${view.chart.marks.get(expected)}</span> ${headline(stepOf(view, expected))}`}</td></tr>`,
    )}</tbody></table>`
  )
}

/** What was published before this, as the authors say it. */
function changeLog(view: View): Html | false {
  const { changes } = view.pathway.base
  return (
    changes !== undefined &&
    html`<ol class="bul">${changes.map(
      ({ version, date, because }) =>
        html`<li>${view.t('base-version')} ${version}, ${dateInWords(date, view.t)}: ${say(view, because, 'page')}</li>`,
    )}</ol>`
  )
}

/** An old link to a step lands here, and is told which step to look at; nobody is sent on to another one unseen. */
function drawMovedSteps(view: View): Html | false {
  const moved = Object.entries(view.movedSteps ?? {}).filter(([, to]) => view.pathway.steps.has(to))
  return (
    moved.length > 0 &&
    html`<h3>${view.t('steps-moved')}</h3><ul class="bul">${moved.map(([old, to]) => html`<li tabindex="-1" id="${old}">${old.replaceAll('-', ' ')}. ${view.t('use-instead')} <a href="#${to}">${headline(stepOf(view, to))}</a></li>`)}</ul>`
  )
}

export function drawOwners(view: View): Html {
  const { t, pathway } = view
  const adopted = pathway.stance?.['adopted-by']
  return section(
    'owners',
    t('owners'),
    html`<p>${t('status-draft')}</p><dl class="facts"><dt>${t('base-version')}</dt><dd>${pathway.base.version}</dd><dt>${t('review-by')}</dt><dd>${dateInWords(pathway.base['review-by'], view.t)}</dd><dt>${view.facts.name}</dt><dd>${typeof adopted === 'object' ? `${adopted.body}, ${adopted.role}` : t('adopted-by-nobody')}</dd></dl>${changeLog(view)}<p><a href="chart.mmd">${t('as-mermaid')}</a></p>${drawMovedSteps(view)}${drawWaysIn(view)}`,
  )
}
