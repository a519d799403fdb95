import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../diagnostic.ts'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { baseFile, filesOf, nation } from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'
import { github } from './github.ts'
import { json } from './json.ts'
import { sarif } from './sarif.ts'
import { terminal } from './terminal.ts'
import { helpAt, titleOf } from './titles.ts'

const stranded = nation('wales', 'differs:\n  - because: One less.\n    without: [wait]\n')
const options = { nations, asOf: '2026-11-22' }
const checked = (files: Example) => check(filesOf(files), options)
const print = (files: Example, colour = false): string => terminal(checked(files), filesOf(files), { nations, colour })

const one: Diagnostic = {
  file: 'pathways/a/b/base.yaml',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 9,
  level: 'error',
  rule: 'known-step',
  what: 'No step is called `x`',
  why: 'A reader would reach nothing.',
  mend: 'Use `y`.',
  owner: 'all',
}

describe('for a person at a terminal', () => {
  test('a fault of two files, with the line, a mark, both places and what follows for whom; what stops publishing first', () => {
    expect(print(stranded))
      .toBe(`pathways/example/example/wales.yaml:6:15: error: \`wait\` is left out here, but \`pain\` still leads to it [go-to-known-step]
  6 |     without: [wait]
    |               ^^^^
  why:  A reader who answers \`no\` at \`pain\` would reach nothing.
  mend: Write \`pain\` under \`steps\` as well, leading somewhere else, or keep \`wait\`.
  see:  pathways/example/example/base.yaml:27:28 \`pain\` leads to \`wait\` from here

pathways/example/example/base.yaml:20:8: info: No case tests this pathway [case-for-nation]
  20 | start: pain
     |        ^^^^
  why:  A step that leads to the wrong place would go unnoticed.
  mend: Write \`cases.yaml\`, with an invented person for each way through it.

With examples, on every site that is built:
  rules/go-to-known-step/

1 pathway, 4 nations, 0 cases: 1 error, 0 warnings, 1 note.
Stopped: Wales.
Can be published: England, Scotland, Northern Ireland.
`)
  })

  test('nothing at fault', () => {
    const cases = {
      'pathways/example/example/cases.yaml': '- case: Pain\n  story: A person.\n  pain: yes\n  ends: { all: refer }\n',
    }
    expect(print(cases)).toBe(
      '1 pathway, 4 nations, 1 case: no faults.\nCan be published: England, Scotland, Wales, Northern Ireland.\n',
    )
  })

  test('a fault of the base stops everybody', () => {
    expect(print({ [baseFile]: 'title: [\n' })).toMatch(
      /Stopped: England, Scotland, Wales, Northern Ireland\.\nCan be published: no nation\.\n$/,
    )
  })

  test('colour only where it is wanted', () => {
    const escape = '\u001b['
    expect(print(stranded)).not.toContain(escape)
    expect(print(stranded, true)).toContain(`${escape}31merror${escape}0m`)
  })

  test('text from a file cannot steer the terminal', () => {
    const files = { [baseFile]: 'title: "\u001b[2J\u202egone"\npurpose: [\n' }
    const printed = print(files)
    expect(printed).not.toContain('\u001b')
    expect(printed).not.toContain('\u202e')
    expect(printed).toContain('1 | title: "\ufffd[2J\ufffdgone"')
  })

  test('of a long line the part around the fault is shown, and the mark stands under it', () => {
    const long = `title: ${'x'.repeat(200)} # cut\n`
    const printed = print({ [baseFile]: long }).split('\n\n')
    const [, source = '', mark = ''] = printed.find((part) => part.includes('[yaml-hash]'))!.split('\n')
    expect(source.length).toBeLessThan(120)
    expect(source.indexOf('x')).toBe(mark.indexOf('^'))

    const files = new Map([['f.yaml', `${'y'.repeat(150)}HERE${'z'.repeat(150)}`]])
    const far = {
      ...checked({}),
      diagnostics: [{ ...one, file: 'f.yaml', line: 1, column: 151, endLine: 1, endColumn: 155 }],
    }
    const [, cut = '', under = ''] = terminal(far, files, { nations, colour: false }).split('\n')
    expect(cut.slice(under.indexOf('^'), under.lastIndexOf('^') + 1)).toBe('HERE')
  })

  test('a fault without a line shows none', () => {
    const files = { 'pathways/example/example/scotlnd.yaml': '' }
    expect(print(files)).toContain('known-file]\n  why:')
  })
})

