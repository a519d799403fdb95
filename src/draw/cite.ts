/** Sources as readers see them: who says it, where in it, and how it was seen when that matters. */
import { citations } from '../pathway.ts'
import { clocksOn } from '../view/clocks.ts'
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
  return html`${parts}${how === 'second-hand' && html` <span class="tag warn">${view.t('second-hand')}</span>`}${how === 'none' && html` <span class="tag">${view.t('no-outside-source')}</span>`}`
}

/** Every source that a page leans on, in the order in which it is met. */
export function sourcesOf(view: View): string[] {
  const beside = destinationsOf(view).flatMap(({ to }) => [to, ...(to.note ?? [])])
  return [...new Set([...writtenSources(view), ...[...beside, ...view.notices].flatMap(idsIn)])]
}

/** The sources that one text leans on, by their id in the register. */
export function idsIn({ source }: { source?: string | undefined }): string[] {
  return source === undefined ? [] : citations(source).map(({ id }) => id)
}

/** What of that the pathway and its nation lean on, whatever their organisations and notices say. */
export function writtenSources({ pathway, facts }: Pick<View, 'pathway' | 'facts'>): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (one: { source?: string | undefined } | undefined): void => {
    if (one) for (const id of idsIn(one)) found.add(id)
  }
  for (const step of pathway.steps.values()) {
    const { value } = step
    add(value)
    add(step)
    if (value.kind === 'criteria')
      for (const item of Object.values(value['any-of'] ?? value['all-of'] ?? {}))
        if (typeof item !== 'string') add(item)
  }
  for (const { given } of pathway.values.values()) if (given && 'source' in given.value) add(given.value)
  for (const section of Object.values(pathway.sections)) {
    add(section)
    if (Array.isArray(section.value)) for (const entry of section.value) if (typeof entry !== 'string') add(entry)
  }
  for (const one of pathway.differences) add(one)
  if (facts.gateway && 'source' in facts.gateway) add(facts.gateway)
  for (const clock of clocksOn(facts, pathway.slug)) add(clock)
  if (facts.advice && 'source' in facts.advice) add(facts.advice)
  return found
}

/** Where this nation's organisations send this pathway's referrals on the day of the page, as far as it has been entered. */
export function destinationsOf(view: Pick<View, 'organisations' | 'pathway' | 'asOf'>) {
  return Object.entries(view.organisations?.organisations ?? {}).flatMap(([id, organisation]) => {
    if (whenOf(organisation, view.asOf) !== 'in force') return []
    const { destinations = {} } = organisation
    const to = Object.hasOwn(destinations, view.pathway.slug) ? destinations[view.pathway.slug] : undefined
    return to ? [{ id, name: organisation.name, to }] : []
  })
}
