import { expect, test } from 'vitest'
import { layOut } from './layout.ts'
import { lintChart } from './lints.ts'
import { graphFrom } from './sketch.ts'

const found = (text: string, pins = {}): string[] => {
  const graph = graphFrom(text)
  return lintChart(graph, layOut(graph, pins), pins).map(({ rule, what }) => `${rule}: ${what}`)
}
/** A branch of four steps that ends: too long to stand beside its question. */
const long = (name: string): string =>
  `${name}: ${name}2\n${name}2: ${name}3\n${name}3: ${name}4\n${name}4: ${name}-end`

test('a short chart has nothing to find', () => {
  expect(found('ask: yes refer, no do\ndo: manage')).toEqual([])
})

test('more than three roads', () => {
  const text = `ask: one a, two b, three c, four d\n${['a', 'b', 'c', 'd'].map(long).join('\n')}`
  const titles = { b: 'B', c: 'C', d: 'D' }
  expect(found(text, { titles })).toEqual(['few-roads: The chart has 4 roads; the 4th leaves `ask` at `four`'])
  expect(found(text.replace(', four d', ''), { titles })).toEqual([])
})

test('a road without a title', () => {
  const text = `ask: one a, two b\n${long('a')}\n${long('b')}`
  expect(found(text)).toEqual(['road-titled: The road at `two` of `ask` has no title'])
  expect(found(text, { titles: { b: 'With sciatica' } })).toEqual([])
})

test('more than four answers', () => {
  expect(found('ask: a end, b end, c end, d end, e end')).toEqual(['few-columns: `ask` has 5 answers'])
  expect(found('ask: a end, b end, c end, d end')).toEqual([])
})

test('a journey that jumps more than three times, and which', () => {
  // Each question can skip the step after next: only what stands right below is no jump.
  const chain = Array.from({ length: 9 }, (_, i) => `s${i}: yes s${i + 1}, no s${Math.min(9, i + 2)}`).join('\n')
  const [jumps] = found(`${chain}\ns9: refer`)
  expect(jumps).toBe('few-jumps: One journey to `s8` jumps 4 times: 1, 3, 5, 7, 9')
  const short = Array.from({ length: 5 }, (_, i) => `s${i}: yes s${i + 1}, no s${Math.min(5, i + 2)}`).join('\n')
  expect(found(`${short}\ns5: refer`)).toEqual([])
})

test('a detour that returns to the next row, and a bypass with the road after it, are no jump', () => {
  const six = [0, 1, 2, 3, 4, 5]
  const beside = six.map((i) => `q${i}: yes d${i}, no q${i + 1}\nd${i}: q${i + 1}`).join('\n')
  expect(found(`${beside}\nq6: refer`)).toEqual([])
  const around = six
    .map((i) => `q${i}: yes d${i}, no q${i + 1}\nd${i}: e${i}\ne${i}: f${i}\nf${i}: q${i + 1}`)
    .join('\n')
  const rules = found(`${around}\n${long('q6')}`).map((one) => one.split(':')[0])
  expect(new Set(rules)).toEqual(new Set(['few-roads', 'road-titled']))
})

test('a “back” that leads to a later step', () => {
  expect(
    found('ask: yes a, no b\na: c\nc: d\nd: again back b2, on refer\nb: b2\nb2: b3\nb3: manage', {
      titles: { b: 'B' },
    }),
  ).toEqual(['back-goes-back: `again` at `d` goes back to `b2`, which the chart shows later'])
})

test('an emergency question in a detour or on a second road', () => {
  expect(found('ask: yes flags, no next\nflags: yes ambulance!, no manage\nnext: a\na: b\nb: refer')).toEqual([
    'emergency-on-road: `flags` decides about an emergency, but does not stand on the first road',
  ])
})

test('a way down that would put an emergency beside the road is left aside, and its author is told', () => {
  const text = `
    ask: yes flags, no next
    flags: yes ambulance!, no next
    next: a
    a: b
    b: refer`
  expect(found(text)).toEqual([])
  expect(found(text, { on: { ask: 'yes' } })).toEqual([])
  expect(found(text, { on: { ask: 'no' } })).toEqual([
    'emergency-on-road: The road from `ask` does not go as `way-on: no` asks',
  ])
  expect(found(text, { join: { ask: 'next' } })).toEqual([
    'emergency-on-road: The road from `ask` does not go as `meets-at: next` asks',
  ])
  // Left aside whatever else stands there.
  expect(found(text, { on: { ask: 'gone' }, join: { ask: 'gone' } })).toEqual([])
  expect(found(text.replace('ambulance!', 'ambulance'), { on: { ask: 'no' } })).toEqual([])
})
