/**
 * What one typed word leads to. It is worked out once for a word and kept: each key asks all words of a query again, and
 * the other names of what was typed besides.
 */
import { places, placeWeights, type Names } from './names.ts'
import { remembered } from './remembered.ts'
import type { Candidate } from './vocabulary.ts'
import { light } from './words.ts'

/** Lists in step with each other: what is reached, by what, and how sure it is that this is meant. */
export interface Reached {
  at: number[]
  by: number[]
  like: number[]
}

export interface Reach {
  /** How much the typed word tells pathways apart. */
  telling: number
  /** Whether the word as typed is none that is known: its reader may be inside it. */
  begun: boolean
  /** Names of pathways, and of the glossary, each by the number of its word that is meant. */
  ofPathways: Reached
  ofGlossary: Reached
  /** Pathways that have the word anywhere, each by the number of the place, or -1 for a name. */
  pathways: Reached
}

const none = (): Reached => ({ at: [], by: [], like: [] })

/** @param index for everything that can be reached, where it stands in the lists, or -1 */
function keepBest({ at, by, like }: Reached, index: Int32Array, one: number, from: number, sure: number): void {
  const i = index[one]!
  if (i < 0) {
    index[one] = at.push(one) - 1
    by.push(from)
    like.push(sure)
  } else if (like[i]! < sure) {
    by[i] = from
    like[i] = sure
  }
}

export function makeReach({
  pathways,
  names,
  vocabulary,
  inNames,
  inSteps,
  pathwaysWith,
}: Names): (typed: string, open: boolean) => Reach {
  const { words } = vocabulary
  const isLight = words.map((word) => light.has(word))
  /** How much a word tells pathways apart. */
  const telling = words.map(
    (_, id) => Math.log(1 + pathways.length / (pathwaysWith[id]! + 0.5)) * (isLight[id] ? 0.25 : 1),
  )
  const rarest = Math.log(1 + pathways.length / 0.5)

  function tellingOf(candidates: readonly Candidate[], typed: string): number {
    // A word that nobody knows says nothing. One that is known, but to no pathway, does: gullet cancer is not any cancer.
    if (candidates.length === 0) return 0
    const own = candidates.filter(({ id }) => pathwaysWith[id]! > 0)
    if (own.length === 0) return rarest
    let [best, most] = [0, 0]
    for (const { id, like } of own)
      if (like > best) [best, most] = [like, telling[id]!]
      else if (like === best) most = Math.max(most, telling[id]!)
    // What may be a slip must not count more than what is sure.
    const sure = own.some(({ how }) => how !== 'slip') ? 1 : 0.6
    return typed.length < 3 && own.every(({ how }) => how === 'beginning') ? 0.3 * most : sure * most
  }

  // One list for all words, cleared by what was written to it: a new one of this length for every key costs more.
  const nameAt = new Int32Array(names.length).fill(-1)
  const pathwayAt = new Int32Array(pathways.length).fill(-1)

  function reach(typed: string, open: boolean): Reach {
    const candidates = vocabulary.candidates(typed, open)
    const [ofPathways, ofGlossary, reached] = [none(), none(), none()]
    for (const { id, like, how } of candidates) {
      if (how === 'beginning' && isLight[id]) continue
      for (const at of inNames[id]!) {
        const { of } = names[at]!
        const lists = 'pathway' in of ? ofPathways : ofGlossary
        keepBest(lists, nameAt, at, id, like)
        if ('pathway' in of) keepBest(reached, pathwayAt, of.pathway, -1, like * of.weight)
      }
      for (const where of inSteps[id]!) {
        const place = where % places.length
        keepBest(reached, pathwayAt, Math.floor(where / places.length), place, like * placeWeights[place]!)
      }
    }
    for (const { at } of [ofPathways, ofGlossary]) for (const name of at) nameAt[name] = -1
    for (const pathway of reached.at) pathwayAt[pathway] = -1
    return {
      telling: tellingOf(candidates, typed),
      begun: candidates.every(({ how }) => how !== 'same'),
      ofPathways,
      ofGlossary,
      pathways: reached,
    }
  }

  const whole = remembered((typed) => reach(typed, false))
  const begun = remembered((typed) => reach(typed, true))
  return (typed, open) => (open ? begun(typed) : whole(typed))
}
