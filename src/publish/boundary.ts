/**
 * The medical-device boundary over what was built: a page shows a document. It takes nothing in about anybody, works
 * nothing out, keeps nothing and asks nobody else for anything. Held over the finished HTML and scripts, whatever made them.
 */

/** Pages that guide care. The search on the home page is the one place where something is typed. */
const guides =
  /(?:^|\/)(?:pathways|behaviours|boards|learning|stories|letters|glossary|events|about|rules|format)\/(?:.*\/)?index\.html$/

const controls = /<(?:input|textarea|select|form|button|output|meter|progress|datalist)\b[^>]*>|\bcontenteditable\b/i
/** What copies or folds, and takes nothing in. */
const harmless = /^<button\b[^>]*\btype="button"/i
const embedded = /<(?:iframe|object|embed|applet|portal|base)\b[^>]*>/i
/** The workbench of editors alone shows a page inside itself: its own preview, of this site. */
const workbench = /^[^/]+\/(?:[a-z]{2}\/)?edit\/index\.html$/
const preview = /^<iframe id="preview" src="preview\/" title="[^"<>]*">$/
/** Words between quotation marks are words, whatever they look like. */
const handler = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*\son[a-z]+\s*=/i
const scheme = /\b(?:href|src|action|formaction)\s*=\s*["']?\s*(?:javascript|vbscript|data):/i
/** Everything that a browser fetches by itself. Links that a reader follows are not among them. */
const fetched =
  /<(?:script|img|source|video|audio|track|use|image)\b[^>]*?\b(?:src|srcset|href|xlink:href|poster)\s*=\s*["']?\s*(?:https?:)?\/\/[^>]*>|<link\b(?![^>]*\brel="(?:canonical|alternate)")[^>]*?\bhref\s*=\s*["']?\s*(?:https?:)?\/\/[^>]*>/i
const inlineScript = /<script\b(?![^>]*\bsrc=)(?![^>]*\btype="application\/(?:ld\+)?json")[^>]*>\s*\S/i

/**
 * @param page its path within the site, with `/`
 * @returns what crosses the boundary, in words; empty where nothing does
 */
export function boundaryFaults(page: string, html: string): string[] {
  const found: string[] = []
  const look = (pattern: RegExp, what: string): void => {
    const hit = pattern.exec(html)
    if (hit) found.push(`${page}: ${what}: ${hit[0].slice(0, 80)}`)
  }
  if (guides.test(page))
    for (const [control] of html.matchAll(new RegExp(controls, 'gi')))
      if (!harmless.test(control)) found.push(`${page}: something can be typed or chosen: ${control.slice(0, 80)}`)
  for (const [frame] of html.matchAll(new RegExp(embedded, 'gi')))
    if (!(workbench.test(page) && preview.test(frame)))
      found.push(`${page}: another page is shown inside it: ${frame.slice(0, 80)}`)
  look(handler, 'a script stands in an attribute')
  look(scheme, 'an address runs a script')
  look(fetched, 'something is fetched from another site')
  look(inlineScript, 'a script stands in the page itself')
  return found
}

const keeps = /\b(?:localStorage|sessionStorage|indexedDB|caches\.open)\b|\bdocument\.cookie\b/
const sends = /\b(?:sendBeacon|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection)\b|\bfetch\(\s*["'`]https?:/

/**
 * @param name of the script, as it stands in the site; the search alone may keep what a reader chose to keep
 */
export function scriptFaults(name: string, text: string): string[] {
  const found: string[] = []
  const kept = keeps.exec(text)
  if (kept && !/(?:^|\/)find[\w-]*\.js$/.test(name)) found.push(`${name}: a script keeps something: ${kept[0]}`)
  const sent = sends.exec(text)
  if (sent) found.push(`${name}: a script can send something away: ${sent[0]}`)
  return found
}
