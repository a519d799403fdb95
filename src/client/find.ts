/**
 * The search on the home page. The lookup answers from the first key; what it needs comes with the page’s first idle
 * moment, and from then on it works without a network. What is typed stays on the device, and is not kept there.
 */
import type { LookupData, MoreData } from '../index/format.ts'
import { openLookup, type Lookup } from '../index/lookup.ts'
import { decoded } from './decoded.ts'
import { drawHits, mark, type Drawn } from './find-hits.ts'
import type * as FindMore from './find-more.ts'
import { filters, onFilter, pathwaysWanted, showFilter, wanted } from './find-filter.ts'
import { element, input, page, say } from './find-page.ts'
import './in-time.ts'

const status = element('find-status')
const count = element('find-count')
const found = element('found')
const list = element('list')

/** As many hits are drawn with the key; the others follow when these are painted. */
const atOnce = 3
let drawn: Drawn[] = []
let drawRest: (() => void) | undefined
let current = -1

/** The names are enough for a first hit; the words follow, and what was asked before them is then asked again. */
let names: LookupData | undefined
let lookup: Lookup | undefined
let asking: Promise<void> | undefined

function load(): Promise<void> {
  return (asking ??= fetchAll().catch(() => {
    // Without a network: the next key asks again.
    asking = undefined
  }))
}

async function fetchAll(): Promise<void> {
  const read = async <T>(file: string): Promise<T> => {
    const answer = await fetch(file)
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`)
    return answer.json() as Promise<T>
  }
  const words = read<MoreData>('words.json')
  // Its failure is met below, not here.
  words.catch(() => undefined)
  names = await read<LookupData>('lookup.json')
  if (input.value !== '') show()
  const opened = (lookup = openLookup(names, await words))
  if (input.value !== '') show()
  const { title } = names
  void more().then(
    ({ warmUp }) => warmUp(opened, title),
    () => undefined,
  )
}

const idle = window.requestIdleCallback ?? setTimeout

type More = typeof FindMore
let moreScript: Promise<More> | undefined
function more(): Promise<More> {
  moreScript ??= import(new URL(page.more, document.baseURI).href) as Promise<More>
  moreScript.catch(() => (moreScript = undefined))
  return moreScript
}

function show(): void {
  void load()
  lookup ??= names && openLookup(names)
  if (!lookup) return
  const typed = input.value
  const want = wanted()
  const answer = lookup.search(typed, want)
  const searching = typed.trim() !== ''
  const hits = pathwaysWanted() ? answer.hits : []
  drawn = drawHits(hits, atOnce)
  found.hidden = hits.length === 0
  // Not `display: none`: a thousand entries would be laid out anew whenever the box is cleared.
  list.classList.toggle('away', searching)
  showFilter(list, want && lookup.slugs(want))
  input.setAttribute('aria-expanded', String(hits.length > 0))
  const counted =
    searching && answer.query.words.length > 0
      ? `${hits.length} ${say(hits.length === 1 ? 'pathway-found' : 'pathways-found')}`
      : ''
  count.textContent = counted
  select(hits.length > 0 ? 0 : -1)
  drawRest =
    hits.length > atOnce
      ? () => {
          drawn = drawHits(hits)
          select(current)
        }
      : undefined
  if (drawRest) afterPaint(finish)
  void more().then(
    ({ clearText, drawUnderstood, drawWords, lookInText }) => {
      // A later key may have been pressed while the script was on its way.
      if (input.value !== typed) return
      drawUnderstood(answer)
      drawWords(answer.words)
      status.textContent = [counted, element('understood').textContent].filter((text) => text !== '').join('. ')
      if (answer.inText.length > 0) void lookInText(answer.inText, filters())
      else clearText()
    },
    () => (status.textContent = counted),
  )
}

/** Draws the hits that were left for later. */
function finish(): void {
  drawRest?.()
  drawRest = undefined
}

function afterPaint(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then))
}

function select(at: number): void {
  current = at
  for (const [i, one] of drawn.entries()) mark(one, i === at)
  if (at < 0) input.removeAttribute('aria-activedescendant')
  else input.setAttribute('aria-activedescendant', `hit-${at}`)
}

function move(by: number): void {
  select((current + by + drawn.length) % drawn.length)
  drawn[current]?.option.scrollIntoView({ block: 'nearest' })
}

/** Clears the box and leaves the page as it was met. */
function clear(): void {
  input.value = ''
  show()
}

const letter = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey

input.addEventListener('input', show)
input.addEventListener('focus', () => void load(), { once: true })
input.addEventListener('keydown', (event) => {
  const { key, altKey, code } = event
  const [, digit] = /^(?:Digit|Numpad)([1-4])$/.exec(code) ?? []
  // Asked of no other key: the browser lays the page out to answer it.
  const atEnd = (): boolean => input.selectionStart === input.value.length && input.selectionEnd === input.value.length
  if (event.isComposing) return
  if (key.length > 1 || altKey) finish()
  if ((key === 'ArrowDown' || key === 'ArrowUp') && drawn.length > 0) move(key === 'ArrowDown' ? 1 : -1)
  else if (key === 'Enter') drawn[current]?.option.click()
  else if (key === 'Escape') clear()
  else if (key === 'ArrowRight' && !event.shiftKey && atEnd() && drawn.length > 0) drawn[current]!.jumps[0]!.focus()
  else if (altKey && digit !== undefined && drawn.length > 0) drawn[current]!.jumps[Number(digit) - 1]!.click()
  else return
  event.preventDefault()
})

element('jumps').addEventListener('keydown', (event) => {
  const at = drawn.findIndex(({ jumps }) => jumps.includes(event.target as HTMLAnchorElement))
  if (at < 0) return
  const { jumps } = drawn[at]!
  const i = jumps.indexOf(event.target as HTMLAnchorElement)
  const { key } = event
  if (key === 'ArrowRight') jumps[Math.min(i + 1, jumps.length - 1)]!.focus()
  else if (key === 'ArrowLeft' && i > 0) jumps[i - 1]!.focus()
  else if (key === 'ArrowLeft' || key === 'Escape') input.focus()
  else if (key === 'ArrowDown' || key === 'ArrowUp') {
    select((at + (key === 'ArrowDown' ? 1 : drawn.length - 1)) % drawn.length)
    drawn[current]!.jumps[i]!.focus()
  } else if (/^[1-4]$/.test(key) && !event.ctrlKey && !event.metaKey) jumps[Number(key) - 1]!.click()
  else {
    // Whoever types on means the box.
    if (letter(event)) input.focus()
    return
  }
  event.preventDefault()
})

document.addEventListener('keydown', (event) => {
  const { target } = event
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)) return
  event.preventDefault()
  input.focus()
  input.select()
})

/**
 * `#q=` links arrive with the question asked, links to a place on the page at that place. Otherwise the box has the focus:
 * the browser would give it with the next frame, and a key struck before that would be lost.
 */
function arrive(): void {
  const [, asked] = /^#q=(.*)$/.exec(location.hash) ?? []
  if (asked !== undefined) {
    input.value = decoded(asked.replaceAll('+', ' '))
    show()
  } else if (location.hash) return
  input.focus()
}

onFilter(show)
addEventListener('hashchange', arrive)
arrive()
// A page that is met again may still have its words in the box.
if (input.value !== '') show()
idle(() => {
  void load()
  void more().then(
    ({ keepOpened }) => keepOpened(),
    () => undefined,
  )
})
