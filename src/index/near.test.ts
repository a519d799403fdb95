import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstOf } from './best.ts'
import { slips } from './near.ts'

/** The same count by the textbook: every beginning of one word against every beginning of the other. */
function counted(typed: string, known: string): { whole: number; beginning: number } {
  const near = 'ae ck'.split(' ').flatMap((pair) => [pair, [...pair].reverse().join('')])
  const far: number[][] = []
  for (let i = 0; i <= typed.length; i++) {
    far.push([])
    for (let j = 0; j <= known.length; j++) {
      const [a, b] = [typed[i - 1]!, known[j - 1]!]
      const replacing = a === b ? 0 : typed.length > 4 && near.includes(a + b) ? 1 : 2
      const ways = [
        ...(i === 0 && j === 0 ? [0] : []),
        ...(i > 0 ? [far[i - 1]![j]! + 1] : []),
        ...(j > 0 ? [far[i]![j - 1]! + 1] : []),
        ...(i > 0 && j > 0 ? [far[i - 1]![j - 1]! + replacing] : []),
        ...(i > 1 && j > 1 && a === known[j - 2] && typed[i - 2] === b ? [far[i - 2]![j - 2]! + 1] : []),
      ]
      far[i]!.push(Math.min(...ways))
    }
  }
  return { whole: far.at(-1)!.at(-1)!, beginning: Math.min(...far.at(-1)!) }
}

describe('slips', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'e', 'c', 'k', 't'), minLength: 1, maxLength: 9 })

  test('are counted as by the textbook, as far as the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (typed, known, limit) => {
        const [{ whole, beginning }, right] = [slips(typed, known, limit), counted(typed, known)]
        const upTo = (count: number): number => Math.min(count, limit + 1)
        expect([upTo(whole), upTo(beginning)]).toEqual([upTo(right.whole), upTo(right.beginning)])
      }),
      { numRuns: 3000 },
    )
  })
})

test('the first few of a list are those that sorting would put first', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.integer({ min: 1, max: 9 }), (list, most) => {
      const order = (a: number, b: number): number => a - b
      expect(firstOf(list, most, order)).toEqual([...list].sort(order).slice(0, most))
    }),
  )
})
