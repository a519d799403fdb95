/** What a change does to one pathway, for its reviewers: in words, then before and after side by side in our drawing. */
import type { PathwayDiff } from '../diff/change.ts'
import { byTitle } from '../diff/told.ts'
import { html, Html } from '../view/html.ts'
import type { View } from '../view/view.ts'
import { drawChart, drawHeadline } from './chart.ts'

type Side = 'before' | 'after'
type Note = 'new' | 'gone' | 'changed'

/** Enough for a reviewer; a pathway that is new or gone has one sentence. */
const mostTexts = 200

/**
 * @param before nothing where the pathway is new, or cannot be drawn
 * @param after nothing where it is gone, or cannot be drawn
 */
export function drawChanges(diff: PathwayDiff, before: View | undefined, after: View | undefined): Html {
  const listed = byTitle(diff.changes, mostTexts)
  return html`<h2 id="what-changes">What changes</h2>${listed.map(
    ({ title, texts, more }) =>
      html`<h3>${title}</h3><ul class="bul">${texts.map((text) => html`<li>${text}</li>`)}${more > 0 && html`<li>… and ${more} more</li>`}</ul>`,
  )}${drawMarked(diff, before, after)}<div class="two">${drawSide(diff, 'before', before)}${drawSide(diff, 'after', after)}</div>`
}

/** The steps that are marked in the charts, as links to both. */
function drawMarked(diff: PathwayDiff, before: View | undefined, after: View | undefined): Html | false {
  const [was, is] = [notesOf(diff, 'before', before), notesOf(diff, 'after', after)]
  const ids = [...new Set([...is.keys(), ...was.keys()])]
  const link = (side: Side, view: View | undefined, id: string): Html | false =>
    !!view?.pathway.steps.has(id) &&
    html` <a href="#${side}-${id}">${side}<span class="vh">: ${name(view, id)}</span>, ${view.chart.marks.get(id) ?? ''}</a>`
  return (
    ids.length > 0 &&
    html`<h3>Steps to look at</h3><ul class="bul">${ids.map((id) => html`<li>${name((is.has(id) ? after : before)!, id)} (${is.get(id) ?? was.get(id)!}):${link('before', before, id)}${link('after', after, id)}</li>`)}</ul>`
  )
}

const name = (view: View, id: string): Html => drawHeadline(view, id, view.pathway.steps.get(id)!.value)

function notesOf(diff: PathwayDiff, side: Side, view: View | undefined): Map<string, Note> {
  const notes = new Map<string, Note>()
  if (diff.state !== 'changed') return notes
  for (const id of view?.pathway.steps.keys() ?? []) {
    const about = diff.changes.filter(
      ({ step, weight }) => step === id && weight !== 'drawing' && weight !== 'review' && weight !== 'proof',
    )
    if (about.some(({ kind }) => kind === 'step-added')) notes.set(id, 'new')
    else if (about.some(({ kind }) => kind === 'step-removed')) notes.set(id, 'gone')
    else if (about.length > 0) notes.set(id, 'changed')
  }
  return new Map([...notes].filter(([, note]) => note !== (side === 'before' ? 'new' : 'gone')))
}

const absent: Readonly<Record<PathwayDiff['state'], Readonly<Record<Side, string>>>> = {
  added: { before: 'There was no such pathway here.', after: '' },
  removed: { before: '', after: 'There is no such pathway here any more.' },
  unreadable: { before: 'It could not be read.', after: 'It can no longer be read.' },
  changed: { before: 'It had a fault, so it is not drawn.', after: 'It has a fault, so it is not drawn.' },
}

function drawSide(diff: PathwayDiff, side: Side, view: View | undefined): Html {
  const title = side === 'before' ? 'Before' : 'After'
  if (!view)
    return html`<section class="chart" aria-labelledby="${side}"><h2 id="${side}">${title}</h2><p class="nk">${absent[diff.state][side]}</p></section>`
  const notes = notesOf(diff, side, view)
  const noted = new Map([...notes].map(([id, note]) => [id, html`<span class="tag noted">${note}</span>`]))
  const drawn = apart(drawChart({ ...view, noted }), side, title, view)
  return html`<section class="chart" aria-labelledby="${side}"><h2 id="${side}">${title}</h2>${drawn}</section>`
}

/**
 * Two charts of one pathway on one page: every id and name gets its side before it, and links lead nowhere else. Our
 * own drawing escapes quotation marks in texts, so these attributes are found for certain.
 */
function apart({ text }: Html, side: Side, title: string, { pathway }: View): Html {
  return new Html(
    text
      .replace(/ id="/g, ` id="${side}-`)
      .replace(/ aria-label="/g, ` aria-label="${title}: `)
      .replace(/ href="([^"]*)"/g, (_, to: string) =>
        to.startsWith('#') && pathway.steps.has(to.slice(1)) ? ` href="#${side}-${to.slice(1)}"` : '',
      ),
  )
}
