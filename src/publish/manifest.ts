/** `manifest.json`: what a site was built from, and the hash of every other file in it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isDay } from '../day.ts'
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

/** A manifest from its text, or nothing where that is not what a build writes: it was cut short, or somebody changed it. */
export function manifestIn(text: string): Manifest | undefined {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  const { nation, 'as-of': day, files } = (read ?? {}) as Partial<Record<keyof Manifest, unknown>>
  // The day becomes a part of a folder's name.
  const whole = typeof nation === 'string' && typeof day === 'string' && isDay(day) && areHashes(files)
  return whole ? (read as Manifest) : undefined
}

function areHashes(files: unknown): boolean {
  if (typeof files !== 'object' || files === null || Array.isArray(files)) return false
  return Object.values(files).every((hash) => typeof hash === 'string')
}

export interface Under {
  files: string[]
  /** What is neither file nor folder: links, wherever they lead, and things that are no documents at all. */
  others: string[]
}

/** Everything under a folder but the folders, with `/`, in code-unit order. Nothing is looked for behind a link. */
export function under(folder: string): Under {
  const found: Under = { files: [], others: [] }
  const look = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isDirectory()) look(inner)
      else found[entry.isFile() ? 'files' : 'others'].push(inner)
    }
  }
  look('')
  for (const list of [found.files, found.others]) list.sort(compare)
  return found
}

/** Every file under a folder. */
export function filesUnder(folder: string): string[] {
  return under(folder).files
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
