/** Starters from a disk. Nothing else is imported here: the benchmark's yardstick loads this file, and no more. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** `pathways/` and `content/` of a root: path with `/` → text. */
export function readLibrary(root: string): Map<string, string> {
  const files = new Map<string, string>()
  for (const folder of ['pathways', 'content']) {
    const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      files.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'))
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}
