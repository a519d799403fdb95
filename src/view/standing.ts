/** Adoption and drift: how far each pathway of a nation has been compared with the base, and by whom it was adopted. */
import type { PathwayFolder, Typed } from '../folder.ts'
import type { NationId } from '../nations.ts'
import { baseUnder, versionOf } from '../resolve/resolve.ts'
import { drift, type Moved } from '../validate/drift.ts'
import type { Nation } from '../validate/schema/pathway.ts'

export interface Standing {
  slug: string
  title: string
  /** Where a board stands on top of its nation. */
  board?: string
  stands: Nation['stands']
  /** Versions of the base: as it is now, the one that was compared with, and the one that readers are shown. */
  base: number
  reviewed: number
  'built-from': number
  'adopted-by': Exclude<Nation['adopted-by'], string> | null
  /** What needs another look; `null` where the base has moved and the older one was not kept, so that nobody can tell. */
  moved: Moved[] | null
}

/** One line for each pathway of a nation, and for each of its boards that differs there. In the order of the slugs. */
export function standingsOf(folders: readonly PathwayFolder[], nation: NationId): Standing[] {
  return folders.flatMap((folder) => {
    const own = folder.nations.get(nation)
    const boards = [...folder.boards].filter(([author]) => author.startsWith(`${nation}.`))
    return [
      ...(own ? [standing(folder, own)] : []),
      ...boards.map(([author, file]) => ({ ...standing(folder, file), board: author.slice(nation.length + 1) })),
    ]
  })
}

function standing(folder: PathwayFolder, { value: stance }: Typed<Nation>): Standing {
  const { base, slug } = folder
  return {
    slug,
    title: base.value.title,
    stands: stance.stands,
    base: base.value.version,
    reviewed: versionOf(stance),
    'built-from': baseUnder(folder, stance).value.version,
    'adopted-by': stance['adopted-by'] === 'nobody yet' ? null : stance['adopted-by'],
    moved: movedSince(folder, stance),
  }
}

/** What has moved since somebody compared: nothing, some things, or `null` where the older base was not kept. */
export function movedSince({ base, oldBases }: PathwayFolder, stance: Nation): Moved[] | null {
  const reviewed = versionOf(stance)
  if (reviewed >= base.value.version) return []
  const old = oldBases?.get(reviewed)
  return old ? drift(old.value, base.value, stance) : null
}
