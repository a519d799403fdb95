import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mostBytes, mostDepth, readYaml } from './yaml.ts'

/** `line:column-endColumn rule: what | mend` of every fault. */
const faults = (text: string): string[] => {
  const { faults, place } = readYaml('f.yaml', text)
  return faults.map(({ at, rule, what, mend }) => {
    const { line, column, endLine, endColumn } = place(at)
    expect(endLine).toBe(line)
    return `${line}:${column}-${endColumn} ${rule}: ${what} | ${mend}`
  })
}

const quoteIt = 'Put the whole text in double quotes.'
const lineByLine = 'Write the list as lines that begin with `- `; keep `[ ]` and `{ }` for single words and numbers.'

describe('texts that YAML would change are refused, and the message says what would have been lost', () => {
  test.each([
    [
      'a: Refer # if unwell',
      '1:4-9 yaml-hash: Everything after ` #` is lost: only `Refer` would be kept | Put the whole text in double quotes; a comment goes on a line of its own.',
    ],
    [
      'a: one\n  two # three',
      '1:4-7 yaml-hash: Everything after ` #` is lost: only `one two` would be kept | Put the whole text in double quotes; a comment goes on a line of its own.',
    ],
    [
      'a: #1 priority',
      '1:1-2 yaml-hash: Everything after `#` is lost, and nothing is left | Put the whole text in double quotes; a comment goes on a line of its own.',
    ],
    [
      'a: [Rectal mass, pain]',
      `1:5-16 yaml-comma: \`Rectal mass\` is a text inside \`[ ]\` or \`{ }\`, where every comma begins a new item | ${lineByLine}`,
    ],
    [
      'a: { say: Bleeding, pain }',
      '1:21-25 yaml-comma: `pain` has no value: inside `{ }` a comma begins a new item | Write the group as lines below each other, with the text in double quotes.',
    ],
    [
      'a: [b: c]',
      '1:5-9 yaml-comma: The `:` in `b: c` makes this item of `[ ]` something else than a text | Write the list as lines that begin with `- `, with each text in double quotes.',
    ],
    [
      'a: 1.10',
      '1:4-8 yaml-number: `1.10` would be read as 1.1 | Write `1.1` if that is meant, or put `1.10` in double quotes if it is a text.',
    ],
    [
      'a: 012',
      '1:4-7 yaml-number: `012` would be read as 12 | Write `12` if that is meant, or put `012` in double quotes if it is a text.',
    ],
    [
      'a: 0x1F',
      '1:4-8 yaml-number: `0x1F` would be read as 31 | Write `31` if that is meant, or put `0x1F` in double quotes if it is a text.',
    ],
    ['a: .inf', `1:4-8 yaml-number: \`.inf\` would be read as Infinity | ${quoteIt}`],
    ['a: True', `1:4-8 yaml-switch: \`True\` is read as a switch (true), not as a word | ${quoteIt}`],
    ['a: null', `1:4-8 yaml-switch: \`null\` is read as nothing at all | ${quoteIt}`],
    [
      'true: a',
      '1:1-5 yaml-switch: The key `true` is not read as a word | Use another word, or put it in double quotes.',
    ],
    [
      'a:\n  2: x\n  b: y',
      '2:3-4 yaml-number-id: The key `2` is a number | Use a word, for example `step-2`, or what a clinician would call it.',
    ],
    [
      'a: *urgent*',
      '1:4-12 yaml-sign: `*urgent*` is read as a copy of another place in the file | If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
    ],
    [
      'a: &x y',
      '1:7-8 yaml-sign: `&x` is read as a name for copies of this place | If it is a text, put the whole text in double quotes; otherwise write it out wherever it is needed.',
    ],
    [
      'a: !important',
      '1:4-14 yaml-sign: `!important` is read as an order to a program | If it is a text, put the whole text in double quotes; otherwise remove it.',
    ],
    ['<<: { a: b }', '1:1-3 yaml-plain: This merges other keys in with `<<` | Write the keys out.'],
    ['? [a]\n: b', '1:3-6 yaml-plain: A list or group stands where a key should be | Use one word as the key.'],
    ['__proto__: a', '1:1-10 yaml-plain: A key cannot be called `__proto__` | Use another word.'],
    [
      '%YAML 1.1\n---\na: b',
      '1:1-6 yaml-sign: A line that begins with `%` changes how the rest of the file is read | Remove the line, and the `---` after it.',
    ],
  ])('%s', (text, says) => {
    expect(faults(`${text}\n`)).toEqual([says])
  })

  test('yes and no are words: no version of YAML that is read here makes switches of them', () => {
    const { data, faults } = readYaml('f.yaml', 'yes: { say: "Yes", go: no }\nno: yes\nb: on\n')
    expect(faults).toEqual([])
    expect(data).toEqual({ yes: { say: 'Yes', go: 'no' }, no: 'yes', b: 'on' })
  })

  test.each([
    'a: 10',
    'a: 9.9',
    'a: -2.5',
    'a: 10 # a figure keeps its comment',
    'a: 10:30',
    'a: 95 %',
    'a: <10',
    'a: 2026-11-22',
    'a: it’s "fine"',
    'a: "one # two, three: four"',
    'a: [b, c]',
    'a: { from: 40 }',
    '# a comment\na: b',
    'a: |\n  one # two\n  three',
    '---\na: b',
  ])('%s stands as it is written', (text) => {
    expect(faults(`${text}\n`)).toEqual([])
  })
})

