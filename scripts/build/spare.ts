/**
 * The site that a build replaced is not removed but kept for the next build to work in: most of its files are what they
 * will be. A file system is slow at making thousands of files, and ext4 looks at every one that was removed in the last
 * minutes before it makes another. Spares are kept of the last few places that were built into, for whoever builds into
 * them in turn.
 */
import { readdirSync, statSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { isFolder } from '../../src/publish/swap.ts'
import { nameOf } from '../cli/store.ts'

const mostPlaces = 3

export class Spare {
  readonly #root: string
  readonly #own: string

  /**
   * @param root where spares are kept, on the file system of the stages
   * @param out the folder that is built into
   */
  constructor(root: string, out: string) {
    this.#root = root
    this.#own = nameOf(out)
  }

  /** Where the spare of a nation stands, if there is one. A link is none: whoever worked in it would work elsewhere. */
  of(nation: NationId): string | undefined {
    const spare = join(this.#root, this.#own, nation)
    return isFolder(spare) ? spare : undefined
  }

  /** Puts the spare of a nation into a stage, where there is one. */
  async give(nation: NationId, sites: string): Promise<void> {
    const spare = this.of(nation)
    if (spare !== undefined) await rename(spare, join(sites, nation))
  }

  /** Keeps a site that was replaced, in place of the one before. Where it cannot be kept, it is removed. */
  async keep(nation: NationId, site: string): Promise<void> {
    // What a link leads to is somebody else's: the link alone goes.
    if (!isFolder(site)) return rm(site, { force: true })
    try {
      await mkdir(join(this.#root, this.#own), { recursive: true })
      const places = readdirSync(this.#root)
        .filter((place) => place !== this.#own)
        .map((place) => ({ place, at: statSync(join(this.#root, place)).mtimeMs }))
        .sort((a, b) => b.at - a.at)
      for (const { place } of places.slice(mostPlaces - 1))
        await rm(join(this.#root, place), { recursive: true, force: true })
      await rm(join(this.#root, this.#own, nation), { recursive: true, force: true })
      await rename(site, join(this.#root, this.#own, nation))
    } catch {
      await rm(site, { recursive: true, force: true })
    }
  }
}
