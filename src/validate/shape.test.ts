/** What is said of a file that has not the shape of its kind: every form of slip, at its place, read before it changes. */
import { describe, expect, test } from 'vitest'
import { base, baseFile, welshFile } from './example.ts'
import { readYaml } from '../read/yaml.ts'
import { checkShape, descriptionAt, keysAt, wordsAt } from './shape.ts'
import { schemas } from './validate.ts'

type Kind = keyof typeof schemas
const whole = base()[baseFile]!
/** The smallest base, one line of it replaced by another. */
const but = (from: string | RegExp, to: string): string => whole.replace(from, to)
const step = (text: string): string => but(/^ {2}wait:.*$/m, `  wait: ${text}`)
const nation = 'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n'
const word = (more: string): string => `- term: FIT\n  kind: abbreviation\n${more}`
const facts = 'name: Wales\nlanguages: [en, cy]\n'
const hazard = (more: string): string =>
  `- id: one\n  hazard: A\n  cause: B\n  effect: C\n  controls: [{ what: D, test: "src/a.test.ts: it holds" }]\n  residual: E\n${more}`

const slips: readonly [string, Kind, string][] = [
  ['nothing at all', 'base', ''],
  ['a switch for a text', 'base', but('title: Example', 'title: true')],
  ['a group for a text', 'base', but('title: Example', 'title: { a: b }')],
  ['a figure for a group', 'base', but(/^steps:[^]*/m, 'steps: 10\n')],
  ['a text for a list', 'base', but('status: draft', 'status: draft\nalso-called: Sample')],
  ['a text for a switch', 'organisations', 'called: Board\ncalled-many: Boards\ncomplete: maybe\norganisations: {}\n'],
  ['a part of a version', 'base', but('version: 1', 'version: 1.5')],
  ['a version that is too small', 'base', but('version: 1', 'version: 0')],
  ['a version that no file can have', 'base', but('version: 1', 'version: 100000000000000000000')],
  ['a figure that is too large', 'hazards', hazard('  severity: 6\n  likelihood: 0\n')],
  ['a list with too few entries', 'glossary', word('  meanings: [{ means: One }]\n')],
  ['neither meaning nor meanings', 'glossary', word('')],
  ['both', 'glossary', word('  means: A test.\n  meanings: [{ means: One }, { means: Two }]\n')],
  ['a list that is empty', 'nation-facts', 'name: Wales\nlanguages: []\n'],
  ['a word of a list that is not known', 'nation-facts', 'name: Wales\nlanguages: [en, cz]\n'],
  ['a word that is near to none', 'base', but('status: draft', 'status: somewhere-in-between')],
  ['a list for a word', 'base', but('status: draft', 'status: [draft]')],
  ['a long list for a word', 'base', but('status: draft', `status: [${'draft, '.repeat(12)}draft]`)],
  ['a text in place of a step', 'base', step('Wait.')],
  ['a figure in place of a step', 'base', step('10')],
  ['a list in place of a step', 'base', step('[one]')],
  ['a kind that is no word', 'base', step('{ kind: 10, do: Wait. }')],
  ['a kind that is near to none', 'base', step('{ kind: something-else, do: Wait. }')],
  ['a key of another kind', 'base', step('{ kind: manage, urgency: urgent, source: "guideline 1" }')],
  ['a key that is misspelt and needed', 'base', step('{ kind: referral, strenght: must, urgency: urgent }')],
  [
    'a key of an answer, two spaces too far left',
    'base',
    but('      no: { say: "No", go: wait }', '      no: { say: "No" }\n      go: wait'),
  ],
  [
    'a key of the file, two spaces too far right',
    'base',
    but(
      'before-you-refer:\n  not-known: Nothing was found.\n',
      'before-you-refer:\n  not-known: Nothing was found.\n  version: 1\n',
    ),
  ],
  ['a list whose entries have no sign', 'base', but('status: draft', 'status: draft\nalso-called: bowel cancer')],
  ['an id that is too long', 'base', but('  wait:', `  ${'w'.repeat(61)}:`)],
  ['an id that pages keep', 'base', but('  wait:', '  section-wait:')],
  ['an id of signs', 'base', but('  wait:', '  "10 % – Über!":')],
  ['an id of nothing else', 'base', but('  wait:', '  "10":')],
  ['an id of an answer', 'base', but('      no:', '      No__way:')],
  ['a section that is no list', 'base', but(/send:\n {2}.*/, 'send: Name and age')],
  ['a section with a misspelt key', 'base', but(/send:\n {2}.*/, 'send:\n  - { say: Age, sorce: "guideline 1" }')],
  ['a section whose gap is misspelt', 'base', but(/send:\n {2}.*/, 'send: { not-knwon: Nothing was found. }')],
  ['an entry that is a figure', 'base', but(/send:\n {2}.*/, 'send: [10]')],
  ['no step', 'base', but(/^steps:[^]*/m, 'steps: {}\n')],
  [
    'no criterion',
    'base',
    step('{ kind: criteria, ask: One?, source: "guideline 1", any-of: {}, yes: refer, no: refer }'),
  ],
  [
    'a criterion without bounds',
    'base',
    step(
      '{ kind: criteria, ask: One?, source: "guideline 1", any-of: { old: { say: Old, age: {} } }, yes: refer, no: pain }',
    ),
  ],
  [
    'a bound in words',
    'base',
    step(
      '{ kind: criteria, ask: One?, source: "guideline 1", any-of: { old: { say: Old, age: { from: forty } } }, yes: refer, no: pain }',
    ),
  ],
  ['an answer’s bound that is no name', 'base', but('{ say: "No",', '{ below: [10],')],
  [
    'more steps than a chart holds',
    'base',
    `${whole}${Array.from({ length: 198 }, (_, i) => `  w${i}: { kind: manage, do: Wait. }\n`).join('')}`,
  ],
  ['a text of nothing', 'base', but('purpose: Shows one rule.', 'purpose: "   "')],
  ['a text of sixty signs that is no date', 'base', but('2027-11-22', 'a'.repeat(60))],
  ['a version of the base that is none', 'nation', nation.replace('base 1', 'base 0')],
  ['an adoption in words', 'nation', nation.replace('nobody yet', 'everybody')],
  ['an adoption without its day', 'nation', nation.replace('nobody yet', '{ body: A body, role: A role }')],
  ['a value that is nothing', 'nation', `${nation}values:\n  limit: {}\n`],
  ['a value that is a text', 'nation', `${nation}values:\n  limit: { is: ten, source: "guideline 1" }\n`],
  ['a value without its source', 'nation', `${nation}values:\n  limit: { is: 10 }\n`],
  ['an age below nought', 'cases', '- case: A\n  story: B\n  facts: { age: -1, weeks: -1 }\n  ends: { all: refer }\n'],
  ['a concern that is no yes', 'cases', '- case: A\n  story: B\n  still-concerned: no\n  ends: { all: refer }\n'],
  [
    'an answer that is a group of others',
    'cases',
    '- case: A\n  story: B\n  pain: { england: true }\n  ends: { all: refer }\n',
  ],
  ['an address of no page', 'nation-facts', `${facts}address: "https://nhs@example.org/"\n`],
  ['an address of no repository', 'nation-facts', `${facts}repository: { address: "https://example.org/a/b" }\n`],
  ['a branch of no name', 'nation-facts', `${facts}repository: { address: "https://github.com/a/b", branch: "a b" }\n`],
  [
    'a control without its test',
    'hazards',
    hazard('  severity: 1\n  likelihood: 1\n').replace('src/a.test.ts: it holds', 'tested'),
  ],
  ['an exception for no file', 'exceptions', '- { rule: no-dose, file: scripts/a.ts, reason: Why. }\n'],
  ['a translation that is no list', 'translation', 'state: checked\npain: Poen\n'],
  ['a moved pathway that says nothing', 'moved', 'old: {}\n'],
  ['a moved pathway that says half', 'moved', 'old: { withdrawn: 2026-11-22 }\n'],
]

