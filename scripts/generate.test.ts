import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Checked } from '../src/library.ts'
import { nations } from '../src/nations.ts'
import { graphOf, waysOf, type Resolved } from '../src/pathway.ts'
import { check } from '../src/pipeline.ts'
import { readYaml } from '../src/read/yaml.ts'
import { generate, marker } from './generate.ts'
import { readLibrary } from './generate/read.ts'
import { generateLibrary } from './generate/library.ts'
import { randomFrom } from './generate/random.ts'
import { writeYaml } from './generate/yaml.ts'

const own = readLibrary(fileURLToPath(new URL('..', import.meta.url)))
const library = (seed: string, count = 30): Map<string, string> => generateLibrary(own, { count, seed })

/** Warnings are allowed: charts may be laid out awkwardly, as they are in libraries that people write. */
const errors = ({ diagnostics }: Checked): string[] =>
  diagnostics.filter(({ level }) => level === 'error').map(({ file, line, what }) => `${file}:${line} ${what}`)

describe('a generated library', () => {
  let files: Map<string, string>
  let checked: Checked
  beforeAll(() => {
    files = library('one')
    checked = check(files, { nations, asOf: '2026-11-24' })
  })

  test('passes the check, its cases walked by the check itself', () => {
    expect(errors(checked)).toEqual([])
    for (const nation of nations) expect(checked.pathways.get(nation)).toHaveLength(30)
  })

  test('has no two pathways whose graphs are drawn alike', () => {
    for (const nation of nations) {
      const shapes = checked.pathways.get(nation)!.map(({ pathway }) => shapeOf(pathway))
      expect(new Set(shapes).size, nation).toBe(30)
    }
  })

  test('is spread over specialties and sizes, with nations that stand in different ways', () => {
    expect(new Set(checked.library.folders.map(({ specialty }) => specialty)).size).toBeGreaterThanOrEqual(15)
    const sizes = checked.library.folders.map(({ base }) => Object.keys(base.value.steps).length)
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeGreaterThan(10)
    const stands = checked.library.folders.flatMap(({ nations: all }) =>
      [...all.values()].map(({ value }) => value.stands),
    )
    expect(new Set(stands)).toEqual(
      expect.toSatisfy((set: Set<string>) => ['differs', 'same as base', 'not checked'].every((one) => set.has(one))),
    )
    const differing = checked.library.folders.filter(({ nations: all }) =>
      [...all.values()].some(({ value }) => value.differs?.some(({ steps }) => steps)),
    )
    expect(differing.length).toBeGreaterThan(10)
  })

  test('has people whose ends differ by nation, who hold boundaries and who cannot be decided', () => {
    const cases = checked.library.folders.flatMap((folder) => folder.cases?.value ?? [])
    expect(cases.some(({ ends }) => new Set(Object.values(ends)).size > 1)).toBe(true)
    expect(cases.some((one) => one['just-misses'])).toBe(true)
    expect(cases.some(({ ends }) => Object.values(ends).includes('not-decidable'))).toBe(true)
    for (const folder of checked.library.folders) expect(folder.cases?.value.length, folder.slug).toBeGreaterThan(0)
  })

  test('says on every pathway that it is test data, and cites no real guideline', () => {
    for (const { base, nations: all, cases } of checked.library.folders) {
      expect(base.value.title).toContain('(test data)')
      for (const { file } of [base, ...all.values(), cases!]) {
        expect(files.get(file)).toMatch(/^# Generated test data\. It is not clinical/)
        const sources = files.get(file)!.matchAll(/ source: (.+)/g)
        for (const [, source] of sources)
          for (const one of source!.replaceAll('"', '').split('; ')) expect(one).toMatch(/^generated-/)
      }
    }
  })

  test('is the same byte for byte from the same seed, and another from another', () => {
    expect([...library('one')]).toEqual([...files])
    const other = library('two')
    const same = [...files].filter(([file, text]) => file.startsWith('pathways/') && other.get(file) === text)
    expect(same).toEqual([])
  })

  test('of 30 is the beginning of one of 40, so that sizes can be compared', () => {
    const larger = library('one', 40)
    for (const [file, text] of files) if (file.startsWith('pathways/')) expect(larger.get(file), file).toBe(text)
  })

  test('notices when a case ends elsewhere', () => {
    // The test above would pass if nothing walked the cases.
    const { base, cases } = checked.library.folders.find((folder) => folder.cases!.value.some(({ ends }) => ends.all))!
    const text = files.get(cases!.file)!.replace(/( +all: )(?=[^[\n]+\n(?:\n|$)).+/, `$1${base.value.start}`)
    const wrong = new Map(files).set(cases!.file, text)
    expect(check(wrong, { nations, asOf: '2026-11-24' }).diagnostics.map(({ rule }) => rule)).toContain('case-ends')
  })
})

/** Which step leads where, by the order of the answers; kinds and words do not count. */
function shapeOf(pathway: Resolved): string {
  const { start, ways } = graphOf(pathway)
  const order = [start]
  for (const id of order) for (const { to } of ways.get(id) ?? []) if (!order.includes(to)) order.push(to)
  return JSON.stringify(
    order.map((id) =>
      waysOf(id, pathway.steps.get(id)!.value).map(({ to, back }) => [order.indexOf(to), back ?? false]),
    ),
  )
}

describe('generated libraries as starters', () => {
  test('can be made from again: nothing hangs on one starter', () => {
    const again = generateLibrary(library('one'), { count: 20, seed: 'again' })
    expect(errors(check(again, { nations, asOf: '2026-11-24' }))).toEqual([])
  })
})

describe('writing', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'generate-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [fileURLToPath(new URL('generate.ts', import.meta.url)), ...args], {
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: folder },
    })

  test('goes to a folder relative to where the user stands, and again over what it wrote', () => {
    expect(run('--count', '12', '--out', 'made')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('12 generated pathways'),
    })
    const first = readLibrary(join(folder, 'made'))
    expect(run('--count', '10', '--out', 'made').status).toBe(0)
    const second = readLibrary(join(folder, 'made'))
    expect(second.size).toBeLessThan(first.size)
    const now = readLibrary(fileURLToPath(new URL('..', import.meta.url)))
    expect([...second]).toEqual(
      [...generateLibrary(now, { count: 10, seed: '1' })].sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  })

  test('refuses a folder with files that were not generated, and leaves them alone', () => {
    const foreign = join(folder, 'foreign')
    mkdirSync(join(foreign, 'pathways'), { recursive: true })
    writeFileSync(join(foreign, 'pathways', 'mine.yaml'), 'mine')
    const refused = run('--count', '10', '--out', 'foreign')
    expect(refused.status).toBe(2)
    expect(refused.stderr).toBe(
      `\`${foreign}\` holds files that were not generated, and they would be lost. Give an empty folder, a new one, or one that this command made.\n`,
    )
    expect(readFileSync(join(foreign, 'pathways', 'mine.yaml'), 'utf8')).toBe('mine')
    expect(existsSync(join(foreign, marker))).toBe(false)
    expect(() => generate({ count: 10, seed: '1', out: foreign })).toThrow(/would be lost/)
  })

  test.each([
    [['--count', '9', '--out', 'x'], '`--count 9`: write how many pathways, from 10 to 5000.\n'],
    [['--count', 'many', '--out', 'x'], '`--count many`: write how many pathways, from 10 to 5000.\n'],
    [['--cuont', '10', '--out', 'x'], 'There is no flag `--cuont` here. Use `--count`, `--seed` or `--out`.\n'],
    [['--count', '10'], '`--out` is missing: write the folder that the library goes to.\n'],
  ])('says what is wrong with %j', (args, says) => {
    expect(run(...args)).toMatchObject({ status: 2, stderr: says, stdout: '' })
  })
})

