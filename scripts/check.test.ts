/** `npm run check` as people run it: a process of its own, from a folder outside the repository. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { example, nationFile } from '../src/validate/example.ts'
import { repository } from './cli/args.ts'

let away: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'check-')))
  write('base', example)
  // A nation that keeps its file in a repository of its own.
  write('wales', { [nationFile('wales')]: 'stands: difers\nreviewed-against: base 1\nadopted-by: nobody yet\n' })
  write('empty', { 'content/sources.yaml': '' })
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(away, root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

/** As npm runs it: the process stands in the repository, and INIT_CWD says where the person stands. */
function check(args: string[], env: NodeJS.ProcessEnv = {}): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'scripts/check.ts'), ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: away, ...env },
  })
  return { code: status, out: stdout, err: stderr }
}

describe('exit 0', () => {
  test('nothing at fault', () => {
    const { code, out, err } = check(['--root', 'base'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/Can be published: England, Scotland, Wales, Northern Ireland\.\n$/)
  })

  test('a nation that is not asked for is not heard of', () => {
    expect(check(['--root', 'base', '--root', 'wales', '--nation', 'scotland']).code).toBe(0)
  })
})

describe('exit 1', () => {
  test('a fault in the second root, told by the path within it', () => {
    const { code, out } = check(['--root', 'base', '--root', 'wales'])
    expect(code).toBe(1)
    expect(out).toContain(
      `${nationFile('wales')}:1:9: error: \`difers\` is not a word that \`stands\` knows [unknown-word]`,
    )
    expect(out).toContain('Stopped: Wales.\nCan be published: England, Scotland, Northern Ireland.\n')
  })

  test('JSON stands alone on stdout', () => {
    const { code, out, err } = check(['--root', 'base', '--root', 'wales', '--format', 'json'])
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const list = JSON.parse(out) as Diagnostic[]
    expect(
      list.filter(({ level }) => level === 'error').map(({ file, line, column }) => ({ file, line, column })),
    ).toEqual([{ file: nationFile('wales'), line: 1, column: 9 }])
  })

  test('as workflow commands and as SARIF', () => {
    expect(check(['--root', 'base', '--root', 'wales', '--format', 'github']).out).toMatch(
      /^::error file=pathways\/example\/example\/wales\.yaml,line=1,/m,
    )
    expect(JSON.parse(check(['--root', 'base', '--root', 'wales', '--format', 'sarif']).out)).toMatchObject({
      version: '2.1.0',
    })
  })
})

describe('exit 2: one calm line on stderr, nothing on stdout, no stack trace', () => {
  test.each([
    ['an unknown flag', ['--fromat', 'json'], /^There is no flag `--fromat` here\. Did you mean `--format`\?\n$/],
    ['a mistyped root', ['--root', 'bsae'], /^There is no folder `.*bsae`\. .*\n$/],
    ['a root without a pathway', ['--root', 'empty', '--format', 'json'], /^No pathway was found in `.*empty`\. .*\n$/],
    [
      'a nation that is none',
      ['--root', 'base', '--nation', 'walse'],
      /^No nation is called `walse`\. Did you mean `wales`\?\n$/,
    ],
    ['a day that is none', ['--as-of', '2026-13-01'], /^`2026-13-01` is not a day: .*\n$/],
  ])('%s', (_, args, says) => {
    const { code, out, err } = check(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(says)
  })
})

test('the library of this repository has no error and no warning', () => {
  const { code, out } = check(['--format', 'json'])
  expect((JSON.parse(out) as Diagnostic[]).filter(({ level }) => level !== 'info')).toEqual([])
  expect(code).toBe(0)
})