test('word for word', async () => {
  const said = slips.map(([name, kind, text]) => {
    const { data } = readYaml('file.yaml', text)
    const { faults, value } = checkShape(schemas[kind], data, 'file.yaml')
    expect(value, name).toBeUndefined()
    return [
      `## ${name}`,
      ...faults.flatMap(({ at, rule, level, what, why, mend }) => [
        `${level}: ${what} [${rule}]`,
        `  at:   ${at.file} ${at.path.join('/')}${at.key === true ? ' (key)' : ''}`,
        `  why:  ${why}`,
        `  mend: ${mend}`,
      ]),
      '',
    ].join('\n')
  })
  await expect(said.join('\n')).toMatchFileSnapshot('shape-wording.txt')
})

test('what is whole is handed on as it is written', () => {
  const { data } = readYaml(baseFile, whole)
  expect(checkShape(schemas.base, data, baseFile)).toEqual({ value: data, faults: [] })
  expect(checkShape(schemas.translation, { state: 'checked', pain: [] }, welshFile).faults).toEqual([])
})

describe('what an author is offered', () => {
  const data = { steps: { one: { kind: 'manage' }, two: { kind: 'nothing-known' }, constructor: { kind: 'do' } } }

  test('keys by the kind of the step, and by every kind where it has none yet', () => {
    expect(keysAt(schemas.base, ['steps', 'one'], data)).toContain('if-still-concerned')
    expect(keysAt(schemas.base, ['steps', 'one'], data)).not.toContain('urgency')
    expect(keysAt(schemas.base, ['steps', 'constructor'], data)).toContain('then')
    expect(keysAt(schemas.base, ['steps', 'two'], data)).toEqual([])
    expect(keysAt(schemas.base, ['steps', 'new'], data)).toContain('urgency')
    expect(keysAt(schemas.base, ['constructor'], data)).toEqual([])
    expect(keysAt(schemas.base, ['steps', 'new'], { steps: null })).toContain('urgency')
    expect(keysAt(schemas.base, ['title', 'deeper'], data)).toEqual([])
  })

  test('of keys that many kinds share, each once', () => {
    const keys = keysAt(schemas.base, ['steps', 'new'], data)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('the sentence of a key, of the step where the key has none, and nothing for what nobody knows', () => {
    expect(descriptionAt(schemas.base, ['title'], data)).toBe('The name of the pathway, as a GP would say it.')
    expect(descriptionAt(schemas.base, ['steps', 'one', 'then'], data)).toBe('The id of the step that follows.')
    expect(descriptionAt(schemas.base, ['steps', 'one', 'if-still-concerned'], data)).toBe(
      'The way out when the pathway does not fit the person. Not a journey of its own.',
    )
    expect(descriptionAt(schemas.base, ['constructor'], data)).toBeUndefined()
    expect(descriptionAt(schemas.cases, [0, 'facts', 'age'], [{ facts: { age: 1 } }])).toBe('The age in years.')
    expect(descriptionAt(schemas.cases, [0, 'facts', 'height'], [{ facts: { height: 1 } }])).toBeUndefined()
  })

  test('the kinds of a step whatever kind stands there; the words of a key; and none for a text', () => {
    const kinds = ['criteria', 'question', 'do', 'test', 'advice', 'referral', 'manage', 'go-to']
    expect(wordsAt(schemas.base, ['steps', 'one', 'kind'], data)).toEqual(kinds)
    expect(wordsAt(schemas.base, ['steps', 'two', 'kind'], data)).toEqual(kinds)
    expect(wordsAt(schemas.base, ['status'], data)).toEqual(['draft', 'approved', 'withdrawn'])
    expect(wordsAt(schemas.nation, ['adopted-by'], {})).toEqual(['nobody yet'])
    expect(wordsAt(schemas.cases, [0, 'still-concerned'], [{}])).toEqual(['yes'])
    expect(wordsAt(schemas.base, ['steps', 'three', 'red-flags'], { steps: { three: { kind: 'criteria' } } })).toEqual([
      'true',
    ])
    expect(wordsAt(schemas.glossary, [0, 'kind'], [{}])).toContain('abbreviation')
    expect(wordsAt(schemas.base, ['title'], data)).toEqual([])
  })
})
