/** The change log: shown to readers, and held against what the comparison shows. */
import { expect, test } from 'vitest'
import { drawOwners } from '../draw/evidence.ts'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, baseFile, example, filesOf, headWith } from '../validate/example.ts'
import type { View } from '../view/view.ts'
import { translator } from '../view/words.ts'
import { diffLibraries, type LibraryDiff, type Tree } from './diff.ts'

const treeOf = (files: Readonly<Record<string, string>>): Tree => {
  const whole = filesOf(files)
  return { files: whole, checked: check(whole, { nations, asOf: '2026-11-25' }) }
}
const entry = (size: string, version = 1): string =>
  `changes:\n  - version: ${version}\n    date: 2026-11-25\n    class: ${size}\n    because: Pain & waiting.\n`
const diffOf = (files: Readonly<Record<string, string>>): LibraryDiff =>
  diffLibraries(treeOf(example), treeOf(files), nations)
const whats = (files: Readonly<Record<string, string>>): string[] => diffOf(files).claims.map(({ what }) => what)

test('the page tells each entry with its version and day, as text', () => {
  const { checked } = treeOf(base({ head: headWith(entry('minor')) }))
  expect(checked.diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  const { pathway } = checked.pathways.get('england')![0]!
  const facts = checked.library.nations.get('england')
  const page = String(
    drawOwners({
      pathway,
      facts: facts ?? { name: 'England' },
      t: translator(undefined),
      language: 'en',
    } as unknown as View),
  )
  expect(page).toContain('Base version 1, 25\u00a0November 2026: Pain &amp; waiting.')
})

test('an entry without a change, and a change without an entry', () => {
  expect(whats(base({ head: headWith(entry('minor')) }))).toEqual([
    'The change log calls this `minor`, and it is no change for readers',
  ])
  const reworded = { [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: Wait at home.') }
  expect(whats(reworded)).toEqual(['This is a minor change, and the change log does not mention it'])
})

test('spelling needs no entry', () => {
  const respelt = { [baseFile]: example[baseFile]!.replace('purpose: Shows one rule.', 'purpose: Shows one rule') }
  expect(diffOf(respelt).nations[0]!.class).toBe('patch')
  expect(whats(respelt)).toEqual([])
})

test('a version that the base does not have', () => {
  const reworded = base({
    head: headWith(entry('minor', 3)).replace('purpose: Shows one rule.', 'purpose: Shows one rule and its reason.'),
  })
  expect(whats(reworded)).toEqual(['The change log names version 3, and the base is version 1'])
})
