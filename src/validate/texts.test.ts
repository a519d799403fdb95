/** Which of a file’s texts are held against the rules about words, and where a slip is said to stand. */
import { expect, test } from 'vitest'
import type { Document } from '../read/library.ts'
import { readMdx } from '../read/mdx.ts'
import { readYaml } from '../read/yaml.ts'
import { checkTexts } from './texts.ts'

const yaml = (text: string, kind: Document['kind'] = 'base'): Document =>
  ({ kind, source: readYaml('a.yaml', text) }) as unknown as Document

/** `rule at path`, or `rule “what is marked”` where a slip stands in the words of a page. */
const slips = (document: Document): string[] =>
  checkTexts([document]).map(({ rule, at: { path, span } }) =>
    span ? `${rule} “${document.source.text.slice(...span)}”` : `${rule} at ${path.join('/')}`,
  )

test('every text at any depth, and no id', () => {
  expect(slips(yaml('say: Give apixaban.\nlist:\n  - { do: "Give apixaban.", after: 3, then: null }\n'))).toEqual([
    'no-medicine at say',
    'no-medicine at list/0/do',
  ])
  expect(slips(yaml('start: apixaban\n'))).toEqual([])
})

test.each(['source', 'url', 'address', 'test', 'unit', 'superseded-by', 'same-as'])('no text under `%s`', (key) => {
  expect(slips(yaml(`${key}: About apixaban\nnot-${key}: About apixaban\n`))).toEqual([`no-medicine at not-${key}`])
})

test.each(['queries', 'words', 'sources', 'hazards'] as const)(
  'no text of `%s`, which readers type or look up',
  (kind) => {
    expect(slips(yaml('a: About apixaban, Рeople\n', kind))).toEqual([])
  },
)

test.each(['cases', 'events', 'glossary'] as const)(
  'in `%s` a medicine may be named, and no letter may deceive',
  (kind) => {
    expect(slips(yaml('a: About apixaban, Рeople\n', kind))).toEqual(['same-alphabet at a'])
  },
)

test('a page’s words, line by line, and its head but once', () => {
  const source = readMdx('a.mdx', '---\ntitle: About apixaban here\n---\n\nSay who.\n\nGive warfarin.\nThen aspirin')
  expect(slips({ kind: 'behaviour', source, slug: 'a', language: 'en' })).toEqual([
    'no-medicine at title',
    'no-medicine “warfarin”',
    'no-medicine “aspirin”',
  ])
})

test('the same words in another file are a slip there too', () => {
  const say = 'say: Give apixaban.\n'
  expect(checkTexts([yaml(say, 'cases'), yaml(say), yaml(say)])).toHaveLength(2)
})
