/**
 * A thread that does what a build does with the disk: makes folders, writes, takes over what the last build left, hashes
 * what it writes and holds the device boundary over those very bytes. That is half of what a page costs, and the next
 * page is rendered meanwhile.
 */
import { Thread } from './thread.ts'

/** What the thread is asked for, one after the other. Paths stand as from the root of all sites. */
export type Order =
  | { do: 'look'; spare: string; site: string }
  | { do: 'leave'; site: string }
  | { do: 'write'; bytes: SharedArrayBuffer; files: readonly Handed[] }
  | { do: 'take'; from: string; files: readonly (readonly [file: string, stood: Stood])[]; whole: boolean }
  | { do: 'know'; files: readonly (readonly [file: string, stood: Stood])[] }
  | { do: 'tell' }
  | { do: 'clear' }

/** What was once written, and the stamp of its file: what is no longer the same once anybody touches it. */
export interface Stood {
  hash: string
  stamp: string
}

/** A file of a parcel: where its bytes stand in it. */
export interface Handed {
  file: string
  from: number
  to: number
}

/** What it answers to each, in the same order. */
export type Answer = { not: string[] } | Written | undefined

export interface Written {
  /** Path → SHA-256 in hex, of all that was written. */
  hashes: ReadonlyMap<string, string>
  /** Path → stamp of the file, see `Stood`. */
  stamps: ReadonlyMap<string, string>
  /** Those that were taken over by a second name, and so are the older site's too. */
  linked: ReadonlySet<string>
  /** Where a page or script would be more than a document. */
  faults: readonly string[]
}

/** How many files are handed over at once: to wake a thread costs as much as to write a page. */
const together = 32

/** How much is, in bytes: as much as so many pages of pathways need. */
const room = 2 ** 21

/** How many such parcels may be on their way: enough that nobody waits while much is taken over, and no memory is filled when the disk is slow. */
const mostOpen = 16

const encoder = new TextEncoder()

export class Writer {
  readonly #thread: Thread<Order, Answer>
  #next: { bytes: Uint8Array<SharedArrayBuffer>; files: Handed[]; full: number } | undefined
  /**
   * Parcels that have been written, to be filled again. Both threads see them: one that is handed to and fro is new
   * memory to each of them every time, and has them collect garbage for nothing.
   */
  readonly #empty: SharedArrayBuffer[] = []

  /** @param sites the root of all sites: a folder that is there as soon as something is written */
  constructor(sites: string) {
    this.#thread = new Thread(new URL('writer-thread.ts', import.meta.url), sites)
  }

  /**
   * Looks through a spare before it is put into the sites. What stands in it is used where it is, byte for byte, what is
   * to be written: a disk is slow at making thousands of files, and slower where as many have just been removed.
   * @param site its name there
   * @returns when it may be moved
   */
  async look(spare: string, site: string): Promise<void> {
    await this.#ask({ do: 'look', spare, site })
  }

  /** Forgets a spare that is not put into the sites after all. */
  leave(site: string): void {
    this.#ask({ do: 'leave', site }).catch(() => undefined)
  }

  /** Hands a file over, and waits only where too many are on their way. */
  async write(file: string, content: string | ArrayBuffer): Promise<void> {
    if (!this.#put(file, content)) {
      await this.#send()
      // No letter needs more than three bytes.
      const most = typeof content === 'string' ? content.length * 3 : content.byteLength
      this.#next = { bytes: new Uint8Array(this.#emptyOf(most)), files: [], full: 0 }
      this.#put(file, content)
    }
    if (this.#next!.files.length >= together) await this.#send()
  }

  #emptyOf(most: number): SharedArrayBuffer {
    return most > room ? new SharedArrayBuffer(most) : (this.#empty.pop() ?? new SharedArrayBuffer(room))
  }

  /** Puts a file into the parcel that is being filled. @returns whether it has room for it */
  #put(file: string, content: string | ArrayBuffer): boolean {
    if (!this.#next) return false
    const { bytes, files, full } = this.#next
    const free = bytes.subarray(full)
    if (typeof content === 'string') {
      // A text is written where it is to lie: to make bytes of it first would cost half as much again.
      const { read, written } = encoder.encodeInto(content, free)
      if (read < content.length) return false
      this.#next.full += written
    } else {
      if (content.byteLength > free.length) return false
      free.set(new Uint8Array(content))
      this.#next.full += content.byteLength
    }
    files.push({ file, from: full, to: this.#next.full })
    return true
  }

  async #send(): Promise<void> {
    if (!this.#next) return
    const { files } = this.#next
    const bytes = this.#next.bytes.buffer
    this.#next = undefined
    const written = this.#thread.ask({ do: 'write', bytes, files }).then(() => {
      if (bytes.byteLength === room) this.#empty.push(bytes)
    })
    // Whoever waits for all is told.
    written.catch(() => undefined)
    if (this.#thread.waiting > mostOpen) await written
  }

  /**
   * Tells what is known of files that stood there before: those that nobody has touched since need not be read.
   */
  know(files: readonly (readonly [file: string, stood: Stood])[]): void {
    this.#ask({ do: 'know', files }).catch(() => undefined)
  }

  /**
   * Takes over files of an older site that are, byte for byte, what was written there.
   * @param whole whether all are left where one is not
   * @returns those that were not
   */
  async take(
    from: string,
    files: readonly (readonly [file: string, stood: Stood])[],
    whole = false,
  ): Promise<ReadonlySet<string>> {
    const { not } = (await this.#ask({ do: 'take', from, files, whole })) as { not: string[] }
    return new Set(not)
  }

  /** Removes what stood there before and was not asked for. */
  async clear(): Promise<void> {
    await this.#ask({ do: 'clear' })
  }

  /** Waits until all that was handed over stands on the disk. */
  async written(): Promise<Written> {
    return (await this.#ask({ do: 'tell' })) as Written
  }

  /** Ends the thread, whatever is on its way. */
  async stop(): Promise<void> {
    await this.#thread.stop()
  }

  #ask(order: Order): Promise<Answer> {
    void this.#send()
    return this.#thread.ask(order)
  }
}
