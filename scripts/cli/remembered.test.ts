import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { check } from '../../src/pipeline.ts'
import { json } from '../../src/report/json.ts'
import { filesOf } from '../../src/validate/example.ts'
import { keyOf, remembered, type Said } from './remembered.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'said-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const files = (...entries: [string, string][]): ReadonlyMap<string, string> => new Map(entries)

test('the same texts are worked out once; another letter, path, question or fault is another answer', async () => {
  let worked = 0
  const say = (): Promise<Said> => Promise.resolve({ out: `${++worked}`, code: worked })
  const one = { files: files(['a', 'b']), faults: [], asked: {} }
  expect(await remembered(one, say, folder)).toEqual({ out: '1', code: 1 })
  expect(await remembered(one, say, folder)).toEqual({ out: '1', code: 1 })
  const fault = { at: { file: 'x', path: [] }, rule: 'r', level: 'error', what: '', why: '', mend: '' } as const
  for (const other of [
    { ...one, files: files(['a', 'c']) },
    { ...one, files: files(['ab', '']) },
    { ...one, files: files(['a', 'b'], ['c', '']) },
    { ...one, asked: { asOf: '2026-11-22' } },
    { ...one, faults: [fault] },
  ])
    await remembered(other, say, folder)
  expect(worked).toBe(6)
})

test('an answer that was cut short, or that cannot be kept, is worked out', async () => {
  const say = (): Promise<Said> => Promise.resolve({ out: 'whole', code: 0 })
  const one = { files: files(['a', 'b']), faults: [], asked: {} }
  await remembered(one, say, folder)
  const [name] = readdirSync(folder)
  writeFileSync(join(folder, name!), '{"out": "wh')
  expect(await remembered(one, say, folder)).toEqual({ out: 'whole', code: 0 })
  writeFileSync(join(folder, 'file'), '')
  expect(await remembered(one, say, join(folder, 'file'))).toEqual({ out: 'whole', code: 0 })
})

test('only the last few answers are kept', async () => {
  for (let i = 0; i < 12; i++)
    await remembered(
      { files: files(['a', String(i)]), faults: [], asked: {} },
      () => Promise.resolve({ out: '', code: 0 }),
      folder,
    )
  expect(readdirSync(folder)).toHaveLength(8)
})

describe('whatever is edited', () => {
  const example = [...filesOf({})]
  const say = (now: ReadonlyMap<string, string>): Said => {
    const { diagnostics } = check(now, { nations, asOf: '2026-11-22' })
    return { out: json(diagnostics), code: diagnostics.length }
  }

  test('the answer is the one that is worked out afresh', async () => {
    const edit = fc.record({
      file: fc.nat(example.length - 1),
      at: fc.nat(1200),
      cut: fc.nat(12),
      put: fc.constantFrom('', 'x', ' ', '\n', '1', 'refer', ': ', '#', '"'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 4 }), async (edits) => {
        const now = new Map(example)
        for (const { file, at, cut, put } of [...edits, ...edits.slice(0, 1)]) {
          const [path] = example[file]!
          const text = now.get(path)!
          const from = at % (text.length + 1)
          now.set(path, text.slice(0, from) + put + text.slice(from + cut))
          const read = { files: now, faults: [], asked: {} }
          expect(await remembered(read, () => Promise.resolve(say(now)), folder)).toEqual(say(now))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('no two lists of files share a key', () => {
    const list = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 })), { maxLength: 3 })
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [one, other] = [new Map(a), new Map(b)]
        const same = JSON.stringify([...one]) === JSON.stringify([...other])
        expect(keyOf(one, [], {}) === keyOf(other, [], {})).toBe(same)
      }),
      { numRuns: 60 },
    )
  })
})
