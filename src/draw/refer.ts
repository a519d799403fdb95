/** "Refer here": one panel for each outcome that sends somebody somewhere, and the blank list of what to send. */
import { headline, isGap } from '../pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import { html, type Html } from '../view/html.ts'
import { urgencyWord } from '../view/labels.ts'
import { isOutcome, stepOf, toneOf, type View } from '../view/view.ts'
import { cite, destinationsOf } from './cite.ts'
import { entries, gap } from './entries.ts'

/** Outcomes with a panel, in reading order; the one that most answers lead to is shown first. */
export function panelsOf(view: View): { id: string; first: boolean }[] {
  const ids = view.chart.order.filter((id) => {
    const { kind } = stepOf(view, id)
    return isOutcome(view, id) ? kind === 'referral' || kind === 'advice' : kind === 'advice'
  })
  const incoming = (id: string): number => [...view.graph.ways.values()].flat().filter(({ to }) => to === id).length
  const emergency = (id: string): boolean => toneOf(stepOf(view, id)) === 'em'
  const shown = [...ids].sort(
    (a, b) =>
      Number(emergency(a)) - Number(emergency(b)) ||
      Number(isOutcome(view, b)) - Number(isOutcome(view, a)) ||
      incoming(b) - incoming(a),
  )[0]
  return ids.map((id) => ({ id, first: id === shown }))
}

export function drawPanels(view: View): Html {
  const panels = panelsOf(view)
  return html`<aside class="panels" aria-label="${view.t('refer-here')}">${panels.map(({ id, first }) => drawPanel(view, id, first))}</aside>`
}

function drawPanel(view: View, id: string, first: boolean): Html {
  const step = stepOf(view, id)
  const { t } = view
  const title =
    step.kind === 'referral'
      ? urgencyWord(view, step.urgency)
      : step.kind === 'advice' && step.urgency !== undefined
        ? `${t('advice')}, ${urgencyWord(view, step.urgency)}`
        : t('advice')
  const mark = view.chart.marks.get(id) ?? ''
  return html`<section class="panel ${toneOf(step) ?? 'pl'}${first && ' first'}" tabindex="-1" id="section-refer-${id}"><h2><a href="#section-refer-${id}"><span class="no${isOutcome(view, id) && ' l'}">${mark}</span>${t('refer-here')}: ${title.toLowerCase()}</a></h2><div class="in"><p class="m">${headline(step)}</p>${drawReferral(view, id)}<p><a class="btn" href="#section-send">${t('what-to-send')}</a></p><p class="x m">${cite(view, step.source)}</p></div></section>`
}

/** An emergency goes by telephone or ambulance, never through the gateway for referrals. */
const goesNow = (step: Step): boolean => toneOf(step) === 'em' || isAdviceNow(step)

/** By which ways this pathway's referrals go, each for its urgency: no gateway where none of them goes through it. */
export function drawWays(view: View): Html {
  const { t } = view
  const referrals = [...view.pathway.steps.values()].flatMap(({ value }) => (value.kind === 'referral' ? [value] : []))
  const now = [...new Map(referrals.filter(goesNow).map((step) => [step.urgency, step])).values()]
  const others = [
    ...new Set(referrals.filter((step) => !goesNow(step)).map(({ urgency }) => urgencyWord(view, urgency))),
  ]
  const through = referrals.length === 0 || others.length > 0
  // Beside other ways it is said for which referrals this one is.
  const label = now.length > 0 ? others.join(', ') : t('via')
  return html`${now.map((step) => html`<p>${urgencyWord(view, step.urgency)}:</p>${drawEmergency(view, step)}`)}${through && html`<p>${label}:</p>${drawGateway(view)}`}`
}

/** How to send it here, what it must contain, and what to say to the person. */
export function drawReferral(view: View, id: string): Html {
  const { t } = view
  const { send, 'tell-the-patient': tell } = view.pathway.sections
  const destinations = destinationsOf(view)
  const step = stepOf(view, id)
  const now = goesNow(step)
  // Whoever rings for an ambulance waits for no score and no result.
  const emergency = 'urgency' in step && step.urgency === 'emergency'
  return html`<h3>${t('how')}</h3>${now ? drawEmergency(view, step) : drawGateway(view)}${step.kind === 'advice' && (now ? html`<p>${t('advice-today')}</p>` : drawAdvice(view))}${
    !now &&
    destinations.length > 0 &&
    html`<ul class="bul">${destinations.map(({ id: board, name, to }) => html`<li data-board="${board}"><b>${name}</b>: ${to.to}</li>`)}</ul>`
  }<h3>${t(emergency ? 'say-if-known' : 'must-contain')}</h3>${send ? entries(view, send, 'req') : html`<p class="m">${t('nothing-listed')}</p>`}<h3>${t('say-to-the-person')}</h3>${tell ? entries(view, tell, 'bul') : html`<p class="m">${t('nothing-listed')}</p>`}`
}

/** Advice that is needed today: it goes by telephone, because written advice may take days. */
export function isAdviceNow(step: Step): boolean {
  return step.kind === 'advice' && (step.urgency === 'emergency' || step.urgency === 'same-day')
}

/** The nation's own words for an emergency or a referral today; a gap where it has none. */
function drawEmergency(view: View, step: Step): Html {
  const urgency = step.kind === 'referral' || step.kind === 'advice' ? step.urgency : undefined
  const own = urgency && view.facts.urgency?.[urgency]
  if (own === undefined || !('say' in own))
    return own ? gap(view, own) : html`<p class="m">${view.t('nothing-listed')}</p>`
  return html`<p class="via">${own.say}</p>`
}

export function drawGateway(view: View): Html {
  const { gateway } = view.facts
  if (gateway === undefined || isGap(gateway))
    return html`<p class="nk"><b>${view.t('not-known')}.</b> ${gateway ? gateway['not-known'] : ''}</p>`
  const { name, short } = gateway as { name: string; short?: string }
  return html`<p class="via">${name}${short !== undefined && short !== name && ` (${short})`}</p>`
}

export function drawAdvice(view: View): Html {
  const { advice } = view.facts
  if (advice === undefined) return html`<p class="m">${view.t('nothing-listed')}</p>`
  if (isGap(advice))
    return html`<div class="nk"><p><b>${view.t('not-known')}.</b> ${advice['not-known']}</p>${advice.meanwhile !== undefined && html`<p>${advice.meanwhile}</p>`}</div>`
  return html`<p>${(advice as { say: string }).say}</p>`
}

/**
 * The headings of a referral with nothing after them, to select and copy. It never holds the path taken
 * or anything about a patient.
 */
export function drawBlankList(view: View): Html | false {
  const send = view.pathway.sections.send
  if (!send || !Array.isArray(send.value)) return false
  const lines = send.value.map((entry) => `${typeof entry === 'string' ? entry : entry.say}:`)
  const head = `${view.pathway.base.title} (${view.facts.name})\n${view.t('draft-strip').toUpperCase()}\n\n`
  return html`<pre class="plain" tabindex="0" aria-label="${view.t('what-to-send')}">${head}${lines.join('\n')}\n${view.t('person-knows')}</pre><p class="x m">${view.t('copy-hint')}</p>`
}
