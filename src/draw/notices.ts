/** What is true for a time: notices, and how old a pathway is. Both carry their days and go by the reader's clock. */
import type { Notice } from '../library.ts'
import type { Translation } from '../validate/schema/pathway.ts'
import { headline } from '../pathway.ts'
import { addDays, dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'
import { ages } from '../view/lifetime.ts'
import type { View } from '../view/view.ts'
import type { WordKey } from '../view/words.ts'
import { cite } from './cite.ts'
import { say } from './say.ts'

type Words = Pick<View, 't' | 'language' | 'facts' | 'organisations' | 'register' | 'asOf'>

/** Written into the page, and hidden where it does not hold on the day of the build: without script, that day counts. */
export function inTime(day: string, starts: string | undefined, ends: string | undefined): Html {
  const now = (starts === undefined || starts <= day) && (ends === undefined || ends >= day)
  return html`${starts !== undefined && html` data-starts="${starts}"`}${ends !== undefined && html` data-ends="${ends}"`}${!now && html` hidden`}`
}

/**
 * @param where what a notice is about, beyond what the page says itself: a step of this page, a link to a pathway
 * @param cited whether the page has a list of sources to point at
 */
export function drawNotices(
  words: Words,
  notices: readonly Notice[],
  where: (notice: Notice) => Html | false,
  cited: boolean,
): Html | false {
  const { t, facts, organisations } = words
  const whose = ({ board }: Notice): string =>
    board === undefined ? facts.name : (organisations?.organisations[board]?.name ?? board)
  return (
    notices.length > 0 &&
    html`<ul class="notices" role="list" aria-label="${t('notices')}">${notices.map(
      (one) =>
        html`<li class="notice ${one.severity}" data-notice="${one.id}"${inTime(words.asOf, one.starts, one.ends)}><p><b>${t(`notice-${one.severity}`)}.</b> ${sayNotice(words, one)}${cited && one.source !== undefined && html` <span class="x m">${cite(words, one.source)}</span>`}</p><p class="x m"><span class="tag${one.board === undefined ? ' n' : ' b'}">${whose(one)}</span> ${where(one)} ${dateInWords(one.starts, t)} – ${dateInWords(one.ends, t)}. ${one['approved-by'] === 'nobody yet' ? t('approved-by-nobody') : `${one['approved-by'].body}, ${one['approved-by'].role}`}.</p></li>`,
    )}</ul>`
  )
}

/**
 * The notices over a chart, a walk or a comparison.
 * @param page from this page to one that has the steps: empty where it has them itself
 */
export function drawPathwayNotices(
  view: View,
  cited: boolean,
  page = '',
  among: readonly Notice[] = view.notices,
): Html | false {
  const where = ({ step }: Notice): Html | false => {
    const written = step === undefined ? undefined : view.pathway.steps.get(step)
    return (
      written !== undefined &&
      html`<a href="${page}#${step}">${view.t('step')} ${view.chart.marks.get(step!)}: ${headline(written.value)}</a>`
    )
  }
  // A nation may have left out the step: its readers have nothing to be warned of.
  const here = among.filter(({ step }) => step === undefined || view.pathway.steps.has(step))
  return drawNotices(view, here, where, cited)
}

/**
 * The same over and under the red flags: these come before what is only to be known.
 * @param flagged whether the page has any
 * @returns also where those below are far below: a word for each by the title, which leads to `#section-notices`
 */
export function drawNoticesAround(
  view: View,
  cited: boolean,
  flagged: boolean,
): Record<'above' | 'below' | 'told', Html | false> {
  const waits = ({ severity }: Notice): boolean => flagged && severity === 'information'
  return {
    above: drawPathwayNotices(
      view,
      cited,
      '',
      view.notices.filter((notice) => !waits(notice)),
    ),
    below: drawPathwayNotices(view, cited, '', view.notices.filter(waits)),
    told: html`${view.notices.filter(waits).map((one) => html` <a href="#section-notices"${inTime(view.asOf, one.starts, one.ends)}>${view.t(`notice-${one.severity}`)}</a>`)}`,
  }
}

function sayNotice({ t, language }: Pick<View, 't' | 'language'>, notice: Notice): Html {
  const own = language === 'en' ? undefined : notice[language]
  const translation = own && ({ state: own.state, page: [{ en: own.en, [language]: own.say }] } as Translation)
  return say({ t, language, translation }, notice.say, 'page')
}

/** A notice about one step, said again where it matters: whoever comes in at the step has not read what stands above. */
export function drawStepNotices(view: Pick<View, 'notices' | 't' | 'language' | 'asOf'>, id: string): Html[] {
  return view.notices
    .filter(({ step }) => step === id)
    .map(
      (one) =>
        html`<p class="note"${inTime(view.asOf, one.starts, one.ends)}><b>${view.t(`notice-${one.severity}`)}.</b> ${sayNotice(view, one)}</p>`,
    )
}

/** What is said of a pathway that is due, overdue or expired: all three are in the page, one at most is shown. */
export function drawAge(view: Pick<View, 't' | 'asOf' | 'pathway'>): Html {
  const { t, asOf, pathway } = view
  const reviewBy = pathway.base['review-by']
  const { due, overdue, expired } = ages(reviewBy)
  const one = (kind: string, title: WordKey, rest: WordKey | undefined, starts: string, ends?: string): Html =>
    html`<p class="notice ${kind}"${inTime(asOf, starts, ends)}><b>${t(title)} ${dateInWords(reviewBy, t)}.</b>${rest && html` ${t(rest)}`}</p>`
  return html`${one('service', 'review-due', undefined, due, addDays(overdue, -1))}${one('urgent', 'review-overdue', 'review-overdue-rest', overdue, addDays(expired, -1))}${one('urgent', 'expired', 'expired-rest', expired)}`
}
