/**
 * Pages that the last build into the same folder wrote, taken over where nothing that they hang on has changed. What is
 * taken must still be, byte for byte, what was written: a file that somebody changed since is made again.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { NationId } from '../../src/nations.ts'
import { keyOf, type Keys } from './keys.ts'

/** What a build leaves for the next. Paths stand as from the root of all sites. */
interface Left {
  /** Folder of a pathway's pages → what they hung on. */
  pages: Record<string, string>
  /** Nation → what its full-text index hung on. */
  texts: Record<string, string>
  /** Path → SHA-256 of what was written. */
  files: Record<string, string>
}

const nothing: Left = { pages: {}, texts: {}, files: {} }
const mostKept = 8
const pageOf = /^((?:[^/]+\/){1,2}pathways\/[^/]+)\//

export class Kept {
  /** Path → hash, of all that was taken over. */
  readonly taken = new Map<string, string>()
  readonly #before: Left
  readonly #texts = new Map<NationId, string>()
  readonly #keys: Keys | undefined
  readonly #out: string
  readonly #record: string

  /**
   * @param keys none where nothing is to be taken over or left for the next build
   * @param out where the last build stands, and this one will
   * @param folder where records are kept
   * @param afresh whether nothing is taken over, and all the same left for the next build
   */
  constructor(keys: Keys | undefined, out: string, folder: string, afresh = false) {
    this.#keys = keys
    this.#out = out
    this.#record = join(folder, `${keyOf([out]).slice(0, 16)}.json`)
    this.#before = (keys && !afresh && read(this.#record)) || nothing
  }

  /** A page as it was last written, or nothing where it must be made. */
  page(file: string): Buffer | undefined {
    const folder = pageOf.exec(file)?.[1]
    const key = folder === undefined ? undefined : this.#keys?.pages.get(folder)
    return key !== undefined && this.#before.pages[folder!] === key ? this.#take(file) : undefined
  }

  /** Whether what full text reads of a nation's pathways is as it was. */
  sameTexts(nation: NationId): boolean {
    const key = this.#keys?.texts.get(nation)
    return key !== undefined && this.#before.texts[`${nation}/pathways`] === key
  }

  /**
   * The files of a nation's full-text index, all or nothing.
   * @param built all that it reads besides the pathways
   */
  index(nation: NationId, built: readonly string[]): Map<string, Buffer> | undefined {
    const key = keyOf([this.#keys?.texts.get(nation) ?? '', ...built])
    this.#texts.set(nation, key)
    if (!this.sameTexts(nation) || this.#before.texts[nation] !== key) return undefined
    const files = Object.keys(this.#before.files).filter((file) => file.startsWith(`${nation}/pagefind/`))
    const found = files.map((file) => [file, this.#take(file)] as const)
    if (found.length === 0 || found.some(([, bytes]) => !bytes)) {
      for (const file of files) this.taken.delete(file)
      return undefined
    }
    return new Map(found as [string, Buffer][])
  }

  #take(file: string): Buffer | undefined {
    const hash = this.#before.files[file]
    if (hash === undefined) return undefined
    let bytes: Buffer
    try {
      bytes = readFileSync(join(this.#out, file))
    } catch {
      return undefined
    }
    if (createHash('sha256').update(bytes).digest('hex') !== hash) return undefined
    this.taken.set(file, hash)
    return bytes
  }

  /** Leaves for the next build what this one has put in place. Where nothing may be written, nothing is kept. */
  leave(hashes: ReadonlyMap<string, string>): void {
    if (!this.#keys) return
    const texts = [...this.#keys.texts].map(([nation, key]): [string, string] => [`${nation}/pathways`, key])
    const record: Left = {
      pages: Object.fromEntries(this.#keys.pages),
      texts: Object.fromEntries([...texts, ...this.#texts]),
      files: Object.fromEntries([...hashes].filter(([file]) => pageOf.test(file) || /^[^/]+\/pagefind\//.test(file))),
    }
    try {
      mkdirSync(dirname(this.#record), { recursive: true })
      writeFileSync(`${this.#record}.${process.pid}`, JSON.stringify(record))
      renameSync(`${this.#record}.${process.pid}`, this.#record)
      forget(dirname(this.#record))
    } catch {
      return
    }
  }
}

function read(file: string): Left | undefined {
  try {
    const { pages, texts, files } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Left>
    return pages && texts && files ? { pages, texts, files } : undefined
  } catch {
    // Not there, or cut short: then all is made.
    return undefined
  }
}

/** Somebody builds into many folders once: only the newest records are worth their place. */
function forget(folder: string): void {
  const old = readdirSync(folder)
    .map((name) => ({ name, at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .slice(mostKept)
  for (const { name } of old) rmSync(join(folder, name), { force: true })
}
