/** What a command leaves for the next: made whole or not at all, and only the newest. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Lengths stand before texts, so that no two lists can be written as the same bytes. */
export function keyOf(texts: Iterable<string>): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:`).update(text)
  return hash.digest('hex')
}

/** The name under which something is kept of a folder that is built into. */
export const nameOf = (folder: string): string => keyOf([folder]).slice(0, 16)

/**
 * Keeps a file. Where nothing may be written, nothing is kept, and that is no fault.
 * @param most how many files its folder may hold: the oldest go
 */
export function keep(path: string, content: string | Uint8Array, most = Infinity): void {
  const folder = dirname(path)
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.${process.pid}`, content)
    renameSync(`${path}.${process.pid}`, path)
    const old = readdirSync(folder)
      .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .slice(most)
    for (const { name } of old) rmSync(join(folder, name), { force: true })
  } catch {
    return
  }
}
