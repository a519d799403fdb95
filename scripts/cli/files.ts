/**
 * Folders on disk → the files of a library. What must not be read (a link that leads out of the folder, a file that is
 * not text) is a fault, not a crash; only a folder that is no library at all stops the command.
 */
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fault } from '../../src/diagnostic.ts'
import { compare } from '../../src/diagnostic.ts'
import { ignored, type Files } from '../../src/read/library.ts'
import { CannotRun } from './cannot-run.ts'

/** Larger files are not even opened. The readers have lower bounds of their own. */
export const mostBytes = 1024 * 1024

const parts = ['pathways', 'content'] as const

/**
 * Reads `pathways/` and `content/` of each root; a file of a later root replaces the one with the same path.
 * @returns files in the order of their paths, whatever the disk says
 * @throws CannotRun where a root is no folder, or has neither of the two
 */
export async function readRoots(roots: readonly string[]): Promise<{ files: Files; faults: Fault[] }> {
  const found = new Map<string, { text?: string; faults: Fault[] }>()
  for (const root of roots) for (const [file, read] of await readRoot(root)) found.set(file, read)
  const paths = [...found.keys()].sort(compare)
  const files = new Map<string, string>()
  const faults: Fault[] = []
  for (const path of paths) {
    const read = found.get(path)!
    if (read.text !== undefined) files.set(path, read.text)
    faults.push(...read.faults)
  }
  return { files, faults: [...faults, ...caseTwins(paths)] }
}

async function readRoot(root: string): Promise<[string, { text?: string; faults: Fault[] }][]> {
  const there = await lstat(root).catch(() => undefined)
  if (!there) throw new CannotRun(`There is no folder \`${root}\`. A root is a folder with \`pathways/\` and \`content/\`.`)
  if (!there.isDirectory() && !there.isSymbolicLink()) throw new CannotRun(`\`${root}\` is a file. A root is a folder with \`pathways/\` and \`content/\`.`)
  const inside = await readdir(root)
  if (!parts.some((part) => inside.includes(part)))
    throw new CannotRun(`\`${root}\` has neither \`pathways/\` nor \`content/\` in it. A root is a folder with both, or with one of them.`)
  const read: [string, { text?: string; faults: Fault[] }][] = []
  for (const part of parts) if (inside.includes(part)) await readInto(read, root, part)
  return read
}

async function readInto(read: [string, { text?: string; faults: Fault[] }][], root: string, path: string): Promise<void> {
  const refuse = (what: string, why: string, mend: string): void => {
    read.push([path, { faults: [{ at: { file: path, path: [] }, rule: 'plain-file', level: 'error', what, why, mend }] }])
  }
  if (ignored(path)) return
  const full = join(root, path)
  const there = await lstat(full)
  if (there.isSymbolicLink())
    return refuse('This is a link to another place', 'What is published must stand here, where it is reviewed; a link could lead anywhere.', 'Copy the file here instead.')
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (reserved.test(name))
    return refuse(`Windows cannot hold a file or folder called \`${name}\``, 'A colleague on Windows could not open this library at all.', 'Use another name: small letters, figures and hyphens.')
  if (there.isDirectory()) {
    for (const inner of (await readdir(full)).sort(compare)) await readInto(read, root, `${path}/${inner}`)
    return
  }
  if (!there.isFile()) return refuse('This is neither a file nor a folder', 'There is nothing in it to show.', 'Remove it.')
  if (there.size > mostBytes)
    return refuse(
      `This file has ${there.size} bytes; the most that is read is ${mostBytes}`,
      'A file of this size cannot be reviewed by a person, and would slow every check.',
      'Split it, or remove what was pasted in by mistake.',
    )
  const text = decode(await readFile(full))
  if (text === undefined)
    return refuse('This file is not UTF-8 text', 'Letters like é, ŵ or ≥ would come out as other characters.', 'Save it again with the encoding UTF-8.')
  read.push([path, { text, faults: [] }])
}

/** Names that Windows keeps for devices, and endings and signs that it does not keep. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$|[<>:"\\|?*]|[. ]$/i

function decode(bytes: Uint8Array): string | undefined {
  try {
    // A byte order mark is kept: the reader says what is wrong with it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Two paths that differ in capitals only are one file on Windows and macOS. */
function caseTwins(paths: readonly string[]): Fault[] {
  const first = new Map<string, string>()
  return paths.flatMap((path) => {
    const folded = path.normalize('NFC').toLowerCase()
    const twin = first.get(folded)
    if (twin === undefined) {
      first.set(folded, path)
      return []
    }
    return [
      {
        at: { file: path, path: [] },
        rule: 'plain-file',
        level: 'error' as const,
        what: `Only capitals tell this file from \`${twin}\``,
        why: 'On Windows and macOS one of the two would replace the other.',
        mend: 'Remove one, or give it another name.',
        see: { at: { file: twin, path: [] }, what: 'The other one' },
      },
    ]
  })
}
