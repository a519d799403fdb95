/** Nations and a base that moves, over the starter library and a generated one: real steps, real differences. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { PathwayFolder } from '../src/folder.ts'
import { nations, type NationId } from '../src/nations.ts'
import { waysOf } from '../src/pathway.ts'
import { check } from '../src/pipeline.ts'
import { resolve, resolveBase } from '../src/resolve/resolve.ts'
import type { Nation } from '../src/validate/schema/pathway.ts'
import type { Step } from '../src/validate/schema/step.ts'
import { baseMoved } from '../src/validate/rules/base-moved.ts'
import { generateLibrary } from './generate/library.ts'
import { readLibrary } from './generate/read.ts'

const asOf = '2026-11-24'
const own = readLibrary(fileURLToPath(new URL('..', import.meta.url)))
const foldersOf = (files: ReadonlyMap<string, string>): readonly PathwayFolder[] =>
  check(files, { nations, asOf }).library.folders
const libraries: [string, readonly PathwayFolder[]][] = [
  ['the starter library', foldersOf(own)],
  ['a generated library', foldersOf(generateLibrary(own, { count: 40, seed: 'drift' }))],
]

const context = { register: undefined, present: new Set<string>(), slugs: new Set<string>(), elsewhere: [], asOf }
/** Every nation whose review is asked for, with the words in which it is asked. */
function asked(folder: PathwayFolder): Map<NationId, string> {
  return new Map(
    baseMoved.check(folder, context).flatMap(({ at, what }) => {
      // A board’s file asks for its board alone.
      const [nation] = [...folder.nations].find(([, { file }]) => file === at.file) ?? []
      return nation === undefined ? [] : [[nation, what] as const]
    }),
  )
}

/** The folder one version later: what the base was is kept, and every nation was compared with that. */
function moved(folder: PathwayFolder, change: (base: PathwayFolder['base']['value']) => void): PathwayFolder {
  const now = structuredClone(folder.base.value)
  now.version = folder.base.value.version + 1
  change(now)
  return {
    ...folder,
    base: { ...folder.base, value: now },
    oldBases: new Map([[folder.base.value.version, folder.base]]),
  }
}

/** Told without the code under test: does this nation show the step, replace it, leave it out or stand beside it? */
function leansOn(folder: PathwayFolder, nation: NationId, id: string): 'itself' | 'beside' | undefined {
  const stance = folder.nations.get(nation)!.value
  const resolved = resolve(folder, nation)!
  if (stance.stands === 'own graph') return undefined
  if (resolved.steps.get(id)?.by === 'base' || resolved.without.has(id)) return 'itself'
  return resolved.steps.get(id)?.by === nation ? 'itself' : 'beside'
}

describe.each(libraries)('%s', (_name, folders) => {
  test('a nation that is the same as the base is the base, step by step and section by section', () => {
    const same: Nation = { stands: 'same as base', 'reviewed-against': 'base 1', 'adopted-by': 'nobody yet' }
    for (const folder of folders) {
      const base = resolveBase(folder)
      const wales = resolve({ ...folder, nations: new Map([['wales', { file: 'wales.yaml', value: same }]]) }, 'wales')!
      expect({ ...wales, nation: undefined, stance: undefined, stanceFile: undefined }, folder.slug).toEqual({
        ...base,
        nation: undefined,
        stance: undefined,
        stanceFile: undefined,
      })
    }
  })

  test('a step that says something else asks every nation that leans on it for another look, and no other', () => {
    let looks = 0
    for (const folder of folders)
      for (const id of Object.keys(folder.base.value.steps)) {
        const found = asked(moved(folder, (base) => void (base.steps[id] = { ...base.steps[id]!, note: 'Moved.' })))
        const expected = [...folder.nations.keys()].filter((nation) => leansOn(folder, nation, id))
        expect([...found.keys()].sort(), `${folder.slug} ${id}`).toEqual(expected.sort())
        for (const what of found.values()) expect(what).toContain(`\`${id}\``)
        looks += found.size
      }
    expect(looks).toBeGreaterThan(400)
  })

  test('a nation’s own step beside one that moved is named with it, and one that is not beside it is not', () => {
    for (const folder of folders)
      for (const id of Object.keys(folder.base.value.steps)) {
        const found = asked(moved(folder, (base) => void (base.steps[id] = { ...base.steps[id]!, note: 'Moved.' })))
        for (const [nation, what] of found) {
          const differs = folder.nations.get(nation)!.value.differs ?? []
          for (const [other, step] of differs.flatMap(({ steps }) => Object.entries(steps ?? {}))) {
            if (other === id) continue
            const goes = (from: Step | undefined, at: string, to: string): boolean =>
              from !== undefined &&
              (waysOf(at, from).some((way) => way.to === to) ||
                (from.kind === 'manage' && from['if-still-concerned'] === to))
            const beside = goes(step, other, id) || goes(folder.base.value.steps[id], id, other)
            expect(what.includes(`\`${other}\` (next to`), `${folder.slug} ${nation} ${other} ${id}`).toBe(beside)
          }
        }
      }
  })

  test('a value that is asked otherwise asks every nation; a version alone, and a nation that has looked, none', () => {
    for (const folder of folders) {
      for (const name of Object.keys(folder.base.value['each-nation-says'] ?? {})) {
        const found = asked(moved(folder, (base) => void (base['each-nation-says']![name]!.what = 'Moved.')))
        expect(found.size, `${folder.slug} ${name}`).toBe(folder.nations.size)
        for (const what of found.values()) expect(what).toContain(`value \`${name}\``)
      }
      expect(asked(moved(folder, () => {})).size, folder.slug).toBe(0)
      const first = Object.keys(folder.base.value.steps)[0]!
      const later = moved(folder, (base) => void (base.steps[first] = { ...base.steps[first]!, note: 'Moved.' }))
      const looked = new Map(
        [...later.nations].map(([nation, { file, value }]) => [
          nation,
          { file, value: { ...value, 'reviewed-against': `base ${later.base.value.version}` } },
        ]),
      )
      expect(asked({ ...later, nations: looked }).size, folder.slug).toBe(0)
    }
  })
})
