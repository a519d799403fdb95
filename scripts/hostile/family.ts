/**
 * What somebody could send in to do harm, by families that a person can read. Each family is written as a few texts and
 * a few places, and every text is tried at every place.
 */
import type { Example } from '../../src/validate/rule.ts'

export interface Attempt {
  name: string
  /** Files that replace or add to the smallest whole library. */
  files: Example
}

/** Something that is welcome as words: it must come out as words, and do nothing. */
export interface Worded extends Attempt {
  /** As it stands on the page of a nation, where it is shown there. */
  text: string
}

export interface Family {
  name: string
  /** One of these must be said of every attempt that is refused. */
  by?: RegExp
  refused: readonly Attempt[]
  /** Texts that a page may show, and that would run if they were not escaped. */
  shown?: readonly Worded[]
}

/** What every hostile text tries to leave behind: in this process, on the disk, or running on a page. */
export const canary = 'CANARY'
/** Sets the canary in this process, if anybody runs it. */
export const run = `globalThis.${canary}=1`

/** Every text at every place. */
export function cross<T>(
  texts: readonly (readonly [name: string, text: T])[],
  places: readonly (readonly [name: string, put: (text: T) => Example])[],
): Attempt[] {
  return texts.flatMap(([what, text]) =>
    places.map(([where, put]) => ({ name: `${what}, ${where}`, files: put(text) })),
  )
}

export function crossWords(
  texts: readonly string[],
  places: readonly (readonly [name: string, put: (text: string) => Example])[],
): Worded[] {
  return texts.flatMap((text) =>
    places.map(([where, put]) => ({ name: `${JSON.stringify(text)}, ${where}`, files: put(text), text })),
  )
}
