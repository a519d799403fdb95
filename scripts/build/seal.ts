/** The last look at finished sites: what each file is, whether it may be published, and its hash for the manifest. */
import { join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { boundaryFaults, scriptFaults } from '../../src/publish/boundary.ts'
import { writeManifest, type Manifest } from '../../src/publish/manifest.ts'
import type { Written } from './writer.ts'

/**
 * What is more than a document in a finished file.
 * @param file as from the root of all sites
 */
export function faultsIn(file: string, bytes: Buffer): string[] {
  // Pagefind's own program fetches its index, which stands beside it.
  if (/^[^/]+\/pagefind\//.test(file)) return []
  // Nothing that is looked for is more than ASCII, and bytes are read faster than letters.
  if (file.endsWith('.html'))
    return boundaryFaults(file, bytes.toString('latin1')).length === 0
      ? []
      : boundaryFaults(file, bytes.toString('utf8'))
  return file.endsWith('.js') ? scriptFaults(file, bytes.toString('utf8')) : []
}

/**
 * Writes each nation's manifest.
 * @param written all that stands in the sites, as it was hashed and looked at when it was written
 * @throws where a page or script would be more than a document, whoever wrote it; nothing is published then
 */
export async function seal(
  sites: string,
  nations: readonly NationId[],
  about: Omit<Manifest, 'files' | 'nation'>,
  { hashes, faults }: Pick<Written, 'hashes' | 'faults'>,
): Promise<void> {
  if (faults.length > 0)
    throw new Error(`A page would be more than a document, so nothing was built. ${faults.slice(0, 5).join('; ')}`)
  const byNation = Map.groupBy(hashes, ([file]) => file.slice(0, file.indexOf('/')))
  for (const nation of nations) {
    const own = (byNation.get(nation) ?? []).map(([file, hash]): [string, string] => [
      file.slice(nation.length + 1),
      hash,
    ])
    await writeManifest(join(sites, nation), { nation, ...about }, new Map(own))
  }
}
