/** A reviewer of a translation reads the pathway, not its files: what is told to them names no id. */
import { expect, test } from 'vitest'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, filesOf, headBut, stepsBut, welshFile } from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'
import { diffLibraries, type Tree } from './diff.ts'

const welsh = {
  [welshFile]:
    'state: checked\npage:\n  - { en: Shows one rule., cy: Dangos un rheol. }\npain:\n  - { en: Is there pain?, cy: Oes poen? }\n',
}
const treeOf = (files: Example): Tree => {
  const all = filesOf({ ...welsh, ...files })
  return { files: all, checked: check(all, { nations, asOf: '2026-11-22' }) }
}
const told = (files: Example): string[] =>
  diffLibraries(treeOf({}), treeOf(files), ['wales'])
    .nations.flatMap(({ pathways }) => pathways)
    .flatMap(({ changes }) => changes.filter(({ kind }) => kind === 'welsh-stale').map(({ text }) => text))

test('a translation whose English moved is named by its step as it is now', () => {
  expect(told(base({ steps: stepsBut('Is there pain?', 'Is there any pain?') }))).toEqual([
    'Welsh: “Is there pain?” is no longer the English of “Is there any pain?”.',
  ])
})

test('and what stands around the steps by that', () => {
  expect(told(base({ head: headBut('Shows one rule', 'Shows one rule only') }))).toEqual([
    'Welsh: “Shows one rule.” is no longer the English around the steps.',
  ])
})
