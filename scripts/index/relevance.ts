/** How well the lookup answers what GPs type: the queries of `content/queries.yaml`, counted by kind. */
import type { Found, Lookup } from '../../src/index/lookup.ts'
import { queryKinds, type Queries, type QueryKind } from '../../src/validate/schema/content.ts'

export interface Counts {
  asked: number
  /** A right pathway stood first, or among the first three. */
  first: number
  firstThree: number
  /** No pathway was found at all. */
  nothing: number
}

export interface Relevance {
  all: Counts
  byKind: Map<QueryKind, Counts>
  /** Every query whose right pathway did not stand first: what was typed, what was wanted, what stood there. */
  misses: string[]
}

/**
 * @param slugs the pathways that there are; a query for others alone is not asked
 * @param asRight whether another pathway is as right an answer
 */
export function relevance(
  lookup: Lookup,
  queries: Queries,
  slugs: ReadonlySet<string>,
  asRight: (slug: string, found: Found) => boolean = () => false,
): Relevance {
  const none = (): Counts => ({ asked: 0, first: 0, firstThree: 0, nothing: 0 })
  const all = none()
  const byKind = new Map(queryKinds.map((kind) => [kind, none()]))
  const misses: string[] = []
  for (const { finds, ...typed } of queries) {
    const right = finds.filter((slug) => slugs.has(slug))
    if (right.length === 0) continue
    for (const kind of queryKinds)
      for (const text of typed[kind] ?? []) {
        const found = lookup.search(text)
        const hits = found.hits.map(({ slug }) => slug)
        const place = hits.findIndex((slug) => right.includes(slug) || asRight(slug, found))
        for (const counts of [all, byKind.get(kind)!]) {
          counts.asked++
          if (place === 0) counts.first++
          if (place >= 0 && place < 3) counts.firstThree++
          if (hits.length === 0) counts.nothing++
        }
        if (place !== 0)
          misses.push(
            `${kind} “${text}”: ${right.join(' or ')} ${place < 0 ? 'is not found' : `stands ${place + 1}.`}; first ${hits[0] ?? 'nothing'}`,
          )
      }
  }
  return { all, byKind, misses }
}

export const share = (part: number, { asked }: Counts): number => (asked === 0 ? 1 : part / asked)
