import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPlain } from './yaml-plain.ts'
import { readWhole, readYaml } from './yaml.ts'

/** Where the short way answers at all, it must say what the whole reader says, and that must be free of faults. */
function agrees(text: string): boolean {
  const plain = readPlain(text)
  if (!plain) return false
  const { data, faults } = readWhole('f.yaml', text)
  expect(faults.map(({ what }) => what)).toEqual([])
  // Keys in the same order too: their order is the order of the page.
  expect(JSON.stringify(plain.data)).toBe(JSON.stringify(data))
  expect(plain.data).toEqual(data)
  placesAgree(text, data)
  return true
}

/** A place is told from the few lines around it: it must be the one that all lines tell. */
function placesAgree(text: string, data: unknown): void {
  const [short, whole] = [readYaml('f.yaml', text), readWhole('f.yaml', text)]
  const look = (value: unknown, path: (string | number)[]): void => {
    for (const at of [{ path }, { path, key: true }, { path: [...path, 'not-there'] }, { path: [...path, 99, 'a'] }])
      expect(short.place(at), `${path.join('/')} in ${text}`).toEqual(whole.place(at))
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) look(inner, [...path, Array.isArray(value) ? Number(key) : key])
  }
  look(data, [])
}

const repository = join(import.meta.dirname, '../..')
const real = ['pathways', 'content'].flatMap((part) =>
  readdirSync(join(repository, part), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readFileSync(join(repository, part, file), 'utf8')),
)

test('the files of this repository are read alike, and nearly all of them the short way', () => {
  expect(real.filter(agrees).length).toBeGreaterThan(real.length * 0.9)
})

describe('what is plain', () => {
  test.each([
    [
      'a: b\nc: 10\nd: 9.9\ne: -2.5\nf: true\ng: 2026-11-22',
      { a: 'b', c: 10, d: 9.9, e: -2.5, f: true, g: '2026-11-22' },
    ],
    ['a:\n  b:\n    - c\n    - d: e\n      f: g\n  h: i', { a: { b: ['c', { d: 'e', f: 'g' }], h: 'i' } }],
    ['a:\n- b\n- c\nd: e', { a: ['b', 'c'], d: 'e' }],
    ['- a: b\n  c:\n  - d\n- e', [{ a: 'b', c: ['d'] }, 'e']],
    ['a: "b # c, d: e"\nf: \'g "h"\'', { a: 'b # c, d: e', f: 'g "h"' }],
    ['a: [b, 1, "c, d"]\ne: { f: { g: [] }, h: { } }', { a: ['b', 1, 'c, d'], e: { f: { g: [] }, h: {} } }],
    ['# about\na: b\n\n  # more\nc:\nd: e', { a: 'b', c: null, d: 'e' }],
    ['a: 5 mg, 95 % (a/b) – “c” <10 it’s', { a: '5 mg, 95 % (a/b) – “c” <10 it’s' }],
  ])('%s', (text, data) => {
    expect(agrees(text)).toBe(true)
    expect(readPlain(text)!.data).toEqual(data)
  })
})

describe('what is left to the whole reader', () => {
  test.each(
    // Faults, tricks, and what only looks plain.
    [
      '',
      '# a',
      'a',
      ' a: b',
      'a: b\n  c',
      'a: b\n c: d',
      'a: b\na: c',
      'a: b # c',
      'a: #',
      'a: 1.10',
      'a: 012',
      'a: 1e3',
      'a: 0x1F',
      'a: +5',
      'a: .5',
      'a: .inf',
      'a: True',
      'a: null',
      'a: ~',
      'true: a',
      '2: a',
      '__proto__: a',
      '<<: a',
      'a: *b',
      'a: &b c',
      'a: !b c',
      'a: >10',
      'a: |\n  b',
      'a: @b',
      'a: `b`',
      'a: %b',
      'a: "b',
      'a: "b\\n"',
      'a: "b" c',
      "a: 'it''s'",
      'a: [b c]',
      'a: [b, c',
      'a: [b,]',
      'a: [b: c]',
      'a: {b}',
      'a: {b:c}',
      'a: { b: c, b: d }',
      'a: [b] c',
      'a: b: c',
      'a: b:',
      '- - a',
      '-',
      '- a\nb: c',
      'a: b\n- c',
      'a:\n  - b\n  c: d',
      'a:\n\tb: c',
      'a: b\r\nc: d',
      '---\na: b',
      '%YAML 1.1\n---\na: b',
      '? a\n: b',
      'a b: c',
      'a: x\u200by',
      'a:\u00a0b',
      '\ufeffa: b',
    ].map((text) => [text]),
  )('%j', (text) => {
    expect(readPlain(`${text}\n`)).toBeUndefined()
  })
})

