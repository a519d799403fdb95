/** Sources as readers see them: who says it, where in it, and how it was seen when that matters. */
import { citations } from '../pathway.ts'
import { html, type Html } from '../view/html.ts'
import { whenOf } from '../view/in-force.ts'
import { seenHow, type View } from '../view/view.ts'

/** One short line for a text's source: `NICE NG12 1.3.1`. Links go to the list of sources on the same page. */
export function cite(view: Pick<View, 'register' | 't'>, source: string | undefined): Html | false {
  if (source === undefined) return false
  const parts = citations(source).map(({ id, at }, i) => {
    const entry = view.register[id]
    return html`${i > 0 && '; '}<a href="#section-source-${id}">${entry?.organisation ?? id}</a>${at && ` ${at}`}`
  })
  const how = seenHow(view.register, source)
  return html`<span class="cite">${parts}${how === 'second-hand' && html` <span class="tag warn">${view.t('second-hand')}</span>`}${how === 'none' && html` <span class="tag">${view.t('no-outside-source')}</span>`}</span>`
}

/** Every source that a page leans on, in the order in which it is met. */
export function sourcesOf(view: View): string[] {
  const found = new Set<string>()
  const add = (source: string | undefined): void => {
    if (source !== undefined) for (const { id } of citations(source)) found.add(id)
  }
  for (const { value, source } of view.pathway.steps.values()) {
    add(value.source)
    add(source)
    if (value.kind === 'criteria')
      for (const item of Object.values(value['any-of'] ?? value['all-of'] ?? {}))
        if (typeof item !== 'string') add(item.source)
  }
  for (const { given } of view.pathway.values.values()) if (given && 'source' in given.value) add(given.value.source)
  for (const section of Object.values(view.pathway.sections)) {
    add(section.source)
    if (Array.isArray(section.value))
      for (const entry of section.value) if (typeof entry !== 'string') add(entry.source)
  }
  for (const { source } of view.pathway.differences) add(source)
  add(view.facts.gateway && 'source' in view.facts.gateway ? view.facts.gateway.source : undefined)
  for (const clock of view.facts.clocks ?? []) add(clock.source)
  add(view.facts.advice && 'source' in view.facts.advice ? view.facts.advice.source : undefined)
  for (const { to } of destinationsOf(view)) {
    add(to.source)
    for (const note of to.note ?? []) add(note.source)
  }
  for (const { source } of view.notices) add(source)
  return [...found]
}

/** Where this nation's organisations send this pathway's referrals on the day of the page, as far as it has been entered. */
export function destinationsOf(view: Pick<View, 'organisations' | 'pathway' | 'asOf'>) {
  return Object.entries(view.organisations?.organisations ?? {}).flatMap(([id, organisation]) => {
    if (whenOf(organisation, view.asOf) !== 'in force') return []
    const to = organisation.destinations?.[view.pathway.slug]
    return to ? [{ id, name: organisation.name, to }] : []
  })
}
