/** Random graphs for tests: branches, joins, loops declared and not, ways to outcomes, steps that nothing leads to. */
import fc from 'fast-check'
import type { Graph, Way } from '../graph.ts'

export interface Shape {
  steps: number
  /** Of ten answers, how many end at once. */
  ends: number
  /** Of ten answers, how many go to the next step but one or further. */
  leaps: number
  /** Of a hundred answers, how many go anywhere, earlier steps and the question itself included. */
  wild: number
  seed: number
}

/** Up to `most` steps. Shrinks to fewer steps and tamer shapes. */
export function randomGraph(most: number): fc.Arbitrary<Graph> {
  return fc
    .record({
      steps: fc.oneof(fc.integer({ min: 1, max: Math.min(most, 14) }), fc.integer({ min: 1, max: most })),
      ends: fc.integer({ min: 0, max: 7 }),
      leaps: fc.integer({ min: 0, max: 9 }),
      wild: fc.integer({ min: 0, max: 20 }),
      seed: fc.nat(),
    })
    .map(grow)
}

export function grow({ steps, ends, leaps, wild, seed }: Shape): Graph {
  const draw = dice(seed)
  const ways = new Map<string, Way[]>()
  const urgent = new Set<string>()
  const outcomes = 1 + Math.floor(steps / 3)
  const step = (i: number) => (i < steps ? `s${i}` : `end${draw(outcomes)}`)
  for (let i = 0; i < steps; i++) {
    const from = step(i)
    const answers = draw(3) === 0 ? 1 : 2 + (draw(4) === 0 ? draw(5) : draw(2))
    const list: Way[] = []
    for (let k = 0; k < answers; k++) {
      const stray = draw(100) < wild
      const to = stray
        ? step(draw(steps + 1))
        : answers > 1 && draw(10) < ends
          ? step(steps)
          : step(i + 1 + (draw(10) < leaps ? draw(6) : 0))
      list.push({ from, answer: `a${k}`, to, ...(stray && draw(2) === 0 ? { back: true } : {}) })
    }
    ways.set(from, list)
    if (draw(12) === 0) urgent.add(from)
  }
  for (let i = 0; i < outcomes; i++) {
    ways.set(`end${i}`, [])
    if (draw(5) === 0) urgent.add(`end${i}`)
  }
  // Every third graph has readers who are still concerned: a step that nothing may lead to, and one that something does.
  const asides = draw(3) === 0 ? [step(draw(steps)), step(draw(steps))] : []
  return { start: 's0', ways, urgent, ...(asides.length > 0 ? { asides } : {}) }
}

/** The same throws for the same seed, on every machine (mulberry32). */
export function dice(seed: number): (below: number) => number {
  let state = seed | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
