/** The help pages of rules, for authors: in English alone, as the messages are. */
import type { Level } from '../diagnostic.ts'
import { html, type Html, type Part } from '../view/html.ts'
import type { Help } from './help.ts'
import type { Excerpt } from './excerpt.ts'
import type { RuleHelp, Told } from './rule-help.ts'
import type { Slip } from './slips.ts'

const levels: Record<Level, { name: string; means: string }> = {
  error: {
    name: 'stops publishing',
    means:
      'Until it is mended, the nation whose file it stands in is not published; where it stands in a shared file, none is.',
  },
  warning: {
    name: 'warning',
    means: 'Nothing is stopped. Where it is right to be left, content/exceptions.yaml holds the reason.',
  },
  info: { name: 'for information', means: 'Nothing has to be done.' },
}

/** Everything below the title of the page of one rule. */
export function drawRule({ id, level, bad, good }: RuleHelp): Html {
  const { name, means } = levels[level]
  return html`<p><span class="tag q">${name}</span> <code>${id}</code></p><p class="lede">${means}</p>
<h2>${bad.length === 1 ? 'An example that does not keep it' : 'Examples that do not keep it'}</h2>${bad.map(
    ({ shown, told }) => html`<section>${shown.map(drawExcerpt)}${told.map(drawTold)}</section>`,
  )}${good.length > 0 && html`<h2>How it is kept</h2>${good.map((shown) => html`<section>${shown.map(drawExcerpt)}</section>`)}`}`
}

function drawTold({ what, why, mend }: Told): Html {
  return html`<div class="prose-note"><p><b>${coded(what)}.</b></p><p>${coded(why)}</p><p><b>How to mend it:</b> ${coded(mend)}</p></div>`
}

function drawExcerpt({ file, from, lines, marked, cut, alike }: Excerpt): Html {
  const others = alike.map((other) => other.slice(other.lastIndexOf('/') + 1))
  return html`<p class="s m">${file}, line ${from}${others.length > 0 && `; the same in ${others.join(', ')}`}</p><pre class="lines">${lines.map(
    (line, i) => (marked.includes(from + i) ? html`<mark>${line}</mark>\n` : `${line}\n`),
  )}${cut && '…\n'}</pre>`
}

/** What stands between backticks, as code. */
export function coded(text: string): Part {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))
}

/** The list of all rules. What is checked while files are read and charts are drawn has no page of its own. */
export function drawRules({ rules, reading, charts }: Omit<Help, 'format'>): Html {
  return html`<h2>What is written</h2><ul class="bul">${rules.map(
    ({ id, level, title }) =>
      html`<li id="${id}"><a href="${id}/">${coded(title)}</a> <span class="s m">${levels[level].name}, <code>${id}</code></span></li>`,
  )}</ul><h2>How it is written</h2><p>Each of these stops publishing, and its message says what to do.</p><ul class="bul">${reading.map(drawSlip)}</ul><h2>How its chart can be followed</h2><p>None of these stops publishing.</p>${promises(charts)}`
}

function drawSlip({ id, promise, example }: Slip): Html {
  return html`<li id="${id}">${coded(promise)} <span class="s m"><code>${id}</code></span>${
    example &&
    html`<details><summary>An example<span class="vh">: ${id}</span></summary><pre class="lines">${example.written}</pre>${drawTold(example.told)}</details>`
  }</li>`
}

function promises(list: Help['charts']): Html {
  return html`<ul class="bul">${list.map(
    ([id, promise]) => html`<li id="${id}">${coded(promise)} <span class="s m"><code>${id}</code></span></li>`,
  )}</ul>`
}
