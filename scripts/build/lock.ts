/** One build at a time in one checkout: two Astro builds share a work folder and would spoil each other. */
import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { CannotRun } from '../cli/cannot-run.ts'
import { nameOf } from '../cli/store.ts'

/** How long a build waits for another, in minutes. */
const patience = 15
/** How long a lock may say nothing, in milliseconds: on some disks it is made first and written then. */
const mostSilent = 5_000

/**
 * Takes the lock where no other build is running here.
 * @param file the lock; it holds the number of the process that has it, and when that began
 * @returns a function that gives the lock back
 */
export function tryLock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    const text = textOf(file)
    if (text === undefined) return put(file) ? () => giveBack(file) : undefined
    // Somebody has it, or somebody else is just taking it over.
    if (!isLeft(file, text) || !clear(file, text)) return undefined
  }
}

/** Never another's, whoever took it for left. */
function giveBack(file: string): void {
  if (textOf(file) === own) rmSync(file, { force: true })
}

/**
 * Waits for a build that is running here already, and says so.
 * @throws CannotRun when the other build does not end
 */
export async function lock(file: string): Promise<() => void> {
  const until = Date.now() + patience * 60_000
  let told = false
  for (;;) {
    const unlock = tryLock(file)
    if (unlock) return unlock
    const holder = textOf(file)?.split(' ')[0]
    const who = holder ? `Another build is running here (process ${holder})` : 'Another build is running here'
    if (Date.now() > until)
      throw new CannotRun(
        `${who} and has not ended in ${patience} minutes. Stop it, then try again; if that is no build, remove ${file}.`,
      )
    if (!told && holder) process.stderr.write(`${who}. This one waits for it.\n`)
    told ||= Boolean(holder)
    await new Promise((later) => setTimeout(later, 100))
  }
}

/** Puts the lock where none is. It is written beside its place first, so that nobody meets one that says nothing. */
function put(file: string): boolean {
  const next = `${file}.${randomUUID()}`
  writeFileSync(next, own)
  try {
    linkSync(next, file)
    return true
  } catch (error) {
    return isThere(error) ? false : putInPlace(file)
  } finally {
    rmSync(next, { force: true })
  }
}

/** On a disk that has no second names for files. */
function putInPlace(file: string): boolean {
  try {
    writeFileSync(file, own, { flag: 'wx' })
    return true
  } catch (error) {
    if (isThere(error)) return false
    throw error
  }
}

const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/**
 * Removes a lock that was left. Of all that found the same lock left, one may: it has a lock of its own for that, with a
 * name that comes of what the left one says. Otherwise the second would remove what the first has put there meanwhile.
 * @returns whether nobody else is about it
 */
function clear(file: string, text: string): boolean {
  const unlock = tryLock(`${file}.${nameOf(text)}`)
  if (!unlock) return false
  try {
    if (textOf(file) === text) rmSync(file, { force: true })
  } finally {
    unlock()
  }
  return true
}

/** What a lock says, or nothing where none can be read. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Whether whoever has a lock is no more. */
function isLeft(file: string, text: string): boolean {
  if (text === '') return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > mostSilent
  const [number, start] = text.split(' ')
  const pid = Number(number)
  // Processes of containers often have the same number as the one before: what we have not written is not ours.
  if (pid === process.pid) return text !== own
  if (!isRunning(pid)) return true
  const began = start === undefined ? undefined : startOf(pid)
  return began !== undefined && began !== start
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When a process began, in ticks since the system did: numbers of processes are given again, and this with one is not. A
 * process that has ended and of which nobody has asked how never began. Nothing where the system does not say (it does on
 * Linux): then a number that is running is believed.
 */
function startOf(pid: number): string | undefined {
  const stat = textOf(`/proc/${pid}/stat`)
  // The name of its program, in brackets, may hold anything.
  const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  return state === 'Z' || state === 'X' ? 'never' : rest[18]
}

/** What our own lock says. */
const own = `${process.pid} ${startOf(process.pid) ?? Math.round(performance.timeOrigin)}`
