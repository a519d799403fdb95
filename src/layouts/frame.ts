/**
 * The frame of every page: status first, on the screen and on every printed sheet, because nothing here is approved; then
 * who we are and where to find things. No script unless a page asks.
 */
import { drawPageWaysIn } from '../draw/ways-in.ts'
import { twinsOf, type Edition, type Site } from '../site.ts'
import { dateInWords } from '../view/dates.ts'
import { html, type Html } from '../view/html.ts'

export interface Framed {
  edition: Edition
  title: string
  /** From this page to the root of its edition: `../../`, or `./` on the home page. */
  home: string
  /** The whole address of the page, from the root of all sites: `/wales/cy/about/`. */
  address: string
  /** Which entry of the site's navigation this page belongs to. */
  at?: 'pathways' | 'behaviours' | 'boards' | 'about'
  /** From the root of its edition to this page, where it is there in every language of the nation. */
  path?: string
  script?: string
  /** Whether its script fetches, runs WebAssembly or brings pictures: that of the search and that of the editor. */
  fetches?: boolean
  /** Whether the page needs the styles of texts, of the home page and of the walk: all but the page of a pathway do. */
  extra?: boolean
  /** One more style sheet, for a page with its own. */
  sheet?: string
  /** Whether the page has a form for paper: all have but the editor's, of which every byte is asked for at once. */
  paper?: boolean
  /** Whether the page shows another page of this site in a frame. */
  frames?: boolean
  /** Whether full-text search may show this page. */
  found?: boolean
  mainAttributes?: Record<string, string>
  bodyClass?: string
  /** The file that this page was written in; `false` where the page has its own links to propose a change. */
  file?: string | false
}

/** Where the entries of the footer lead, from the root of the edition. */
const footer = ['behaviours', 'learning', 'stories', 'letters', 'events', 'boards', 'about', 'glossary'] as const

/** @param main what stands between the header and the footer */
export function drawFrame(site: Site, framed: Framed, main: Html): Html {
  const { edition, home, bodyClass, found = true, mainAttributes = {} } = framed
  const { t, language, facts, nation } = edition
  const root = language === 'en' ? home : `${home}../`
  const waysIn =
    framed.file !== false &&
    drawPageWaysIn(t, facts.repository, {
      at: framed.address,
      nation,
      ...(framed.file !== undefined && { file: framed.file }),
    })
  return html`<!doctype html><html lang="${language === 'en' ? 'en-GB' : language}" data-built="${site.asOf}"><head>${drawHead(site, framed, root)}</head><body${bodyClass !== undefined && html` class="${bodyClass}"`}><a class="skip" href="#main">${t('skip-to-content')}</a><aside class="draft" aria-label="${t('draft')}"><div class="wrap"><p><b>${t('draft-strip')}</b> <span class="long">${t('draft-strip-more')}</span></p></div></aside>${drawHeader(site, framed, root)}<main id="main"${found && html` data-pagefind-body`}${Object.entries(mainAttributes).map(([name, value]) => html` ${name}="${value}"`)}>${main}</main><footer class="foot"><div class="wrap"><span>${t('site-name')}, ${facts.name}. ${t('draft')}, ${t('built-as-of')} ${dateInWords(site.asOf, t)}.</span> ${footer.map((entry) => html`<a href="${home}${entry}/">${t(entry === 'behaviours' ? 'working-together' : entry)}</a> `)}<a href="${root}edit/">${t('edit-pathways')}</a>${waysIn && html`<p class="ways-in">${waysIn}</p>`}</div></footer></body></html>`
}

function drawHead({ assets, live }: Site, framed: Framed, root: string): Html {
  const { t, facts } = framed.edition
  const { title, extra = true, sheet, script, fetches = false, paper = true, frames = false } = framed
  // No page is allowed more than it does. The live preview asks its host whether anything has changed.
  const policy = `default-src 'none'; script-src 'self'${fetches ? " 'wasm-unsafe-eval'" : ''}; style-src 'self'; img-src 'self'${fetches ? ' data:' : ''}${fetches || live !== undefined ? "; connect-src 'self'" : ''}; base-uri 'none'; form-action 'none'${frames ? "; frame-src 'self'" : ''}`
  const styles = [extra && assets.extraCss, sheet].filter(Boolean)
  return html`<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><title>${title === t('site-name') ? `${title}, ${facts.name}` : `${title}, ${facts.name} – ${t('site-name')}`}</title><link rel="icon" href="${root}assets/${assets.icon}"><link rel="stylesheet" href="${root}assets/${assets.css}">${paper && html`<link rel="stylesheet" href="${root}assets/${assets.printCss}" media="print">`}${styles.map((name) => html`<link rel="stylesheet" href="${root}assets/${name}">`)}${script !== undefined && html`<script type="module" src="${root}assets/${script}"></script>`}${live !== undefined && html`<script type="module" src="${live}"></script>`}`
}

function drawHeader(site: Site, { edition, home, at, path }: Framed, root: string): Html {
  const { t, facts } = edition
  const twins = path === undefined ? [] : twinsOf(site, edition, home, path)
  const link = (to: string, text: string, here: boolean, mark?: Html): Html =>
    html`<a${mark} href="${home}${to}"${here && html` aria-current="page"`}>${text}</a> `
  return html`<header class="top"><div class="wrap"><a class="brand" href="${home}"><img src="${root}assets/${site.assets.icon}" width="24" height="24" alt="">${t('site-name')}</a><nav aria-label="${t('site')}">${link('', t('find-a-pathway'), at === 'pathways', html` class="find"`)}${link('behaviours/', t('working-together'), at === 'behaviours')}${link('boards/', t('boards'), at === 'boards')}${twins.map((twin) => html`<a href="${twin.href}" lang="${twin.language}" hreflang="${twin.language}" rel="alternate">${twin.name}</a> `)}<b class="nat">${facts.name}</b></nav></div></header>`
}
