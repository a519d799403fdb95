import { describe, expect, test } from 'vitest'
import type { Diagnostic, Place } from '../../diagnostic.ts'
import { nothingKnown } from '../../known.ts'
import { nations } from '../../nations.ts'
import { check } from '../../pipeline.ts'
import { readLibrary } from '../../read/library.ts'
import { readMdx } from '../../read/mdx.ts'
import { checkRead } from '../../stages.ts'
import { base, baseFile, filesOf, folder, headWith } from '../example.ts'
import type { Example } from '../rule.ts'
import { rules } from './index.ts'

const diagnose = (files: Example): readonly Diagnostic[] =>
  check(filesOf(files), { nations, asOf: '2026-11-22' }).diagnostics
/** Libraries in examples are small on purpose: what is only for information does not count against them. */
const lines = (found: readonly Diagnostic[]): string[] =>
  found.filter(({ level }) => level !== 'info').map(({ file, line, what, rule }) => `${file}:${line} ${what} [${rule}]`)

/** Where a fault stands, with the words that are underlined there: a right sentence at a wrong line sends people astray. */
function place(
  files: Example,
  { file, line, column, endLine, endColumn }: Pick<Place, 'file' | 'line' | 'column'> & Partial<Place>,
): string {
  const written = filesOf(files).get(file)?.split('\n')[line - 1] ?? ''
  const words = written.slice(column - 1, endLine === line ? endColumn! - 1 : undefined)
  return `${file.replace(`${folder}/`, '')}:${line} ${words}`.trimEnd()
}

test('what every rule says, and where, is read before it changes, word for word', async () => {
  const said = rules.flatMap(({ id, title, bad }) => [
    `## ${id}: ${title}`,
    ...bad.flatMap(({ files }) =>
      diagnose(files)
        .filter(({ rule }) => rule === id)
        .flatMap((one) => [
          `${one.level}: ${one.what}`,
          `  at:   ${place(files, one)} (${one.owner})`,
          `  why:  ${one.why}`,
          `  mend: ${one.mend}`,
          ...(one.see ? [`  see:  ${one.see.what} (${place(files, one.see)})`] : []),
        ]),
    ),
    '',
  ])
  await expect(said.join('\n')).toMatchFileSnapshot('wording.txt')
})

test('the smallest whole library has no fault', () => {
  expect(lines(diagnose({}))).toEqual([])
})

describe.each(rules)('$id: $title', (rule) => {
  test('has examples of both kinds', () => {
    expect(rule.good.length).toBeGreaterThan(0)
    expect(rule.bad.length).toBeGreaterThan(0)
  })

  test.each(rule.good.map((files, i) => ({ i, files })))('good $i', ({ files }) => {
    expect(lines(diagnose(files))).toEqual([])
  })

  test.each(rule.bad)('$says', ({ files, says }) => {
    const found = diagnose(files).filter((one) => one.rule === rule.id)
    expect(found.map(({ what }) => what)).toEqual(says)
    for (const one of found) {
      expect(one.level).toBe(rule.level)
      expect(
        [one.why, one.mend].every((text) => /[.?)”]$/.test(text)),
        `${one.why} ${one.mend}`,
      ).toBe(true)
      // The wording is for clinicians.
      expect(`${one.what} ${one.why} ${one.mend}`).not.toMatch(
        /\b(invalid|schema|undefined|null|string|boolean|array|object)\b/i,
      )
    }
  })
})

describe('a rule of files takes whatever a file holds', () => {
  const values: unknown[] = [
    null,
    7,
    'text',
    [],
    [null, 'text'],
    { one: null, two: 'text', three: [] },
    { status: null, 'adopted-by': 'nobody yet', pathways: null, source: null },
    { status: [], pathways: 'example', source: 7 },
    { pathways: [null, 7] },
  ]
  const files = ['content/notices/wales.yaml', 'content/stories/one.mdx', baseFile, 'content/sources.yaml']
  const context = {
    register: {},
    present: new Set(files),
    slugs: new Set(['example']),
    elsewhere: [],
    asOf: '2026-11-22',
  }
  test.each(rules.filter((rule) => rule.of === 'file'))('$id', (rule) => {
    for (const file of files)
      for (const value of values)
        expect(rule.check({ file, value }, context), `${file} ${JSON.stringify(value)}`).toEqual([])
  })
})

describe('what stands in the rest of a library', () => {
  const other = { specialty: 'a-specialty', slug: 'other', title: 'Another', also: ['The other one'] }
  const said = (files: Example, elsewhere: readonly (typeof other)[]): string[] =>
    checkRead(readLibrary(filesOf(files), readMdx), {
      nations,
      asOf: '2026-11-22',
      known: { ...nothingKnown, elsewhere },
    }).diagnostics.flatMap((one) => (one.rule.endsWith('-once') ? [`${one.rule} ${one.what} (${one.see!.file})`] : []))
  const called = (names: string): Example => base({ head: headWith(`also-called: [${names}]\n`) })

  test('has its addresses', () => {
    expect(said({}, [other])).toEqual([])
    expect(said({}, [{ ...other, slug: 'example' }])).toEqual([
      'slug-once Another pathway is called `example`, in `pathways/a-specialty` (pathways/a-specialty/example/base.yaml)',
    ])
    // The one that comes later is told, and it is not among these files.
    expect(said({}, [{ ...other, specialty: 'z-specialty', slug: 'example' }])).toEqual([])
  })

  test('has its names', () => {
    expect(said(called('Something else'), [other])).toEqual([])
    expect(said(called('ANOTHER, The Other One'), [other])).toEqual([
      'alias-once `ANOTHER` already finds `other` (pathways/a-specialty/other/base.yaml)',
      'alias-once `The Other One` already finds `other` (pathways/a-specialty/other/base.yaml)',
    ])
    expect(said(called('Another'), [{ ...other, specialty: 'z-specialty' }])).toEqual([])
  })
})
