/**
 * Pages that the last build into the same folder wrote, taken over where nothing that they hang on has changed. What is
 * taken must still be, byte for byte, what was written: a file that somebody changed since is made again.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keep, keyOf, nameOf } from '../cli/store.ts'
import type { Lists } from './full-text.ts'
import type { Keys } from './keys.ts'
import type { Stood, Writer, Written } from './writer.ts'

/** What a build leaves for the next. Paths stand as from the root of all sites. */
export interface Left {
  /** What stands together (`keyed`) → what it hung on. */
  pages: Record<string, string>
  /** Folder of a full-text index → what it hung on, and with `/pathways` behind it, what of that is known at once. */
  texts: Record<string, string>
  /** What each index was made from. */
  lists: Lists
  /** What was written. */
  files: readonly Known[]
  /** The same of the site before, in which the next build may work (`spare.ts`). */
  spare: readonly Known[]
}

/** A list and no object: with thirty thousand names, one is read and written in a fifth of the time. */
type Known = readonly [file: string, stood: Stood]

const nothing: Left = { pages: {}, texts: {}, lists: {}, files: [], spare: [] }
/** Somebody builds into many folders once: only the newest records are worth their place. */
const mostKept = 8
const indexOf = /^([^/]+\/pagefind(?:\/part-\d+)?)\//
/** What keys are given for: the folder of a pathway's pages, what an editor opens of it, and a nation's pages for authors. */
const keyed =
  /^((?:[^/]+\/){1,2}pathways\/[^/]+(?=\/)|[^/]+\/edit\/sources\/[^/]+(?=\.json$)|[^/]+\/(?:rules|format)(?=\/))/

export class Kept {
  /** How many files were taken over. */
  taken = 0
  readonly #before: Left
  readonly #texts = new Map<string, string>()
  readonly #keys: Keys | undefined
  readonly #records: Records
  readonly #writer: Writer
  /** Folder of a full-text index → its files; what belongs to none stands under `undefined`. */
  readonly #indexes: ReadonlyMap<string | undefined, readonly Known[]>
  /** Pages whose keys are what they were, and those of them that did not stand there as they were written. */
  readonly #pages: ReadonlyMap<string, Stood>
  readonly #gone: Promise<ReadonlySet<string>>

  /**
   * Begins to take over pages.
   * @param keys none where nothing is to be taken over or left for the next build
   * @param records of the folder in which the last build stands, and this one will
   */
  constructor(keys: Keys | undefined, records: Records, writer: Writer) {
    this.#keys = keys
    this.#records = records
    this.#writer = writer
    this.#before = (keys && records.last) || nothing
    writer.know(this.#before.spare)
    this.#indexes = Map.groupBy(this.#before.files, ([file]) => indexOf.exec(file)?.[1])
    const others = this.#indexes.get(undefined) ?? []
    this.#pages = new Map(others.filter(([file]) => this.#sameKey(file)))
    this.#gone = this.#take([...this.#pages])
    // Whoever waits for it is told.
    this.#gone.catch(() => undefined)
  }

  #sameKey(file: string): boolean {
    const what = keyed.exec(file)?.[1]
    const key = what === undefined ? undefined : this.#keys?.pages.get(what)
    return key !== undefined && this.#before.pages[what!] === key
  }

  /** Whether a page need not be made, if it still stands there as it was written. */
  has(file: string): boolean {
    return this.#pages.has(file)
  }

  /** Of a page that need not be made: of what it is, as SHA-256 in hex. */
  hashOf(file: string): string | undefined {
    return this.#pages.get(file)?.hash
  }

  /** Those that must be made all the same, as soon as all others are taken over. */
  async gone(): Promise<ReadonlySet<string>> {
    return this.#gone
  }

  /** Whether what a full-text index reads of pathways is as it was. */
  sameTexts(folder: string): boolean {
    const key = this.#keys?.texts.get(folder)
    return key !== undefined && this.#before.texts[`${folder}/pathways`] === key
  }

  /**
   * Takes over the files of a full-text index, all or none.
   * @param built all that it reads besides the pathways
   * @returns whether they were
   */
  async index(folder: string, built: readonly string[]): Promise<boolean> {
    const key = keyOf([this.#keys?.texts.get(folder) ?? '', ...built])
    this.#texts.set(folder, key)
    if (!this.sameTexts(folder) || this.#before.texts[folder] !== key) return false
    const files = this.#indexes.get(folder) ?? []
    return files.length > 0 && (await this.#take(files, true)).size === 0
  }

  async #take(files: readonly Known[], whole = false): Promise<ReadonlySet<string>> {
    if (files.length === 0) return new Set()
    const not = await this.#writer.take(this.#records.out, files, whole)
    this.taken += files.length - not.size
    return not
  }

  /**
   * Leaves for the next build what this one has put in place. Where nothing may be written, nothing is kept.
   * @param lists what each index was made from
   */
  leave({ hashes, stamps, linked }: Pick<Written, 'hashes' | 'stamps' | 'linked'>, lists: Lists): void {
    if (!this.#keys) return
    const stampOf = (file: string): string => stamps.get(file) ?? ''
    const texts = [...this.#keys.texts].map(([folder, key]): [string, string] => [`${folder}/pathways`, key])
    const record: Left = {
      pages: Object.fromEntries(this.#keys.pages),
      texts: Object.fromEntries([...texts, ...this.#texts]),
      lists,
      files: [...hashes].map(([file, hash]): Known => [file, { hash, stamp: stampOf(file) }]),
      // To get a second name was a change.
      spare: this.#before.files.map(([file, stood]): Known => [
        file,
        linked.has(file) ? { ...stood, stamp: stampOf(file) } : stood,
      ]),
    }
    this.#records.keep(record)
  }
}

/** What builds into one folder leave for the next. */
export class Records {
  /** Where sites stand. */
  readonly out: string
  /** What the last build left. */
  readonly last: Left | undefined
  readonly #file: string

  /**
   * @param folder where records are kept
   * @param afresh whether nothing is taken over, and all the same left for the next build
   */
  constructor(folder: string, out: string, afresh = false) {
    this.out = out
    this.#file = join(folder, `${nameOf(out)}.json`)
    this.last = afresh ? undefined : read(this.#file)
  }

  keep(left: Left): void {
    keep(this.#file, JSON.stringify(left), mostKept)
  }
}

function read(file: string): Left | undefined {
  try {
    const { pages, texts, lists, files, spare } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Left>
    const whole = pages && texts && lists && Array.isArray(files) && Array.isArray(spare)
    return whole ? { pages, texts, lists, files, spare } : undefined
  } catch {
    // Not there, or cut short: then all is made.
    return undefined
  }
}
