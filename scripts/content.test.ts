/** The repository's own content, where a slip would be seen by nobody until it matters. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { rules } from '../src/validate/rules/index.ts'
import { english } from '../src/view/words.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'

const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf: '2026-11-24' })

test('the library passes its own check', () => {
  expect(
    checked.diagnostics
      .filter(({ level }) => level !== 'info')
      .map(({ file, line, what }) => `${file}:${line}: ${what}`),
  ).toEqual([])
})

test('every control of every hazard names a test that exists', () => {
  const named = checked.library.hazards.flatMap(({ controls }) => controls.map(({ test }) => test))
  expect(named.length).toBeGreaterThan(9)
  const promises = new Set(rules.map(({ id, title }) => `${id}: ${title}`))
  const missing = named.filter((one) => {
    const [, file = '', name = ''] = /^([^:]+): (.+)$/.exec(one) ?? []
    // The tests of rules are named by the rules themselves.
    if (file === 'src/validate/rules/rules.test.ts') return !promises.has(name)
    return !existsSync(join(repository, file)) || !readFileSync(join(repository, file), 'utf8').includes(name)
  })
  expect(missing).toEqual([])
})

test('Welsh has a draft of every word of the interface, and none that it does not ask for', () => {
  const known = Object.keys(english)
  const own = Object.keys(checked.library.words.get('cy') ?? {}).filter((key) => key !== 'state')
  expect(own.filter((key) => !known.includes(key))).toEqual([])
  expect(known.filter((key) => !own.includes(key))).toEqual([])
})