describe('what YAML refuses is said in words about the slip, at the slip', () => {
  const bound = `${quoteIt} A bound is written \`from: 10\` (≥), \`above: 10\` (>), \`below: 10\` (<) or \`up-to: 10\` (≤).`
  test.each([
    [
      'a: >=10',
      `1:4-8 yaml-sign: \`>=10\` begins with \`>\`, which in YAML means a long text that starts on the next line | ${bound}`,
    ],
    [
      'a: > 10',
      `1:4-8 yaml-sign: \`> 10\` begins with \`>\`, which in YAML means a long text that starts on the next line | ${bound}`,
    ],
    [
      'a: { above: >10, go: b }',
      `1:13-25 yaml-sign: \`>10, go: b }\` begins with \`>\`, which in YAML means a long text that starts on the next line | ${bound}`,
    ],
    [
      '- *urgent* referral',
      `1:3-20 yaml-sign: \`*urgent* referral\` begins with \`*\`, which in YAML means a copy of another place in the file | ${quoteIt}`,
    ],
    [
      'a: | text',
      `1:4-10 yaml-sign: \`| text\` begins with \`|\`, which in YAML means a long text that starts on the next line | ${quoteIt}`,
    ],
    [
      'a: @home',
      `1:4-9 yaml-sign: \`@home\` begins with \`@\`, which in YAML means something kept for later versions of YAML | ${quoteIt}`,
    ],
    ['a: %x', `1:4-6 yaml-sign: \`%x\` begins with \`%\`, which in YAML means an order to a program | ${quoteIt}`],
    ['a: Refer: now', `1:4-5 yaml-colon: A colon stands inside a text | ${quoteIt}`],
    [
      'a: "text\nb: c\nd: e',
      '1:4-5 yaml-syntax: A quotation mark is opened here and never closed | Add the closing quotation mark.',
    ],
    [
      "a: 'text\nb: it''s",
      '1:4-5 yaml-syntax: A quotation mark is opened here and never closed | Add the closing quotation mark.',
    ],
    [
      'a: "Red" flag',
      '1:10-14 yaml-syntax: Something follows the closing quotation mark | Put the closing mark at the end of the text; a double quotation mark inside it is written `\\"`.',
    ],
    [
      'a: "x \\q"',
      '1:7-8 yaml-syntax: A `\\` inside double quotes begins a code that YAML does not know | Write `\\\\` for a backslash.',
    ],
    [
      'a:\n  b:\n    c: d\ne:\n    f: g\n\n  h: i',
      '4:1-3 yaml-syntax: This line is not indented like its neighbours | Use two spaces for each level, and begin lines of one group below each other.',
    ],
    [
      'a:\n  -say: b\n    note: c\n  - say: d',
      '2:3-4 yaml-syntax: An entry of a list begins with a hyphen and a space | Write `- say:`.',
    ],
    [
      'a:\n  - say: b\n  • say: c\n    note: d',
      '3:3-4 yaml-syntax: An entry of a list begins with a hyphen and a space | Write `- say:`.',
    ],
    [
      '- say: a\n  note: b\n  say: c\n  note: d',
      '3:3-6 yaml-twice: `say` and another key of this group are written twice | If an entry of a list begins here, write `- say:`; otherwise remove one of each.',
    ],
    [
      'a:\n  kind: x\n  ask: y\n  yes: z\n  b:\n  kind: x\n  ask: y\n  yes: z',
      '6:3-7 yaml-twice: `kind` and 2 more keys of this group are written twice | If they belong to `b`, begin `b:` further left, like the keys beside it.',
    ],
    [
      'a: b\n<<<<<<< ours\nb: c\n=======\nb: d\n>>>>>>> theirs',
      '2:1-13 yaml-syntax: Two versions of this place were left here when changes were joined | Keep one of the two, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.',
    ],
    ['a: [x, y\nb: c', '1:4-5 yaml-syntax: A `[` is opened here and never closed | Add `]`, or write one item a line.'],
    [
      'a: {x: [1, 2], y: 1\nb: c',
      '1:4-5 yaml-syntax: A `{` is opened here and never closed | Add `}`, or write one item a line.',
    ],
    [
      'a: [y]]',
      '1:7-8 yaml-syntax: A `]` closes something that was not opened | Remove it, or put the text in double quotes.',
    ],
    [
      'a: [1] text',
      `1:8-12 yaml-syntax: A text goes on after \`]\` | ${quoteIt} \`[ ]\` and \`{ }\` are for lists and groups.`,
    ],
    [
      'a: - b',
      '1:4-5 yaml-syntax: A list begins on the line of its key | Begin it on the next line, indented by two spaces; if this is a text, put it in double quotes.',
    ],
    ['a:\n\tb: c', '2:1-2 yaml-syntax: This line is indented with a tab | Use two spaces for each level.'],
    [
      'a:\n  b: c\n d: e',
      '3:2-6 yaml-syntax: This line is not indented like its neighbours | Use two spaces for each level, and begin lines of one group below each other.',
    ],
    [
      'a: b\n  c: d',
      '2:3-7 yaml-syntax: This line is indented as if it belonged to the text above | Begin it in the same column as the key above, or put the text above and this one in one pair of double quotes.',
    ],
    ['a:b\nc: d', '1:1-4 yaml-syntax: A colon has no space after it | Add a space after the colon.'],
    [
      'a: b\ncd\ne: f',
      '2:1-3 yaml-syntax: This line has no key | Add the key and a colon before it, or put it in one pair of double quotes with the line above.',
    ],
    [
      'a: b\n- c',
      '2:1-2 yaml-syntax: A list item stands where a key is expected | Indent it like the keys beside it, or move it under the key that it belongs to.',
    ],
    [
      'a: b\n---\nc: d',
      '2:1-2 yaml-syntax: A line `---` or `...` begins a second document in this file | Remove that line, or move what follows to a file of its own.',
    ],
    [
      'a: 1\nb: 2\na: 3',
      '3:1-2 yaml-twice: `a` is written twice here | Remove one, or give it another name. If these are the entries of a list, begin each with `- `.',
    ],
  ])('%s', (text, says) => {
    expect(faults(`${text}\n`)).toEqual([says])
  })

  test('a key written twice leaves the rest of the file readable', () => {
    expect(readYaml('f.yaml', 'a: 1\na: 2\nb: 1.10\n').faults.map(({ rule }) => rule)).toEqual([
      'yaml-number',
      'yaml-twice',
    ])
  })

  test('a file that is out of its columns throughout is told once, and is read to its end', () => {
    const text = Array.from({ length: 12_000 }, (_, i) => `a${i}:\n  b: 1\n c: 2\n`).join('')
    expect(readYaml('f.yaml', text).faults.map(({ what }) => what)).toEqual([
      'This line is not indented like its neighbours',
    ])
  })

  test('line endings of Windows change no place', () => {
    expect(faults('a: b\r\nc: d # x\r\n')[0]).toMatch(/^2:4-5 yaml-hash/)
  })
})

