/** From files to a checked library: read, then the stages after reading (`stages.ts`). */
import type { Checked } from './library.ts'
import { readLibrary, type Files, type DocumentCache } from './read/library.ts'
import { readMdx } from './read/mdx.ts'
import { checkRead, type CheckOptions } from './stages.ts'

export type { CheckOptions, Stage } from './stages.ts'

/**
 * Checks a whole library. Never throws for anything that is written in a file.
 * @param cache what was read before, for whoever checks after every save
 */
export function check(files: Files, options: CheckOptions, cache?: DocumentCache): Checked {
  const read = readLibrary(files, readMdx, cache)
  options.ended?.('read')
  return checkRead(read, options)
}
