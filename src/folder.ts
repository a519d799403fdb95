/** One pathway folder, its files typed: what was written, before it is fitted to a nation. */
import type { NationId } from './nations.ts'
import type { Base, Cases, Nation, Translation } from './validate/schema/pathway.ts'

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
  translations: ReadonlyMap<string, Typed<Translation>>
}

/** Where a file stands, without a final slash: `pathways/<specialty>/<slug>`. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'))
}
