/** A person's age and how long it has lasted, such that no criterion said to be met is contradicted. */
import type { NationId } from '../../src/nations.ts'
import type { Case } from '../../src/validate/schema/pathway.ts'
import type { Figures, Item } from '../../src/validate/schema/parts.ts'
import type { Step } from '../../src/validate/schema/step.ts'
import type { NationSteps, Person } from './cases.ts'
import type { Random } from './random.ts'
import { holds, type Values, type Walk } from './walk.ts'

type Fact = 'age' | 'weeks'

const none: Values = new Map()
const ages = Array.from({ length: 73 }, (_, i) => i + 18)
const weeks = Array.from({ length: 26 }, (_, i) => i + 1)

export function itemsOf(step: Extract<Step, { kind: 'criteria' }>): Record<string, Item> {
  return step['any-of'] ?? step['all-of'] ?? {}
}

/**
 * @param answers as they are written: an answer for all nations holds in those too that never come to the step
 * @returns facts, and by nation the criteria that they miss by no more than one; undefined where the criteria met
 * hold for nobody together
 */
export function factsFor(
  person: Person,
  answers: Readonly<Record<string, Case[string]>>,
  all: readonly NationSteps[],
  random: Random,
): { facts: Partial<Record<Fact, number>>; misses: Partial<Record<NationId, string[]>> } | undefined {
  const facts: Partial<Record<Fact, number>> = {}
  const misses: Partial<Record<NationId, string[]>> = {}
  const met = all.flatMap(({ id: nation, variant }) =>
    [...variant.steps].flatMap(([id, step]) => {
      const said = answers[id]
      if (step.kind !== 'criteria' || said === undefined) return []
      const given = typeof said === 'object' && !Array.isArray(said) ? (said[nation] ?? said.all) : said
      return Array.isArray(given) ? given.flatMap((item) => itemsOf(step)[item] ?? []) : []
    }),
  )
  const unmet = all.flatMap(({ id: nation, variant }) =>
    bounded(variant, person.walks.get(nation)!.path, person.said, nation),
  )
  for (const [fact, range] of [
    ['age', ages],
    ['weeks', weeks],
  ] as const) {
    const bounds = met.flatMap((item) => boundsOf(item, fact) ?? [])
    const possible = range.filter((figure) => bounds.every((one) => holds(one, figure, none)))
    if (possible.length === 0) return undefined
    const missable = unmet.flatMap(({ nation, name, item }) => {
      const limits = boundsOf(item, fact)
      return limits ? [{ nation, name, limits }] : []
    })
    const edges =
      missable.length > 0 ? possible.filter((figure) => missable.some(({ limits }) => missedByOne(limits, figure))) : []
    if (edges.length > 0 && random.chance(0.7)) {
      const figure = random.pick(edges)
      facts[fact] = figure
      for (const { nation, name, limits } of missable)
        if (missedByOne(limits, figure)) misses[nation] = [...new Set([...(misses[nation] ?? []), name])]
    } else if (fact === 'age' || bounds.length > 0 || random.chance(0.3)) facts[fact] = random.pick(possible)
  }
  return { facts, misses }
}

/** Criteria with bounds that somebody came past and did not meet; those of one name in two lists would be unclear. */
function bounded(
  { steps }: NationSteps['variant'],
  path: Walk['path'],
  answers: Person['said'],
  nation: NationId,
): { nation: NationId; name: string; item: Item }[] {
  const found = path.flatMap(({ step: id }) => {
    const step = steps.get(id)
    const said = answers.get(id)?.get(nation)
    if (step?.kind !== 'criteria' || !Array.isArray(said)) return []
    const items = Object.entries(itemsOf(step))
    return items.flatMap(([name, item]) =>
      typeof item === 'string' || said.includes(name) ? [] : [{ nation, name, item }],
    )
  })
  if (found.length === 0) return found
  const names = [...steps.values()].flatMap((step) => (step.kind === 'criteria' ? Object.keys(itemsOf(step)) : []))
  return found.filter(({ name }) => names.indexOf(name) === names.lastIndexOf(name))
}

function boundsOf(item: Item, fact: Fact): Figures | undefined {
  return typeof item === 'string' ? undefined : item[fact]
}

function missedByOne(bounds: Figures, figure: number): boolean {
  if (holds(bounds, figure, none)) return false
  return holds(bounds, figure + 1, none) === true || holds(bounds, figure - 1, none) === true
}
