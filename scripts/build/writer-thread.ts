/** The thread of `writer.ts`. Everything at once and in order: to wait for each small file costs more than the file. */
import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { faultsIn } from './seal.ts'
import type { Answer, Order, Stood } from './writer.ts'

const sites = workerData as string
const folders = new Set<string>()
/** Files that stood here before and have not been asked for. */
const older = new Set<string>()
/** Of these, what is known of some. */
const known = new Map<string, Stood>()
const hashes = new Map<string, string>()
const stamps = new Map<string, string>()
const faults: string[] = []

function look(folder: string): void {
  folders.add(folder)
  for (const entry of readdirSync(join(sites, folder), { withFileTypes: true })) {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) look(path)
    else if (entry.isFile()) older.add(path)
    // Nothing is ever written through a link, wherever it leads.
    else rmSync(join(sites, path), { force: true })
  }
}
look('.')

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Nobody can set the time of change of a file, so one whose stamp is what it was need not be read. */
function stampOf(path: string): string {
  const { ino, size, ctimeMs } = lstatSync(path)
  return `${ino} ${size} ${ctimeMs}`
}

/** The bytes of a file, where they are what they were. */
function same(path: string, hash: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path)
    return hashOf(bytes) === hash ? bytes : undefined
  } catch {
    return undefined
  }
}

/** The stamp of a file that stands here already as it is to be. */
function stands(file: string, hash: string): string | undefined {
  if (!older.has(file)) return undefined
  const path = join(sites, file)
  const stamp = stampOf(path)
  const was = known.get(file)
  return (was?.stamp === stamp ? was.hash === hash : same(path, hash)) ? stamp : undefined
}

function stay(file: string, hash: string, stamp: string): void {
  older.delete(file)
  hashes.set(file, hash)
  stamps.set(file, stamp)
}

function put(file: string, bytes: Uint8Array, hash: string): void {
  const path = join(sites, file)
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(join(sites, folder), { recursive: true })
  folders.add(folder)
  // Never into an older file: somebody may hold a second name for it.
  if (older.delete(file)) rmSync(path)
  writeFileSync(path, bytes, { flag: 'wx' })
  hashes.set(file, hash)
  stamps.set(file, stampOf(path))
}

/** What is to become of a file, of which nothing has been done yet. */
type Plan = (() => void) | undefined

/** @param bytes asked for only where the file does not stand here already */
function plan(file: string, hash: string, bytes: () => Uint8Array | undefined): Plan {
  const stamp = stands(file, hash)
  if (stamp !== undefined) return () => stay(file, hash, stamp)
  const content = bytes()
  return content && (() => put(file, content, hash))
}

const answers: { [Kind in Order['do']]: (order: Extract<Order, { do: Kind }>) => Answer } = {
  write: ({ files }) => {
    for (const { file, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)
      faults.push(...faultsIn(file, bytes))
      plan(file, hashOf(bytes), () => bytes)!()
    }
    return undefined
  },
  know: ({ files }) => {
    for (const [file, stood] of files) known.set(file, stood)
    return undefined
  },
  take: ({ from, files, whole }) => {
    const planOf = ([file, hash]: (typeof files)[number]): Plan => plan(file, hash, () => same(join(from, file), hash))
    if (whole) {
      const plans = files.map(planOf)
      if (plans.some((one) => !one)) return { not: files.map(([file]) => file) }
      for (const one of plans) one!()
      return { not: [] }
    }
    return {
      not: files.flatMap((one) => {
        const planned = planOf(one)
        planned?.()
        return planned ? [] : [one[0]]
      }),
    }
  },
  tell: () => ({ hashes, stamps, faults }),
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

parentPort!.on('message', (order: Order) => {
  parentPort!.postMessage(answers[order.do](order as never))
})
