/** `manifest.json`: what a site was built from, and the hash of every other file in it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from '../diagnostic.ts'

export interface Manifest {
  nation: string
  /** The day the site speaks of: dates on its pages are told from here. */
  'as-of': string
  /** The same day: the clock is an input, so that one input gives one site. */
  built: string
  /** The commit of the library, or null where it is not kept in git. */
  commit: string | null
  /** Path → SHA-256 in hex, in code-unit order. */
  files: Record<string, string>
}

/**
 * Every file under a folder, with `/`, in code-unit order.
 * @param apart name of a folder that is not looked into, wherever it stands
 */
export function filesUnder(folder: string, apart?: string): string[] {
  const found: string[] = []
  const look = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isFile()) found.push(inner)
      else if (entry.isDirectory() && entry.name !== apart) look(inner)
    }
  }
  look('')
  return found.sort(compare)
}

/**
 * Writes the manifest of a built site into it. The date of the build is its `as-of`: nothing else may differ.
 * @param hashes of every other file in it, where they are known; otherwise all are read
 */
export async function writeManifest(
  folder: string,
  about: Omit<Manifest, 'files'>,
  hashes: ReadonlyMap<string, string> = hashesUnder(folder),
): Promise<Manifest> {
  const named = [...hashes].filter(([file]) => file !== 'manifest.json').sort(([a], [b]) => compare(a, b))
  const manifest: Manifest = { ...about, files: Object.fromEntries(named) }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
  return manifest
}

/** Path → SHA-256 in hex of every file under a folder, as it stands there now. */
export function hashesUnder(folder: string): Map<string, string> {
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')
  return new Map(filesUnder(folder).map((file) => [file, hash(file)]))
}
