/** The commands as people type them, from a folder outside the repository. */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { nations } from '../../src/nations.ts'
import { hashesUnder, type Manifest } from '../../src/publish/manifest.ts'
import { recover, swapIn } from '../../src/publish/swap.ts'
import { asOf, repository } from './build.ts'

const built = inject('built')
let away: string
beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'pathways-')))
})
afterAll(() => rmSync(away, { recursive: true, force: true }))

/** Runs a command as npm does: it stands in the repository, and INIT_CWD says where the person stands. */
function run(script: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, 'scripts', `${script}.ts`), ...args],
    {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: away },
    },
  )
  return { code: status, out: stdout, err: stderr }
}

const hashesOf = (folder: string): Record<string, string> => Object.fromEntries(hashesUnder(folder))

/** A library of its own in `away`, with one file changed. */
function library(
  name: string,
  change?: (read: (file: string) => string, write: (file: string, text: string) => void) => void,
): string {
  const root = join(away, name)
  mkdirSync(root, { recursive: true })
  for (const part of ['pathways', 'content']) cpSync(join(repository, part), join(root, part), { recursive: true })
  change?.(
    (file) => readFileSync(join(root, file), 'utf8'),
    (file, text) => writeFileSync(join(root, file), text),
  )
  return name
}

const colorectal = 'pathways/gastroenterology/suspected-colorectal-cancer'

