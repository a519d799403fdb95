/** The last look at finished sites: what each file is, whether it may be published, and its hash for the manifest. */
import { join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { boundaryFaults, scriptFaults } from '../../src/publish/boundary.ts'
import { writeManifest, type Manifest } from '../../src/publish/manifest.ts'

/**
 * Writes each nation's manifest, and holds the device boundary over the very bytes that it names.
 * @param taken path → hash, of files that an earlier build by this same program has looked at already
 * @returns path → hash of every file, paths as from the root of all sites
 * @throws where a page or script would be more than a document, whoever wrote it; nothing is published then
 */
export async function seal(
  sites: string,
  nations: readonly NationId[],
  about: Omit<Manifest, 'files' | 'nation'>,
  taken: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const faults: string[] = []
  const hashes = new Map<string, string>()
  for (const nation of nations) {
    const look = (file: string, bytes: Buffer): void => {
      // Pagefind's own program fetches its index, which stands beside it.
      if (file.startsWith('pagefind/')) return
      const path = `${nation}/${file}`
      if (file.endsWith('.html')) faults.push(...boundaryFaults(path, bytes.toString('utf8')))
      if (file.endsWith('.js')) faults.push(...scriptFaults(path, bytes.toString('utf8')))
    }
    const own = [...taken].filter(([file]) => file.startsWith(`${nation}/`))
    const known = new Map(own.map(([file, hash]) => [file.slice(nation.length + 1), hash]))
    const { files } = await writeManifest(join(sites, nation), { nation, ...about }, look, known)
    for (const [file, hash] of Object.entries(files)) hashes.set(`${nation}/${file}`, hash)
  }
  if (faults.length > 0)
    throw new Error(`A page would be more than a document, so nothing was built. ${faults.slice(0, 5).join('; ')}`)
  return hashes
}
