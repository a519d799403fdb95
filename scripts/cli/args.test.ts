import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fromHere, portOf, readArgs, repository, type Takes } from './args.ts'
import { CannotRun } from './cannot-run.ts'

const before = process.env.INIT_CWD
beforeEach(() => {
  process.env.INIT_CWD = '/home/editor'
})
afterEach(() => {
  if (before === undefined) delete process.env.INIT_CWD
  else process.env.INIT_CWD = before
})

const refusal = (argv: string[], takes?: Takes): string => {
  try {
    readArgs(argv, takes)
  } catch (error) {
    expect(error).toBeInstanceOf(CannotRun)
    return (error as Error).message
  }
  throw new Error('It was accepted.')
}

test('nothing typed: this repository, all nations, today', () => {
  expect(readArgs([])).toEqual({
    roots: [repository],
    nations: ['england', 'scotland', 'wales', 'northern-ireland'],
    out: undefined,
    asOf: new Date().toISOString().slice(0, 10),
    format: 'terminal',
    own: {},
    on: new Set(),
    rest: [],
  })
})

test('paths are relative to where the person stands, not to where npm moved', () => {
  const { roots, out } = readArgs(['--root', 'wales', '--root', '../shared', '--root=/srv/base', '--out', 'site'], {
    out: true,
  })
  expect(roots).toEqual([join('/home/editor', 'wales'), join('/home', 'shared'), '/srv/base'])
  expect(out).toBe(join('/home/editor', 'site'))
  delete process.env.INIT_CWD
  expect(fromHere('site')).toBe(join(process.cwd(), 'site'))
})

test('nations come in their usual order, each once', () => {
  expect(readArgs(['--nation', 'wales', '--nation', 'england', '--nation', 'wales']).nations).toEqual([
    'england',
    'wales',
  ])
})

test('a command has flags of its own, and may take words', () => {
  const { own, rest } = readArgs(['Chest pain', '--specialty', 'cardiology'], {
    own: ['specialty', 'port'],
    rest: 'a title',
  })
  expect(own).toEqual({ specialty: 'cardiology', port: undefined })
  expect(rest).toEqual(['Chest pain'])
})

test('a port is a number that a server can listen at', () => {
  expect(portOf(undefined)).toBe(4321)
  expect(portOf('8080')).toBe(8080)
  for (const text of ['abc', '0', '70000', '1.5', ''])
    expect(() => portOf(text)).toThrow(`\`${text}\` is no port. Use a number from 1 to 65535`)
})

test('a flag without a value is on where it is given', () => {
  expect(readArgs(['--fix', '--nation', 'wales'], { switches: ['fix', 'coverage'] }).on).toEqual(new Set(['fix']))
  expect(refusal(['--fix=yes'], { switches: ['fix'] })).toBe('`--fix` stands alone, without a value.')
  expect(refusal(['--fxi'], { switches: ['fix'] })).toBe('There is no flag `--fxi` here. Did you mean `--fix`?')
})

describe('what is refused, in one line', () => {
  test.each<[string[], Takes | undefined, string]>([
    [['--nation', 'scotlnd'], undefined, 'No nation is called `scotlnd`. Did you mean `scotland`?'],
    [
      ['--nation', 'france'],
      undefined,
      'No nation is called `france`. Use `england`, `scotland`, `wales` or `northern-ireland`.',
    ],
    [['--nations', 'wales'], undefined, 'There is no flag `--nations` here. Did you mean `--nation`?'],
    [['--verbose'], undefined, 'There is no flag `--verbose` here. Use `--root`, `--nation` or `--as-of`.'],
    [['-v'], undefined, 'There is no flag `-v` here. Use `--root`, `--nation` or `--as-of`.'],
    [['--out', 'x'], undefined, 'There is no flag `--out` here. Use `--root`, `--nation` or `--as-of`.'],
    [['--root'], undefined, '`--root` needs a value after it.'],
    [['--root='], undefined, '`--root` needs a value after it.'],
    [['--root', '--nation', 'wales'], undefined, '`--root` needs a value after it.'],
    [
      ['--as-of', '2026-02-30'],
      undefined,
      '`2026-02-30` is not a day: write year-month-day, for example `--as-of 2026-11-22`.',
    ],
    [
      ['--as-of', 'tomorrow'],
      undefined,
      '`tomorrow` is not a day: write year-month-day, for example `--as-of 2026-11-22`.',
    ],
    [['--format', 'jsno'], { format: true }, 'There is no format `jsno`. Did you mean `json`?'],
    [['wales'], undefined, '`wales` stands without a flag before it. Use `--root`, `--nation` or `--as-of`.'],
  ])('%s', (argv, takes, says) => {
    expect(refusal(argv, takes)).toBe(says)
  })
})
