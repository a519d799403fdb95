/**
 * What a rule is. One rule is one file: its id, its promise, its right and wrong examples (which are its tests and its
 * help page), and its check.
 */
import type { Level, Ref } from '../diagnostic.ts'
import type { PathwayFolder } from '../folder.ts'
import type { Resolved } from '../pathway.ts'
import type { Register } from './schema/content.ts'

/** What a check returns; the rule's own id and level are added by whoever runs it. */
export interface Found {
  at: Ref
  what: string
  why: string
  mend: string
  see?: { at: Ref; what: string }
}

/** Everything a check may look at besides the pathway itself. */
export interface Context {
  register: Register
  /** Slugs of all pathways, for `go-to`. */
  slugs: ReadonlySet<string>
  asOf: string
}

/** Files that replace or add to the smallest whole library (see `example.ts`). */
export type Example = Readonly<Record<string, string>>

interface Common {
  id: string
  level: Level
  /** What is true when all is well: rules read as a list of promises. */
  title: string
  good: readonly Example[]
  bad: readonly { files: Example; says: readonly string[] }[]
}

/** Checks a pathway as the base has it and again as each nation has it. */
export interface PathwayRule extends Common {
  of: 'pathway'
  check: (pathway: Resolved, context: Context) => Found[]
}

/** Checks what is written in a folder, before it is fitted to any nation. */
export interface FolderRule extends Common {
  of: 'folder'
  check: (folder: PathwayFolder, context: Context) => Found[]
}

export type Rule = PathwayRule | FolderRule
