/**
 * Edits of a library for the tests, as a clinician would make them in the files, drawn by seed. Each knows beforehand
 * what has to be told of it and to which nations, from the files and the resolved pathways alone: nothing here asks the
 * code that compares.
 */
import { parseDocument, type Document } from 'yaml'
import type { Checked, NationPathway } from '../../library.ts'
import { nations, type NationId } from '../../nations.ts'
import { check } from '../../pipeline.ts'
import type { Files } from '../../read/library.ts'
import type { Base } from '../../validate/schema/pathway.ts'
import type { Step } from '../../validate/schema/step.ts'
import type { Change, ChangeClass, ChangeKind } from '../change.ts'
import type { Tree } from '../diff.ts'

export interface Edit {
  /** What is done, for whoever reads a failed test. */
  words: string
  /** Path → its new text; `undefined` takes the file away. */
  files: Readonly<Record<string, string | undefined>>
  /** What has to be told. Nothing: no change at all. */
  must?: Must
}

export interface Must {
  /** Every kind that has to be told, the edit itself first; that one is told exactly once. */
  kinds: readonly ChangeKind[]
  to: readonly NationId[]
  class: ChangeClass
  weight?: Change['weight']
  step?: string
  before?: string
  after?: string
  /** Steps of which something may be told besides. */
  near?: readonly string[]
  /** Steps of the base that now say or do something else: who leans on them, or writes them anew, must look again. */
  moved?: readonly string[]
  /** Where it stands in what all pathways share, or in what one nation says about itself. */
  place?: 'shared' | 'content'
}

/** Picks one of a list, the same in every run. */
export type Pick = <T>(all: readonly T[]) => T

/** One pathway of the library as it was before the edit. */
export interface Scene {
  /** `pathways/<specialty>/<slug>` */
  folder: string
  slug: string
  base: Base
  tree: Tree
  pathwayIn: (nation: NationId) => NationPathway['pathway']
}

/** @returns nothing where this pathway holds nothing that could be edited so */
export type Maker = (scene: Scene, pick: Pick) => Edit | undefined

export const treeOf = (files: Files): Tree => ({ files, checked: check(files, { nations, asOf: '2026-11-25' }) })

/** @param tree one folder with all shared content */
export function sceneOf(folder: string, tree: Tree): Scene {
  const { checked }: { checked: Checked } = tree
  return {
    folder,
    slug: folder.slice(folder.lastIndexOf('/') + 1),
    base: checked.library.folders[0]!.base.value,
    tree,
    pathwayIn: (nation) => checked.pathways.get(nation)![0]!.pathway,
  }
}

export function random(seed: number): Pick {
  let state = seed
  return (all) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return all[((mixed ^ (mixed >>> 16)) >>> 0) % all.length]!
  }
}

/** Rewrites one file. Line breaks and quotation marks of the whole file may change with it, which says nothing. */
export function edited({ tree }: Scene, file: string, change: (document: Document) => void): Edit['files'] {
  const document = parseDocument(tree.files.get(file)!)
  change(document)
  return { [file]: document.toString() }
}
export const inBase = (scene: Scene, change: (document: Document) => void): Edit['files'] =>
  edited(scene, `${scene.folder}/base.yaml`, change)
export const inNation = (scene: Scene, nation: NationId, change: (document: Document) => void): Edit['files'] =>
  edited(scene, `${scene.folder}/${nation}.yaml`, change)

/** Nations that have this step from the base: they are the ones whose readers meet a change of it. */
export const leaning = ({ pathwayIn }: Scene, step: string): NationId[] =>
  nations.filter((nation) => pathwayIn(nation).steps.get(step)?.by === 'base')

/** Steps of the base that somebody leans on. */
export const stepsOf = (scene: Scene, holds: (step: Step, id: string) => boolean): [string, Step][] =>
  Object.entries(scene.base.steps).filter(([id, step]) => holds(step, id) && leaning(scene, id).length > 0)

/** What stands in large type, and its key. */
export const textKey = (step: Step): 'ask' | 'do' | undefined =>
  'ask' in step ? 'ask' : 'do' in step && step.do !== undefined ? 'do' : undefined
export const textOf = (step: Step): string => (step as Record<string, unknown>)[textKey(step)!] as string
