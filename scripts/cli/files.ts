/**
 * Folders on disk → the files of a library. What must not be read (a link that leads out of the folder, a file that is
 * not text) is a fault, not a crash; only a folder that is no library at all stops the command.
 */
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  type Dirent,
} from 'node:fs'
import { join } from 'node:path'
import { compare, type Fault } from '../../src/diagnostic.ts'
import { ignored, type Files } from '../../src/read/files.ts'
import { CannotRun } from './cannot-run.ts'

/** Larger files are not even opened. The readers have lower bounds of their own. */
export const mostBytes = 1024 * 1024

const parts = ['pathways', 'content'] as const

/** A path, and what came of it: its text, or why it is not read. */
type Found = Map<string, { text: string } | { fault: Fault }>

export interface ReadFiles {
  files: Files
  faults: Fault[]
}

/** A file of a root that was saved, as the disk names it: `pathways/…`. */
export interface Touched {
  root: string
  path: string
}

/**
 * Reads `pathways/` and `content/` of each root; a file of a later root replaces the one with the same path.
 * @returns files in the order of their paths, whatever the disk says
 * @throws CannotRun where a root is no folder, or has neither of the two
 */
export function readRoots(roots: readonly string[]): ReadFiles {
  return reader(roots)()
}

/**
 * For whoever reads the same roots after every save: given what was touched, only that is read, unless it is anything but
 * a file that was there before and still is.
 */
export function reader(roots: readonly string[]): (touched?: readonly Touched[]) => ReadFiles {
  const found = new Map<string, Found>()
  return (touched = []) => {
    const known = touched.length > 0 && touched.every((one) => readAgain(found, one))
    if (!known) for (const root of roots) found.set(root, readRoot(root))
    return together(roots.map((root) => found.get(root)!))
  }
}

/** @returns whether it is a file as it was, with whatever text it has now; or came and went, as editors save by renaming */
function readAgain(all: ReadonlyMap<string, Found>, { root, path }: Touched): boolean {
  const found = all.get(root)
  if (!found) return false
  const before = found.get(path)
  const there = attempt(() => lstatSync(join(root, path)))
  if (!before && !there) return ![...found.keys()].some((one) => one.startsWith(`${path}/`))
  if (!before || !('text' in before) || !there?.isFile()) return false
  const now: Found = new Map()
  readInto(now, root, path, there)
  const read = now.get(path)
  if (!read) return false
  found.set(path, read)
  return true
}

function together(all: readonly Found[]): ReadFiles {
  const found: Found = new Map(all.flatMap((one) => [...one]))
  const paths = [...found.keys()].sort(compare)
  const files = new Map<string, string>()
  const faults: Fault[] = []
  for (const path of paths) {
    const read = found.get(path)!
    if ('text' in read) files.set(path, read.text)
    else faults.push(read.fault)
  }
  return { files, faults: [...faults, ...caseTwins(paths)] }
}

function readRoot(root: string): Found {
  const expected = 'A root is a folder with `pathways/` and `content/` in it, or with one of them'
  if (!existsSync(root)) throw new CannotRun(`There is no folder \`${root}\`. ${expected}.`)
  if (!statSync(root).isDirectory()) throw new CannotRun(`\`${root}\` is a file. ${expected}.`)
  const inside = readdirSync(root)
  if (!parts.some((part) => inside.includes(part)))
    throw new CannotRun(`\`${root}\` has neither \`pathways/\` nor \`content/\` in it. ${expected}.`)
  const found: Found = new Map()
  for (const part of parts) if (inside.includes(part)) readInto(found, root, part)
  return found
}

function readInto(found: Found, root: string, path: string, there: Kind = lstatSync(join(root, path))): void {
  if (ignored(path)) return
  const full = join(root, path)
  const refuse = (what: string, why: string, mend: string): void => {
    found.set(path, { fault: { at: { file: path, path: [] }, rule: 'plain-file', level: 'error', what, why, mend } })
  }
  if (there.isSymbolicLink())
    return refuse(
      'This is a link to another place',
      'What is published must stand here, where it is reviewed; a link could lead anywhere.',
      'Copy the file here instead.',
    )
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (reserved.test(name))
    return refuse(
      `Windows cannot hold a file or folder called \`${name}\``,
      'A colleague on Windows could not open this library at all.',
      'Use another name: small letters, figures and hyphens.',
    )
  if (there.isDirectory()) {
    const inside = attempt(() => readdirSync(full, { withFileTypes: true }))
    if (!inside) return refuse(...unreadable)
    for (const inner of inside) readInto(found, root, `${path}/${inner.name}`, inner)
    return
  }
  if (!there.isFile())
    return refuse('This is neither a file nor a folder', 'There is nothing in it to show.', 'Remove it.')
  const bytes = readBytes(full)
  // Gone since its folder was listed: editors write by renaming.
  if (bytes === 'gone') return
  if (bytes === 'unreadable') return refuse(...unreadable)
  if (typeof bytes === 'number')
    return refuse(
      `This file has ${bytes} bytes; the most that is read is ${mostBytes}`,
      'A file of this size cannot be reviewed by a person, and would slow every check.',
      'Split it, or remove what was pasted in by mistake.',
    )
  const text = attempt(() => utf8.decode(bytes))
  if (text === undefined)
    return refuse(
      'This file is not UTF-8 text',
      'Letters like é, ŵ or ≥ would come out as other characters.',
      'Save it again with the encoding UTF-8.',
    )
  found.set(path, { text })
}

/** What a folder's listing and a look at the disk both tell. */
type Kind = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>

/** One for all files: most are small, and a library may have thousands. */
const space = Buffer.allocUnsafe(mostBytes + 1)

/** @returns the bytes, which the next call overwrites; or how many there are where they are too many to be read */
function readBytes(path: string): Buffer | number | 'gone' | 'unreadable' {
  let file: number | undefined
  try {
    // Never through a link, even one that was put there since the folder was listed.
    file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
    let size = 0
    for (let more = 1; more > 0 && size <= mostBytes; size += more)
      more = readSync(file, space, size, space.length - size, null)
    return size > mostBytes ? fstatSync(file).size : space.subarray(0, size)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'unreadable'
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Names that Windows keeps for devices, and endings and signs that it does not keep. */
export const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$|[<>:"\\|?*]|[. ]$/i

/** A byte order mark is kept: the reader says what is wrong with it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const unreadable = [
  'This cannot be opened',
  'What is written in it would be missing from the page.',
  'Give yourself leave to read it, or remove it.',
] as const

/** What the disk or the decoder refuses is undefined; why does not matter to an editor. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
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
