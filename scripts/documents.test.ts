/** 20,000 random documents: each is answered, and twice alike. `npm run bench -- --only documents` reads a million. */
import { expect, test } from 'vitest'
import { trial } from './hostile/answer.ts'
import { canary } from './hostile/family.ts'
import { random } from './hostile/random.ts'

// Prose takes three times as long to read, so there is less of it.
test.each([
  ['yaml', 15_000],
  ['mdx', 5_000],
] as const)(
  '%s: %i random documents',
  (kind, count) => {
    const wrong: string[] = []
    for (let i = 0; i < count && wrong.length < 3; i++) {
      const fault = trial(kind, i)
      if (fault) wrong.push(fault.slice(0, 600))
    }
    expect(wrong).toEqual([])
    expect(canary in globalThis || 'polluted' in {}).toBe(false)
  },
  600_000,
)

test('the documents are many, and the same every time', () => {
  const texts = Array.from({ length: 500 }, (_, i) => random('yaml', i))
  expect(new Set(texts).size).toBeGreaterThan(450)
  expect(texts).toEqual(Array.from({ length: 500 }, (_, i) => random('yaml', i)))
})