describe('as JSON', () => {
  test('the contract: these keys, and no others', () => {
    const [fault] = (JSON.parse(json(checked(stranded).diagnostics)) as unknown[]).slice(1)
    expect(fault).toEqual({
      file: 'pathways/example/example/wales.yaml',
      line: 6,
      column: 15,
      endLine: 6,
      endColumn: 19,
      level: 'error',
      rule: 'go-to-known-step',
      what: '`wait` is left out here, but `pain` still leads to it',
      why: 'A reader who answers `no` at `pain` would reach nothing.',
      mend: 'Write `pain` under `steps` as well, leading somewhere else, or keep `wait`.',
      see: { file: baseFile, line: 27, column: 28, what: '`pain` leads to `wait` from here' },
    })
    expect(Object.keys(JSON.parse(json([one]))[0])).not.toContain('see')
    expect(json([])).toBe('[]\n')
  })
})

describe('as workflow commands', () => {
  test('one line for each fault, whatever is written in it', () => {
    const sly = { ...one, level: 'warning', file: 'a,b:c%.yaml', what: 'x\n::error::y 100 %\r' } satisfies Diagnostic
    expect(github([one, sly])).toBe(
      '::error file=pathways/a/b/base.yaml,line=2,endLine=2,col=3,endColumn=9,title=known-step::No step is called `x`.%0AWhy: A reader would reach nothing.%0AMend: Use `y`.\n' +
        '::warning file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=3,endColumn=9,title=known-step::x%0A::error::y 100 %25%0D.%0AWhy: A reader would reach nothing.%0AMend: Use `y`.\n',
    )
  })

  test('what is for information is a notice, with its second place', () => {
    expect(
      github([{ ...one, level: 'info', see: { file: 'b.yaml', line: 4, column: 5, what: 'It stands here' } }]),
    ).toMatch(/^::notice .*%0ASee: b\.yaml:4:5 It stands here\n$/)
  })
})

test('every rule that the code can report has a title', () => {
  const src = join(import.meta.dirname, '..')
  const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter(
      (file) => /^(read|validate|resolve|layout)\W/.test(file) && file.endsWith('.ts') && !file.endsWith('.test.ts'),
    )
    .map((file) => readFileSync(join(src, file), 'utf8'))
  const ids = new Set(
    code.flatMap((text) =>
      [
        ...text.matchAll(/'((?:yaml|mdx|case)-[a-z-]+|[a-z]+-(?:file|key|word|form|character))'|rule: '([a-z-]+)'/g),
      ].map(([, id, named]) => id ?? named!),
    ),
  )
  expect(ids.size).toBeGreaterThan(30)
  expect([...ids].filter((id) => titleOf(id) === id)).toEqual([])
})

describe('where a rule is explained', () => {
  const address = 'https://pathways.example.org/wales'
  const facts = (wales: { address?: string }) => new Map([['wales', wales] as const])

  test('is told as an address only where a site has one', () => {
    expect(helpAt(facts({ address }), nations)('few-answers')).toBe(`${address}/rules/few-answers/`)
    expect(helpAt(facts({ address: `${address}/` }), nations)('yaml-hash')).toBe(`${address}/rules/#yaml-hash`)
    expect(helpAt(facts({}), nations)('few-answers')).toBeUndefined()
    // Nobody asked about Wales.
    expect(helpAt(facts({ address }), ['scotland'])('few-answers')).toBeUndefined()
  })

  test('stands in SARIF and in annotations where there is an address, and is left out where there is none', () => {
    const few = { ...one, rule: 'few-answers' }
    const at = helpAt(facts({ address }), nations)
    const rulesOf = (text: string): { helpUri?: string }[] => JSON.parse(text).runs[0].tool.driver.rules
    expect(rulesOf(sarif([few], at))[0]!.helpUri).toBe(`${address}/rules/few-answers/`)
    expect(rulesOf(sarif([few]))[0]).not.toHaveProperty('helpUri')
    expect(github([few], at)).toMatch(/%0AHelp: https:\/\/pathways\.example\.org\/wales\/rules\/few-answers\/\n$/)
    expect(github([few])).not.toContain('Help:')
  })
})

describe('as SARIF', () => {
  const log = JSON.parse(
    sarif([
      one,
      {
        ...one,
        level: 'info',
        rule: 'go-to-known-step',
        file: 'a b/ŵ#.yaml',
        see: { file: 'c.yaml', line: 4, column: 5, what: 'Here' },
      },
    ]),
  )
  const [run] = log.runs

  test('every result names a rule that is described', () => {
    expect(log.version).toBe('2.1.0')
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
    expect(run.tool.driver.rules[0].shortDescription.text).toBe('Every arrow leads to a step that exists')
  })

  test('levels, places and second places', () => {
    expect(run.results.map(({ level }: { level: string }) => level)).toEqual(['error', 'note'])
    expect(run.results[1].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'a%20b/%C5%B5%23.yaml', uriBaseId: 'ROOT' },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 },
    })
    expect(run.results[1].relatedLocations[0]).toMatchObject({
      id: 1,
      message: { text: 'Here' },
      physicalLocation: { region: { startLine: 4, startColumn: 5 } },
    })
    expect(run.results[0].relatedLocations).toBeUndefined()
  })
})
