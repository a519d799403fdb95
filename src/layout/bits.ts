/** Sets of small numbers as bits: what a layout asks thousands of times is whether two sets of steps meet. */
export type Bits = Uint32Array

export function emptyBits(size: number): Bits {
  return new Uint32Array((size + 31) >>> 5)
}

export function addBit(set: Bits, i: number): void {
  set[i >>> 5]! |= 1 << (i & 31)
}

export function hasBit(set: Bits, i: number): boolean {
  return ((set[i >>> 5]! >>> (i & 31)) & 1) === 1
}

/** Adds `more` to `set`. */
export function addBits(set: Bits, more: Bits): void {
  for (let w = 0; w < set.length; w++) set[w]! |= more[w]!
}

export function union(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word | b[w]!)
}

export function common(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & b[w]!)
}

export function without(a: Bits, b: Bits): Bits {
  return a.map((word, w) => word & ~b[w]!)
}

export function meet(a: Bits, b: Bits): boolean {
  for (let w = 0; w < a.length; w++) if ((a[w]! & b[w]!) !== 0) return true
  return false
}

/** The smallest number in the set, or -1. */
export function firstBit(set: Bits): number {
  for (let w = 0; w < set.length; w++) if (set[w] !== 0) return (w << 5) + 31 - Math.clz32(set[w]! & -set[w]!)
  return -1
}

/** The numbers in the set, smallest first. */
export function listBits(set: Bits): number[] {
  const found: number[] = []
  for (let w = 0; w < set.length; w++)
    for (let word = set[w]!; word !== 0; word &= word - 1) found.push((w << 5) + 31 - Math.clz32(word & -word))
  return found
}
