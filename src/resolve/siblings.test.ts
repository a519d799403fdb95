/** A nation stands beside the others unless its own text, here, is wrong. */
import { expect, test } from 'vitest'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, casesFile, example, filesOf, folder, nation, stepsBut } from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'

/** Who stands beside whom, where Wales alone is built. */
const beside = (files: Example, slug = 'example'): string[] => [
  ...check(filesOf(files), { nations: ['wales'], asOf: '2026-11-22' })
    .siblings(slug)
    .keys(),
]
const others = nations.filter((one) => one !== 'scotland')
const wrong = nation('scotland', '', 'difers')
/** The same library with a second pathway. */
const second = (files: Example = {}): Example =>
  Object.fromEntries(
    Object.entries({ ...example, ...files }).flatMap(([file, text]) =>
      file.startsWith(folder) ? [[file.replace('/example/example/', '/example/example-two/'), text]] : [],
    ),
  )

test('all stand beside each other, and nobody at a pathway that there is not', () => {
  expect(beside({})).toEqual([...nations])
  expect(beside({}, 'elsewhere')).toEqual([])
})

test.each<[string, Example]>([
  ['its file', wrong],
  ['its change', nation('scotland', 'differs:\n  - because: One less.\n    without: [wait]\n')],
  [
    'one of its cases',
    { [casesFile]: '- case: Pain\n  story: A.\n  pain: yes\n  ends: { all: refer, scotland: wait }\n' },
  ],
  ['what it calls things', { 'content/nations/scotland.yaml': 'name: Scotland\n' }],
])('a nation with an error in %s is left out', (_, files) => {
  expect(beside(files)).toEqual(others)
})

test('what is wrong with the base is everybody’s', () => {
  expect(beside(base({ steps: stepsBut('go: refer', 'go: refr') }))).toEqual([])
})

test('a warning, an error at another pathway and one in another nation’s words leave nobody out', () => {
  expect(beside(base({ steps: stepsBut(', if-still-concerned: refer', '') }))).toEqual([...nations])
  expect(beside({ ...second(wrong) })).toEqual([...nations])
  expect(beside({ ...second(wrong) }, 'example-two')).toEqual(others)
  expect(beside({ 'content/notices/scotland.yaml': 'one: {}\n' })).toEqual([...nations])
})

test('a pathway is worked out once, however often it is asked for', () => {
  const { siblings } = check(filesOf(second()), { nations: ['wales'], asOf: '2026-11-22' })
  expect(siblings('example')).toBe(siblings('example'))
  expect(siblings('example')).not.toBe(siblings('example-two'))
})
