/** The repository's own content, where a slip would be seen by nobody until it matters. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fillTemplate } from '../src/edit/new-pathway.ts'
import { nations, type NationId } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { survey } from '../src/survey/survey.ts'
import { rules } from '../src/validate/rules/index.ts'
import { english } from '../src/view/words.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
import { loadLibrary } from './cli/load.ts'

const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf: '2026-11-24' })

test('the library passes its own check', () => {
  expect(
    checked.diagnostics
      .filter(({ level }) => level !== 'info')
      .map(({ file, line, what }) => `${file}:${line}: ${what}`),
  ).toEqual([])
})

test('a pathway that begins from the template has no fault but its sentences, each told at its line', () => {
  const template = join(repository, 'pathways/_template')
  const files = new Map([...readRoots([repository]).files].filter(([file]) => file.startsWith('content/')))
  for (const name of readdirSync(template))
    files.set(
      `pathways/general/new-one/${name}`,
      fillTemplate(readFileSync(join(template, name), 'utf8'), { title: 'New one', asOf: '2026-11-24' }),
    )
  const { diagnostics } = check(files, { nations, asOf: '2026-11-24' })
  expect(
    diagnostics
      .filter(({ level, file }) => level !== 'info' && file.startsWith('pathways/'))
      .map(({ line, file, rule }) => `${files.get(file)!.split('\n')[line - 1]!.trim()} [${rule}]`),
  ).toEqual([
    'purpose: What this pathway decides, in one sentence. [template-replaced]',
    'for: Which people it is for. [template-replaced]',
    'first-criterion: Write the first criterion here [template-replaced]',
  ])
})

test('every control of every hazard names a test that exists', () => {
  const named = checked.library.hazards.flatMap(({ controls }) => controls.map(({ test }) => test))
  expect(named.length).toBeGreaterThan(9)
  const promises = new Set(rules.map(({ id, title }) => `${id}: ${title}`))
  const missing = named.filter((one) => {
    const [, file = '', name = ''] = /^([^:]+): (.+)$/.exec(one) ?? []
    // The tests of rules are named by the rules themselves.
    if (file === 'src/validate/rules/rules.test.ts') return !promises.has(name)
    return !existsSync(join(repository, file)) || !readFileSync(join(repository, file), 'utf8').includes(name)
  })
  expect(missing).toEqual([])
})

test('Welsh has a draft of every word of the interface, and none that it does not ask for', () => {
  const known = Object.keys(english)
  const own = Object.keys(checked.library.words.get('cy') ?? {}).filter((key) => key !== 'state')
  expect(own.filter((key) => !known.includes(key))).toEqual([])
  expect(known.filter((key) => !own.includes(key))).toEqual([])
})

/** Where nations differ most, one invented person must end elsewhere across the border. */
const differences: readonly (readonly [
  topic: string,
  slug: string,
  name: string,
  ends: Readonly<Record<string, string>>,
])[] = [
  [
    'FIT',
    'suspected-colorectal-cancer',
    'Raised in England, not in Scotland',
    { england: 'refer', scotland: 'below-threshold', wales: 'not-decidable' },
  ],
  [
    'PSA',
    'suspected-prostate-cancer',
    '69, PSA exactly 4.5',
    { england: 'safety-net', scotland: 'refer', wales: 'not-decidable' },
  ],
  [
    'PSA at 70 and over',
    'suspected-prostate-cancer',
    '70, PSA exactly 5',
    { england: 'safety-net', scotland: 'refer' },
  ],
  [
    'age at haemoptysis',
    'suspected-lung-cancer',
    'Haemoptysis at 39',
    { england: 'below-criteria', scotland: 'refer-with-x-ray' },
  ],
  ['visible haematuria', 'haematuria', 'Visible twice at 44', { england: 'below-criteria', scotland: 'refer' }],
  [
    'non-visible haematuria',
    'haematuria',
    'Non-visible and nothing else at 66',
    { england: 'below-criteria', scotland: 'refer' },
  ],
  [
    'haematuria, the other way round',
    'haematuria',
    'Non-visible with raised white cells at 60',
    { england: 'refer', scotland: 'below-criteria' },
  ],
  ['nipple', 'suspected-breast-cancer', 'One nipple retracted at 49', { england: 'below-criteria', scotland: 'refer' }],
  [
    'skin, size',
    'suspected-skin-cancer',
    'Mole of 8 mm and nothing else',
    { england: 'below-criteria', scotland: 'refer' },
  ],
  ['skin, a new mole', 'suspected-skin-cancer', 'New mole at 40', { england: 'below-criteria', scotland: 'refer' }],
  [
    'dysphagia',
    'suspected-upper-gi-cancer',
    'Dysphagia that came once',
    { england: 'refer', scotland: 'criteria-not-seen' },
  ],
  [
    'weight loss',
    'suspected-upper-gi-cancer',
    'Weight loss with back pain at 59',
    { england: 'below-criteria', scotland: 'refer-pancreas' },
  ],
]
test.for(differences)('%s: “%s” has a case that ends elsewhere across a border', ([, slug, name, ends]) => {
  const ended = Object.fromEntries(
    Object.keys(ends).map((nation) => [
      nation,
      checked.pathways
        .get(nation as NationId)!
        .find(({ pathway }) => pathway.slug === slug)!
        .cases.find((one) => one.case.case === name)?.walk.end,
    ]),
  )
  expect(ended).toEqual(ends)
})

test('every answer and every outcome of every pathway is reached by a case, in every nation', () => {
  const open = survey(checked, nations, '2026-11-24').nations.flatMap(({ nation, pathways }) =>
    pathways.flatMap(({ slug, unproved }) => unproved.map((one) => `${nation} ${slug}: ${one}`)),
  )
  expect(open).toEqual([])
})
