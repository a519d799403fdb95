/**
 * The medical-device boundary over what was built: a page shows a document. It takes nothing in about anybody, works
 * nothing out, keeps nothing and asks nobody else for anything. Held over the finished HTML and scripts, whatever made them.
 */

/** Pages that guide care. The search on the home page is the one place where something is typed. */
const guides =
  /(?:^|\/)(?:pathways|behaviours|boards|learning|stories|letters|glossary|events|about|rules|format)\/(?:.*\/)?index\.html$/

/**
 * What one of the patterns below may say something about: a page is read through once for it, and hardly anything on a
 * page is one of these. Nor does it hold any of what follows.
 */
const watched =
  /<(?:input|textarea|select|form|button|output|meter|progress|datalist|iframe|object|embed|applet|portal|base|script|img|source|video|audio|track|use|image|link)\b(?=([^>]*>))/gi
const likeAttribute = /[\s/"'](?:on[a-z]+\s*=|contenteditable\b)/i
const likeScheme = /(?:javascript|vbscript|data)$/i

const controls = /^<(?:input|textarea|select|form|button|output|meter|progress|datalist)\b/i
/** What copies or folds, and takes nothing in. */
const harmless = /^<button\b[^>]*\btype="button"/i
const editable = /\bcontenteditable\b/i
const embedded = /^<(?:iframe|object|embed|applet|portal|base)\b/i
/** The workbench of editors alone shows a page inside itself: its own preview, of this site. */
const workbench = /^[^/]+\/(?:[a-z]{2}\/)?edit\/index\.html$/
const preview = /^<iframe id="preview" src="preview\/" title="[^"<>]*">$/
/** Words between quotation marks are words, whatever they look like. */
const handler = /<[a-z](?:[^>"']|"[^"]*"|'[^']*')*(?:[\s/]|(?<=["']))on[a-z]+\s*=/i
const scheme = /\b(?:href|src|action|formaction)\s*=\s*["']?\s*(?:javascript|vbscript|data):/i
/** Everything that a browser fetches by itself. Links that a reader follows are not among them. */
const fetched =
  /^<(?:script|img|source|video|audio|track|use|image)\b[^>]*?\b(?:src|srcset|href|xlink:href|poster)\s*=\s*["']?\s*(?:https?:)?\/\/|^<link\b(?![^>]*\brel="(?:canonical|alternate)")[^>]*?\bhref\s*=\s*["']?\s*(?:https?:)?\/\//i
const inlineScript = /^<script\b(?![^>]*\bsrc=)(?![^>]*\btype="application\/(?:ld\+)?json")/i

/**
 * @param page its path within the site, with `/`
 * @returns what crosses the boundary, in words; empty where nothing does
 */
export function boundaryFaults(page: string, html: string): string[] {
  const found: string[] = []
  const say = (what: string, hit: string): void => void found.push(`${page}: ${what}: ${hit.slice(0, 80)}`)
  const look = (pattern: RegExp, what: string): void => {
    const hit = pattern.exec(html)
    if (hit) say(what, hit[0])
  }
  const guiding = guides.test(page)
  for (const { 0: name, 1: rest = '', index } of html.matchAll(watched)) {
    const tag = name + rest
    if (guiding && controls.test(tag) && !harmless.test(tag)) say('something can be typed or chosen', tag)
    if (embedded.test(tag) && !(workbench.test(page) && preview.test(tag))) say('another page is shown inside it', tag)
    if (fetched.test(tag)) say('something is fetched from another site', tag)
    if (inlineScript.test(tag) && startsHere(html, index + tag.length)) say('a script stands in the page itself', tag)
  }
  if (likeAttribute.test(html)) {
    if (guiding) look(editable, 'something can be typed or chosen')
    look(handler, 'a script stands in an attribute')
  }
  if (hasScheme(html)) look(scheme, 'an address runs a script')
  return found
}

/** Whether a colon stands behind the name of a scheme that runs something. Colons are few and quickly found. */
function hasScheme(html: string): boolean {
  for (let at = html.indexOf(':'); at >= 0; at = html.indexOf(':', at + 1))
    if (likeScheme.test(html.slice(Math.max(0, at - 'javascript'.length), at))) return true
  return false
}

/** Whether something but space stands here or after it. */
function startsHere(html: string, at: number): boolean {
  something.lastIndex = at
  return something.test(html)
}

const something = /\s*\S/y

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
