/** A nation is final in a language when every text is translated, from the English that stands there now, and checked. */
import { expect, test } from 'vitest'
import { notFinal } from '../../scripts/build/final.ts'
import { check } from '../pipeline.ts'
import { english } from '../view/words.ts'
import { base, filesOf, headWith, welshFile } from './example.ts'
import { proseOf } from './translated.ts'

const changes = 'changes:\n  - { version: 1, date: 2026-11-22, class: minor, because: "It was clearer." }\n'
const withBase = base({ head: headWith(changes) })
const wales = 'name: Wales\nlanguages: [en, cy]\n'
const checkedFor = (files: Record<string, string>): ReturnType<typeof check> =>
  check(filesOf({ ...withBase, 'content/nations/wales.yaml': wales, ...files }), {
    nations: ['wales'],
    asOf: '2026-11-24',
  })

/** Every word and text, each with the English it was made from. */
function whole(state = 'checked'): Record<string, string> {
  const { pathway } = checkedFor({}).pathways.get('wales')![0]!
  const pairs = [...proseOf(pathway)].map(
    ([where, texts]) =>
      `${where}:\n${[...texts].map((text) => `  - { en: ${JSON.stringify(text)}, cy: "Cymraeg" }\n`).join('')}`,
  )
  return {
    'content/words/cy.yaml': `state: ${state}\n${Object.keys(english)
      .map((key) => `${key}: Gair\n`)
      .join('')}`,
    [welshFile]: `state: ${state}\n${pairs.join('')}`,
  }
}

test('a nation with every text translated, fresh and checked is final; one that publishes in English alone always is', () => {
  const files = whole()
  expect(checkedFor(files).diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  expect(notFinal(checkedFor(files), 'wales')).toEqual([])
  expect(notFinal(checkedFor({ 'content/nations/wales.yaml': 'name: Wales\nlanguages: [en]\n' }), 'wales')).toEqual([])
})

test.each<[string, (files: Record<string, string>) => Record<string, string>, string]>([
  [
    'a word',
    (files) => ({ 'content/words/cy.yaml': files['content/words/cy.yaml']!.replace('compare: Gair\n', '') }),
    'words',
  ],
  [
    'a step that says something else',
    (files) => ({ [welshFile]: files[welshFile]!.replace('Is there pain?', 'Was there pain?') }),
    'pathways/example',
  ],
  [
    'the change log',
    (files) => ({ [welshFile]: files[welshFile]!.replace('It was clearer.', 'It was shorter.') }),
    'pathways/example',
  ],
  ['a draft', () => whole('machine draft, unchecked'), 'words'],
  [
    'a notice',
    () => ({
      'content/notices/wales.yaml':
        'closed:\n  say: Closed.\n  severity: service\n  starts: 2026-11-22\n  ends: 2026-11-30\n  approved-by: nobody yet\n  cy: { state: checked, en: Open., say: Ar agor. }\n',
    }),
    'notices',
  ],
])('%s that is missing, stale or unchecked is named', (_name, change, what) => {
  const files = whole()
  const open = notFinal(checkedFor({ ...files, ...change(files) }), 'wales')
  expect(open[0]).toMatch(/^Wales is not final in Welsh: \d+ of \d+ texts/)
  expect(open.slice(1).some((line) => line.trim().startsWith(`${what}: `))).toBe(true)
})
