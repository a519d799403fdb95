/** What is handed to all later stages: every file in its place, typed, and known by where it stands. */
import { expect, test } from 'vitest'
import { knownOf } from '../known.ts'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, baseFile, casesFile, example, filesOf, folder, headBut, nation, stepsBut, welshFile } from './example.ts'
import type { Example } from './rule.ts'

const prose = 'title: A page\nsummary: What it is.\nstatus: draft\nreview-by: 2027-11-22\n'
const board = 'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n'
const notice = (say: string): string =>
  `closed:\n  say: ${say}\n  severity: service\n  starts: 2026-11-22\n  ends: 2026-11-30\n  approved-by: nobody yet\n`

const whole: Example = {
  'content/glossary.yaml': '- { term: FIT, kind: abbreviation, means: "A test." }\n',
  'content/queries.yaml': '- { finds: [example], lay: [sample] }\n',
  'content/hazards.yaml':
    '- id: one\n  hazard: A\n  cause: B\n  effect: C\n  severity: 1\n  likelihood: 1\n  controls:\n    - what: D\n      test: "src/validate/validate.test.ts: every file"\n  residual: E\n',
  'content/published.yaml': 'example: [pain]\n',
  'content/moved.yaml': 'example:\n  steps: { ache: pain }\n',
  'content/nations/wales.yaml': 'name: Wales\nlanguages: [en, cy]\n',
  'content/organisations/wales.yaml':
    'called: Board\ncalled-many: Boards\ncomplete: true\norganisations:\n  powys: { name: Powys }\n',
  'content/events/wales.yaml': 'searched: 2026-11-22\nevents: []\n',
  'content/notices/wales.yaml': notice('Closed.'),
  'content/notices/all.yaml': notice('Closed everywhere.'),
  'content/words/cy.yaml': 'state: checked\ncompare: Cymharu\n',
  'content/behaviours/reply.mdx':
    '---\ntheme: asking\nstatement: A reply comes.\nshort: Reply\ngoverns: []\napplies-to: [hospital]\nrests-on:\n  - { nation: wales, not-known: "Nothing was found." }\nstatus: draft\nreview-by: 2027-11-22\n---\n\nA reply.\n',
  'content/learning/page.mdx': `---\n${prose}---\n\nA page.\n`,
  'content/learning/page.cy.mdx': `---\n${prose}---\n\nTudalen.\n`,
  'content/letters/letter.mdx': `---\n${prose}---\n\nA letter.\n`,
  [casesFile]: '- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { all: refer }\n',
  [welshFile]: 'state: checked\npage: []\n',
  [`${folder}/wales.powys.yaml`]: board,
  [`${folder}/base.1.yaml`]: example[baseFile]!,
  ...base({ head: headBut('version: 1', 'version: 2') }),
  ...Object.fromEntries(
    nations.map((id) => [
      `${folder}/${id}.yaml`,
      example[`${folder}/${id}.yaml`]!.replace('base 1', id === 'wales' ? 'base 1' : 'base 2'),
    ]),
  ),
  // A second folder, written before the first and read after it.
  ...Object.fromEntries(
    Object.entries(example)
      .filter(([file]) => file.startsWith(folder))
      .map(([file, text]) => [
        file.replace('/example/example/', '/a-specialty/second/'),
        text.replace('title: Example', 'title: Second'),
      ]),
  ),
}
const options = { nations, asOf: '2026-11-24' }

