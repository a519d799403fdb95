import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { repository } from '../cli/args.ts'
import { cost } from './child.ts'
import { collect, growth, median, table, type Figure } from './figures.ts'

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const script = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'bench.ts'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  })

test('growth is the power of the size: in proportion 1, squared 2, not at all 0', () => {
  expect(growth(100, 1000, 2, 20)).toBeCloseTo(1)
  expect(growth(100, 1000, 2, 200)).toBeCloseTo(2)
  expect(growth(100, 1000, 7, 7)).toBeCloseTo(0)
})

test('the table shows the median with its spread for each size, and how it grew', () => {
  const figures: Figure[] = []
  for (const value of [3, 1, 2]) collect(figures, 'check', 100, [{ what: 'check', unit: 's', value }])
  for (const value of [20, 20, 20]) collect(figures, 'check', 1000, [{ what: 'check', unit: 's', value }])
  collect(figures, 'page', 100, [{ what: 'page', unit: 'B', value: 43210 }])
  expect(table(figures, [100, 1000])).toBe(
    [
      '| what | 100 pathways | 1,000 pathways | growth 100 → 1,000 |',
      '| --- | ---: | ---: | ---: |',
      '| check | 2.00 s (1.00–3.00) | 20.0 s | 1.00 |',
      '| page | 43,210 B |  |  |',
    ].join('\n'),
  )
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('what a command used is told by the command itself, its own children included', async () => {
  const big = script(
    'big.mjs',
    'globalThis.keep = Buffer.alloc(300e6, 1); const end = Date.now() + 300; while (Date.now() < end);',
  )
  const parent = script(
    'parent.mjs',
    `import { execFileSync } from 'node:child_process'; execFileSync(process.execPath, [${JSON.stringify(big)}])`,
  )
  const { peakMb, cpuSeconds } = await cost([parent], folder)
  expect(peakMb).toBeGreaterThan(300)
  expect(peakMb).toBeLessThan(600)
  expect(cpuSeconds).toBeGreaterThan(0.25)
})

test('a command that failed is not timed, since what fails early looks fast', async () => {
  const failing = script('failing.mjs', 'console.error("no such root"); process.exitCode = 1')
  await expect(cost([failing], folder)).rejects.toThrow(
    /ended with 1, so there is nothing to measure\. It said:\nno such root$/,
  )
})

test('measures, prints a table, writes the figures where the user stands, and leaves nothing behind', () => {
  const { status, stdout } = bench('--sizes', '10,12', '--runs', '1', '--only', 'yaml', '--out', 'figures.json')
  expect(status).toBe(0)
  expect(stdout).toMatch(/\| YAML alone: read and parse, with places \| [\d.]+ s \| [\d.]+ s \| -?[\d.]+ \|/)
  const { figures } = JSON.parse(readFileSync(join(folder, 'figures.json'), 'utf8')) as { figures: Figure[] }
  expect(figures[0]!.values[12]).toHaveLength(1)
  const staging = join(repository, '.staging')
  const left = existsSync(staging) ? readdirSync(staging) : []
  expect(left.filter((name) => name.startsWith('bench-') && name !== `bench-${process.pid}`)).toEqual([])
})

test.each([
  [['--sizes', '5'], '`--sizes 5`: write numbers of pathways from 10 to 5000, for example `--sizes 100,1000`.\n'],
  [['--runs', '0'], '`--runs 0`: write how often each is measured, for example `--runs 3`.\n'],
  [['--only', 'chekc'], 'No row is called `chekc`. Did you mean `check`?\n'],
  [['--peers', 'huga'], 'No peer is called `huga`. Did you mean `hugo`?\n'],
  [
    ['--size', '100'],
    'There is no `--size` here. Use `--sizes`, `--runs`, `--only`, `--seed`, `--graphs`, `--documents`, `--peers` or `--out`.\n',
  ],
])('says what is wrong with %j', (args, says) => {
  expect(bench(...args)).toMatchObject({ status: 2, stderr: says, stdout: '' })
})
