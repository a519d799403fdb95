/** Putting a finished folder in the place of an older one, so that neither a crash nor a fault leaves half a site. */
import { lstatSync, type Stats } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The older folder, while it is being replaced. */
const asideOf = (place: string): string => join(dirname(place), `.${basename(place)}.previous`)

/** What stands at a path itself: a link is a link, wherever it leads. */
const at = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false })

/** Whether a folder stands there, and no link to one. */
export function isFolder(path: string): boolean {
  return at(path)?.isDirectory() ?? false
}

/** What keeps a site from being put in a place, in a sentence: only a folder is ever replaced. */
export function faultOfSwap(place: string): string | undefined {
  const there = at(place)
  if (!there || there.isDirectory()) return undefined
  return there.isSymbolicLink()
    ? `${place} is a link, as \`npm run publish\` makes it, and what it leads to must stay as it was released. Build into another folder with \`--out\`, then publish from there.`
    : `${place} is a file, and a site is to stand there. Move it away, or build into another folder with \`--out\`.`
}

/**
 * Moves `made` to `place`. What stood there is moved aside first and removed last; if the second move fails it is put
 * back. Both must be on one file system.
 * @param retire takes away what stood there, in place of removing it
 * @throws where no folder stands there, see `faultOfSwap`
 */
export async function swapIn(
  made: string,
  place: string,
  retire: (aside: string) => Promise<void> = remove,
): Promise<void> {
  await mkdir(dirname(place), { recursive: true })
  await recover(place)
  const fault = faultOfSwap(place)
  if (fault !== undefined) throw new Error(fault)
  const aside = asideOf(place)
  const replaces = isFolder(place)
  if (replaces) await rename(place, aside)
  try {
    await rename(made, place)
  } catch (error) {
    if (replaces) await rename(aside, place)
    throw error
  }
  if (replaces) await retire(aside)
}

const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** Undoes a swap that was cut off between its two moves. */
export async function recover(place: string): Promise<void> {
  const aside = asideOf(place)
  if (!at(aside)) return
  if (at(place)) await remove(aside)
  else await rename(aside, place)
}
