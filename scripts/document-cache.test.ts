/** A library that is checked again after every save must be told of as if it were read for the first time. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { lookupFiles } from '../src/index/entries.ts'
import { dice } from '../src/layout/random-graph.ts'
import type { Checked } from '../src/library.ts'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import type { DocumentCache } from '../src/read/library.ts'
import { editions, indexedBy, withLongJourneys, type Site } from '../src/site.ts'
import { survey } from '../src/survey/survey.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
import { openMemory } from './cli/memory.ts'

const options = { nations, asOf: '2026-11-24' }
const folder = 'pathways/gastroenterology/suspected-colorectal-cancer'

/** What editors save, one after the other, right and wrong. */
function savesOf(files: Map<string, string>): (() => void)[] {
  const edit = (file: string, from: RegExp, to: string): void => {
    const text = files.get(file)!
    expect(text, file).toMatch(from)
    files.set(file, text.replace(from, to))
  }
  const [guideline] = [...files.keys()].filter((file) => /^content\/behaviours\/[a-z-]+\.mdx$/.test(file))
  return [
    () => undefined,
    () => edit(`${folder}/base.yaml`, /ask: What is/, 'ask: Whatever is'),
    () => edit(`${folder}/base.yaml`, /^title:/m, 'tilte:'),
    () => edit(`${folder}/base.yaml`, /^tilte:/m, 'title:'),
    () => edit(`${folder}/scotland.yaml`, /\n$/, '\n  broken: [\n'),
    () => edit(`${folder}/scotland.yaml`, / {2}broken: \[\n$/, ''),
    () => void files.delete(`${folder}/wales.yaml`),
    () => edit('content/sources.yaml', /^([a-z][\w-]*):$/m, '$1x:'),
    () => edit('content/sources.yaml', /^([a-z][\w-]*)x:$/m, '$1:'),
    // A board, which is a file more in one folder, and a pathway more, to which others may lead.
    () => void files.set(`${folder}/scotland.lothian.yaml`, files.get(`${folder}/england.yaml`)!),
    () => {
      for (const [file, text] of [...files])
        if (file.startsWith(folder)) files.set(file.replace('colorectal-cancer/', 'other-cancer/'), text)
    },
    () => edit(`${folder}/cases.yaml`, /story:/, 'stroy:'),
    () => edit(`${folder}/cases.yaml`, /stroy:/, 'story:'),
    () => edit(`${folder}/cases.yaml`, /ends: \{/, 'ends: { wales: nowhere,'),
    () => edit(guideline!, /\n$/, '\nGive apixaban.\n'),
    () => void files.delete(guideline!),
  ]
}

test('what was read before changes nothing that is said, whatever is saved', () => {
  const files = new Map(readRoots([repository]).files)
  const cache: DocumentCache = new Map()
  const said = new Set<string>()
  for (const save of savesOf(files)) {
    save()
    const again = check(new Map(files), options, cache)
    const anew = check(new Map(files), options)
    expect(again.diagnostics).toEqual(anew.diagnostics)
    expect(again.pathways).toEqual(anew.pathways)
    said.add(JSON.stringify(anew.diagnostics))
  }
  // Else nothing of it would have been looked at.
  expect(said.size).toBeGreaterThan(6)
})

describe('what an earlier command found', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'memory-'))
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))
  const asked = { roots: ['/library'], ...options }
  const open = (files: ReadonlyMap<string, string>, more: Partial<typeof asked> & { folder?: string } = {}) =>
    openMemory({ files, faults: [] }, { ...asked, ...more }, { afresh: false, folder: more.folder ?? scratch })
  /** All that is worked out of folders and remembered, after the check, too. */
  const workedOut = (checked: Checked): unknown => {
    const site = { checked, nations, asOf: options.asOf } as unknown as Site
    return {
      diagnostics: checked.diagnostics,
      pathways: checked.pathways,
      survey: survey(checked, nations, options.asOf),
      lookups: editions(site).map((edition) => [...lookupFiles(indexedBy(site, edition))]),
      long: nations.map((nation) => withLongJourneys(site, nation).map(({ pathway }) => pathway.slug)),
    }
  }
  /** As a command of its own would: opened from the disk, and left there. */
  const again = (files: ReadonlyMap<string, string>): { changed: readonly string[]; found: unknown } => {
    const { memory, changed, keep } = open(files)
    const found = workedOut(check(new Map(files), { ...options, memory }))
    keep()
    return { changed, found }
  }

  test('changes nothing that is said, whatever is saved', () => {
    const files = new Map(readRoots([repository]).files)
    for (const save of savesOf(files)) {
      save()
      expect(again(files).found).toEqual(workedOut(check(new Map(files), options)))
      // And once more where nothing has changed: all of it is remembered.
      const same = again(files)
      expect(same.changed).toEqual([])
      expect(same.found).toEqual(workedOut(check(new Map(files), options)))
    }
  }, 240_000)

  test('nor does a word anywhere', () => {
    const draw = dice(11)
    const whole = readRoots([repository]).files
    again(whole)
    for (let i = 0; i < 25; i++) {
      const files = new Map(whole)
      const names = [...files.keys()].filter(
        (file) => file.endsWith('.yaml') && (i % 3 > 0 || file.startsWith('content')),
      )
      const file = names[draw(names.length)]!
      const lines = files.get(file)!.split('\n')
      const at = draw(lines.length)
      lines[at] = lines[at]!.replace(/\w+(?=\W*$)/, (word) => ['not', `${word}x`, '7', ''][draw(4)]!)
      files.set(file, lines.join('\n'))
      expect(again(files).found, `${file}:${at + 1}`).toEqual(workedOut(check(new Map(files), options)))
    }
  }, 240_000)

  test('is of one folder alone where that alone was changed, and of none where anything is that they share', () => {
    const files = new Map(readRoots([repository]).files)
    const folders = new Set([...files.keys()].flatMap((file) => /^pathways\/[^/]+\/[^/]+(?=\/)/.exec(file)?.[0] ?? []))
    const keptIn = join(scratch, 'apart')
    const changed = (now: ReadonlyMap<string, string>, more = {}): number =>
      open(now, { ...more, folder: keptIn }).changed.length
    expect(changed(files)).toBe(folders.size)
    open(files, { folder: keptIn }).keep()
    expect(changed(files)).toBe(0)
    const with_ = (file: string, text: string): Map<string, string> => new Map([...files, [file, text]])
    expect(open(with_(`${folder}/wales.yaml`, 'stands: adopts'), { folder: keptIn }).changed).toEqual([folder])
    expect(changed(with_('content/glossary.yaml', ''))).toBe(folders.size)
    // A name alone: others may lead there, and a file that is there is not missing.
    expect(changed(with_(`${folder}/scotland.lothian.yaml`, ''))).toBe(folders.size)
    expect(changed(files, { asOf: '2026-11-25' })).toBe(folders.size)
    expect(changed(files, { nations: ['wales'] })).toBe(folders.size)
    expect(changed(files, { roots: ['/another'] })).toBe(folders.size)
    const [record] = readdirSync(keptIn)
    const path = join(keptIn, record!)
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 900))
    expect(changed(files)).toBe(folders.size)
    writeFileSync(path, 'null')
    expect(changed(files)).toBe(folders.size)
    // What another version of this program kept, in another form.
    writeFileSync(path, JSON.stringify(Object.fromEntries([...folders].map((folder) => [folder, { key: 'x' }]))))
    expect(changed(files)).toBe(folders.size)
  })
})
