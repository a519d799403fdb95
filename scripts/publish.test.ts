/**
 * What charts chose, written into the authors' files: an edit elsewhere then leaves the road where it was. And the
 * command itself, with sites of one page.
 */
import { spawnSync } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { writeManifest } from '../src/publish/manifest.ts'
import type { Files } from '../src/read/library.ts'
import { chartOf } from '../src/site.ts'
import { baseFile, example } from '../src/validate/example.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'
import { pin } from './publish/pin.ts'

const { files, checked, options } = await loadLibrary({
  roots: [repository],
  nations: [...nations],
  asOf: '2026-11-24',
})
const pathways = [...checked.pathways.values()].flat()
const again = (all: Files) => [...check(all, options).pathways.values()].flat()
const charts = (list: typeof pathways) =>
  list.map((of) => ({ at: `${of.pathway.nation} ${of.pathway.slug}`, roads: chartOf(of).chart.roads }))

test('every chart stays as it is, the check finds nothing new, and a second time there is nothing to write', () => {
  const { files: changed, written } = pin(files, pathways)
  expect(written).toBeGreaterThan(50)
  const all = new Map([...files, ...changed])
  expect(charts(again(all))).toEqual(charts(pathways))
  expect(check(all, options).diagnostics).toHaveLength(checked.diagnostics.length)
  expect(pin(all, again(all)).written).toBe(0)
})

test('only lines are added, each right under the kind of its step', () => {
  for (const [file, text] of pin(files, pathways).files) {
    // What an author wrote stays, a `way-on` too.
    const own = files.get(file)!.split('\n')
    const lines = text.split('\n')
    const added = lines.flatMap((line, i) => (line === own[0] ? (own.shift(), []) : [i]))
    expect(own, file).toEqual([])
    for (const i of added) {
      expect(lines[i], file).toMatch(/^ +(way-on|meets-at): /)
      expect(lines[i - 1], file).toMatch(/^ +kind: /)
    }
  }
})

test('with them, a longer answer no longer takes the road over; without them, it does', () => {
  const base = 'pathways/gastroenterology/suspected-colorectal-cancer/base.yaml'
  const slug = 'suspected-colorectal-cancer'
  const downs = (all: Files): string[] =>
    again(all)
      .filter(({ pathway }) => pathway.nation === 'england' && pathway.slug === slug)
      .flatMap((of) => chartOf(of).chart.roads[0]!.rows.map(({ step }) => step))
  const pinned = new Map([...files, ...pin(files, pathways).files])
  const road = downs(files)
  // From the first question with a step beside the road, that answer is made longer than the rest of the road.
  const longer = (all: Files): Files => {
    const text = all.get(base)!
    const detour = Array.from(
      { length: 12 },
      (_, i) =>
        `  detour-${'abcdefghijklmn'[i]!}:\n    kind: do\n    do: Wait.\n    then: ${i < 11 ? `detour-${'abcdefghijklmn'[i + 1]!}` : 'refer'}\n    source: working-group\n`,
    ).join('')
    return new Map([
      ...all,
      [base, text.replace('        go: refer\n', '        go: detour-a\n').replace(/^steps:\n/m, `steps:\n${detour}`)],
    ])
  }
  const kept = downs(longer(pinned))
  expect(kept.filter((step) => road.includes(step))).toEqual(road)
  expect(downs(longer(files)).filter((step) => road.includes(step))).not.toEqual(road)
})

describe('the command', () => {
  const away = realpathSync(mkdtempSync(join(tmpdir(), 'publish-')))
  afterAll(() => rmSync(away, { recursive: true, force: true }))

  const build = async (nation: string, text = 'home'): Promise<void> => {
    const site = join(away, 'built', nation)
    mkdirSync(site, { recursive: true })
    writeFileSync(join(site, 'index.html'), text)
    await writeManifest(site, { nation, 'as-of': '2026-11-24', built: '2026-11-24', commit: null })
  }
  const publish = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [join(repository, 'scripts/publish.ts'), '--out', 'built', '--to', 'www', ...args], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: away },
    })
  const served = (nation: string): string => readFileSync(join(away, 'www', nation, 'index.html'), 'utf8')

  test('a nation whose manifest was cut short keeps what it had, and the others are released', async () => {
    for (const nation of nations) await build(nation, 'first')
    expect(publish('--as-of', '2026-12-05').status).toBe(0)
    expect(readFileSync(join(away, 'www/releases/wales/log.json'), 'utf8')).toContain('"day":"2026-12-05"')
    for (const nation of nations) await build(nation, 'second')
    truncateSync(join(away, 'built/england/manifest.json'), 50)
    const { status, stdout, stderr } = publish()
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('England: not released.')
    expect(stdout).toContain('it was cut short or changed. Run `npm run build` again. What was released before stays.')
    expect(nations.map(served)).toEqual(nations.map((nation) => (nation === 'england' ? 'first' : 'second')))
  })

  test('a folder that was built where the link is to be stays, and the others are released', async () => {
    for (const nation of nations) await build(nation, 'third')
    rmSync(join(away, 'www/wales'), { force: true })
    mkdirSync(join(away, 'www/wales'), { recursive: true })
    writeFileSync(join(away, 'www/wales/index.html'), 'built here')
    const { status, stdout, stderr } = publish()
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain(
      `Wales: not released. ${join(away, 'www/wales')} is no link but a folder or a file, and only a link can be switched in one step. Move it away, or publish into another folder.`,
    )
    expect(nations.map(served)).toEqual(nations.map((nation) => (nation === 'wales' ? 'built here' : 'third')))
  })

  test('what charts chose is not written into the files of authors but put in their place', async () => {
    rmSync(join(away, 'www'), { recursive: true, force: true })
    for (const nation of nations) await build(nation, 'fourth')
    for (const [file, text] of Object.entries(example)) {
      mkdirSync(dirname(join(away, file)), { recursive: true })
      writeFileSync(join(away, file), text)
    }
    const worse =
      '  worse:\n    kind: question\n    ask: Is it worse?\n    answers:\n      yes: { say: "Yes", go: refer }\n      no: { say: "No", go: wait }\n'
    const before = example[baseFile]!.replace('go: wait', 'go: worse').replace('  refer: {', `${worse}  refer: {`)
    writeFileSync(join(away, baseFile), before)
    linkSync(join(away, baseFile), join(away, 'second-name'))
    const { status, stdout, stderr } = publish('--root', '.', '--pins', 'write')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^[1-9]\d* steps now say/m)
    expect(readFileSync(join(away, baseFile), 'utf8')).toContain('    way-on: ')
    expect(readFileSync(join(away, 'second-name'), 'utf8')).toBe(before)
    expect(readdirSync(dirname(join(away, baseFile))).sort()).toEqual(
      Object.keys(example)
        .filter((file) => dirname(file) === dirname(baseFile))
        .map((file) => basename(file))
        .sort(),
    )
  })
})
