/** The last look at finished sites: what each file is, whether it may be published, and its hash for the manifest. */
import { join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { boundaryFaults, scriptFaults } from '../../src/publish/boundary.ts'
import { writeManifest, type Manifest } from '../../src/publish/manifest.ts'

/**
 * Writes each nation's manifest, and holds the device boundary over the very bytes that it names.
 * @throws where a page or script would be more than a document, whoever wrote it; nothing is published then
 */
export async function seal(
  sites: string,
  nations: readonly NationId[],
  about: Omit<Manifest, 'files' | 'nation'>,
): Promise<void> {
  const faults: string[] = []
  for (const nation of nations)
    await writeManifest(join(sites, nation), { nation, ...about }, (file, bytes) => {
      // Pagefind's own program fetches its index, which stands beside it.
      if (file.startsWith('pagefind/')) return
      const path = `${nation}/${file}`
      if (file.endsWith('.html')) faults.push(...boundaryFaults(path, bytes.toString('utf8')))
      if (file.endsWith('.js')) faults.push(...scriptFaults(path, bytes.toString('utf8')))
    })
  if (faults.length > 0)
    throw new Error(`A page would be more than a document, so nothing was built. ${faults.slice(0, 5).join('; ')}`)
}
