/** Queries that nobody waits for. */
import type { Lookup } from '../index/lookup.ts'

/** What runs for the first time is slow; so it runs before a reader types, in idle moments. */
export function warmUp(lookup: Lookup, titles: string): void {
  // A slip costs most.
  const queries = ['slipp ', ...titles.split('\n').slice(0, 4).flatMap(beginnings)]
  const ask = (): void => {
    const query = queries.shift()
    if (query === undefined) return
    lookup.search(query)
    idle(ask)
  }
  idle(ask)
}

const idle = window.requestIdleCallback ?? setTimeout
const beginnings = (title: string): string[] => [4, 6, 8, 10, 12, 14].map((letters) => title.slice(0, letters))
