/**
 * Which answer of a step goes down. The road is what everyone still on it passes, not the longest path: where answers
 * meet again soon, the road goes straight to where they meet, and what lies between stands beside it.
 */
import { common, firstBit, hasBit, listBits, meet, union, without, type Bits } from './bits.ts'
import type { Pins } from './chart.ts'
import type { Forward, Survey } from './survey.ts'

/** Steps that still fit beside their question. Counted without outcomes, so that a new outcome moves nothing. */
const insetSteps = 2

export interface Fork {
  /** The next row. */
  next?: number
  /** The way down to it. A next row without a way is where the columns of a fan meet. */
  on?: Forward
  /** No answer is the way on: the answers stand side by side. */
  fan: boolean
}

/** One answer with what it has to itself: the steps ahead of it that neither the road nor a later answer leads to. */
export interface Branch extends Forward {
  own: Bits
  /** What is not its own: the road's, later answers', and what the roads above had left out already. */
  beyond: Bits
  /** Stands beside its question. */
  inset: boolean
}

/**
 * Each answer that is neither the way on nor leads to what another holds, in the author's order.
 * Leaving shared steps to the later answer, and to the road before all, makes every "on to" lead to a higher number.
 */
export function branches(map: Survey, at: number, next: number | undefined, beyond: Bits): Branch[] {
  const found: Branch[] = []
  let rest = next === undefined ? beyond : union(beyond, map.ahead[next]!)
  const ways = firstOfEach(map.forward[at]!)
  for (let k = ways.length - 1; k >= 0; k--) {
    const { way, to } = ways[k]!
    if (hasBit(rest, to)) continue
    const own = without(map.ahead[to]!, rest)
    found.push({ way, to, own, beyond: rest, inset: fits(own) })
    rest = union(rest, map.ahead[to]!)
  }
  found.reverse()
  // Insets stand on the row, roads after it: an inset that an earlier road leads to would stand before that road.
  let roads: Bits | undefined
  for (const branch of found) {
    if (branch.inset && roads && meet(roads, branch.own)) branch.inset = false
    if (!branch.inset) roads = roads ? union(roads, map.ahead[branch.to]!) : map.ahead[branch.to]!
  }
  return found
}

/** `beyond`: steps that stand elsewhere, because the roads above lead to them too. */
export function fork(map: Survey, at: number, beyond: Bits, pins: Pins): Fork {
  const ways = map.forward[at]!.filter(({ to }) => !hasBit(beyond, to))
  const step = map.steps[at]!
  const on = ways.find(({ way }) => way.answer === pins.on?.[step])
  if (on && !leavesEmergency(map, at, on.to, beyond)) return { next: on.to, on, fan: false }
  const chosen = unpinnedFork(map, at, beyond, ways)
  const join = pins.join?.[step]
  // A pin that says what would be chosen anyway changes nothing, not even the form.
  if (join === undefined || (chosen.next !== undefined && map.steps[chosen.next] === join)) return chosen
  return pinnedJoin(map, at, beyond, join, ways) ?? chosen
}

function unpinnedFork(map: Survey, at: number, beyond: Bits, ways: readonly Forward[]): Fork {
  const down = (next: number): Fork => ({ next, on: ways.find(({ to }) => to === next)!, fan: false })

  const all = firstOfEach(ways)
  if (all.length === 0) return { fan: false }
  const steady = all.filter(({ to }) => !map.onlyBack[to]!)
  const pool = (steady.length > 0 ? steady : all).map(({ to }) => to)
  const [only] = pool
  if (pool.length === 1 && only !== undefined) {
    // An answer that only goes back is not a way on, unless the road already does nothing else.
    const turns = map.onlyBack[only]! && all.length === 1 && !map.onlyBack[at]!
    return turns && fits(without(map.ahead[only]!, beyond)) ? { fan: false } : down(only)
  }

  const main = longest(map, pool)
  const near = pool.filter((to) => to === main || meet(without(map.ahead[to]!, beyond), map.ahead[main]!))
  const chosen = near.length === 1 ? partForGood(map, at, beyond, pool, main) : meetAgain(map, at, beyond, near, main)
  return typeof chosen === 'number' ? down(chosen) : chosen
}