test('every file of a library is found in its place', () => {
  const { library, diagnostics } = check(filesOf(whole), options)
  expect(diagnostics.filter(({ level }) => level === 'error').map(({ what }) => what)).toEqual([])
  const [first, second] = library.folders
  expect(library.folders).toHaveLength(2)
  expect([first!.slug, first!.specialty, second!.slug, second!.specialty]).toEqual([
    'example',
    'example',
    'second',
    'a-specialty',
  ])
  expect(first!.base).toMatchObject({ file: baseFile, value: { version: 2 } })
  expect([...first!.oldBases!].map(([version, { file, value }]) => [version, file, value.version])).toEqual([
    [1, `${folder}/base.1.yaml`, 1],
  ])
  expect([...first!.nations].map(([id, { file }]) => [id, file]).sort()).toEqual(
    [...nations].sort().map((id) => [id, `${folder}/${id}.yaml`]),
  )
  expect([...first!.boards].map(([id, { file, value }]) => [id, file, value.stands])).toEqual([
    ['wales.powys', `${folder}/wales.powys.yaml`, 'same as base'],
  ])
  expect(first!.cases).toMatchObject({ file: casesFile, value: [{ case: 'Pain' }] })
  expect([...first!.translations]).toEqual([['cy', { file: welshFile, value: { state: 'checked', page: [] } }]])
  expect([second!.oldBases, second!.cases, second!.boards.size, second!.translations.size]).toEqual([
    undefined,
    undefined,
    0,
    0,
  ])
  expect(Object.keys(library.register)).toEqual(['guideline'])
  expect(library.glossary.map(({ term }) => term)).toEqual(['FIT'])
  expect(library.queries.map(({ finds }) => finds)).toEqual([['example']])
  expect(library.hazards.map(({ id }) => id)).toEqual(['one'])
  expect(library.exceptions).toEqual([])
  expect(library.published).toEqual({ example: ['pain'] })
  expect(library.moved).toEqual({ example: { steps: { ache: 'pain' } } })
  expect([...library.nations].map(([id, { name }]) => [id, name])).toEqual([['wales', 'Wales']])
  expect([...library.organisations].map(([id, { called }]) => [id, called])).toEqual([['wales', 'Board']])
  expect([...library.events]).toEqual([['wales', { searched: '2026-11-22', events: [] }]])
  expect([...library.words]).toEqual([['cy', { state: 'checked', compare: 'Cymharu' }]])
  expect(library.notices.map(({ id, nation: of, file, say }) => [id, of, file, say])).toEqual([
    ['closed', 'all', 'content/notices/all.yaml', 'Closed everywhere.'],
    ['closed', 'wales', 'content/notices/wales.yaml', 'Closed.'],
  ])
  expect(library.behaviours).toMatchObject([
    { slug: 'reply', language: 'en', file: 'content/behaviours/reply.mdx', value: { short: 'Reply' }, flowcharts: [] },
  ])
  expect(library.behaviours[0]!.html).toContain('A reply.')
  expect(
    library.programmes.map(({ programme, slug, language, file, value: { title } }) => [
      programme,
      slug,
      language,
      file,
      title,
    ]),
  ).toEqual([
    ['learning', 'page', 'cy', 'content/learning/page.cy.mdx', 'A page'],
    ['learning', 'page', 'en', 'content/learning/page.mdx', 'A page'],
    ['letters', 'letter', 'en', 'content/letters/letter.mdx', 'A page'],
  ])
  expect(library.programmes[0]!.html).toContain('Tudalen.')
})

test('a library of one folder has all the rest empty', () => {
  const { library } = check(filesOf({}), options)
  const { glossary, hazards, queries, exceptions, published, moved, notices, behaviours, programmes } = library
  expect([glossary, hazards, queries, exceptions, notices, behaviours, programmes]).toEqual([
    [],
    [],
    [],
    [],
    [],
    [],
    [],
  ])
  expect([published, moved, library.nations.size, library.events.size, library.words.size]).toEqual([{}, {}, 0, 0, 0])
})

const part = new Map([...filesOf(whole)].filter(([file]) => file.startsWith(folder)))
const known = knownOf(check(filesOf(whole), options).library)

test('one pathway with what is known of the rest is judged as it is in the whole library', () => {
  const { library, diagnostics } = check(part, { ...options, known })
  const told = check(filesOf(whole), options).diagnostics
  expect(diagnostics).toEqual(told.filter(({ file }) => file.startsWith(folder)))
  expect(Object.keys(library.register)).toEqual(['guideline'])
  expect([...library.nations.keys(), ...library.organisations.keys()]).toEqual(['wales', 'wales'])
  expect(library.notices.map(({ say }) => say)).toEqual(['Closed everywhere.', 'Closed.'])
  expect([library.published, library.moved]).toEqual([{ example: ['pain'] }, { example: { steps: { ache: 'pain' } } }])
})

