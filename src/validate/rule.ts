/**
 * What a rule is. One rule is one file: its id, its promise, its right and wrong examples (which are its tests and its
 * help page), and its check.
 */
import type { Register } from './schema/content.ts'
import type { Level, Owner, Ref } from '../diagnostic.ts'
import type { PathwayFolder, Typed } from '../folder.ts'
import type { PathwayPlace } from '../known.ts'
import type { Library } from '../library.ts'
import type { Resolved } from '../pathway.ts'

/** What a check returns; the rule's own id and level are added by whoever runs it. */
export interface Found {
  at: Ref
  what: string
  why: string
  mend: string
  see?: { at: Ref; what: string }
  /** Whose fault it is, where the file that it stands in does not tell. */
  owner?: Owner
}

/** Everything a check may look at besides what it checks. */
export interface Context {
  /** By the ids of sources. Undefined where the register itself is missing or could not be read: that is a fault of its own. */
  register: Readonly<Record<string, Partial<Register[string]>>> | undefined
  /** Every file that is there, also one that could not be read: it is not also missing. */
  present: ReadonlySet<string>
  /** Slugs of all pathways, for `go-to`. */
  slugs: ReadonlySet<string>
  /** Pathways that stand in the library and are not among the folders, because only a part of it was given. */
  elsewhere: readonly PathwayPlace[]
  asOf: string
}

/** Files that replace or add to the smallest whole library (see `example.ts`): path → text. */
export type Example = Readonly<Record<string, string>>

interface Common {
  id: string
  level: Level
  /** What is true when all is well: rules read as a list of promises. */
  title: string
  /** Libraries without any fault. */
  good: readonly Example[]
  /** Libraries with a fault of this rule, and the exact *what* of each. */
  bad: readonly { files: Example; says: readonly string[] }[]
}

/**
 * `alone`: it looks at one step, section or entry by itself, so that it can also be asked of a file of which another part
 * has not its shape.
 */
interface MayBeAlone {
  alone?: true
}

/** Checks a pathway as the base has it and again as each nation and board has it. */
export interface PathwayRule extends Common, MayBeAlone {
  of: 'pathway'
  check: (pathway: Resolved, context: Context, folder: PathwayFolder) => Found[]
}

/** Checks what is written in a folder, before it is fitted to any nation. */
export interface FolderRule extends Common, MayBeAlone {
  of: 'folder'
  check: (folder: PathwayFolder, context: Context) => Found[]
}

/** Checks one file of any kind by itself, whether or not it has the shape of its kind. */
export interface FileRule extends Common {
  of: 'file'
  check: (file: Typed<unknown>, context: Context) => Found[]
}

/** Checks what only a look at all files together can tell. */
export interface LibraryRule extends Common, MayBeAlone {
  of: 'library'
  check: (library: Library, context: Context) => Found[]
}

/** A slip in a text, by the offsets of the words that are at fault. */
export interface Slip extends Omit<Found, 'at' | 'see'> {
  from: number
  to: number
}

/**
 * Checks the words that a reader meets, wherever they stand. The answer hangs on nothing but the text, so that a text
 * which stands in many files is looked at once.
 */
export interface TextRule extends Common {
  of: 'text'
  /** `everywhere`: also in cases, stories, events and the glossary, which tell of people and of words. */
  where: 'guidance' | 'everywhere'
  check: (text: string) => Slip[]
}

export type Rule = PathwayRule | FolderRule | FileRule | LibraryRule | TextRule
