/** Recording a review: what is shown first, and that nothing else in the file changes. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { base, filesOf, folder, headBut, stepsBut } from '../src/validate/example.ts'
import { repository } from './cli/args.ts'

const wales = `${folder}/wales.yaml`
const written = `# Ours.
stands: differs   # for now
reviewed-against: "base 1" # in the spring
adopted-by: nobody yet
differs:
  - because: We wait longer.
    steps:
      wait: { kind: manage, do: Wait two weeks., source: "guideline 1.3" }
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'review-'))
  const files = filesOf({
    ...base({ head: headBut('version: 1', 'version: 2'), steps: stepsBut('do: Wait.', 'do: Wait a week.') }),
    [`${folder}/base.1.yaml`]: Object.values(base())[0]!,
    [wales]: written,
  })
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function review(input: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/review.ts', ...args, '--root', root, '--as-of', '2026-11-24'],
    { cwd: repository, encoding: 'utf8', input },
  )
  return { code: status, out: stdout, err: stderr }
}

test('shows old base, new base and variant of what moved; a yes writes one value and leaves every other sign', () => {
  const { code, out, err } = review('yes\n', 'example', '--nation', 'wales')
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toMatch(
    /`wait` \(changed; written here\)\n {2}base 1:\n[^]*do: Wait\.\n[^]* {2}base 2:\n[^]*do: Wait a week\.\n[^]* {2}Wales:\n[^]*do: Wait two weeks\./,
  )
  expect(out).not.toContain('`refer`')
  expect(readFileSync(join(root, wales), 'utf8')).toBe(written.replace('"base 1"', 'base 2'))
  expect(readdirSync(join(root, folder)).filter((file) => file.endsWith('.next'))).toEqual([])
  expect(review('', 'example', '--nation', 'wales').out).toContain('which is the base as it is now')
})

test.for(['no\n', ''])('any answer but yes records nothing: %j', (answer) => {
  const { code, out } = review(answer, 'example', '--nation', 'wales')
  expect(code).toBe(1)
  expect(out).toContain('Not recorded.')
  expect(readFileSync(join(root, wales), 'utf8')).toBe(written)
})

test('without the older base the whole base is shown', () => {
  rmSync(join(root, `${folder}/base.1.yaml`))
  const { out } = review('', 'example', '--nation', 'wales')
  expect(out).toContain('The older base was not kept')
  expect(out).toContain('do: Wait a week.')
})

test.for([
  [[], 'Say which pathway'],
  [['exampel', '--nation', 'wales'], 'Did you mean `example`?'],
  [['example'], "A review is one nation's"],
  [['example', '--nation', 'wales', '--board', 'powys'], 'powys has no file of its own'],
] as const)('%j says what to type instead', ([args, says]) => {
  const { code, err } = review('', ...args)
  expect(code).toBe(2)
  expect(err).toContain(says)
})
