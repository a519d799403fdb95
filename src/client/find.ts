/**
 * The search on the home page. The lookup answers from the first key; full text stands under it, under its own
 * heading, and never above a lookup hit. What is typed stays on the device.
 */
import MiniSearch, { type SearchResult } from 'minisearch'
import { lookupOptions, queryWords, type Hit } from '../index/lookup.ts'

const input = document.querySelector<HTMLInputElement>('#find')!
const results = document.querySelector<HTMLElement>('#results')!
const status = document.querySelector<HTMLElement>('#find-status')!
const inText = document.querySelector<HTMLElement>('#in-text')!

let index: Promise<MiniSearch> | undefined
let shown: HTMLAnchorElement[] = []
let current = -1

const load = (): Promise<MiniSearch> =>
  (index ??= fetch('lookup.json')
    .then((answer) => answer.text())
    .then((json) => MiniSearch.loadJSON(json, lookupOptions as never)))

async function look(): Promise<void> {
  const typed = input.value.trim()
  const found = typed === '' ? [] : ((await load()).search(queryWords(typed)) as (SearchResult & Hit)[])
  // A later key may have been pressed while the index was on its way.
  if (input.value.trim() !== typed) return
  show(
    found.slice(0, 8).map((hit) => link(`pathways/${hit.slug}/`, hit.title, `${hit.specialty}${hit.unchecked ? `. ${input.dataset.unchecked}` : ''}`)),
  )
  status.textContent = typed === '' ? '' : `${found.length} ${input.dataset.hits}`
  void lookInText(typed)
}

function link(href: string, title: string, more: string): HTMLAnchorElement {
  const a = document.createElement('a')
  a.className = 'hit'
  a.href = href
  a.setAttribute('role', 'option')
  const b = document.createElement('b')
  b.textContent = title
  const span = document.createElement('span')
  span.textContent = more
  a.append(b, span)
  return a
}

function show(links: HTMLAnchorElement[]): void {
  shown = links
  for (const [i, a] of links.entries()) a.id = `hit-${i}`
  results.replaceChildren(...links)
  input.setAttribute('aria-expanded', String(links.length > 0))
  select(links.length > 0 ? 0 : -1)
}

function select(at: number): void {
  current = at
  for (const [i, a] of shown.entries()) a.setAttribute('aria-selected', String(i === at))
  if (at < 0) input.removeAttribute('aria-activedescendant')
  else input.setAttribute('aria-activedescendant', `hit-${at}`)
  shown[at]?.scrollIntoView({ block: 'nearest' })
}

interface Pagefind {
  debouncedSearch: (typed: string) => Promise<{ results: { data: () => Promise<{ url: string; meta: { title: string }; plain_excerpt: string }> }[] } | null>
}
let pagefind: Promise<Pagefind> | undefined

async function lookInText(typed: string): Promise<void> {
  if (typed.length < 3) {
    inText.replaceChildren()
    return
  }
  const site = new URL(input.dataset.root ?? './', document.baseURI)
  pagefind ??= import(new URL('pagefind/pagefind.js', site).href) as Promise<Pagefind>
  const answer = await (await pagefind).debouncedSearch(typed).catch(() => null)
  if (!answer || input.value.trim() !== typed) return
  const pages = await Promise.all(answer.results.slice(0, 5).map((one) => one.data()))
  const heading = document.createElement('h2')
  heading.textContent = input.dataset.inText ?? ''
  const list = document.createElement('ul')
  for (const page of pages) {
    const item = document.createElement('li')
    const a = document.createElement('a')
    // Already under the site's own path: Pagefind puts that before what it returns.
    a.href = page.url
    a.textContent = page.meta.title
    const p = document.createElement('p')
    p.className = 's m'
    p.textContent = page.plain_excerpt
    item.append(a, p)
    list.append(item)
  }
  inText.replaceChildren(...(pages.length > 0 ? [heading, list] : []))
}

input.addEventListener('input', () => void look())
input.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (shown.length === 0) return
    event.preventDefault()
    select((current + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length)
  } else if (event.key === 'Enter') {
    event.preventDefault()
    shown[current]?.click()
  } else if (event.key === 'Escape') {
    input.value = ''
    void look()
  }
})

// `#q=` links arrive with the question asked.
const asked = /^#q=(.*)$/.exec(location.hash)?.[1]
if (asked !== undefined) input.value = decodeURIComponent(asked)
if (input.value !== '') void look()
else (window.requestIdleCallback ?? setTimeout)(() => void load())
