/**
 * A thread that does what a build does with the disk: makes folders, writes, takes over what the last build left, hashes
 * what it writes and holds the device boundary over those very bytes. That is half of what a page costs, and the next
 * page is rendered meanwhile.
 */
import { Thread } from './thread.ts'

/** What the thread is asked for, one after the other. Paths stand as from the root of all sites. */
export type Order =
  | { do: 'write'; files: readonly Handed[] }
  | { do: 'take'; from: string; files: readonly (readonly [file: string, stood: Stood])[]; whole: boolean }
  | { do: 'know'; files: readonly (readonly [file: string, stood: Stood])[] }
  | { do: 'tell' }
  | { do: 'clear' }

/** What was once written, and the stamp of its file: what is no longer the same once anybody touches it. */
export interface Stood {
  hash: string
  stamp: string
}

export interface Handed {
  file: string
  content: ArrayBuffer
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

/** How many such parcels may be on their way: enough that nobody waits while much is taken over, and no memory is filled when the disk is slow. */
const mostOpen = 16

const encoder = new TextEncoder()

export class Writer {
  readonly #thread: Thread<Order, Answer>
  #next: Handed[] = []

  /**
   * @param sites the root of all sites. What stands in it already is used where it is, byte for byte, what is to be
   * written: a disk is slow at making thousands of files, and slower where as many have just been removed.
   */
  constructor(sites: string) {
    this.#thread = new Thread(new URL('writer-thread.ts', import.meta.url), sites)
  }

  /**
   * Hands a file over, and waits only where too many are on their way. A text goes as its bytes, which need not be copied.
   * @param content an `ArrayBuffer` is the thread's from then on
   */
  async write(file: string, content: string | ArrayBuffer): Promise<void> {
    this.#next.push({ file, content: typeof content === 'string' ? encoder.encode(content).buffer : content })
    if (this.#next.length < together) return
    const written = this.#send()
    if (this.#thread.waiting > mostOpen) await written
  }

  #send(): Promise<Answer> {
    const files = this.#next
    this.#next = []
    const written = this.#thread.ask(
      { do: 'write', files },
      files.map(({ content }) => content),
    )
    // Whoever waits for all is told.
    written.catch(() => undefined)
    return written
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
    if (this.#next.length > 0) void this.#send()
    return this.#thread.ask(order)
  }
}
