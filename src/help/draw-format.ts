/** The page of the whole format, for authors: every key with its sentence, whether it is needed, and what it may be. */
import { components } from '../read/mdx-components.ts'
import { html, type Html } from '../view/html.ts'
import { coded } from './draw-rules.ts'
import type { Form, Format, FormatKey, FormatPart } from './format.ts'

export function drawFormat({ files, parts }: Format): Html {
  return html`<nav aria-label="Files"><h2>Files</h2><ul class="bul">${files.map(
    ({ id, title }) => html`<li><a href="#${id}"><code>${title}</code></a></li>`,
  )}</ul></nav>${files.map((part) => drawPart(part, true))}${drawProse()}<h2 id="parts">What stands in many files</h2>${parts.map((part) => drawPart(part, false))}`
}

function drawPart({ id, title, says, form }: FormatPart, isFile: boolean): Html {
  const heading = isFile
    ? html`<h2 id="${id}"><code>${title}</code></h2>`
    : html`<h3 id="${id}">${title.charAt(0).toUpperCase()}${title.slice(1)}</h3>`
  return html`${heading}<p>${coded(says)}</p>${drawForm(form)}`
}

/** What is written below the head of an `.mdx` file. */
function drawProse(): Html {
  return html`<h2 id="prose">The words of an <code>.mdx</code> file</h2><p>Its head stands between two lines <code>---</code>; below it is Markdown without code and HTML. It may use these, each on lines of its own:</p><ul class="bul">${Object.entries(
    components,
  ).map(
    ([name, { by }]) =>
      html`<li><code>${`<${name}>`}</code>${by && html`, with <code>by</code> as ${by.map((side, i) => html`${i > 0 && ' or '}<code>${side}</code>`)}`}</li>`,
  )}</ul><p>Between lines <code>\`\`\`mermaid</code> and <code>\`\`\`</code> it may hold a small flowchart.</p>`
}

/** A form as a block: the keys of a group as a list, all else as a sentence. */
function drawForm(form: Form): Html {
  return html`<p class="s m">Written as ${sentence(form)}.</p>${drawKeys(form)}`
}

/** The lists of keys inside a form, in the order in which its sentence names them. */
function drawKeys(form: Form): Html | false {
  switch (form.is) {
    case 'keys':
      return html`<dl class="keyed">${form.keys.map(drawKey)}${form.others && html`<div><dt>any other name</dt><dd>${drawForm(form.others)}</dd></div>`}</dl>`
    case 'list':
    case 'names':
      return drawKeys(form.of)
    case 'either': {
      const groups = form.of.flatMap((one) => drawKeys(one) || [])
      if (groups.length < 2) return html`${groups}`
      return html`${groups.map((group, i) => html`<p><b>${i === 0 ? 'Either' : 'or'}</b></p>${group}`)}`
    }
    default:
      return false
  }
}

function drawKey({ name, needed, says, form }: FormatKey): Html {
  return html`<div><dt><code>${name}</code>${needed && html` <span class="tag q">needed</span>`}</dt><dd>${says !== undefined && html`<p>${coded(says)}</p>`}${drawForm(form)}</dd></div>`
}

/** A form in words: “a list of: a text, or these keys”. */
function sentence(form: Form): Html {
  switch (form.is) {
    case 'plain':
      return html`${form.says}${form.words && html` ${form.words.map((word, i) => html`${i > 0 && ', '}<code>${word}</code>`)}`}`
    case 'part':
      return html`<a href="#${form.id}">${form.title}</a>`
    case 'list':
      return html`a list of: ${sentence(form.of)}`
    case 'names':
      return html`names of your own, and under each: ${sentence(form.of)}`
    case 'either': {
      const groups = form.of.filter(({ is }) => is === 'keys').length
      const said = form.of.filter((one, i) => one.is !== 'keys' || form.of.findIndex(({ is }) => is === 'keys') === i)
      return html`${said.map(
        (one, i) =>
          html`${i > 0 && ', or '}${one.is === 'keys' && groups > 1 ? `one of the ${String(groups)} groups of keys below` : sentence(one)}`,
      )}`
    }
    case 'keys':
      return html`the keys below`
  }
}
