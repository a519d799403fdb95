/** The best that any way of putting the query made of each pathway. */
import type { Fits } from './rank.ts'
import type { Variant } from './words.ts'

export interface BestFit {
  pathway: number
  score: number
  /** The name that fits, or -1. */
  by: number
  /** The number of the place where the words stand that make it fit, or -1. */
  place: number
  /** The other way of putting the query, where that fits best. */
  variant: Variant | undefined
}

export interface Best {
  /** Takes what is better than all before it. */
  take: (fits: Fits, factor: number, variant?: Variant) => void
  /** Every pathway that fits at least so well, and at least with such a share of the best. */
  good: (least: number, share: number) => BestFit[]
}

/** @param count how many pathways there are */
export function makeBest(count: number): Best {
  const met: number[] = []
  const score = new Float64Array(count)
  const by = new Int32Array(count)
  const place = new Int8Array(count)
  const variants: (Variant | undefined)[] = []
  return {
    take: (fits, factor, variant) => {
      for (const pathway of fits.pathways) {
        const one = fits.score[pathway]! * factor
        if (score[pathway]! >= one) continue
        if (score[pathway] === 0) met.push(pathway)
        score[pathway] = one
        by[pathway] = fits.by[pathway]!
        place[pathway] = fits.place[pathway]!
        variants[pathway] = variant
      }
    },
    good: (least, share) => {
      const bound = met.reduce((most, pathway) => Math.max(most, share * score[pathway]!), least)
      return met.flatMap((pathway) =>
        score[pathway]! >= bound
          ? [
              {
                pathway,
                score: score[pathway]!,
                by: by[pathway]!,
                place: place[pathway]!,
                variant: variants[pathway],
              },
            ]
          : [],
      )
    },
  }
}

/** The first `most` of a list, in order: for a short head of a long list, sooner than sorting it. */
export function firstOf<T>(list: readonly T[], most: number, order: (a: T, b: T) => number): T[] {
  const first: T[] = []
  for (const one of list) {
    if (first.length === most && order(one, first[most - 1]!) >= 0) continue
    let at = first.length
    while (at > 0 && order(one, first[at - 1]!) < 0) at--
    first.splice(at, 0, one)
    if (first.length > most) first.pop()
  }
  return first
}
