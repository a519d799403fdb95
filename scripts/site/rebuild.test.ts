/** A build gives the same bytes whether it starts from nothing, from an older site, or nation by nation on its own machine. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { asOf, differing, repository } from './build.ts'

const built = inject('built')
let away: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'rebuild-')))
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

/** @returns how many files were taken over from the last build */
function build(...args: string[]): number {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, 'scripts/build.ts'), '--as-of', asOf, ...args],
    { cwd: repository, encoding: 'utf8', env: { ...process.env, INIT_CWD: away } },
  )
  expect(status, stderr).toBe(0)
  return Number(/^(\d+) files were as the last build left them/m.exec(stdout)?.[1] ?? 0)
}

describe('after an edit', () => {
  const edit = (file: string, from: string, to: string): void => {
    const path = join(away, 'library', file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
  }
  let all: number

  beforeAll(() => {
    for (const part of ['pathways', 'content'])
      cpSync(join(repository, part), join(away, 'library', part), { recursive: true })
    expect(build('--root', 'library', '--out', 'site')).toBe(0)
    all = build('--root', 'library', '--out', 'site')
    expect(all).toBeGreaterThan(100)
  })

  test('of a step of the base, all is as in a clean build; what somebody changed in the older site is gone', async () => {
    edit(
      'pathways/spinal/back-pain-and-cauda-equina/base.yaml',
      'ask: Is a spinal infection suspected?',
      'ask: Might there be a spinal infection?',
    )
    writeFileSync(join(away, 'site/wales/pathways/suspected-tia/index.html'), 'Hello')
    rmSync(join(away, 'site/wales/pathways/suspected-tia/walk'), { recursive: true })
    const taken = build('--root', 'library', '--out', 'site')
    expect(taken).toBeGreaterThan(100)
    expect(build('--root', 'library', '--out', 'clean', '--afresh')).toBe(0)
    expect(differing(join(away, 'site'), join(away, 'clean'))).toEqual([])
  })

  test('of one nation’s file, the others keep their full text, and all is as in a clean build', async () => {
    edit(
      'pathways/gastroenterology/suspected-colorectal-cancer/scotland.yaml',
      'Scotland sets no ages.',
      'In Scotland no ages are set.',
    )
    const taken = build('--root', 'library', '--out', 'site')
    expect(taken).toBeGreaterThan(all / 2)
    build('--root', 'library', '--out', 'clean', '--afresh')
    expect(differing(join(away, 'site'), join(away, 'clean'))).toEqual([])
  })
})

test.each(nations)(
  '%s built alone, as on a machine of its own, is as it is when all are built together',
  async (nation) => {
    build('--nation', nation, '--out', `apart-${nation}`)
    expect(differing(join(away, `apart-${nation}`, nation), join(built, nation))).toEqual([])
  },
)
