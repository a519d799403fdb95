/** A slip in one place does not hide what is wrong in another, and is not echoed by what leans on it. */
import { describe, expect, test } from 'vitest'
import { nations } from '../../nations.ts'
import { check } from '../../pipeline.ts'
import {
  base,
  baseFile,
  casesFile,
  example,
  filesOf,
  folder,
  headBut,
  headWith,
  nation,
  nationFile,
  sectionsBut,
  stepsBut,
  stepsWith,
} from '../example.ts'
import type { Example } from '../rule.ts'
import { rules } from '../rules/index.ts'

const found = (files: Example): string[] =>
  check(filesOf(files), { nations, asOf: '2026-11-24' })
    .diagnostics.filter(({ rule }) => rule !== 'case-for-nation')
    .map(({ file, line, rule }) => `${file.replace(`${folder}/`, '')}:${line} ${rule}`)

/** The same file with a key, or an entry, that nobody knows. */
function withSlip(file: string, text: string): string {
  if (file.endsWith('.mdx')) return text.replace('---\n', '---\nzzz: x\n')
  return /^- /m.test(text.split('\n').find((line) => /^[^#\s]/.test(line)) ?? '') ? `${text}- zzz\n` : `${text}zzz: x\n`
}

describe('every rule that can be asked of a part is asked of it', () => {
  const asked = rules.flatMap((rule) =>
    'alone' in rule
      ? rule.bad.map((bad, i): [string, typeof rule, typeof bad] => [`${rule.id} ${i + 1}`, rule, bad])
      : [],
  )
  test.each(asked)('%s', (_, { id }, { files, says }) => {
    const said = (given: Example): string[] =>
      check(filesOf(given), { nations, asOf: '2026-11-24' })
        .diagnostics.filter(({ rule, what }) => rule === id && says.includes(what) && !what.startsWith('In '))
        .map(({ file, what }) => `${file}: ${what}`)
    const whole = said(files)
    for (const file of new Set(whole.map((one) => one.slice(0, one.indexOf(':'))))) {
      const text = files[file] ?? example[file]!
      expect(said({ ...files, [file]: withSlip(file, text) }), file).toEqual(whole)
    }
  })
})

describe('a slip in a base', () => {
  test('does not hide what is wrong in its steps, its sections and the files of nations', () => {
    expect(
      found({
        ...base({
          head: headBut('title: Example', 'tilte: Example'),
          sections: sectionsBut('source: guideline 1.1', 'note: x'),
          steps: stepsBut('go: wait', 'go: wiat'),
        }),
        ...nation('wales', 'differs:\n  - because: One more.\n    without: [ache]\n'),
      }),
    ).toEqual([
      'base.yaml:1 unknown-key',
      'base.yaml:8 source-cited',
      'base.yaml:27 go-to-known-step',
      'wales.yaml:6 without-known',
    ])
  })

  test('in one step leaves that step in doubt, and the others not', () => {
    const steps = stepsBut('do: Wait.', 'do: [Wait.]')
      .replace('source: "guideline 1.2" }', '}')
      .replace('if-still-concerned: refer', 'if-still-concerned: nowhere')
    expect(found(base({ steps }))).toEqual(['base.yaml:28 source-cited', 'base.yaml:29 wrong-form'])
  })

  test('in a step does not make ways to it lead nowhere, nor its neighbours unreached', () => {
    expect(found(base({ steps: stepsBut('kind: manage', 'kind: manege') }))).toEqual(['base.yaml:29 unknown-word'])
    expect(found(base({ steps: stepsBut('kind: question', 'kind: qwestion') }))).toEqual(['base.yaml:23 unknown-word'])
    expect(found(base({ steps: stepsBut('  pain:', '  Pain 1:') }))).toEqual(['base.yaml:22 id-form'])
  })

  test('in an entry of a list leaves the next entry at its own line', () => {
    const sections = sectionsBut(
      '  - say: Sudden collapse\n    source: guideline 1.1\n',
      '  - sya: Sudden collapse\n  - say: Pale\n  - say: Cold\n    source: guideline 1.1\n',
    )
    expect(found(base({ sections }))).toEqual(['base.yaml:8 unknown-key', 'base.yaml:9 source-cited'])
  })
})

describe('a slip in the file of a nation', () => {
  const scotland = (because: string): Example =>
    nation(
      'scotland',
      `differs:\n  - ${because}\n    steps:\n      wait: { kind: manage, do: Wait., if-still-concerned: ring, source: "guideline 1" }\n`,
    )

  test('does not hide an arrow to nowhere', () => {
    expect(found(scotland('because: Other.'))).toEqual(['scotland.yaml:7 go-to-known-step'])
    expect(found(scotland('zzz: Other.'))).toEqual([
      'scotland.yaml:5 missing-key',
      'scotland.yaml:5 unknown-key',
      'scotland.yaml:7 go-to-known-step',
    ])
  })

  test('that may hold steps is all that is said', () => {
    expect(found(nation('scotland', 'diffres:\n  - because: Other.\n    without: [ache]\n'))).toEqual([
      'scotland.yaml:4 unknown-key',
    ])
  })

  test('says nothing again of its base', () => {
    expect(
      found({ ...base({ steps: stepsBut('go: wait', 'go: wiat') }), ...nation('wales', 'zzz: x\n', 'same as base') }),
    ).toEqual(['base.yaml:27 go-to-known-step', 'wales.yaml:4 unknown-key'])
  })
})

describe('a slip in one case', () => {
  const one = (ends: string): string =>
    `- case: ${ends}\n  story: A person has pain.\n  pain: yes\n  ends: { all: ${ends} }\n`

  test('does not hide that another ends elsewhere', () => {
    expect(found({ [casesFile]: `${one('refer').replace('story', 'stroy')}${one('wait')}` })).toEqual([
      'cases.yaml:1 missing-key',
      'cases.yaml:2 wrong-form',
      'cases.yaml:8 case-ends',
    ])
  })

  test('is not walked where a nation or the base is not sure', () => {
    const cases = { [casesFile]: `${one('wait')}- zzz\n` }
    expect(found({ ...cases, ...base({ head: headWith('zzz: x\n') }) })).toEqual([
      'base.yaml:7 unknown-key',
      'cases.yaml:5 wrong-form',
    ])
    const inWales = check(filesOf({ ...cases, ...nation('wales', 'zzz: x\n', 'same as base') }), {
      nations,
      asOf: '2026-11-24',
    }).diagnostics.filter(({ rule }) => rule === 'case-ends')
    expect(inWales.map(({ owner }) => owner)).toEqual(['all'])
  })
})

test('of a file that is wrong all through, nothing more is said than that', () => {
  const wrong = (many: number): string[] =>
    found(
      base({
        head: headWith(`also-called: [${Array(many).fill(7).join(', ')}]\n`),
        steps: stepsBut('go: wait', 'go: wiat'),
      }),
    )
  expect(wrong(50)).toContain('base.yaml:28 go-to-known-step')
  const said = wrong(200)
  expect(said.length).toBeGreaterThan(199)
  expect(new Set(said.map((one) => one.split(' ')[1]))).toEqual(new Set(['wrong-form']))
})

test('steps that stand in are never shown', () => {
  const { pathways } = check(filesOf(base({ steps: stepsWith('  odd: { kind: nothing }\n') })), {
    nations,
    asOf: '2026-11-24',
  })
  expect([...pathways.values()].flat()).toEqual([])
})

test('a slip in shared content does not hide the next entry', () => {
  expect(
    found({
      'content/glossary.yaml':
        '- { term: FIT, kind: abbreviation }\n- { term: GP, kind: abbreviation, means: "A." }\n- { term: GP, kind: abbreviation, means: "B." }\n',
    }),
  ).toEqual(['content/glossary.yaml:1 wrong-form', 'content/glossary.yaml:3 entry-once'])
})

test('the file at fault is the one that is named', () => {
  expect(found({ [nationFile('wales')]: '7\n' })).toEqual(['wales.yaml:1 wrong-form'])
  expect(found({ [baseFile]: '- 7\n' })).toEqual(['base.yaml:1 wrong-form'])
})
