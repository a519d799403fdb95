/** Where somebody types, told from indentation alone, held against what the parser says of the whole file. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readYaml } from '../read/yaml.ts'
import { spotAt } from './spot.ts'

type Path = (string | number)[]
const folder = new URL('../../pathways/gastroenterology/suspected-colorectal-cancer/', import.meta.url)

/** Every key of every mapping, with the keys beside it. */
function keysOf(value: unknown, at: Path = []): { path: Path; beside: string[] }[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => keysOf(one, [...at, i]))
  if (typeof value !== 'object' || value === null) return []
  const names = Object.keys(value)
  return Object.entries(value).flatMap(([key, one]) => [
    { path: [...at, key], beside: names.filter((name) => name !== key) },
    ...keysOf(one, [...at, key]),
  ])
}
const at = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((here, step) => (here as Record<string | number, unknown> | undefined)?.[step], data)
const sorted = (words: string[]): string[] => [...new Set(words)].sort()

test.each(['base.yaml', 'scotland.yaml', 'cases.yaml', 'cy.yaml'])('%s', (name) => {
  const text = readFileSync(new URL(name, folder), 'utf8')
  const lines = text.split('\n')
  const starts = lines.map((_, n) => lines.slice(0, n).join('\n').length + (n > 0 ? 1 : 0))
  const source = readYaml(name, text)
  let looked = 0
  for (const { path, beside } of keysOf(source.data)) {
    const { line, column, endColumn } = source.place({ path, key: true })
    const inBraces = lines[line - 1]!.slice(0, column).includes('{')
    const start = starts[line - 1]! + column - 1
    const after = start + (endColumn - column)
    const where = `${name}:${line}:${column} ${path.join('/')}`
    const key = spotAt(text, start)
    expect([key.path, key.writes, key.from], where).toEqual([path.slice(0, -1), 'key', start])
    // In braces only what stands before is read; elsewhere all that stands in the group.
    if (inBraces) expect(beside, where).toEqual(expect.arrayContaining(key.beside))
    else expect(sorted(key.beside), where).toEqual(sorted(beside))
    // Behind the colon and the space; where a group follows, at the end of the line.
    const words = text[after + 1] === '\n' ? after + 1 : after + 2
    const value = spotAt(text, words)
    expect([value.path, value.writes, value.from], where).toEqual([path, 'value', words])
    // The kind of the step that is written, which decides what may stand in it.
    const step = path.slice(0, path.lastIndexOf('steps') + 2)
    const kind = path.includes('steps') && step.length < path.length ? at(source.data, [...step, 'kind']) : undefined
    if (kind !== undefined && !inBraces) expect(at(key.data, [...step, 'kind']), where).toBe(kind)
    looked++
  }
  expect(looked).toBeGreaterThan(20)
})

/** What is told of the place marked `|`. */
const spot = (marked: string): ReturnType<typeof spotAt> => spotAt(marked.replace('|', ''), marked.indexOf('|'))

test.each<[what: string, text: string, path: Path, beside: string[]]>([
  [
    'words without a key are no key beside it',
    'steps:\n  some words\n  ask|\n  more words\n  pain: x\n',
    ['steps'],
    ['pain'],
  ],
  ['words without a key are no group around it', 'some words\n  ask|', [], []],
  ['words further right belong to a neighbour', 'pain:\n    deep: x\nask|', [], ['pain']],
  ['behind a closed brace the braces are over', 'when: { from: 3 } , to|', ['when'], []],
  ['braces may open the line', '{ from: 3, to|', [], ['from']],
  ['a later group is none of its own', 'pain:\n  a|\nask:\n  b: x', ['pain'], []],
])('%s', (_what, text, path, beside) => {
  expect(spot(text)).toMatchObject({ path, beside })
})

test('what stands before in the same braces is told whole, colons and all', () => {
  expect(spot('when: { url: https://a.b/c, x|').data).toEqual({ when: { url: 'https://a.b/c' } })
})

test('kinds are told at their places, also of groups in lists and further down', () => {
  expect(
    spot(
      'differs:\n  - steps:\n      a:\n        kind: manage\n  - steps:\n      b:\n        as|\n        kind: question\n',
    ).data,
  ).toEqual({
    differs: { 0: { steps: { a: { kind: 'manage' } } }, 1: { steps: { b: { kind: 'question' } } } },
  })
})
