/** Putting a finished folder in the place of an older one, so that neither a crash nor a fault leaves half a site. */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** The older folder, while it is being replaced. */
const asideOf = (place: string): string => join(dirname(place), `.${basename(place)}.previous`)

/**
 * Moves `made` to `place`. What stood there is moved aside first and removed last; if the second move fails it is put
 * back. Both must be on one file system.
 * @param retire takes away what stood there, in place of removing it
 */
export async function swapIn(
  made: string,
  place: string,
  retire: (aside: string) => Promise<void> = remove,
): Promise<void> {
  await mkdir(dirname(place), { recursive: true })
  await recover(place)
  const aside = asideOf(place)
  const replaces = existsSync(place)
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
  if (!existsSync(aside)) return
  if (existsSync(place)) await remove(aside)
  else await rename(aside, place)
}