describe('what a reviewer cannot see', () => {
  test.each([
    ['a: "x \u202e y"', '1:7-8', 'turns the reading direction round (U+202E)'],
    ['# note \u2066\na: b', '1:8-9', 'turns the reading direction round (U+2066)'],
    ['a\u200b: b', '1:2-3', 'cannot be seen (U+200B)'],
    ['a: x\u0007', '1:5-6', 'a control character (U+0007)'],
    ['a: 10\ufffdg', '1:6-7', 'was damaged when the file was saved'],
    ['a: "x \\u202e"', '1:4-14', 'turns the reading direction round (U+202E)'],
    ['\ufeffa: b', '1:1-2', 'begins with a byte order mark (U+FEFF)'],
    ['a:\u00a0b', '1:1-5', 'A fixed space (U+00A0) stands where an ordinary space is needed'],
  ])('%j', (text, place, says) => {
    const found = faults(`${text}\n`)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${place} hidden-character`)
    expect(found[0]).toContain(says)
  })

  test('a fixed space between a figure and its unit is welcome', () => {
    expect(faults('a: 10\u00a0µg/g\n')).toEqual([])
  })
})

describe('hostile files', () => {
  test('an alias bomb is refused and never unfolded', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from({ length: 24 }, (_, i) => `k${i}: &k${i} [*${i ? `k${i - 1}` : 'a'}, *${i ? `k${i - 1}` : 'a'}]`),
    ].join('\n')
    const { data, faults } = readYaml('f.yaml', bomb)
    expect(faults.every(({ rule }) => rule === 'yaml-sign')).toBe(true)
    expect(JSON.stringify(data).length).toBeLessThan(1000)
  })

  test('keys of objects are only keys', () => {
    const { data } = readYaml('f.yaml', 'constructor: a\ntoString: b\n__proto__: { polluted: yes }\n')
    expect(Object.getPrototypeOf(data)).toBe(null)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test.each([
    ['brackets', `a: ${'['.repeat(5000)}`],
    ['brackets, closed', `a: ${'['.repeat(40)}${']'.repeat(40)}`],
    ['lists', `${'- '.repeat(20_000)}x`],
    ['groups', Array.from({ length: 60 }, (_, i) => `${' '.repeat(i)}k:`).join('\n')],
  ])('nested %s are refused', (_, text) => {
    expect(faults(`${text}\n`).at(-1)).toContain(`yaml-bounds: Lists stand inside lists more than ${mostDepth} deep`)
  })

  test('a huge file is refused unread', () => {
    const text = `a: ${'x'.repeat(mostBytes)}\n`
    expect(faults(text)).toEqual([
      `1:1-2 yaml-bounds: This file has ${text.length} characters; the most that is read is ${mostBytes} | Split it, or remove what was pasted in by mistake.`,
    ])
  })

  test('thousands of faults cost no more than seconds', () => {
    const text = Array.from({ length: 9000 }, (_, i) => `key-${i}: *alias-${i}`).join('\n')
    const { faults, place } = readYaml('f.yaml', text)
    expect(faults.map(({ at }) => place(at).line)).toEqual(Array.from({ length: 9000 }, (_, i) => i + 1))
  })
})

describe('any text at all', () => {
  const piece = fc.constantFrom(
    'a',
    'b:',
    ': ',
    '- ',
    '\n',
    '  ',
    '\t',
    '#',
    ' #',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '&x',
    '*x',
    '!t',
    '|',
    '>',
    '%',
    '@',
    '---\n',
    '...\n',
    '1.10',
    'yes',
    '\\',
    '\u202e',
    '\ufeff',
    '\r\n',
    '?',
    '<<: ',
    '10',
    'é',
    '😀',
    '__proto__: ',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  test('never throws, and every place stands inside the file', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { faults, place, data } = readYaml('f.yaml', text)
        const lines = text.split('\n')
        for (const { at } of faults) {
          const { line, column, endLine, endColumn } = place(at)
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeGreaterThanOrEqual(1)
          expect(column, `${line}:${column} ${JSON.stringify(at)}`).toBeLessThanOrEqual(lines[line - 1]!.length + 1)
          expect(endLine).toBe(line)
          expect(endColumn).toBeGreaterThan(column)
        }
        // A missing value is placed too.
        expect(place({ path: ['not', 'there', 3] }).line).toBeLessThanOrEqual(lines.length)
        if (data === undefined) expect(faults.length).toBeGreaterThan(0)
      }),
      { numRuns: 3000 },
    )
  })

  test('what is read without a fault is what is written: plain data written as YAML comes back', () => {
    const key = fc.stringMatching(/^[a-z][a-z-]{0,8}$/)
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.array(tie('value'), { maxLength: 3, minLength: 1 }),
        fc.dictionary(key, tie('value'), { maxKeys: 3, minKeys: 1 }),
      ),
    }))
    fc.assert(
      fc.property(value, (written) => {
        // JSON is YAML, with every text in double quotes.
        const { data, faults } = readYaml('f.yaml', JSON.stringify({ written }))
        if (faults.length === 0) expect(JSON.parse(JSON.stringify(data))).toEqual({ written })
      }),
      { numRuns: 500 },
    )
  })
})
