import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostInPart, partFolder, partOf, partsFor } from './parts.ts'

const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,12}(-[a-z0-9]{1,12}){0,4}$/)

describe('full text in parts', () => {
  test.each([
    [0, 1],
    [15, 1],
    [mostInPart, 1],
    [mostInPart + 1, 2],
    [1000, 4],
  ])('%i pathways have %i', (pathways, parts) => expect(partsFor(pathways)).toBe(parts))

  test('every pathway stands in one of them', () => {
    fc.assert(
      fc.property(slug, fc.integer({ min: 1, max: 40 }), (one, parts) => {
        const part = partOf(one, parts)
        expect(Number.isInteger(part) && part >= 0 && part < parts).toBe(true)
      }),
    )
  })

  // Published examples of FNV-1a: were it another function one day, every index would be made anew.
  test.each([
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('“%s” is hashed as anybody hashes it', (one, hash) => expect(partOf(one, 2 ** 32)).toBe(hash))

  test('names that are nearly the same are spread all the same', () => {
    const sizes = [0, 0, 0, 0]
    for (let i = 0; i < 1000; i++) sizes[partOf(`suspected-cancer-${i}`, 4)]!++
    expect(Math.min(...sizes)).toBeGreaterThan(200)
    expect(Math.max(...sizes)).toBeLessThan(300)
  })

  test('the first is the index itself, and the others stand in it', () => {
    expect([0, 1, 12].map(partFolder)).toEqual(['', 'part-1/', 'part-12/'])
  })
})
