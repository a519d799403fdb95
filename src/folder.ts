/** One pathway folder, its files typed: what was written, before it is fitted to a nation. */
import type { NationId } from './nations.ts'
import type { Base, Case, Cases, Nation, Translation } from './validate/schema/pathway.ts'

/** A typed file. */
export interface Typed<T> {
  file: string
  value: T
}

export interface PathwayFolder {
  slug: string
  specialty: string
  base: Typed<Base>
  /** Earlier bases that are kept because somebody compared with them, by version: `base.1.yaml`. */
  oldBases?: ReadonlyMap<number, Typed<Base>>
  nations: ReadonlyMap<NationId, Typed<Nation>>
  /** `scotland.lothian` → the board's file. */
  boards: ReadonlyMap<`${NationId}.${string}`, Typed<Nation>>
  /** A nation’s or a board’s file could not be read: which steps it writes is not known. */
  incomplete?: true
  cases?: Typed<Cases>
  /** The invented people of one nation, in a file of its own: `cases.scotland.yaml`. */
  ownCases?: ReadonlyMap<NationId, Typed<Cases>>
  translations: ReadonlyMap<string, Typed<Translation>>
}

/** A case, and where it is written. */
export interface PlacedCase {
  file: string
  index: number
  one: Case
}

/**
 * The invented people who are walked through a nation's pathway: those of all nations, and its own. One of its own stands
 * in the place of one of all nations that is called alike.
 */
export function casesOf({ cases, ownCases }: PathwayFolder, nation: NationId): PlacedCase[] {
  const placed = (from: Typed<Cases> | undefined): PlacedCase[] =>
    (from?.value ?? []).map((one, index) => ({ file: from!.file, index, one }))
  const own = placed(ownCases?.get(nation))
  const called = new Set(own.map(({ one }) => one.case))
  return [...placed(cases).filter(({ one }) => !called.has(one.case)), ...own]
}

/** Where a file stands, without a final slash: `pathways/<specialty>/<slug>`. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}
