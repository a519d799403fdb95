/**
 * What of a build needs no library. It begins before the library is checked, for that keeps one core busy alone; where
 * nothing is built in the end, nothing has been changed.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { FullText } from './full-text.ts'
import { Records } from './kept.ts'
import { lock, tryLock } from './lock.ts'
import { startProgram, type Program } from './program.ts'
import { Spare } from './spare.ts'
import { Writer } from './writer.ts'

export interface Plan {
  /** Where builds work and keep things, on the file system of the sites. */
  staging: string
  /** The folder that is built into. */
  out: string
  /** All that are asked for. */
  nations: readonly NationId[]
  /** The key of the program. */
  program: string
  /** Whether nothing is taken over from the last build. */
  afresh: boolean
}

export class Begun {
  /** The root of all sites, until they are put in place. */
  readonly sites: string
  readonly writer: Writer
  readonly program: Program
  readonly fullText: FullText
  readonly spare: Spare
  readonly records: Records
  readonly #asked: readonly NationId[]
  readonly #stage: string
  /** When the spares may be moved. */
  readonly #looked: Promise<unknown>
  readonly #unlock: () => void

  /** Begins, unless another build is running here. */
  static now(plan: Plan): Begun | undefined {
    const unlock = tryLock(lockOf(plan))
    return unlock && new Begun(plan, unlock)
  }

  /** Waits until no other build is running here, then begins. */
  static async later(plan: Plan): Promise<Begun> {
    return new Begun(plan, await lock(lockOf(plan)))
  }

  private constructor({ staging, out, nations, program, afresh }: Plan, unlock: () => void) {
    this.#unlock = unlock
    this.#asked = nations
    // Left over from builds that were killed: nobody else builds here now.
    for (const name of readdirSync(staging))
      if (name.startsWith('build-')) rmSync(join(staging, name), { recursive: true, force: true })
    this.#stage = join(staging, `build-${process.pid}`)
    this.sites = join(this.#stage, 'sites')
    mkdirSync(this.sites, { recursive: true })
    this.program = startProgram({ folder: join(staging, 'program'), key: program }, this.#stage, afresh)
    this.spare = new Spare(join(staging, 'spare'), out)
    this.records = new Records(join(staging, 'kept'), out, afresh)
    this.writer = new Writer(this.sites)
    this.fullText = new FullText()
    this.#looked = Promise.all(
      nations.map(async (nation) => {
        const spare = this.spare.of(nation)
        if (spare !== undefined) await this.writer.look(spare, nation)
      }),
    )
    // Whoever waits for it is told.
    this.#looked.catch(() => undefined)
  }

  /**
   * Begins with the indexes that will have to be made again.
   * @param changed folders of pathways, `pathways/<specialty>/<slug>`
   */
  foresee(changed: readonly string[]): void {
    const { last, out } = this.records
    if (!last || changed.length > mostForeseen) return
    this.fullText.foresee(out, last.lists, new Set(changed.map((folder) => folder.split('/').at(-1)!)))
  }

  /** Puts what is kept of the nations that are built into their sites. From here on something is changed. */
  async settle(nations: readonly NationId[]): Promise<void> {
    await this.#looked
    for (const nation of nations) await this.spare.give(nation, this.sites)
    for (const nation of this.#asked) if (!nations.includes(nation)) this.writer.leave(nation)
  }

  /** Ends all that was begun, whatever became of it. */
  async end(): Promise<void> {
    await this.program.stop()
    await this.fullText.stop()
    await this.writer.stop()
    await rm(this.#stage, { recursive: true, force: true })
    this.#unlock()
  }
}

/** With more changes than these, most pages of most indexes may be others. */
const mostForeseen = 40

const lockOf = ({ staging }: Plan): string => join(staging, 'lock')
