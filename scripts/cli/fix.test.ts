import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { baseFile, example, nationFile } from '../../src/validate/example.ts'
import { fix } from './fix.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fix-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** What `--fix` makes of the example with one text replaced in one file. */
function fixed(file: string, from: string, to: string): { said: string; text: string; was: string } {
  const was = example[file]!.replace(from, to)
  for (const [path, text] of Object.entries({ ...example, [file]: was })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const said = fix({ roots: [root], nations: [...nations], asOf: '2026-11-22' })
  return { said, text: readFileSync(join(root, file), 'utf8'), was }
}

const wales = nationFile('wales')

test.each([
  ['a misspelt key, with its comment', baseFile, 'purpose: Shows', '# Why\npurpos: Shows', '# Why\npurpose: Shows'],
  ['a misspelt word of the format', wales, 'stands: same as base', 'stands: diffrs', undefined],
  ['a character that cannot be seen', baseFile, 'Shows one', 'Shows\u200b one', 'Shows one'],
])('%s', (_, file, from, to, right) => {
  const { text, said, was } = fixed(file, from, to)
  // `differs` is spelt right, and then does not differ: that is one fault for another, so nothing is touched.
  expect(text).toBe(right === undefined ? was : example[file]!.replace(from, right))
  expect(said).toEqual(
    right === undefined ? '' : expect.stringMatching(/^Put right:\n {2}\S+: `.*` (is now `purpose`|was removed)\n\n$/),
  )
})

test.each([
  ['a step that is misspelt', baseFile, 'go: refer', 'go: refr'],
  ['a figure', baseFile, 'version: 1', 'version: 1.10'],
  ['a word two slips away', wales, 'reviewed-against', 'reviewd-agianst'],
  ['a short word', baseFile, 'kind: manage', 'kynd: manage'],
])('%s is not certain, and left to its author', (_, file, from, to) => {
  const { text, said, was } = fixed(file, from, to)
  expect({ text, said }).toEqual({ text: was, said: '' })
})
