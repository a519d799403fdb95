/**
 * A library in which the sure parts of files stand that have not their shape, beside all that are whole. Only the rules
 * that look at one thing at a time are held against it, and only what no mending could undo is told.
 */
import type { Fault, Ref } from '../../diagnostic.ts'
import { folderOf, type PathwayFolder } from '../../folder.ts'
import type { Known } from '../../known.ts'
import type { Library } from '../../library.ts'
import { assemble, type Place, type TypedDocument } from '../assemble.ts'
import type { Part } from './part.ts'

export interface Parts {
  library: Library
  /** The folders in which some file is not whole. */
  folders: readonly PathwayFolder[]
  /** The same folders with what cases can be walked through: whole bases and nations alone. */
  walked: readonly PathwayFolder[]
  /** A fault at its place in the file; none where it may come of what was left out, or is known from elsewhere. */
  told: (fault: Fault) => Fault[]
}

export function partsIn(
  whole: readonly TypedDocument[],
  partial: readonly (TypedDocument & { part: Part })[],
  places: ReadonlyMap<string, Place>,
  present: ReadonlySet<string>,
  known: Known,
): Parts {
  const parts = new Map(partial.map(({ document, part }) => [document.source.file, part]))
  const library = assemble([...whole, ...partial], places, present, known)
  const folders = library.folders.filter(({ base }) =>
    [...parts.keys()].some((file) => file.startsWith(`${folderOf(base.file)}/`)),
  )
  const walked = folders
    .filter(
      ({ base, cases, ownCases }) =>
        !parts.has(base.file) &&
        [cases, ...(ownCases?.values() ?? [])].some((people) => people && parts.has(people.file)),
    )
    .map((folder) => ({
      ...folder,
      nations: new Map([...folder.nations].filter(([, { file }]) => !parts.has(file))),
      boards: new Map(),
    }))
  const baseless = new Set(folders.filter(({ base }) => parts.has(base.file)).map(({ base }) => folderOf(base.file)))

  const inFile = (at: Ref): Ref => ({ ...at, path: parts.get(at.file)?.inFile(at.path) ?? at.path })
  const told = (fault: Fault): Fault[] => {
    const at = inFile(fault.at)
    const part = parts.get(at.file)
    // With a whole base, a whole file has been looked at with all rules.
    if (part ? part.doubtful(at.path) : !baseless.has(folderOf(at.file))) return []
    const see = fault.see && { ...fault.see, at: inFile(fault.see.at) }
    // What it is held against may be only what stands in.
    if (see && parts.get(see.at.file)?.doubtful(see.at.path)) return []
    return [{ ...fault, at, ...(see && { see }) }]
  }
  return { library, folders, walked, told }
}
