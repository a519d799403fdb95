/** The filters of the search: specialty, urgency and kind of page. They narrow the hits, the text and the list. */
import type { Wanted } from '../index/lookup.ts'
import type { Urgency } from '../validate/schema/step.ts'
import { element } from './find-page.ts'

const [specialty, urgency, kind] = ['specialty', 'urgency', 'kind'].map((id) =>
  element<HTMLSelectElement>(`filter-${id}`),
) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement]

element('filters').hidden = false

/** What pathways are asked for, or `undefined` where all are. */
export function wanted(): Wanted | undefined {
  if (specialty.value === '' && urgency.value === '') return undefined
  return {
    ...(specialty.value === '' ? {} : { specialty: specialty.value }),
    ...(urgency.value === '' ? {} : { urgency: urgency.value as Urgency }),
  }
}

export const pathwaysWanted = (): boolean => kind.value === '' || kind.value === 'pathway'

/** The same for the full text, by the names under which Pagefind keeps them. */
export function filters(): Record<string, string> {
  return Object.fromEntries(
    [specialty, urgency, kind].flatMap(({ id, value }) => (value === '' ? [] : [[id.slice('filter-'.length), value]])),
  )
}

export function onFilter(changed: () => void): void {
  for (const one of [specialty, urgency, kind]) one.addEventListener('change', changed)
}

let filtered = false

/** Hides what is not wanted in the list of all pathways. Without a filter, before and now, there is nothing to do. */
export function showFilter(list: HTMLElement, slugs: ReadonlySet<string> | undefined): void {
  if (slugs === undefined && !filtered) return
  filtered = slugs !== undefined
  for (const item of list.querySelectorAll('li')) {
    const slug = item.querySelector('a')?.pathname.split('/').at(-2) ?? ''
    item.hidden = slugs !== undefined && !slugs.has(slug)
  }
  for (const letter of list.querySelectorAll<HTMLElement>('.letter'))
    letter.hidden = !letter.querySelector('li:not([hidden])')
}
