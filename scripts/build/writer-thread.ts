/** The thread of `writer.ts`. Everything at once and in order: to wait for each small file costs more than the file. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { faultsIn } from './seal.ts'
import type { Answer, Order } from './writer.ts'

const sites = workerData as string
const folders = new Set<string>()
/** Files that stood here before and have not been asked for. */
const older = new Set<string>()
const hashes = new Map<string, string>()
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

/** The bytes of a file, where they are what they were. */
function same(root: string, file: string, hash: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(root, file))
    return hashOf(bytes) === hash ? bytes : undefined
  } catch {
    return undefined
  }
}

/** @returns whether a file stands here already as it is to be */
function stays(file: string, hash: string): boolean {
  if (!older.has(file) || !same(sites, file, hash)) return false
  older.delete(file)
  hashes.set(file, hash)
  return true
}

/** For a file that does not stay. */
function put(file: string, bytes: Uint8Array, hash: string): void {
  const path = join(sites, file)
  const folder = dirname(file)
  if (!folders.has(folder)) mkdirSync(join(sites, folder), { recursive: true })
  folders.add(folder)
  // Never into an older file: somebody may hold a second name for it.
  if (older.delete(file)) rmSync(path)
  writeFileSync(path, bytes, { flag: 'wx' })
  hashes.set(file, hash)
}

const answers: { [Kind in Order['do']]: (order: Extract<Order, { do: Kind }>) => Answer } = {
  write: ({ files }) => {
    for (const { file, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)
      faults.push(...faultsIn(file, bytes))
      const hash = hashOf(bytes)
      if (!stays(file, hash)) put(file, bytes, hash)
    }
    return undefined
  },
  take: ({ from, files, whole }) => {
    if (whole) {
      const read = files.map(([file, hash]) => same(from, file, hash))
      if (read.some((bytes) => !bytes)) return { not: files.map(([file]) => file) }
      files.forEach(([file, hash], i) => {
        if (!stays(file, hash)) put(file, read[i]!, hash)
      })
      return { not: [] }
    }
    const not: string[] = []
    for (const [file, hash] of files) {
      if (stays(file, hash)) continue
      const bytes = same(from, file, hash)
      if (bytes) put(file, bytes, hash)
      else not.push(file)
    }
    return { not }
  },
  tell: () => ({ hashes, faults }),
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
