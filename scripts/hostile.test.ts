/** What somebody could send in to do harm is refused at its line or shown as words, and what only looks like it passes. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/diagnostic.ts'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { boundaryFaults } from '../src/publish/boundary.ts'
import { terminal } from '../src/report/terminal.ts'
import { titleOf } from '../src/report/titles.ts'
import { filesOf } from '../src/validate/example.ts'
import { escape } from '../src/view/html.ts'
import { repository } from './cli/args.ts'
import { drawn } from './hostile/drawn.ts'
import { canary, type Attempt } from './hostile/family.ts'
import { families } from './hostile/index.ts'
import { welcome, welcomeProse } from './hostile/welcome.ts'

const asOf = '2026-11-22'
const look = ({ files }: Attempt) => {
  const whole = filesOf(files)
  return { whole, checked: check(whole, { nations, asOf }) }
}
const errors = (found: readonly Diagnostic[]): Diagnostic[] => found.filter(({ level }) => level === 'error')

/** Whether anything that was sent in has run, here or as a command. */
const alive = (): string[] => [
  ...(canary in globalThis ? ['It ran in this process'] : []),
  ...(canary in {} || canary in [] ? ['It reached what all objects inherit'] : []),
  ...(existsSync(join(repository, canary)) || existsSync(canary) ? ['It ran as a command'] : []),
]

// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/** What is wrong with how an attempt was met, in words; nothing where it was refused as it should be. */
function refusalFaults(attempt: Attempt, by: RegExp): string[] {
  const { whole, checked } = look(attempt)
  const { diagnostics, stopped } = checked
  const found = errors(diagnostics)
  const wrong: string[] = alive()
  if (!found.some(({ rule, file }) => by.test(rule) && file in attempt.files)) wrong.push('nothing says so')
  if (stopped.size === 0) wrong.push('no nation is stopped')
  for (const { file, line, column, rule, what, why, mend } of found) {
    const lines = (whole.get(file) ?? '').split('\n').length
    if (line < 1 || column < 1 || line > Math.max(lines, 1)) wrong.push(`${rule} has no place`)
    if (titleOf(rule) === rule) wrong.push(`${rule} has no title`)
    if (
      /\b(invalid|schema|undefined|null|string|boolean|array|object|parse|token|expected)\b/i.test(
        `${what} ${why} ${mend}`.replaceAll(/`[^`]*`/g, ''),
      )
    )
      wrong.push(`${rule} speaks as a program: ${what}`.slice(0, 120))
  }
  if (steering.test(terminal(checked, whole, { nations, colour: false }))) wrong.push('it steers the terminal')
  for (const [page, html] of drawn(checked, whole, asOf).pages)
    if (html.includes(canary)) wrong.push(`it is on ${page}`)
  return wrong.map((one) => `${attempt.name}: ${one}`)
}

test('the families are twenty, and their attempts four hundred and more', () => {
  // The disk has the rest: `cli/files.test.ts`.
  expect(families.length).toBeGreaterThanOrEqual(20)
  const attempts = families.flatMap(({ refused, shown = [] }) => [...refused, ...shown])
  expect(attempts.length).toBeGreaterThanOrEqual(400)
  expect(
    new Set(
      families.flatMap(({ name, refused, shown = [] }) => [...refused, ...shown].map((one) => `${name}: ${one.name}`)),
    ).size,
  ).toBe(attempts.length)
  expect(welcome.length + welcomeProse.length).toBeGreaterThanOrEqual(200)
})

describe('is refused, at a place, in plain words, and reaches no page', () => {
  test.each(families.filter(({ refused }) => refused.length > 0))('$name', ({ refused, by = /./ }) => {
    expect(refused.flatMap((attempt) => refusalFaults(attempt, by)).slice(0, 20)).toEqual([])
  })
})

describe('is shown as words, and does nothing', () => {
  test.each(families.flatMap(({ name, shown }) => (shown ? [{ name, shown }] : [])))('$name', ({ shown }) => {
    const wrong: string[] = []
    const seen = new Set<string>()
    for (const attempt of shown) {
      const { whole, checked } = look(attempt)
      const { pages } = drawn(checked, whole, asOf)
      for (const [page, html] of pages) {
        const here = `${attempt.name} on ${page}`
        if (html.includes(attempt.text)) wrong.push(`${here}: as it was sent`)
        wrong.push(...boundaryFaults(`wales/pathways/example/index.html`, html).map((one) => `${here}: ${one}`))
        if (html.includes(escape(attempt.text))) seen.add(attempt.name)
      }
    }
    wrong.push(...alive())
    expect(wrong.slice(0, 20)).toEqual([])
    // Where every page leaves a text out, nothing was shown of it.
    expect(seen.size / shown.length).toBeGreaterThan(0.7)
  })
})

describe('what only looks like it passes without a word', () => {
  test.each([
    ['in data', welcome],
    ['in prose', welcomeProse],
  ] as const)('%s', (_, twins) => {
    const wrong = twins.flatMap((twin) =>
      look(twin)
        .checked.diagnostics.filter(({ level }) => level !== 'info')
        .map(({ rule, what }) => `${twin.name}: ${what} [${rule}]`),
    )
    expect(wrong.slice(0, 20)).toEqual([])
  })
})
