/** How long a nation says that the parts of a referral may take: of its clocks, those that a pathway's reader is told. */
import type { Resolved } from '../pathway.ts'
import type { NationFacts } from '../validate/schema/content.ts'

export type Clock = NonNullable<NationFacts['clocks']>[number]

/** A nation's clocks that run on a pathway, whatever the urgency. One that names its pathways runs on no other. */
export function clocksOn(facts: Pick<NationFacts, 'clocks'>, slug: string): Clock[] {
  return (facts.clocks ?? []).filter(({ pathways }) => pathways?.includes(slug) ?? true)
}

/** Those that stand beside a pathway: of the urgencies of its referrals. */
export function clocksBeside({ facts, pathway }: { facts: Pick<NationFacts, 'clocks'>; pathway: Resolved }): Clock[] {
  const urgencies = new Set(
    [...pathway.steps.values()].flatMap(({ value }) => (value.kind === 'referral' ? [value.urgency] : [])),
  )
  return clocksOn(facts, pathway.slug).filter(({ urgency }) => urgencies.has(urgency))
}
