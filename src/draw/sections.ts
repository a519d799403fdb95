/** The sections under the chart, in the order of the page. Sections are views of steps: nothing is written twice. */
import { headline, headlineIsGap } from '../pathway.ts'
import type { SectionName } from '../validate/schema/pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import { clocksBeside } from '../view/clocks.ts'
import { html, type Html, type Part } from '../view/html.ts'
import { answerLabel } from '../view/labels.ts'
import { authorName, behavioursFor, isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { drawItem, saidOf } from './chart.ts'
import { cite, destinationsOf } from './cite.ts'
import { entries, gap } from './entries.ts'
import { drawAdvice, drawBlankList, drawWays, isAdviceNow } from './refer.ts'
import { say } from './say.ts'
import { dateInWords } from '../view/dates.ts'
import { whenOf } from '../view/in-force.ts'
import type { WordKey } from '../view/words.ts'

/** What is written as a section, by the id and title that it has on the page. */
export function sectionKey(name: SectionName): { id: string; title: WordKey } {
  return sectionKeys[name]
}

const sectionKeys: Record<SectionName, { id: string; title: WordKey }> = {
  'red-flags': { id: 'red-flags', title: 'red-flags' },
  'before-you-refer': { id: 'before', title: 'before' },
  'who-not-to-refer': { id: 'who-not', title: 'who-not-to-refer' },
  send: { id: 'send', title: 'what-to-send' },
  'tell-the-patient': { id: 'tell', title: 'tell-the-patient' },
  'while-waiting': { id: 'waiting', title: 'while-waiting' },
  'patient-resources': { id: 'resources', title: 'patient-resources' },
}

/** A section of the page: heading, body, and what stands in the margin. Whoever is sent to it comes to its heading. */
export function section(id: string, title: string, body: Part, side?: Part): Html {
  return html`<section class="sec"><h2 tabindex="-1" id="section-${id}">${title}</h2><div class="body">${body}</div>${side && html`<div class="margin">${side}</div>`}</section>`
}

function written(view: View, name: SectionName): { body: Html; side: Html | false } {
  const own = view.pathway.sections[name]
  if (!own) return { body: html`<p class="m">${view.t('nothing-listed')}</p>`, side: false }
  const sources = Array.isArray(own.value)
    ? [...new Set(own.value.flatMap((entry) => (typeof entry === 'string' ? [] : [entry.source])))]
    : []
  const by = html`<p><span class="tag${own.by !== 'base' && ' n'}">${authorName(view, own.by)}</span></p>`
  const cited = [...sources, own.source].flatMap((source) => cite(view, source) || [])
  return { body: entries(view, own, 'bul'), side: html`${by}${cited.map((one) => html`<p class="x m">${one}</p>`)}` }
}

/** Red flags: the first thing on the page, never folded, never empty. A step that asks them is drawn in the chart. */
export function drawRedFlags(view: View): Html | false {
  const asked = [...view.pathway.steps.values()].some(({ value }) => value.kind === 'criteria' && value['red-flags'])
  const own = view.pathway.sections['red-flags']
  if (!own) return asked ? false : html``
  if (asked && !Array.isArray(own.value)) return false
  const known = Array.isArray(own.value)
  return html`<section class="flags${!known && ' unknown'}" tabindex="-1" id="section-red-flags" aria-labelledby="h-flags"><h2 id="h-flags">${view.t('red-flags')}<span class="tag${own.by !== 'base' && ' n'}">${authorName(view, own.by)}</span></h2>${known ? entries(view, own, 'bul') : gap(view, own.value as never)}</section>`
}

/** Who to refer: every answer that leads to a referral, read off the graph. */
function who(view: View, kinds: readonly string[]): Html {
  const outcomes = view.chart.order.filter((id) => kinds.includes(stepOf(view, id).kind) && isOutcome(view, id))
  if (outcomes.length === 0) return html`<p class="m">${view.t('nothing-listed')}</p>`
  return html`${outcomes.map((id) => {
    const step = stepOf(view, id)
    const ways = view.chart.order.flatMap((from) => (view.graph.ways.get(from) ?? []).filter(({ to }) => to === id))
    return html`<div class="who"><h3><span class="no l ${toneOf(step) ?? 'pl'}">${view.chart.marks.get(id)}</span> ${notKnown(view, step)}<a href="#${id}">${headline(step)}</a></h3>${meanwhile(view, id, step)}<ul class="bul">${ways.map(
      (way) => {
        const asking = stepOf(view, way.from)
        const label = answerLabel(view, asking, way.answer)
        const items =
          asking.kind === 'criteria' && way.answer === 'yes'
            ? Object.values(asking['any-of'] ?? asking['all-of'] ?? {})
            : []
        return html`<li><a href="#${way.from}">${view.t('step')} ${view.chart.marks.get(way.from)}</a>: ${say(view, headline(asking), way.from)} <b>${label.text}${label.unit && ` ${label.unit}`}</b>${items.length > 0 && html` <span class="m">(${items.map((item, i) => html`${i > 0 && '; '}${drawItem(item, saidOf(item))}`)})</span>`}</li>`
      },
    )}</ul></div>`
  })}`
}

function destinations(view: View): Html {
  const known = destinationsOf(view)
  const all = Object.entries(view.organisations?.organisations ?? {}).filter(
    ([, one]) => whenOf(one, view.asOf) === 'in force',
  )
  const { t } = view
  // Where nobody has entered anything there is nothing to put first.
  if (known.length === 0) return html`<p class="m">${t('not-entered')}</p>`
  const pick =
    all.length > 1 &&
    html`<details class="pick"><summary>${t('mine-first')} ${view.organisations?.called ?? t('board')}</summary><ul>${all.map(([id, { name }]) => html`<li><a href="?board=${id}#section-how">${name}</a></li>`)}</ul></details><p class="mine-note" hidden>${t('shown-first')} <b></b>. <span hidden>${t('not-entered')}</span></p>`
  return html`${pick}<table><caption class="vh">${t('destinations-by-board')}</caption><thead><tr><th scope="col">${view.organisations?.called ?? t('board')}</th><th scope="col">${t('destination')}</th><th scope="col">${t('checked-on')}</th></tr></thead><tbody>${known.map(
    ({ id, name, to }) =>
      html`<tr data-board="${id}"><th scope="row"><a href="${view.home}boards/${id}/">${name}</a></th><td data-l="${t('destination')}">${to.to}${(to.note ?? []).map((note) => html`<p class="s">${note.say} ${cite(view, note.source)}</p>`)}</td><td data-l="${t('checked-on')}">${dateInWords(to.checked, t)}</td></tr>`,
  )}</tbody></table>${all.length > known.length && html`<p class="m">${String(all.length - known.length)} × ${t('not-entered')}</p>`}`
}

function clocks(view: View): Html | false {
  const list = clocksBeside(view)
  return (
    list.length > 0 &&
    html`<h3>${view.t('clocks')}</h3><ul class="bul">${list.map(({ say: what, within, from, target, source }) => html`<li>${what} <b class="v">${within}</b>, from ${from}${target !== undefined && ` (${target})`} <span class="x m">${cite(view, source)}</span></li>`)}</ul>`
  )
}

function waiting(view: View): { body: Html; side: Html | false } {
  const own = written(view, 'while-waiting')
  const kinds = new Set([...view.pathway.steps.values()].map(({ value }) => value.kind))
  const list = view.behaviours.filter(({ value }) => value.governs.some((kind) => kinds.has(kind)))
  return {
    body: html`${own.body}${
      list.length > 0 &&
      html`<h3>${view.t('working-together')}</h3><ul class="beh">${list.map(({ slug, value }) => html`<li><a href="${view.home}behaviours/${slug}/">${value.short}</a></li>`)}</ul>`
    }`,
    side: own.side,
  }
}

/** Sections 5 to 14 of the page, by the names that stand in their ids. */
export function sectionsOf(view: View): Record<string, Html> {
  const { t } = view
  const before = written(view, 'before-you-refer')
  const not = written(view, 'who-not-to-refer')
  const send = written(view, 'send')
  const tell = written(view, 'tell-the-patient')
  const wait = waiting(view)
  const resources = written(view, 'patient-resources')
  const referral = behavioursFor(view, 'referral')
  const advised = [...view.pathway.steps.values()].flatMap(({ value }) => (value.kind === 'advice' ? [value] : []))
  const parts: [id: string, title: string, body: Part, side?: Part][] = [
    ['before', t('before'), before.body, before.side],
    ['who', t('who-to-refer'), who(view, ['referral'])],
    ['who-not', t('who-not-to-refer'), html`${not.body}${who(view, ['manage', 'go-to'])}`, not.side],
    [
      'advice',
      t('advice-route'),
      html`${advised.length > 0 && advised.every(isAdviceNow) ? false : drawAdvice(view)}${adviceSteps(view)}`,
      view.facts.advice &&
        'source' in view.facts.advice &&
        html`<p class="x m">${cite(view, view.facts.advice.source)}</p>`,
    ],
    [
      'how',
      t('how-to-refer'),
      html`${drawWays(view)}<h3>${t('destinations-by-board')}</h3>${destinations(view)}${clocks(view)}`,
    ],
    [
      'send',
      t('what-to-send'),
      html`${send.body}${drawBlankList(view)}`,
      html`${send.side}${referral.slice(0, 1).map(({ slug, value }) => html`<p class="note-b"><a href="${view.home}behaviours/${slug}/">${value.short}</a></p>`)}`,
    ],
    ['tell', t('tell-the-patient'), tell.body, tell.side],
    ['waiting', t('while-waiting'), wait.body, wait.side],
    ['resources', t('patient-resources'), resources.body, resources.side],
    ['services', t('services'), html`<p><a href="${view.home}boards/">${t('boards')}</a></p>`],
  ]
  return Object.fromEntries(parts.map(([id, ...rest]) => [id, section(id, ...rest)]))
}

/** Sections 5 to 14, one after the other. */
export function drawSections(view: View): Html {
  return html`${Object.values(sectionsOf(view))}`
}

function adviceSteps(view: View): Html | false {
  const ids = view.chart.order.filter((id) => stepOf(view, id).kind === 'advice')
  return (
    ids.length > 0 &&
    html`<ul class="bul">${ids.map((id) => html`<li><a href="#${id}">${view.t(isOutcome(view, id) ? 'outcome' : 'step')} ${view.chart.marks.get(id)}</a>: ${notKnown(view, stepOf(view, id))}${say(view, headline(stepOf(view, id)), id)}${isAdviceNow(stepOf(view, id)) && html` <b>${view.t('advice-today')}</b>`}${meanwhile(view, id, stepOf(view, id))}</li>`)}</ul>`
  )
}

function notKnown(view: View, step: Step): Html | false {
  return headlineIsGap(step) && html`<b>${view.t('not-known')}.</b> `
}

function meanwhile(view: View, id: string, step: Step): Html | false {
  return (
    'meanwhile' in step &&
    step.meanwhile !== undefined &&
    html`<p class="note"><b>${view.t('meanwhile')}:</b> ${say(view, step.meanwhile, id)}</p>`
  )
}
