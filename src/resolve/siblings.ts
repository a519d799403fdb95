/**
 * One pathway as each nation has it, for setting nations side by side. A build of one nation alone resolves the others
 * from the same folder here, and only when a page asks: `check` does not pay for it.
 */
import { folderOf } from '../folder.ts'
import type { Library, Siblings } from '../library.ts'
import { nations, type NationId } from '../nations.ts'
import type { Owned } from '../validate/owner.ts'
import type { Context } from '../validate/rule.ts'
import { checkSense } from '../validate/sense.ts'
import { walkCases } from './cases.ts'
import { fit } from './fit.ts'

/**
 * A nation with an error in this pathway, or in what it calls things, is left out: better no column than a wrong one.
 * What it has wrong elsewhere does not matter here, so that a nation built alone shows the same as all built together.
 *
 * @param known every fault that reading and validating found, of all nations
 */
export function siblingsIn(library: Library, context: Context, known: readonly Owned[]): Siblings {
  const made = new Map<string, ReturnType<Siblings>>()
  const folders = new Map(library.folders.map((folder) => [folder.slug, folder]))
  // Asked for every pathway: warnings, of which a large library has thousands, are not looked at each time.
  const grave = known.filter(({ level }) => level === 'error')
  const find: Siblings = (slug) => {
    const folder = folders.get(slug)
    if (!folder) return new Map()
    const fitted = fit({ folders: [folder] }, nations)
    const place = `${folderOf(folder.base.file)}/`
    const own = [...checkSense(fitted, context), ...walkCases(fitted, nations).faults]
    const faults = [...grave, ...own.filter(({ level }) => level === 'error')]
    const wrong = (nation: NationId): boolean =>
      faults.some(({ owner, at: { file } }) => {
        const here = file.startsWith(place) || file === `content/nations/${nation}.yaml`
        return here && (owner === nation || owner === 'all')
      })
    return new Map([...fitted[0]!.nations].filter(([nation]) => !wrong(nation)))
  }
  return (slug) => {
    const found = made.get(slug) ?? find(slug)
    made.set(slug, found)
    return found
  }
}
