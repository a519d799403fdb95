import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CannotRun } from './cannot-run.ts'
import { mostBytes, reader, readRoots } from './files.ts'

let away: string
beforeEach(() => {
  away = mkdtempSync(join(tmpdir(), 'roots-'))
})
afterEach(() => rmSync(away, { recursive: true, force: true }))

function write(root: string, files: Record<string, string | Uint8Array>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(away, root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return join(away, root)
}

const refused = (root: string): string[] =>
  readRoots([root]).faults.map(({ at, rule, level, what }) => `${at.file} ${rule} ${level}: ${what}`)

test('reads both folders, in the order of paths, and nothing beside them', () => {
  const root = write('a', {
    'pathways/z/z/base.yaml': 'z',
    'pathways/b/b/base.yaml': 'ŵ ≥',
    'content/sources.yaml': 's',
    'README.md': 'r',
    'other/x.yaml': 'x',
  })
  expect([...readRoots([root]).files]).toEqual([
    ['content/sources.yaml', 's'],
    ['pathways/b/b/base.yaml', 'ŵ ≥'],
    ['pathways/z/z/base.yaml', 'z'],
  ])
})

test('a later root adds, and replaces files with the same path', () => {
  const first = write('a', { 'pathways/b/b/base.yaml': 'first', 'pathways/b/b/wales.yaml': 'first' })
  const second = write('b', { 'pathways/b/b/wales.yaml': 'second', 'content/sources.yaml': 'second' })
  expect(Object.fromEntries(readRoots([first, second]).files)).toEqual({
    'content/sources.yaml': 'second',
    'pathways/b/b/base.yaml': 'first',
    'pathways/b/b/wales.yaml': 'second',
  })
})

describe('after a save', () => {
  const base = 'pathways/b/b/base.yaml'
  const wales = 'pathways/b/b/wales.yaml'
  const start = (): { root: string; read: ReturnType<typeof reader> } => {
    const root = write('a', { [base]: 'one', [wales]: 'one', 'content/sources.yaml': 's' })
    const read = reader([root])
    read()
    return { root, read }
  }

  test('only what was touched is read', () => {
    const { root, read } = start()
    write('a', { [base]: 'two', [wales]: 'two' })
    expect(Object.fromEntries(read([{ root, path: base }]).files)).toEqual({
      [base]: 'two',
      [wales]: 'one',
      'content/sources.yaml': 's',
    })
  })

  test('what was saved by renaming is read, and what came and went for it is nothing', () => {
    const { root, read } = start()
    write('a', { 'pathways/b/b/4913': '', [wales]: 'two' })
    renameSync(join(root, 'pathways/b/b/4913'), join(root, base))
    const { files } = read([
      { root, path: 'pathways/b/b/4913' },
      { root, path: base },
    ])
    expect([files.get(base), files.get(wales), files.size]).toEqual(['', 'one', 3])
  })

  test.each([
    ['a file that is new', 'pathways/b/b/england.yaml', () => write('a', { 'pathways/b/b/england.yaml': 'new' })],
    ['a file that is gone', base, () => rmSync(join(away, 'a', base))],
    [
      'a file that is a link now',
      base,
      () => {
        rmSync(join(away, 'a', base))
        symlinkSync('/etc/passwd', join(away, 'a', base))
      },
    ],
    ['a folder that is new', 'pathways/c', () => write('a', { 'pathways/c/c/base.yaml': 'new' })],
    ['a folder that is gone', 'pathways/b', () => rmSync(join(away, 'a/pathways/b'), { recursive: true })],
    ['nobody knows what', 'pathways/', () => write('a', { [wales]: 'two' })],
    ['nothing', undefined, () => write('a', { [wales]: 'two' })],
  ])('after %s all is as if it were read for the first time', (_, path, change) => {
    const { root, read } = start()
    change()
    expect(read(path === undefined ? [] : [{ root, path }])).toEqual(readRoots([root]))
  })

  test('a file that can no longer be read is a fault, and a text again when it can', () => {
    const { root, read } = start()
    write('a', { [base]: Uint8Array.of(0xff) })
    expect(read([{ root, path: base }])).toEqual(readRoots([root]))
    write('a', { [base]: 'two' })
    expect(read([{ root, path: base }]).files.get(base)).toBe('two')
  })

  test('a later root still stands before an earlier one', () => {
    const first = write('a', { [base]: 'first', 'content/sources.yaml': 's' })
    const second = write('b', { [base]: 'second' })
    const read = reader([first, second])
    read()
    write('a', { [base]: 'again' })
    expect(read([{ root: first, path: base }]).files.get(base)).toBe('second')
    expect(read([{ root: second, path: base }]).files.get(base)).toBe('second')
  })
})

test('templates, tools and read-me files are passed over', () => {
  const root = write('a', {
    'pathways/_template/base.yaml': 'x',
    'pathways/b/b/.base.yaml.swp': Uint8Array.of(0xff),
    'pathways/README.md': 'x',
    'content/sources.yaml': 's',
  })
  expect([...readRoots([root]).files.keys()]).toEqual(['content/sources.yaml'])
  expect(refused(root)).toEqual([])
})

describe('what is not read is a fault, and the rest is read', () => {
  test('links, also those to folders', () => {
    const root = write('a', { 'pathways/b/b/base.yaml': 'x' })
    symlinkSync(join(away, 'a/pathways/b/b/base.yaml'), join(away, 'a/pathways/b/b/wales.yaml'))
    symlinkSync(join(away, 'a/pathways/b'), join(away, 'a/pathways/c'))
    expect(refused(root)).toEqual([
      'pathways/b/b/wales.yaml plain-file error: This is a link to another place',
      'pathways/c plain-file error: This is a link to another place',
    ])
    expect([...readRoots([root]).files.keys()]).toEqual(['pathways/b/b/base.yaml'])
  })

  test('bytes that are not UTF-8', () => {
    const root = write('a', { 'pathways/b/b/base.yaml': Uint8Array.of(0x61, 0x3a, 0x20, 0xe9, 0x0a) })
    expect(refused(root)).toEqual(['pathways/b/b/base.yaml plain-file error: This file is not UTF-8 text'])
  })

  test('a byte order mark is kept for the reader to speak of', () => {
    const root = write('a', { 'content/sources.yaml': Uint8Array.of(0xef, 0xbb, 0xbf, 0x61) })
    expect(readRoots([root]).files.get('content/sources.yaml')).toBe('\ufeffa')
  })

  test('a huge file, unread', () => {
    const root = write('a', { 'content/sources.yaml': '' })
    truncateSync(join(root, 'content/sources.yaml'), mostBytes + 1)
    expect(refused(root)).toEqual([
      `content/sources.yaml plain-file error: This file has ${mostBytes + 1} bytes; the most that is read is ${mostBytes}`,
    ])
  })

  test('two names that only capitals tell apart', () => {
    const root = write('a', { 'pathways/b/b/Wales.yaml': 'x', 'pathways/b/b/wales.yaml': 'y' })
    // On a disk that takes them for one, there is one.
    if (readRoots([root]).files.size === 2)
      expect(refused(root)).toEqual([
        'pathways/b/b/wales.yaml plain-file error: Only capitals tell this file from `pathways/b/b/Wales.yaml`',
      ])
  })

  test.skipIf(process.platform === 'win32').each(['con.yaml', 'NUL', 'lpt1.txt', 'a?.yaml', 'a:b.yaml', 'a.'])(
    'the name %s, which Windows cannot hold',
    (name) => {
      const root = write('a', { [`pathways/b/b/${name}`]: 'x' })
      expect(refused(root)).toEqual([
        `pathways/b/b/${name} plain-file error: Windows cannot hold a file or folder called \`${name}\``,
      ])
    },
  )
})

describe('a folder that is no library stops the command, by name', () => {
  const says = (root: string): string => {
    try {
      readRoots([root])
    } catch (error) {
      expect(error).toBeInstanceOf(CannotRun)
      return (error as Error).message
    }
    throw new Error('It was accepted.')
  }

  test('mistyped', () => {
    expect(says(join(away, 'nothing'))).toBe(
      `There is no folder \`${join(away, 'nothing')}\`. A root is a folder with \`pathways/\` and \`content/\` in it, or with one of them.`,
    )
  })
  test('a file', () => {
    expect(says(join(write('a', { 'x.yaml': '' }), 'x.yaml'))).toMatch(/^`.*x\.yaml` is a file\. /)
  })
  test('something else', () => {
    expect(says(write('a', { 'x.yaml': '' }))).toMatch(/ has neither `pathways\/` nor `content\/` in it\. /)
  })
})
