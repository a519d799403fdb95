/** Chance that can be repeated: the same words give the same numbers on every machine. */

export interface Random {
  /** From 0, below 1. */
  next: () => number
  /** A whole figure, both ends included. */
  int: (least: number, most: number) => number
  chance: (share: number) => boolean
  /** Throws on an empty list: there is nothing to pick. */
  pick: <T>(list: readonly T[]) => T
  shuffled: <T>(list: readonly T[]) => T[]
}

/** @param words what the numbers are for, for example the seed and the number of a pathway */
export function randomFrom(...words: (string | number)[]): Random {
  const text = words.join('\u0000')
  // The generator sfc32 (Chris Doty-Humphrey, public domain), its state filled by four FNV-1a hashes.
  let [a, b, c, d] = [fnv(text, 1), fnv(text, 2), fnv(text, 3), 1] as [number, number, number, number]
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new Error('Nothing to pick from')
    return list[int(0, list.length - 1)]!
  }
  return {
    next,
    int,
    pick,
    chance: (share) => next() < share,
    shuffled: (list) => {
      const copy = [...list]
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
      }
      return copy
    },
  }
}

function fnv(text: string, salt: number): number {
  let hash = 2166136261 ^ salt
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  return hash
}
