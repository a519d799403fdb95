/**
 * `log.json` beside the releases of a nation: every switch from one to another, in order, with the day on which it was
 * made. A release tells the day for which it was built, but not when it was shown, and one that is put out again tells
 * nothing. Lines are only added.
 */
import { lstat, readdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isDay } from '../day.ts'
import { compare } from '../diagnostic.ts'
import { manifestIn } from './manifest.ts'

export interface Switch {
  /** Counts from 1. What came after what is told by it, and not by the day, which somebody may have mistyped. */
  number: number
  day: string
  /** The folder of the release that was shown from then on. */
  release: string
  /** It was before there was a log: nobody wrote the day down, and the day of the site stands for it. */
  presumed?: true
}

const logOf = (releases: string): string => join(releases, 'log.json')

/** Begins the log where there is none, and catches up with what was switched by hand, or cut off before it was noted. */
export async function beginLog(releases: string, link: string): Promise<void> {
  const known = await switchesIn(releases)
  const shown = await shownBy(link, releases)
  await write(releases, shown ? withSwitch(known, shown) : known)
}

/** Notes what is shown from a day on. */
export async function noteSwitch(releases: string, release: string, day: string): Promise<void> {
  await write(releases, withSwitch(await switchesIn(releases), { release, day }))
}

/**
 * Every switch, oldest first. Where there is no log yet, each release is presumed to have been shown from the day of its
 * site on.
 */
export async function switchesIn(releases: string): Promise<readonly Switch[]> {
  const log = await read(releases)
  // To go on without it would be to lose it.
  if (log === 'unreadable') throw new Error(`${logOf(releases)} cannot be read.`)
  return log === 'none' ? presumedIn(releases) : log
}

/** What keeps a log from being gone on with, in a sentence. */
export async function faultOfLog(releases: string): Promise<string | undefined> {
  return (await read(releases)) === 'unreadable'
    ? `${logOf(releases)} cannot be read, so what was shown on which day would be lost. Put back a copy of it; without one, remove it, and the days of earlier releases are presumed.`
    : undefined
}

async function read(releases: string): Promise<Switch[] | 'none' | 'unreadable'> {
  try {
    const log = JSON.parse(await readFile(logOf(releases), 'utf8')) as Switch[]
    return Array.isArray(log) && log.every(isSwitch) ? log : 'unreadable'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable'
  }
}

const isSwitch = (one: Partial<Switch> | null): boolean =>
  Number.isInteger(one?.number) && typeof one?.release === 'string' && typeof one.day === 'string' && isDay(one.day)

async function presumedIn(releases: string): Promise<Switch[]> {
  const found: Omit<Switch, 'number'>[] = []
  for (const release of (await readdir(releases)).sort(compare)) {
    const text = await readFile(join(releases, release, 'manifest.json'), 'utf8').catch(() => '')
    const manifest = manifestIn(text)
    if (manifest && !release.endsWith('.part')) found.push({ day: manifest['as-of'], release, presumed: true })
  }
  found.sort((a, b) => compare(a.day, b.day))
  return found.map((one, i) => ({ number: i + 1, ...one }))
}

/** The release that a link leads to, and the day of the link; nothing where it leads elsewhere. */
async function shownBy(link: string, releases: string): Promise<Pick<Switch, 'day' | 'release'> | undefined> {
  try {
    const place = await realpath(link)
    if (dirname(place) !== (await realpath(releases))) return undefined
    return { release: basename(place), day: (await lstat(link)).mtime.toISOString().slice(0, 10) }
  } catch {
    // There is none yet, or what it led to was removed.
    return undefined
  }
}

/** What is shown already is not switched to. */
function withSwitch(known: readonly Switch[], next: Pick<Switch, 'day' | 'release'>): readonly Switch[] {
  const last = known.at(-1)
  return last?.release === next.release ? known : [...known, { number: (last?.number ?? 0) + 1, ...next }]
}

async function write(releases: string, log: readonly Switch[]): Promise<void> {
  const file = logOf(releases)
  await writeFile(`${file}.part`, `[\n${log.map((one) => ` ${JSON.stringify(one)}`).join(',\n')}\n]\n`)
  await rename(`${file}.part`, file)
}
