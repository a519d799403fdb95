/** One build at a time in one checkout: two Astro builds share a work folder and would spoil each other. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * @param file the lock; it holds the number of the process that has it
 * @returns a function that gives the lock back
 * @throws with a sentence for the reader when another build is running
 */
export function lock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true })
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, 'utf8'))
      if (isRunning(holder))
        throw new Error(`Another build is running here (process ${holder}). Wait for it to end, then try again.`)
      // Left over from a build that was killed.
      rmSync(file, { force: true })
    }
  }
  throw new Error('Another build started here at the same moment. Try again.')
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