test('what is known is held against what is written: a source and a pathway that stand elsewhere, and one that does not', () => {
  const changed = (to: string, source: string): string[] => {
    const files = new Map(part)
    files.set(
      baseFile,
      files
        .get(baseFile)!
        .replace('do: Wait., source: "guideline 1.3"', `do: Wait., then: other, source: "${source} 1"`)
        .concat(`  other: { kind: go-to, pathway: ${to} }\n`),
    )
    return check(files, { ...options, known })
      .diagnostics.filter(({ level }) => level === 'error')
      .map(({ what }) => what)
  }
  expect(changed('second', 'guideline')).toEqual([])
  expect(changed('third', 'nowhere')).toEqual(
    ['No pathway is called `third`', 'No source is registered as `nowhere`'].sort((a, b) => b.localeCompare(a)),
  )
})

test('a folder that has the name of a known one is told, with the place of that', () => {
  const again = new Map([...part].map(([file, text]) => [file.replace('pathways/example/', 'pathways/other/'), text]))
  const { diagnostics } = check(again, { ...options, known })
  expect(diagnostics.filter(({ rule }) => rule === 'slug-once')).toMatchObject([
    {
      file: 'pathways/other/example/base.yaml',
      what: 'Another pathway is called `example`, in `pathways/example`',
      see: { file: baseFile, line: 1 },
    },
  ])
})

test('where there is no register at all, that alone is told, and not at every source', () => {
  const files = new Map(filesOf({}))
  files.delete('content/sources.yaml')
  expect(
    check(files, options).diagnostics.flatMap(({ level, what, why }) => (level === 'error' ? [[what, why]] : [])),
  ).toEqual([['There is no `content/sources.yaml`', 'No reader could look up what a step rests on.']])
  // One that could not be read from the disk is told by whoever tried.
  const at = { file: 'content/sources.yaml', path: [] }
  const found = [
    { at, rule: 'plain-file', level: 'error' as const, what: 'This is a link', why: 'Why.', mend: 'Mend.' },
  ]
  expect(
    check(files, { ...options, found }).diagnostics.flatMap(({ level, rule }) => (level === 'error' ? [rule] : [])),
  ).toEqual(['plain-file'])
  // One that is there and broken is told for what is wrong with it.
  files.set('content/sources.yaml', 'guideline: [\n')
  expect(check(files, options).diagnostics.flatMap(({ level, rule }) => (level === 'error' ? [rule] : []))).toEqual([
    'yaml-syntax',
  ])
})

test('a nation without its file in one of two folders is told there alone, and only to that nation', () => {
  const files = new Map(filesOf(whole))
  files.delete('pathways/a-specialty/second/scotland.yaml')
  const { diagnostics } = check(files, options)
  expect(diagnostics.flatMap(({ level, file, owner, why }) => (level === 'error' ? [[file, owner, why]] : []))).toEqual(
    [
      [
        'pathways/a-specialty/second/base.yaml',
        'scotland',
        'Nobody could tell how Scotland stands to this pathway, and silence is not consent.',
      ],
    ],
  )
})

test('a folder whose base is broken still has a name to go to, and its nations are not judged against nothing', () => {
  const files = filesOf({
    ...base({
      steps: `${stepsBut('do: Wait.,', 'do: Wait., then: other,')}  other: { kind: go-to, pathway: second }\n`,
    }),
    'pathways/a-specialty/second/base.yaml': 'title: A\n',
    ...nation('wales', ''),
  })
  const { library, diagnostics } = check(files, options)
  expect(library.folders.map(({ slug }) => slug)).toEqual(['example'])
  expect(diagnostics.some(({ rule }) => rule === 'pathway-known')).toBe(false)
})