describe('build', () => {
  test('each nation is a whole site with a manifest of every other file', async () => {
    for (const nation of nations) {
      const manifest = JSON.parse(readFileSync(join(built, nation, 'manifest.json'), 'utf8')) as Manifest
      expect(manifest).toMatchObject({ nation, 'as-of': asOf, built: asOf })
      const { 'manifest.json': own, ...files } = hashesOf(join(built, nation))
      expect(own).toBeDefined()
      expect(manifest.files).toEqual(files)
      for (const page of [
        'index.html',
        'pathways/suspected-colorectal-cancer/index.html',
        'about/index.html',
        'glossary/index.html',
        'boards/index.html',
        'behaviours/index.html',
      ])
        expect(manifest.files[page], `${nation}/${page}`).toBeDefined()
    }
    expect(existsSync(join(built, 'wales/cy/pathways/suspected-colorectal-cancer/index.html'))).toBe(true)
  })

  test('a second clean build of the same library for the same day gives the same bytes', async () => {
    const second = run('build', '--as-of', asOf, '--out', 'second')
    expect(second.code, second.err).toBe(0)
    expect(hashesOf(join(away, 'second'))).toEqual(hashesOf(built))
  })

  test('another day is recorded, and changes nothing that is not a date', async () => {
    const other = run('build', '--as-of', '2026-12-01', '--out', 'other', '--nation', 'england')
    expect(other.code, other.err).toBe(0)
    expect(existsSync(join(away, 'other/scotland'))).toBe(false)
    const page = 'england/pathways/suspected-colorectal-cancer/index.html'
    expect(
      readFileSync(join(away, 'other', page), 'utf8')
        .replaceAll('1\u00a0December 2026', '24\u00a0November 2026')
        .replace('data-built="2026-12-01"', 'data-built="2026-11-24"'),
    ).toBe(readFileSync(join(built, page), 'utf8'))
  })

  test('a later root wins over an earlier one, file by file', () => {
    library('base')
    const england = join(away, 'own', colorectal)
    mkdirSync(england, { recursive: true })
    writeFileSync(
      join(england, 'england.yaml'),
      readFileSync(join(repository, colorectal, 'england.yaml'), 'utf8').replace(
        'The base was written from',
        'Taken over from',
      ),
    )
    const two = run('build', '--root', 'base', '--root', 'own', '--out', 'two', '--nation', 'england')
    expect(two.code, two.err).toBe(0)
    expect(readFileSync(join(away, 'two/england/pathways/suspected-colorectal-cancer/index.html'), 'utf8')).toContain(
      'Taken over from the guideline that England uses.',
    )
  })

  test('a fault of Wales stops Wales alone, and leaves the site that Wales had', async () => {
    expect(run('build', '--out', 'four', '--as-of', asOf).code).toBe(0)
    const before = hashesOf(join(away, 'four/wales'))
    library('welsh', (read, write) => {
      const file = `${colorectal}/wales.yaml`
      write(file, read(file).replace('stands: not checked', 'stands: perhaps'))
    })
    const { code, out } = run('build', '--root', 'welsh', '--out', 'four', '--as-of', '2026-12-02')
    expect(code).toBe(1)
    expect(out).toContain('`perhaps` is not a word that `stands` knows')
    expect(hashesOf(join(away, 'four/wales'))).toEqual(before)
    for (const nation of ['england', 'scotland', 'northern-ireland'])
      expect(JSON.parse(readFileSync(join(away, 'four', nation, 'manifest.json'), 'utf8')), nation).toMatchObject({
        'as-of': '2026-12-02',
      })
  })

  test('a fault of the base stops all, and nothing is touched', async () => {
    const before = hashesOf(join(away, 'four'))
    library('broken', (read, write) => {
      const file = `${colorectal}/base.yaml`
      write(file, read(file).replace('then: fit-result', 'then: fit-resalt'))
    })
    const { code, out } = run('build', '--root', 'broken', '--out', 'four')
    expect(code).toBe(1)
    expect(out).toContain('Did you mean `fit-result`?')
    expect(out).toContain('Nothing was built; what was built before is untouched.')
    expect(out).not.toMatch(/^\s+at /m)
    expect(hashesOf(join(away, 'four'))).toEqual(before)
  })

  test.for([
    [['--root', 'nowhere'], 'There is no folder'],
    [['--nation', 'scotlnd'], 'Did you mean `scotland`?'],
    [['--as-of', '2026-02-30'], 'is not a day'],
    [['--oat', 'x'], 'Did you mean `--out`?'],
  ] as const)('%j could not run: exit 2 and one sentence', ([args, says]) => {
    const { code, err } = run('build', ...args)
    expect(code).toBe(2)
    expect(err).toContain(says)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('swap', () => {
  test('a swap that was cut off between its two moves is undone', async () => {
    const place = join(away, 'swap/site')
    mkdirSync(join(away, 'swap/.site.previous'), { recursive: true })
    writeFileSync(join(away, 'swap/.site.previous/index.html'), 'old')
    await recover(place)
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe('old')
  })

  test('if the new folder cannot be moved in, the old one is back in its place', async () => {
    const place = join(away, 'swap/site')
    await expect(swapIn(join(away, 'swap/never-made'), place)).rejects.toThrow()
    expect(readFileSync(join(place, 'index.html'), 'utf8')).toBe('old')
  })
})

describe('publish', () => {
  test('releases what is whole, keeps what was there, and switches by a link', async () => {
    const first = run('publish', '--out', built, '--to', 'www')
    expect(first.code, first.err).toBe(0)
    const link = join(away, 'www/scotland')
    expect(lstatSync(link).isSymbolicLink()).toBe(true)
    const firstTarget = readlinkSync(link)
    expect(hashesOf(realpathSync(link))).toEqual(hashesOf(join(built, 'scotland')))

    expect(run('publish', '--out', 'four', '--to', 'www').code).toBe(0)
    expect(readlinkSync(link)).not.toBe(firstTarget)
    expect(existsSync(join(away, 'www', firstTarget, 'index.html'))).toBe(true)
  })

  test('what was changed after it was built is not released, and the last release stays', () => {
    cpSync(built, join(away, 'tampered'), { recursive: true })
    writeFileSync(join(away, 'tampered/scotland/index.html'), 'Hello')
    const before = readlinkSync(join(away, 'www/scotland'))
    const { code, out } = run('publish', '--out', 'tampered', '--to', 'www')
    expect(code).toBe(1)
    expect(out).toContain('scotland/index.html was changed after it was built. What was released before stays.')
    expect(readlinkSync(join(away, 'www/scotland'))).toBe(before)
  })
})

describe('new', () => {
  test('makes a folder that passes the check, and refuses a title that is taken', () => {
    library('fresh')
    const made = run('new', 'Chest pain: new & "worrying"', '--specialty', 'cardiology', '--root', 'fresh')
    expect(made.code, made.err).toBe(0)
    expect(readFileSync(join(away, 'fresh/pathways/cardiology/chest-pain-new-worrying/base.yaml'), 'utf8')).toContain(
      'title: "Chest pain: new & \\"worrying\\""',
    )
    const checked = run('check', '--root', 'fresh')
    expect(checked.code, checked.out).toBe(0)
    const again = run('new', 'Chest pain, new (worrying)', '--root', 'fresh')
    expect(again.code).toBe(2)
    expect(again.err).toContain('There is a pathway called `chest-pain-new-worrying` already')
  })
})
