/** A nation is final in a language when every text is translated, from the English that stands there now, and checked. */
import { expect, test } from 'vitest'
import { notFinal } from '../../scripts/build/final.ts'
import { check } from '../pipeline.ts'
import { english } from '../view/words.ts'
import { base, filesOf, headWith, stepsBut, welshFile } from './example.ts'
import { proseOf, translated } from './translated.ts'

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

test('what is translated, fresh and checked is counted shelf by shelf, and only what this nation publishes', () => {
  const notice = (id: string, more: string): string =>
    `${id}:\n  say: Closed.\n  severity: service\n  starts: 2026-11-22\n  ends: 2026-11-30\n  approved-by: nobody yet\n${more}`
  const behaviour =
    '---\ntheme: asking\nstatement: A reply comes.\nshort: Reply\ngoverns: []\napplies-to: [hospital]\nrests-on:\n  - { nation: wales, not-known: "Nothing was found." }\nstatus: draft\nreview-by: 2027-11-22\n---\n\nA reply.\n'
  const letter = '---\ntitle: A\nsummary: B.\nstatus: draft\nreview-by: 2027-11-22\n---\n\nA letter.\n'
  const files = {
    'content/notices/wales.yaml':
      notice('one', '  cy: { state: checked, en: Closed., say: Ar gau. }\n') +
      notice('two', '  cy: { state: "machine draft, unchecked", en: Closed., say: Ar gau. }\n') +
      notice('three', '  cy: { state: checked, en: Open., say: Ar agor. }\n'),
    'content/notices/all.yaml': notice('four', ''),
    'content/notices/england.yaml': notice('five', ''),
    'content/behaviours/one.mdx': behaviour,
    'content/behaviours/one.cy.mdx': behaviour,
    'content/behaviours/two.mdx': behaviour,
    'content/letters/one.mdx': letter,
    'content/words/cy.yaml': 'state: checked\ncompare: Cymharu\n',
    [welshFile]: 'state: checked\npage:\n  - { en: Example, cy: Enghraifft }\nwait:\n  - { en: Wait., cy: Aros. }\n',
  }
  const count = (more: Record<string, string> = {}): [string, number, number, number][] => {
    const { library, pathways } = checkedFor({ ...files, ...more })
    const resolved = pathways.get('wales')!.map(({ pathway }) => pathway)
    return translated(library, resolved, ['compare', 'search', 'print'], 'wales', 'cy').map(
      ({ what, of, fresh, checked }) => [what, of, fresh, checked],
    )
  }
  const texts = [...proseOf(checkedFor(files).pathways.get('wales')![0]!.pathway).values()]
  const all = texts.reduce((sum, one) => sum + one.size, 0)
  expect(count()).toEqual([
    ['words', 3, 1, 1],
    ['pathways/example', all, 2, 2],
    ['notices', 4, 2, 1],
    ['behaviours', 2, 1, 0],
    ['programmes', 1, 0, 0],
  ])
  const draft = count({
    'content/words/cy.yaml': 'state: machine draft, unchecked\ncompare: Cymharu\n',
    // A text in English alone is not yet a translation.
    [welshFile]:
      'state: machine draft, unchecked\npage:\n  - { en: Example, cy: Enghraifft }\nwait:\n  - { en: Wait. }\n',
  })
  expect(draft.slice(0, 2)).toEqual([
    ['words', 3, 1, 0],
    ['pathways/example', all, 1, 0],
  ])
})

test('what is to be translated are sentences: of the page, the nation, its values, sections and differences, and of every step', () => {
  const { pathways } = checkedFor({
    ...base({
      head: headWith(`${changes}each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n`),
      steps: stepsBut('yes: { say: "Yes", go: refer }', 'yes: { from: limit, go: refer }')
        .replace(
          'no: { say: "No", go: wait }',
          'no: { below: limit, go: wait }\n      none: { without-result: "No result", go: wait }',
        )
        .replace('ask: Is there pain?', 'ask: What is it?\n    measure: FIT\n    unit: ug/g'),
    }),
    'pathways/example/example/wales.yaml':
      'stands: differs\nbecause: Wales asks otherwise.\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { not-known: "Nobody says it.", searched: 2026-11-22, meanwhile: "Ask." }\ndiffers:\n  - because: Wales has no letters.\n    source: guideline 1\n    sections:\n      send: [{ say: "Name", source: "guideline 1", note: "In full." }]\n',
  })
  const prose = proseOf(pathways.get('wales')![0]!.pathway)
  expect([...prose].map(([where, texts]) => [where, [...texts]])).toEqual([
    [
      'page',
      [
        'Example',
        'Shows one rule.',
        'Nobody.',
        'Wales asks otherwise.',
        'It was clearer.',
        'The limit',
        'Nobody says it.',
        'Ask.',
        'Sudden collapse',
        'Nothing was found.',
        'Name',
        'In full.',
        'Wales has no letters.',
      ],
    ],
    ['pain', ['What is it?', 'No result']],
    ['refer', ['Refer.']],
    ['wait', ['Wait.']],
  ])
})