describe('the YAML that is written', () => {
  test('comes back as what went in, and holds nothing that the reader refuses', () => {
    const texts = [
      'plain words',
      'a: b',
      'a #b',
      '- a',
      '10',
      '1.10',
      'yes',
      'true',
      'Null',
      '',
      ' x',
      'x ',
      '≥ 10',
      'a, b',
      '*a',
      '"q"',
      'ends:',
      'line\nbreak',
      '2027-11-22',
      'é',
      '{a}',
      '[a]',
      '~',
      'word',
    ]
    const data = {
      texts,
      word: 'word',
      bounds: { from: 40, below: 0.5 },
      ids: ['a', 'b-c'],
      none: [],
      nested: [{ say: 'a: b', age: { from: 3 }, list: [{ a: 'x' }, { b: ['One two'] }] }],
      left: undefined,
      ...Object.fromEntries(texts.map((text, i) => [`key-${i}`, { a: text, b: [text] }])),
    }
    const text = writeYaml(data, ['comment'])
    const { left: _left, ...expected } = data
    expect(parse(text)).toEqual(expected)
    expect(readYaml('x.yaml', text).faults).toEqual([])
  })
})

test('chance is spread evenly and can be repeated', () => {
  const { int } = randomFrom('dice')
  const throws = Array.from({ length: 6000 }, () => int(1, 6))
  for (let side = 1; side <= 6; side++)
    expect(Math.abs(throws.filter((one) => one === side).length - 1000)).toBeLessThan(120)
  const again = randomFrom('dice')
  expect(throws.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => again.int(1, 6)))
  expect(randomFrom('a', 'bc').next()).not.toBe(randomFrom('ab', 'c').next())
})
