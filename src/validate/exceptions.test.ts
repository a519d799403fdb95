import { describe, expect, test } from 'vitest'
import { nations, type NationId } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, baseFile, filesOf, nation, stepsBut } from './example.ts'
import type { Example } from './rule.ts'

const list = (rule: string, file: string, at?: string): Example => ({
  'content/exceptions.yaml': `- rule: ${rule}\n  file: ${file}\n${at === undefined ? '' : `  at: ${at}\n`}  reason: It is right so.\n`,
})
/** `wait` has no way out: a warning at `wait` of the base. */
const closed = base({ steps: stepsBut(', if-still-concerned: refer', '') })

const found = (files: Example, asked: readonly NationId[] = nations): string[] =>
  check(filesOf(files), { nations: asked, asOf: '2026-11-22' })
    .diagnostics.filter(({ level }) => level !== 'info')
    .map(({ file, line, level, rule, what, mend }) => `${file}:${line} ${level} ${rule}: ${what} | ${mend}`)

test('without an exception the warning is told', () => {
  expect(found(closed).map((one) => one.split(':')[1])).toEqual(['29 warning manage-has-exit'])
})

describe('a warning is left out', () => {
  test.each([
    ['at its step', 'wait'],
    ['anywhere in its file', undefined],
  ])('%s', (_, at) => {
    expect(found({ ...closed, ...list('manage-has-exit', baseFile, at) })).toEqual([])
  })
})

const unneeded = (rule: string, at: string, mend = 'Remove this exception.'): string =>
  `content/exceptions.yaml:1 error exception-needed: Nothing in \`${baseFile}\`${at} breaks the rule \`${rule}\` as a warning | ${mend}`

test('one that is not needed is told at its rule, to whoever owns the file', () => {
  const { diagnostics } = check(filesOf(list('manage-has-exit', baseFile, 'wait')), { nations, asOf: '2026-11-22' })
  expect(diagnostics.find(({ rule }) => rule === 'exception-needed')).toMatchObject({
    line: 1,
    column: 9,
    owner: 'all',
    why: 'Who reads the list would believe that something is wrong there, and a new slip at the same place would be hidden.',
  })
})

describe('an exception that excuses nothing is an error', () => {
  test('once its warning is mended', () => {
    expect(found(list('manage-has-exit', baseFile, 'wait'))).toEqual([unneeded('manage-has-exit', ' at `wait`')])
  })

  test('at another step than the warning, which is then told as well', () => {
    expect(found({ ...closed, ...list('manage-has-exit', baseFile, 'refer') })).toEqual([
      unneeded('manage-has-exit', ' at `refer`'),
      expect.stringContaining('29 warning manage-has-exit'),
    ])
  })

  test('with a misspelt rule', () => {
    expect(found({ ...closed, ...list('manage-has-exits', baseFile) })[0]).toBe(
      unneeded('manage-has-exits', '', 'Did you mean the rule `manage-has-exit`? Otherwise remove this exception.'),
    )
  })

  test('it is not told while something else is at fault, or not every nation is looked at', () => {
    const stale = list('manage-has-exit', baseFile, 'wait')
    expect(found(stale, ['scotland'])).toEqual([])
    const wrong = nation('wales', 'because: It was looked at.\n', 'difers')
    expect(found({ ...stale, ...wrong }).filter((one) => one.includes('exception-needed'))).toEqual([])
  })
})

test('no exception excuses an error', () => {
  const wrong = base({ steps: stepsBut('go: refer', 'go: refr') })
  expect(found({ ...wrong, ...list('go-to-known-step', baseFile) })).toEqual([
    expect.stringContaining('error go-to-known-step: No step is called `refr`'),
  ])
})

test('a nation’s exception that is no longer needed stops that nation alone', () => {
  const file = 'pathways/example/example/wales.yaml'
  const { stopped } = check(filesOf(list('criterion-clear', file)), { nations, asOf: '2026-11-22' })
  expect([...stopped]).toEqual(['wales'])
})
