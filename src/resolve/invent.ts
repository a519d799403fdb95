/**
 * Facts and met criteria for an invented person who must give certain answers on the way. What is asked at one step may
 * not clash with what is met at another: nobody is under 40 and over 50.
 */
import type { Figures } from '../validate/schema/parts.ts'
import { boundsOf, type itemsOf } from './walk.ts'

type Items = ReturnType<typeof itemsOf>

export type Fact = 'age' | 'weeks'

/** What a step of criteria needs: one of them, all of them, or none. */
export interface Need {
  step: string
  items: Items
  of: 'one' | 'all' | 'none'
  /** The criterion that is meant, where it is one. */
  meant?: string
}

export interface Invented {
  facts: Partial<Record<Fact, number>>
  /** By step: the criteria that are met. */
  met: ReadonlyMap<string, readonly string[]>
}

type Ranges = Readonly<Partial<Record<Fact, { least: number; most: number }>>>

/** More tries than any pathway of ours needs, so that one made to be hard ends. */
const mostTries = 1000

/**
 * @param fixed facts that are given
 * @returns undefined where nobody can be like this
 */
export function invent(needs: readonly Need[], fixed: Readonly<Partial<Record<Fact, number>>>): Invented | undefined {
  let tries = 0
  const met = new Map<string, readonly string[]>()
  const solve = (i: number, ranges: Ranges): Ranges | undefined => {
    const need = needs[i]
    if (!need) return ranges
    for (const wanted of choices(need)) {
      if (++tries > mostTries) return undefined
      const within = wanted.reduce<Ranges | undefined>(
        (so, item) => so && narrowed(so, boundsOf(need.items[item]!)),
        ranges,
      )
      const solved = within && solve(i + 1, within)
      if (!solved) continue
      met.set(need.step, wanted)
      return solved
    }
    return undefined
  }
  const given = Object.fromEntries(
    Object.entries(fixed).map(([fact, figure]) => [fact, { least: figure, most: figure }]),
  )
  const solved = solve(0, given)
  if (!solved) return undefined
  const facts = Object.entries(solved).map(([fact, { least, most }]) => [fact, Number.isFinite(least) ? least : most])
  return { facts: Object.fromEntries(facts) as Invented['facts'], met }
}

/** The ways in which a need can be met: the one that is meant, or first those that ask for no facts. */
function choices({ items, of, meant }: Need): string[][] {
  const names = Object.keys(items)
  if (of === 'none') return [[]]
  if (of === 'all') return [names]
  if (meant !== undefined) return [[meant]]
  const plain = names.filter((name) => typeof items[name] === 'string')
  return [...plain, ...names.filter((name) => !plain.includes(name))].map((name) => [name])
}

function narrowed(ranges: Ranges, bounds: Partial<Record<Fact, Figures>>): Ranges | undefined {
  const result: Partial<Record<Fact, { least: number; most: number }>> = { ...ranges }
  for (const fact of ['age', 'weeks'] as const) {
    const one = bounds[fact]
    if (!one) continue
    const least = Math.max(ranges[fact]?.least ?? -Infinity, one.from ?? -Infinity, (one.above ?? -Infinity) + 1)
    const most = Math.min(ranges[fact]?.most ?? Infinity, one['up-to'] ?? Infinity, (one.below ?? Infinity) - 1)
    if (least > most) return undefined
    result[fact] = { least, most }
  }
  return result
}
