/** What the scripts of the home page share: its elements, its words, and how an element is made. */
import type { FoundIn, State } from '../index/format.ts'

export const element = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E

export const input = element<HTMLInputElement>('find')

/** The words of the page in its language, and where its nation’s site begins. Written by the page. */
export const page = JSON.parse(input.dataset.page ?? '{}') as {
  /** Relative way to the root of the nation’s site. */
  root: string
  /** The script that is fetched once the first hits can be shown. */
  more: string
  /** The script of the worker that looks in the text of pages. */
  text: string
  /** How many indexes the text of pages has. */
  parts: number
  say: Record<string, string>
}

export const say = (key: string): string => page.say[key] ?? key

export const stateWords: Partial<Record<State, string>> = {
  'not checked': say('stands-not-checked'),
  'past review': say('past-review'),
  withdrawn: say('withdrawn'),
}

export const placeWords: Record<FoundIn | 'part', string> = {
  red: say('found-in-red'),
  criteria: say('found-in-criteria'),
  tests: say('found-in-tests'),
  part: say('found-in-part'),
}

/** Four places of a page that one more key leads to, in the order of their keys. */
export const jumps: readonly (readonly [word: string, place: string])[] = [
  ['red-flags', ''],
  ['criteria', 'section-who'],
  ['how-short', 'section-how'],
  ['send-short', 'section-send'],
]

type Inside = Node | string | false | undefined

/** An element with attributes and what is in it. Text is text: nothing is ever read as HTML. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string>,
  ...inside: Inside[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...inside.filter((one): one is Node | string => one !== undefined && one !== false && one !== ''))
  return made
}

/** The way to a query of its own: only in the address after `#`, which no server is ever sent. */
export function queryLink(words: string): HTMLAnchorElement {
  return make('a', { href: `#q=${encodeURIComponent(words)}` }, words)
}
