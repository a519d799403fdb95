/**
 * What a check worked out of each pathway's folder is kept for the next one. Its key is everything that it hangs on: the
 * texts in the folder, the texts that all folders share, the names of all files, what was asked, and this program. No rule
 * says what depends on what, so none can be wrong.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../src/diagnostic.ts'
import { folderOf } from '../../src/folder.ts'
import type { Memory, Remembered } from '../../src/memory.ts'
import type { Files } from '../../src/read/files.ts'
import { repository } from './here.ts'
import { programTexts } from './program-texts.ts'
import { keep, keyOf, nameOf } from './store.ts'

/** Folder → its key, and what was worked out of it. */
type Left = Record<string, readonly [key: string, known: Remembered]>

export interface Opened {
  memory: Memory
  /** Folders of which nothing is known. */
  changed: readonly string[]
  /** Leaves all of it for the next command. Where nothing may be written, nothing is kept. */
  keep: () => void
}

const inFolder = /^pathways\/[^/]+\/[^/]+\/[^/]+$/
/** Libraries that are looked at in turn. */
const mostKept = 4

/**
 * Opens what is kept of a library.
 * @param asked as far as what is found hangs on it
 * @param where whether it is opened empty, and the folder in which memories are kept
 */
export function openMemory(
  { files, faults }: { files: Files; faults: readonly Fault[] },
  { roots, nations, asOf }: { roots: readonly string[]; nations: readonly string[]; asOf: string },
  { afresh, folder: at = join(repository, '.staging/memory') }: { afresh: boolean; folder?: string },
): Opened {
  const path = join(at, `${nameOf(roots.join('\n'))}.json`)
  const before = afresh ? {} : read(path)
  const now: Left = {}
  const known = new Map<string, Remembered>()
  const changed: string[] = []
  for (const [folder, key] of keysOf(files, [JSON.stringify([nations, asOf, faults]), ...programTexts()])) {
    const [was, found] = before[folder] ?? []
    const remembered = was === key && found ? found : {}
    if (remembered !== found) changed.push(folder)
    now[folder] = [key, remembered]
    known.set(folder, remembered)
  }
  return { memory: (folder) => known.get(folder), changed, keep: () => keep(path, JSON.stringify(now), mostKept) }
}

/** @param about what all folders hang on besides files */
function keysOf(files: Files, about: readonly string[]): Map<string, string> {
  const folders = new Map<string, string[]>()
  const shared = [...about]
  for (const [file, text] of files) {
    shared.push(file)
    if (!inFolder.test(file)) shared.push(text)
    else {
      const folder = folderOf(file)
      const own = folders.get(folder)
      if (own) own.push(file, text)
      else folders.set(folder, [file, text])
    }
  }
  const common = keyOf(shared)
  return new Map([...folders].map(([folder, own]) => [folder, keyOf([common, ...own])]))
}

function read(path: string): Left {
  try {
    const left: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (typeof left !== 'object' || left === null) return {}
    // Another version of this program may have kept it in another form.
    return Object.fromEntries(Object.entries(left as Left).filter(([, entry]) => Array.isArray(entry)))
  } catch {
    // Not there, or cut short: then all is worked out.
    return {}
  }
}
