/** What is said of ranges, held against trying every figure. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Resolved } from '../../pathway.ts'
import { inBounds } from '../../resolve/walk.ts'
import { rangesMeet } from './ranges-meet.ts'

type Bounds = Partial<Record<'from' | 'above' | 'below' | 'up-to', number>>

const bound = fc.integer({ min: 0, max: 6 })
const low = fc.oneof(
  fc.constant({}),
  bound.map((from) => ({ from })),
  bound.map((above) => ({ above })),
)
const high = fc.oneof(
  fc.constant({}),
  bound.map((below) => ({ below })),
  bound.map((most) => ({ 'up-to': most })),
)
const range: fc.Arbitrary<Bounds> = fc.tuple(low, high).map(([from, to]) => ({ ...from, ...to }))
/** Every bound, and something on either side of it. */
const figures = Array.from({ length: 18 }, (_, i) => i / 2 - 1)

test('a gap is where no answer fits, and an overlap where two do', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 2, maxLength: 5 }), (ranges) => {
      const answers = Object.fromEntries(ranges.map((bounds, i) => [`a${i}`, bounds]))
      const step = { kind: 'question', ask: 'How much?', answers }
      const pathway = {
        steps: new Map([['level', { value: step, at: { file: 'f', path: [] } }]]),
        values: new Map(),
      } as unknown as Resolved
      const fits = (figure: number): string[] =>
        Object.entries(answers).flatMap(([name, bounds]) => (inBounds(figure, bounds, new Map()) ? [name] : []))
      // An answer without bounds is chosen by its words.
      const ranged = Object.values(answers).some((bounds) => Object.keys(bounds).length > 0)
      const [found] = rangesMeet.check(pathway, {} as never, {} as never)
      if (!found) {
        // A lowest range may begin at nought.
        if (ranged)
          for (const figure of figures.filter((one) => one >= 0)) expect(fits(figure), String(figure)).toHaveLength(1)
        return
      }
      const { what } = found
      const named = [...what.matchAll(/`(a\d)`/g)].map(([, name]) => name!)
      if (what.startsWith('No figure fits')) expect(figures.filter((one) => fits(one).includes(named[0]!))).toEqual([])
      else if (what.startsWith('No answer'))
        expect(
          figures
            .filter((one) => inWords(what, one))
            .map(fits)
            .flat(),
        ).toEqual([])
      else {
        const both = figures.filter((one) => named.every((name) => fits(one).includes(name)))
        expect(both.length).toBeGreaterThan(0)
        expect(figures.filter((one) => inWords(what, one))).toEqual(both)
      }
    }),
    { numRuns: 3000 },
  )
})

/** Whether a figure is one of those that the sentence speaks of. */
function inWords(what: string, figure: number): boolean {
  const is = (pattern: RegExp, holds: (limit: number) => boolean): boolean => {
    const [, limit] = pattern.exec(what) ?? []
    return limit === undefined || holds(Number(limit))
  }
  return (
    is(/exactly (\d+)/i, (limit) => figure === limit) &&
    is(/(\d+) or more/, (limit) => figure >= limit) &&
    is(/more than (\d+)/i, (limit) => figure > limit) &&
    is(/less than (\d+)/i, (limit) => figure < limit) &&
    is(/up to (\d+)/i, (limit) => figure <= limit)
  )
}
