/**
 * What a command said about the very same texts before is said again without working it out. The key is everything that
 * the answer hangs on: each file's path and text, what was asked, and this program itself. Another letter anywhere is
 * another key, so there is nothing that could be out of date.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../src/diagnostic.ts'
import type { Files } from '../../src/read/files.ts'
import { repository } from './args.ts'
import { programTexts } from './program-texts.ts'
import { keep, keyOf as keyOfTexts } from './store.ts'

/** What is printed, and the exit code. */
export interface Said {
  out: string
  code: number
}

const mostKept = 8

/**
 * @param asked what was typed, as far as the answer hangs on it
 * @param folder where answers are kept
 */
export async function remembered(
  { files, faults, asked }: { files: Files; faults: readonly Fault[]; asked: unknown },
  say: () => Promise<Said>,
  folder = join(repository, '.staging/said'),
): Promise<Said> {
  const path = join(folder, `${keyOf(files, faults, asked)}.json`)
  const known = read(path)
  if (known) return known
  const said = await say()
  keep(path, JSON.stringify(said), mostKept)
  return said
}

export function keyOf(files: Files, faults: readonly Fault[], asked: unknown): string {
  const about = JSON.stringify([asked, faults, files.size])
  return keyOfTexts([about, ...[...files].flat(), ...programTexts()])
}

function read(path: string): Said | undefined {
  try {
    const { out, code } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Said>
    return typeof out === 'string' && typeof code === 'number' ? { out, code } : undefined
  } catch {
    // Not there, or cut short: then it is worked out.
    return undefined
  }
}
