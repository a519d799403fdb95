/** The thread of `writer.ts`. Everything at once and in order: to wait for each small file costs more than the file. */
import { createHash } from 'node:crypto'
import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { faultsIn } from './seal.ts'
import { answerOrders } from './thread.ts'
import type { Answer, Order, Stood } from './writer.ts'

const sites = workerData as string
const folders = new Set<string>()
/** Files that stood here before and have not been asked for. */
const older = new Set<string>()
/** Of these, what is known of some. */
const known = new Map<string, Stood>()
const hashes = new Map<string, string>()
const stamps = new Map<string, string>()
const linked = new Set<string>()
const faults: string[] = []

/** @param path where it will stand, as from the root of all sites */
function look(spare: string, path: string): void {
  folders.add(path)
  for (const entry of readdirSync(spare, { withFileTypes: true })) {
    const [there, here] = [join(spare, entry.name), `${path}/${entry.name}`]
    if (entry.isDirectory()) look(there, here)
    else if (entry.isFile()) older.add(here)
    // Nothing is ever written through a link, wherever it leads.
    else rmSync(there, { force: true })
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * The system alone sets the time of change of a file, so one whose stamp is what it was need not be read. A second name
 * or one less is a change, too.
 */
function stampOf(path: string): string | undefined {
  const stats = lstatSync(path)
  return stats.isFile() ? `${stats.ino} ${stats.size} ${stats.ctimeMs}` : undefined
}

/**
 * The stamp of something that is a file and, byte for byte, what is wanted. What is known of it spares the reading. It
 * is looked at first, so that whoever changes the file meanwhile leaves another one.
 */
function stampWhere(path: string, hash: string, was: Stood | undefined): string | undefined {
  try {
    const stamp = stampOf(path)
    if (stamp === undefined) return undefined
    return (was?.stamp === stamp ? was.hash : hashOf(readFileSync(path))) === hash ? stamp : undefined
  } catch {
    return undefined
  }
}

function note(file: string, hash: string, stamp: string | undefined): void {
  hashes.set(file, hash)
  stamps.set(file, stamp ?? '')
}

/** What is to become of a file, of which nothing has been done yet. */
type Plan = () => void

/** For a file that stands here already as it is to be. */
function stay(file: string, hash: string): Plan | undefined {
  const stamp = older.has(file) ? stampWhere(join(sites, file), hash, known.get(file)) : undefined
  if (stamp === undefined) return undefined
  return () => {
    older.delete(file)
    note(file, hash, stamp)
  }
}

/** @param make puts a new file at a path where none is */
function put(file: string, hash: string, make: (path: string) => void): void {
  const path = join(sites, file)
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(join(sites, folder), { recursive: true })
  folders.add(folder)
  // Never into an older file: somebody may hold a second name for it.
  if (older.delete(file)) rmSync(path)
  make(path)
  note(file, hash, stampOf(path))
}

/** For a file that stands in an older site as it is to be: it gets a second name, where the disk allows that. */
function takeFrom(from: string, file: string, stood: Stood): Plan | undefined {
  const there = join(from, file)
  if (stampWhere(there, stood.hash, stood) === undefined) return undefined
  return () =>
    put(file, stood.hash, (path) => {
      try {
        linkSync(there, path)
        linked.add(file)
      } catch {
        copyFileSync(there, path, constants.COPYFILE_EXCL)
      }
    })
}

const answers: { [Kind in Order['do']]: (order: Extract<Order, { do: Kind }>) => Answer } = {
  look: ({ spare, site }) => {
    look(spare, site)
    return undefined
  },
  leave: ({ site }) => {
    for (const names of [folders, older])
      for (const name of names) if (name === site || name.startsWith(`${site}/`)) names.delete(name)
    return undefined
  },
  write: ({ bytes: parcel, files }) => {
    for (const { file, from, to } of files) {
      const bytes = Buffer.from(parcel, from, to - from)
      faults.push(...faultsIn(file, bytes))
      const hash = hashOf(bytes)
      const stays = stay(file, hash)
      if (stays) stays()
      else put(file, hash, (path) => writeFileSync(path, bytes, { flag: 'wx' }))
    }
    return undefined
  },
  know: ({ files }) => {
    for (const [file, stood] of files) known.set(file, stood)
    return undefined
  },
  take: ({ from, files, whole }) => {
    const plan = ([file, stood]: (typeof files)[number]): Plan | undefined =>
      stay(file, stood.hash) ?? takeFrom(from, file, stood)
    if (whole) {
      const plans = files.map(plan)
      if (plans.some((one) => !one)) return { not: files.map(([file]) => file) }
      for (const one of plans) one!()
      return { not: [] }
    }
    return {
      not: files.flatMap((one) => {
        const planned = plan(one)
        planned?.()
        return planned ? [] : [one[0]]
      }),
    }
  },
  tell: () => ({ hashes, stamps, linked, faults }),
  clear: () => {
    for (const file of older) {
      rmSync(join(sites, file))
      try {
        for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
          rmdirSync(join(sites, folder))
          folders.delete(folder)
        }
      } catch {
        // Something else stands in it.
      }
    }
    older.clear()
    return undefined
  },
}

answerOrders<Order, Answer>((order) => answers[order.do](order as never))
