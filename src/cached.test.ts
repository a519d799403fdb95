/** What is asked again is answered without work; what has changed is worked out anew. */
import { expect, test } from 'vitest'
import { cached, cachedInARow, cachedText } from './cached.ts'
import type { Checked } from './library.ts'
import { nations } from './nations.ts'
import { check } from './pipeline.ts'
import type { DocumentCache } from './read/library.ts'
import { baseFile, casesFile, example, filesOf, folder, nationFile } from './validate/example.ts'
import type { Example } from './validate/rule.ts'

test('an object is asked once, as long as all else is the same', () => {
  let asked = 0
  const ask = cached((of: { name: string }, day: string, list: readonly string[]) => {
    asked++
    return `${of.name} ${day} ${list.join()}`
  })
  const [one, list] = [{ name: 'one' }, ['a']]
  expect([ask(one, 'today', list), ask(one, 'today', list), asked]).toEqual(['one today a', 'one today a', 1])
  expect([ask({ name: 'two' }, 'today', list), asked]).toEqual(['two today a', 2])
  expect([ask(one, 'tomorrow', list), asked]).toEqual(['one tomorrow a', 3])
  expect([ask(one, 'tomorrow', ['a']), asked]).toEqual(['one tomorrow a', 4])
  expect([ask(one, 'today', list), asked]).toEqual(['one today a', 5])
})

test('a text is asked once, and no more texts are kept than a library has', () => {
  let asked = 0
  const ask = cachedText((text) => {
    asked++
    return text === 'nothing' ? undefined : text.toUpperCase()
  })
  expect([ask('one'), ask('one'), asked]).toEqual(['ONE', 'ONE', 1])
  expect([ask('nothing'), ask('nothing'), asked]).toEqual([undefined, undefined, 2])
  for (let i = 0; i < 10_000; i++) ask(String(i))
  asked = 0
  expect([ask('one'), asked]).toEqual(['ONE', 1])
})

test('a folder is the same pathway until one of its files changes', () => {
  const second: Example = Object.fromEntries(
    Object.entries(example)
      .filter(([file]) => file.startsWith(folder))
      .map(([file, text]) => [
        file.replace('example/example', 'example/second'),
        text.replace('title: Example', 'title: Second'),
      ]),
  )
  const cache: DocumentCache = new Map()
  const checked = (files: Example): Checked =>
    check(filesOf({ ...second, ...files }), { nations, asOf: '2026-11-24' }, cache)
  const pathways = ({ pathways: all }: Checked) => all.get('wales')!.map(({ pathway }) => pathway)
  const before = pathways(checked({}))
  expect(before.map(({ slug }) => slug)).toEqual(['example', 'second'])
  const edits: Example[] = [
    { [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: Wait at home.') },
    { [nationFile('wales')]: `${example[nationFile('wales')]!}because: Otherwise.\n` },
    { [casesFile]: '- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { all: refer }\n' },
  ]
  for (const files of edits) {
    const after = pathways(checked(files))
    expect(after[0]).not.toBe(before[0])
    expect(after[1]).toBe(before[1])
    const back = pathways(checked({}))
    expect([back[0]!.stance, back[0]!.base]).toEqual([before[0]!.stance, before[0]!.base])
  }
  // A file that is broken for a while is not missed afterwards, nor is one that came and went.
  for (const files of [
    { [nationFile('wales')]: 'stands: [\n' },
    { [`${folder}/wales.powys.yaml`]: example[nationFile('wales')]! },
  ]) {
    checked(files)
    expect(checked({}).diagnostics).toEqual(check(filesOf(second), { nations, asOf: '2026-11-24' }).diagnostics)
  }
})

test('what is asked in a row is worked out once, and again after anything else', () => {
  let worked = 0
  const ask = cachedInARow((of: object, word: string) => `${word} ${++worked} ${Object.keys(of).join()}`)
  const [one, other] = [{ a: 1 }, { b: 2 }]
  expect([ask(one, 'x'), ask(one, 'x'), ask(one, 'y'), ask(one, 'y'), ask(other, 'y'), ask(one, 'x')]).toEqual([
    'x 1 a',
    'x 1 a',
    'y 2 a',
    'y 2 a',
    'y 3 b',
    'x 4 a',
  ])
})
