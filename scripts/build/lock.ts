/** One build at a time in one checkout: two Astro builds share a work folder and would spoil each other. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** How long a build waits for another, in milliseconds. */
const patience = 15 * 60_000

/**
 * Takes the lock where no other build is running here.
 * @param file the lock; it holds the number of the process that has it
 * @returns a function that gives the lock back
 */
export function tryLock(file: string): (() => void) | undefined {
  mkdirSync(dirname(file), { recursive: true })
  for (;;) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(file)
    // Its number is not written yet; or it is running.
    if (holder === undefined || isRunning(holder)) return undefined
    // Left over from a build that was killed.
    rmSync(file, { force: true })
  }
}

/**
 * Waits for a build that is running here already, and says so.
 * @throws with a sentence for the reader when the other build does not end
 */
export async function lock(file: string): Promise<() => void> {
  const until = Date.now() + patience
  let told = false
  for (;;) {
    const unlock = tryLock(file)
    if (unlock) return unlock
    const holder = holderOf(file)
    if (Date.now() > until)
      throw new Error(`Another build is running here (process ${holder}), and does not end. Stop it, then try again.`)
    if (!told && holder !== undefined)
      process.stderr.write(`Another build is running here (process ${holder}). This one waits for it.\n`)
    told ||= holder !== undefined
    await new Promise((later) => setTimeout(later, 100))
  }
}

/** The process that has the lock, or none where it was given back a moment ago or is just being taken. */
function holderOf(file: string): number | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    return text === '' ? undefined : Number(text)
  } catch {
    return undefined
  }
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
