/**
 * What is made from this program alone, whatever the library: style sheets, scripts, what authors look up, and the pages
 * as a program. It is kept for the next build under the program's own key. Where it is not there, a process of its own
 * makes it while the library is being checked, and takes Astro and Vite with it when it ends.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Help } from '../../src/help/help.ts'
import type { Assets } from '../../src/site.ts'
import { pagesIn, type Pages } from './bundle.ts'

export interface OfProgram {
  assets: Assets
  help: Help
}

/** Where what is made of a program is kept, and the key of that program. */
export interface Place {
  /** For nothing else. */
  folder: string
  key: string
}

/** What the process is told at its start. */
export interface ProgramOrder extends Place {
  /** Where it may work; removed by whoever gave it. */
  stage: string
}

/** What it says when all is made, or why it is not. */
export type ProgramAnswer = { failed?: string }

export interface Program {
  /**
   * Waits until all is there.
   * @throws with what the process said where it could not be made
   */
  made: () => Promise<OfProgram & { pages: Pages }>
  /** Ends the process, if it still runs. */
  stop: () => Promise<void>
}

/**
 * Begins to make what is not there.
 * @param afresh whether all is made in any case
 * @param maker the process
 */
export function startProgram(
  place: Place,
  stage: string,
  afresh: boolean,
  maker = new URL('program-process.ts', import.meta.url),
): Program {
  let child: ChildProcess | undefined
  let ended: Promise<void> = Promise.resolve()
  const start = (): void => {
    const one = (child = fork(maker, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }))
    one.send({ ...place, stage } satisfies ProgramOrder)
    ended = new Promise((done, failed) => {
      let said: ProgramAnswer = { failed: 'it ended before its time' }
      one.on('message', (answer) => (said = answer as ProgramAnswer))
      one.on('error', failed)
      one.on('close', () => {
        if (said.failed === undefined) done()
        else failed(new Error(`The pages could not be made ready: ${said.failed}`))
      })
    })
    // Whoever waits for it is told.
    ended.catch(() => undefined)
  }
  if (afresh || !existsSync(join(place.folder, place.key))) start()
  return {
    made: async () => {
      await ended
      const kept = await read(place)
      if (kept) return kept
      start()
      await ended
      const made = await read(place)
      if (!made) throw new Error('The pages were made ready, and cannot be used.')
      return made
    },
    stop: async () => {
      child?.kill()
      await ended.catch(() => undefined)
    },
  }
}

/**
 * Keeps what was made, whole or not at all, in place of what was made of any other program.
 * @param bundle where Astro has written the pages
 */
export function keepProgram({ folder, key }: Place, made: OfProgram, bundle: string): void {
  const next = join(folder, 'next')
  rmSync(next, { recursive: true, force: true })
  mkdirSync(next, { recursive: true })
  cpSync(bundle, join(next, 'bundle'), { recursive: true })
  writeFileSync(join(next, 'made'), serialize(made))
  for (const other of readdirSync(folder))
    if (other !== 'next') rmSync(join(folder, other), { recursive: true, force: true })
  renameSync(next, join(folder, key))
}

/** What is kept of this program. What does not run or was cut short is as good as not there. */
async function read({ folder, key }: Place): Promise<(OfProgram & { pages: Pages }) | undefined> {
  const kept = join(folder, key)
  try {
    const made = deserialize(readFileSync(join(kept, 'made'))) as OfProgram
    return { ...made, pages: await pagesIn(join(kept, 'bundle')) }
  } catch {
    return undefined
  }
}
