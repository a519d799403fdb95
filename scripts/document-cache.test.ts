/** A library that is checked again after every save must be told of as if it were read for the first time. */
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import type { DocumentCache } from '../src/read/library.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

const options = { nations, asOf: '2026-11-24' }
const folder = 'pathways/gastroenterology/suspected-colorectal-cancer'

test('what was read before changes nothing that is said, whatever is saved', () => {
  const files = new Map(readRoots([repository]).files)
  const cache: DocumentCache = new Map()
  const edit = (file: string, from: RegExp, to: string): void => {
    const text = files.get(file)!
    expect(text, file).toMatch(from)
    files.set(file, text.replace(from, to))
  }
  const [guideline] = [...files.keys()].filter((file) => /^content\/behaviours\/[a-z-]+\.mdx$/.test(file))
  const saves: (() => void)[] = [
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
  const said = new Set<string>()
  for (const save of saves) {
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