describe('any text at all', () => {
  const word = fc.constantFrom(
    'a',
    'b',
    'c-d',
    'say',
    'it’s',
    'Refer now',
    '10',
    '1.10',
    '-5',
    '0',
    '2026-11-22',
    '"q"',
    '"x, y: z"',
    "'s'",
    '[a, b]',
    '{ a: 1, b: "c" }',
    '[ ]',
    '{ a: [b, { c: d }] }',
    'true',
    'null',
    '~',
    'x #y',
    'x#y',
    'x:y',
    'x: y',
    ':',
    '-',
    '- x',
    '*x',
    '>',
    '#',
    'é',
    '"',
    "'",
    '[',
    '}',
    ',',
    '  ',
    '<10',
    '?',
    '.5',
    '5.',
    '1e3',
    '10:30',
    '=',
    '<<',
    '__proto__',
    '1 mg',
    '\u2003',
    '---',
  )
  const likely = fc.constantFrom(
    'a',
    'Refer now',
    '10',
    '-5',
    '"x, y: z"',
    '[a, b]',
    '{ a: 1, b: "c" }',
    '{ a: [b, { c: d }] }',
    'it’s',
    '2026-11-22',
  )
  const line = fc
    .record({
      indent: fc.constantFrom('', '', '', '', '', '', '  ', '  ', '    ', ' '),
      dash: fc.oneof(
        { arbitrary: fc.constant(''), weight: 9 },
        { arbitrary: fc.constantFrom('- ', '- ', '-   ', '-', '- - '), weight: 2 },
      ),
      key: fc.oneof(
        {
          arbitrary: fc.constantFrom(
            'a: ',
            'b: ',
            'c: ',
            'd: ',
            'i: ',
            'j: ',
            'k: ',
            'l: ',
            'e:',
            'steps:',
            'g:',
            'h:  ',
          ),
          weight: 12,
        },
        { arbitrary: fc.constantFrom('', '1: ', 'true: ', 'a b: ', '"a": '), weight: 1 },
      ),
      value: fc.oneof({ arbitrary: likely, weight: 12 }, { arbitrary: word, weight: 1 }),
      end: fc.constantFrom('', '', '', '', '', '', ' ', ' # c', ','),
    })
    .map(({ indent, dash, key, value, end }) => `${indent}${dash}${key}${/:$/.test(key) ? '' : value}${end}`)
  const made = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'))
  /** A real file with a few characters or lines changed. */
  const changed = fc
    .tuple(
      fc.constantFrom(...real.filter((text) => text.length < 2500)),
      fc.array(
        fc.tuple(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.oneof(
            word,
            line.map((one) => `\n${one}`),
            fc.constantFrom(' ', '  ', '\n', ': ', ''),
          ),
          fc.integer({ min: 0, max: 6 }),
        ),
        { minLength: 1, maxLength: 2 },
      ),
    )
    .map(([text, edits]) =>
      edits.reduce((now, [place, put, cut]) => {
        const at = Math.floor(place * now.length)
        return now.slice(0, at) + put + now.slice(at + cut)
      }, text),
    )

  test('the short way never says anything else than the whole reader', () => {
    let answered = 0
    const property = fc.property(
      fc.oneof({ arbitrary: made, weight: 5 }, { arbitrary: changed, weight: 2 }),
      (text) => {
        if (agrees(text)) answered++
      },
    )
    fc.assert(property, { numRuns: 2000 })
    // A short way that never answers would agree with everything.
    expect(answered).toBeGreaterThan(100)
  })
})
