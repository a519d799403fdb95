/** `npm run diff` as people run it: a process of its own, on a real repository with real commits. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LibraryDiff } from '../src/diff/diff.ts'
import { base, baseFile, example, nationFile } from '../src/validate/example.ts'
import { repository } from './cli/args.ts'

let away: string
const root = 'a repo/library ŵ'

beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'diff-')))
  write(root, example)
  // What a disk reader would not read is not read from a commit either.
  write(root, { 'pathways/_notes/note.yaml': 'a note', 'content/_draft.yaml': 'a note' })
  symlinkSync('/etc/hostname', join(away, root, 'pathways/link'))
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'First')
  rmSync(join(away, root, 'pathways/link'))
  git('tag', 'first')
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const path = join(away, folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.org', ...args],
    { cwd: join(away, 'a repo'), encoding: 'utf8' },
  )
  expect(stderr + String(status)).toMatch(/0$/)
}

function diff(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, 'scripts/diff.ts'), ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: away },
  })
  return { code: status, out: stdout, err: stderr }
}

const here = ['--root', root, '--as-of', '2026-11-25']
const head = (version: number, more = ''): string =>
  `title: Example\npurpose: Shows one rule.\nfor: Nobody.\nversion: ${version}\nstatus: draft\nreview-by: 2027-11-22\n${more}`
const turned = `start: pain
steps:
  pain:
    kind: question
    ask: Is there pain?
    answers:
      yes: { say: "Yes", go: wait }
      no: { say: "No", go: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1.2" }
  wait: { kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer }
`

describe('exit 0', () => {
  test('nothing changed', () => {
    expect(diff('first', ...here)).toEqual({ code: 0, out: 'Nothing changes for readers.\n', err: '' })
  })

  test('answers that changed places are told first, with what version and change log lack', () => {
    write(root, base({ steps: turned }))
    const { code, out } = diff('first', ...here, '--nation', 'scotland')
    write(root, example)
    expect(code).toBe(0)
    expect(out).toMatchInlineSnapshot(`
      "Scotland: 1 pathway changes; people end elsewhere in 1; 1 to look at again (major).

      Example (example)
        Scotland: major
          Where people end
            - From “Is there pain?”, the answer “Yes” led to “Refer.” (refer, urgent), and now leads to “Wait.”.
            - From “Is there pain?”, the answer “No” led to “Wait.”, and now leads to “Refer.” (refer, urgent).
            - “Is there pain?” Yes: ended at “Refer.” (refer, urgent), and now ends at “Wait.”.
            - “Is there pain?” No: ended at “Wait.”, and now ends at “Refer.” (refer, urgent).
          To be looked at again
            - Needs another look in Scotland: the base changed what is taken from it there: “Is there pain?”. It was last compared with base 1.

      Version and change log
        Example: This is a major change, and the change log does not mention it.
          Readers would not learn that people now end elsewhere, nor why.
          Add an entry to \`changes\` with \`version: 2\`, the date, \`class: major\` and the reason. (pathways/example/example/base.yaml)
        Example: People end elsewhere, and the base is still version 1.
          Nations that compared themselves with this version would not be told to look again.
          Write \`version: 2\`. (pathways/example/example/base.yaml)
      "
    `)
  })

  test('a change log that says what the comparison shows leaves nothing to put right; one that plays it down does', () => {
    const log = (size: string): string =>
      head(2, `changes:\n  - version: 2\n    date: 2026-11-25\n    class: ${size}\n    because: Pain waits.\n`)
    write(root, base({ steps: turned, head: log('major') }))
    const honest = JSON.parse(diff('first', ...here, '--format', 'json').out) as LibraryDiff
    write(root, base({ steps: turned, head: log('patch') }))
    const played = JSON.parse(diff('first', ...here, '--format', 'json').out) as LibraryDiff
    write(root, example)
    expect(honest.claims).toEqual([])
    expect(
      honest.nations[0]!.pathways[0]!.changes.filter(({ kind }) => kind === 'variant-unreviewed').map(
        ({ text }) => text,
      ),
    ).toEqual(['Needs another look in England: compared with base 1, and the base is now version 2.'])
    expect(played.claims.map(({ what }) => what)).toEqual(['The change log calls this `patch`, and it is major'])
  })

  test('Markdown: a line a nation, nations alike told once, both charts; contributed words stay words', () => {
    const hostile = example[baseFile]!.replace('do: Wait.', 'do: "Wait | <b>@everyone</b> [x](https://example.org)."')
    write(root, { [baseFile]: hostile })
    const { code, out } = diff('first', ...here, '--format', 'markdown')
    const again = diff('first', ...here, '--format', 'markdown').out
    write(root, example)
    expect(code).toBe(0)
    expect(again).toBe(out)
    const words = out.replace(/```mermaid[\s\S]*?```/g, '')
    expect(words).not.toMatch(/<b>|@everyone|\]\(|https:\/\//)
    expect(out.match(/^\| (England|Scotland|Wales|Northern Ireland) \| minor \|/gm)).toHaveLength(4)
    expect(words.match(/now reads/g)).toHaveLength(1)
    expect(out.match(/```mermaid\nflowchart TD/g)).toHaveLength(2)
  })

  test('a pathway that came, and one that can no longer be read, are two things', () => {
    write(root, { [baseFile]: `${example[baseFile]!}nonsense: here\n` })
    const { out } = diff('first', ...here)
    write(root, example)
    expect(out).toContain('can no longer be read')
    expect(out).not.toContain('is gone')
  })

  test('one nation’s file is that nation’s change alone', () => {
    const file = nationFile('wales')
    write(root, { [file]: example[file]!.replace('same as base', 'not checked') })
    const told = JSON.parse(diff('first', ...here, '--format', 'json').out) as LibraryDiff
    write(root, example)
    expect(told.nations.map(({ nation, pathways }) => [nation, pathways.length])).toEqual([
      ['england', 0],
      ['scotland', 0],
      ['wales', 1],
      ['northern-ireland', 0],
    ])
  })
})

describe('exit 2, in one sentence', () => {
  test.for([
    [['nowhere', ...here], 'This repository knows no commit, branch or tag called `nowhere`'],
    [['--root', root], 'Say what to compare with'],
    [['first', 'second', ...here], '`second` is one more than can be compared'],
    [['first', ...here, '--format', 'markdwon'], 'Did you mean `markdown`?'],
  ] as const)('%s', ([args, says]) => {
    const { code, out, err } = diff(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('a folder in no repository', () => {
    write('alone', example)
    const { code, err } = diff('first', '--root', 'alone')
    expect(code).toBe(2)
    expect(err).toContain('stands in no git repository')
  })
})
