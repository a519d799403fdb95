/** A file of the library, written anew: whoever reads it meanwhile meets the old one or the new one, never half of one. */
import { renameSync, rmSync, writeFileSync } from 'node:fs'

export function replaceFile(path: string, text: string): void {
  const next = `${path}.new`
  try {
    writeFileSync(next, text)
    renameSync(next, path)
  } finally {
    // Where the disk was full, half of one stands there.
    rmSync(next, { force: true })
  }
}
