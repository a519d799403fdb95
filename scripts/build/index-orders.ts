/** What the thread of the full text is asked for, and what it answers. */
import type { Around } from '../../src/index/text.ts'

/** How many pages are handed over at once. */
export const together = 32

/** An index has the name of its folder, and is gone once its files are made. */
export type IndexOrder =
  /** Pages as they stand in the last site, which may have to be added again. */
  | { do: 'foresee'; index: string; pages: readonly Page[] }
  | { do: 'drop'; index: string }
  /** A page that was added before is replaced where it stands. */
  | { do: 'add'; index: string; pages: readonly Page[] }
  | { do: 'files'; index: string }
  /** At once, whatever is on its way. */
  | { do: 'end' }

export interface IndexAnswer {
  /** What was read of each page that was foreseen, as SHA-256 in hex; none where one could not be read. */
  hashes?: readonly (string | undefined)[]
  /** By their path in the folder of the index. */
  files?: readonly { path: string; content: ArrayBuffer }[]
}

export interface Page {
  url: string
  /** HTML, or the page of a pathway, as it stands on the disk. */
  content: string | { file: string }
  /** What stands before that and behind it. */
  around?: Around
}
