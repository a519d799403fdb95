/**
 * What was worked out of a pathway's folder by a command that has ended. Whoever hands a memory over has made sure that
 * nothing has changed on which it hangs: the files of the folder, all files that folders share, the names of all others,
 * what was asked, and this program. It holds plain data alone, which can be written down and read again.
 */

import { folderOf } from './folder.ts'

/** Of one folder, by what was worked out: empty where nothing is known yet. */
export type Remembered = Record<string, unknown>

/** @param folder `pathways/<specialty>/<slug>` */
export type Memory = (folder: string) => Remembered | undefined

/**
 * What is remembered, or else is worked out and remembered.
 * @param file any of the folder
 * @param what a name of its own for each work
 */
export function remember<Plain>(memory: Memory | undefined, file: string, what: string, work: () => Plain): Plain {
  const known = memory?.(folderOf(file))
  if (!known) return work()
  if (!(what in known)) known[what] = work()
  return known[what] as Plain
}
