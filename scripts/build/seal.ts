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
  if (file.endsWith('.html')) return boundaryFaults(file, bytes.toString('utf8'))
  return file.endsWith('.js') ? scriptFaults(file, bytes.toString('utf8')) : []
}

/**
 * Writes each nation's manifest, and holds the device boundary over the very bytes that it names.
 * @param written what was hashed and looked at as it was written
 * @returns path → hash of every file, paths as from the root of all sites
 * @throws where a page or script would be more than a document, whoever wrote it; nothing is published then
 */
export async function seal(
  sites: string,
  nations: readonly NationId[],
  about: Omit<Manifest, 'files' | 'nation'>,
  written: Written,
): Promise<Map<string, string>> {
  const faults = [...written.faults]
  const hashes = new Map<string, string>()
  for (const nation of nations) {
    const { files } = await writeManifest(
      join(sites, nation),
      { nation, ...about },
      {
        hashOf: (file) => written.hashes.get(`${nation}/${file}`),
        look: (file, bytes) => faults.push(...faultsIn(`${nation}/${file}`, bytes)),
      },
    )
    for (const [file, hash] of Object.entries(files)) hashes.set(`${nation}/${file}`, hash)
  }
  if (faults.length > 0)
    throw new Error(`A page would be more than a document, so nothing was built. ${faults.slice(0, 5).join('; ')}`)
  return hashes
}