/** No other answer comes back to the longest one. The step that goes down, or a fan. */
function partForGood(map: Survey, at: number, beyond: Bits, pool: readonly number[], main: number): number | Fork {
  const urgent = pool.filter((to) => {
    const apart = to === main ? map.ahead[to]! : without(map.ahead[to]!, map.ahead[main]!)
    return meet(without(apart, beyond), map.urgent)
  })
  const beside = branches(map, at, undefined, beyond)
  // Two short answers: of a pair that is not evenly short, the longer reads better as the road.
  const short = beside.every(({ inset, own }) => inset && (beside.length > 2 || listBits(own).length === 1))
  if (urgent.length === 0 && short) return { fan: true }
  // An emergency keeps the road if that costs no more than a longer branch would: never a long road for a short one.
  const worthy = urgent.filter(
    (to) => !fits(without(map.ahead[to]!, beyond)) || branches(map, at, to, beyond).every(({ inset }) => inset),
  )
  return worthy.length > 0 ? longest(map, worthy) : main
}

/** Some answers, `near`, come to the same step. The step that goes down, or a fan whose columns meet again. */
function meetAgain(map: Survey, at: number, beyond: Bits, near: readonly number[], main: number): number | Fork {
  const shared = near.map((to) => map.ahead[to]!).reduce(common)
  const urgent = near.filter((to) => meet(without(without(map.ahead[to]!, shared), beyond), map.urgent))
  if (urgent.length > 0) return longest(map, urgent)
  const join = firstBit(without(shared, beyond))
  if (join < 0 || near.some((to) => getsPast(map, to, join, beyond))) return main
  const beside = branches(map, at, join, beyond)
  if (!near.includes(join)) return beside.every(({ inset }) => inset) ? { next: join, fan: true } : main
  const short = beside
    .filter(({ to }) => near.includes(to))
    .every(({ inset, own }) => inset || run(map, own) <= map.height[join]!)
  return short ? join : main
}

/** Whether a reader can come from `to` to what lies behind `join` without passing it: then not everyone meets there. */
function getsPast(map: Survey, to: number, join: number, beyond: Bits): boolean {
  const before = without(without(map.ahead[to]!, map.ahead[join]!), beyond)
  return listBits(before).some((i) =>
    map.forward[i]!.some((way) => way.to !== join && hasBit(map.ahead[join]!, way.to) && !hasBit(beyond, way.to)),
  )
}

function pinnedJoin(map: Survey, at: number, beyond: Bits, join: string, ways: readonly Forward[]): Fork | undefined {
  const next = listBits(without(map.ahead[at]!, beyond)).find((i) => i !== at && map.steps[i] === join)
  if (next === undefined) return undefined
  const direct = ways.find(({ to }) => to === next)
  if (direct) return leavesEmergency(map, at, next, beyond) ? undefined : { next, on: direct, fan: false }
  return branches(map, at, next, beyond).every(({ inset }) => inset) ? { next, fan: true } : undefined
}

/**
 * Whether another answer passes an emergency on its way to the step that would go down: then it must be on the road, and
 * no pin puts it beside.
 */
function leavesEmergency(map: Survey, at: number, next: number, beyond: Bits): boolean {
  const apart = ({ to }: Forward): Bits => without(without(map.ahead[to]!, map.ahead[next]!), beyond)
  return map.forward[at]!.some(
    (way) => way.to !== next && hasBit(map.ahead[way.to]!, next) && meet(apart(way), map.urgent),
  )
}

function fits(own: Bits): boolean {
  return listBits(own).length <= insetSteps
}

/** The longest run of steps within a set. */
function run(map: Survey, own: Bits): number {
  const far = new Map<number, number>()
  let most = 0
  for (const i of listBits(own).reverse()) {
    let here = 1
    for (const { to } of map.forward[i]!) here = Math.max(here, 1 + (far.get(to) ?? 0))
    far.set(i, here)
    most = Math.max(most, here)
  }
  return most
}

/** The first of the highest. */
function longest(map: Survey, pool: readonly number[]): number {
  return pool.reduce((best, to) => (map.height[to]! > map.height[best]! ? to : best))
}

function firstOfEach(ways: readonly Forward[]): Forward[] {
  return ways.filter((one, k) => ways.findIndex(({ to }) => to === one.to) === k)
}
