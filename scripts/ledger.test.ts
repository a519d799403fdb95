/** The ledger of what was published: written from the library, and held against it after a step and a pathway went. */
import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawMoved } from '../src/draw/moved.ts'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { baseFile, example } from '../src/validate/example.ts'
import type { Moved } from '../src/validate/schema/published.ts'
import { translator } from '../src/view/words.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

let away: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'ledger-')))
  for (const [file, text] of Object.entries(example)) write(file, text)
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(dirname(join(away, file)), { recursive: true })
  writeFileSync(join(away, file), text)
}
const faults = (): string[] =>
  check(readRoots([away]).files, { nations, asOf: '2026-11-25' })
    .diagnostics.filter(({ rule }) => rule === 'published-kept')
    .map(({ what }) => what)

function run(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(repository, 'scripts/ledger.ts'), '--root', away], {
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(0)
}

test('whoever reads the ledger meets the old one or the new one: it is not written into', () => {
  const [file, second] = ['content/published.yaml', 'second-name'].map((one) => join(away, one)) as [string, string]
  write('content/published.yaml', 'example:\n  - pain\n')
  linkSync(file, second)
  run()
  expect(readFileSync(file, 'utf8')).toContain('  - refer\n')
  expect(readFileSync(second, 'utf8')).toBe('example:\n  - pain\n')
  rmSync(second)
  expect(readdirSync(dirname(file))).not.toContainEqual(expect.stringMatching(/published\.yaml./))
})

test('what is published is written down once, and is then not lost without a word', () => {
  const ledger = (): string => {
    run()
    return readFileSync(join(away, 'content/published.yaml'), 'utf8')
  }
  const first = ledger()
  expect(first).toContain('example:\n  - pain\n  - refer\n  - wait\n')
  expect(ledger()).toBe(first)
  expect(faults()).toEqual([])
  write(baseFile, example[baseFile]!.replace('go: wait', 'go: watch').replace('  wait:', '  watch:'))
  expect(faults()).toEqual(['The step `wait` of `example` was published, and is no more'])
  write('content/moved.yaml', 'example:\n  steps: { wait: watch }\n')
  expect(faults()).toEqual([])
  // A line of the ledger stays when the step has gone.
  expect(ledger()).toContain('  - wait\n  - watch\n')
})

test('an old address sends on, tells why it was withdrawn, and never sends to what is not there', () => {
  const page = (went: Moved[string], there = 'new'): string | undefined =>
    drawMoved({
      ...{ went, slug: 'old', nation: 'Wales', t: translator(undefined), language: 'en', css: 'x.css' },
      titleOf: (slug) => (slug === there ? 'New & better' : undefined),
    })?.text
  expect(page({ to: 'new' })).toContain(
    '<link rel="canonical" href="../new/"><meta http-equiv="refresh" content="0; url=../new/">',
  )
  expect(page({ to: 'new' })).toContain('<a href="../new/">New &amp; better</a>')
  expect(page({ to: 'new' }, 'other')).not.toMatch(/refresh|\.\.\/new\//)
  const gone = page({ withdrawn: '2026-11-25', because: 'It is <part> of another.', instead: 'new' })!
  expect(gone).toContain('It is &lt;part&gt; of another.')
  expect(gone).toContain('25\u00a0November 2026')
  expect(gone).not.toContain('refresh')
  expect(page({ steps: { a: 'b' } })).toBeUndefined()
})
