/**
 * Every pathway as it was published on any day: each release is kept whole, and the log says when it was switched to
 * (`log.ts`). So a version is the first switch to a release in which its page has the bytes it has, and the hash by which
 * anybody can see that it still has them.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from '../diagnostic.ts'
import { html, type Html } from '../view/html.ts'
import { switchesIn } from './log.ts'
import { manifestIn } from './manifest.ts'

export interface Version {
  /** The day from which it was shown. */
  from: string
  /** Nobody wrote that day down: it was then or later. */
  presumed?: true
  /** The folder of the release that first showed it. */
  release: string
  /** SHA-256 of the page; nothing where the pathway was not there any more, or the release is lost. */
  hash?: string
  /** The release was not kept, so nobody can say what it showed. */
  lost?: true
}

/**
 * @param releases the folder with one folder a release
 * @returns address of a pathway's page → its versions, in the order in which they were put out
 */
export async function versionsIn(releases: string): Promise<Record<string, Version[]>> {
  const versions = new Map<string, Version[]>()
  for (const { day, release, presumed } of await switchesIn(releases)) {
    const here = await pagesOf(join(releases, release))
    for (const address of new Set([...versions.keys(), ...(here?.keys() ?? [])])) {
      const known = versions.get(address) ?? []
      const last = known.at(-1)
      const hash = here?.get(address)
      const lost = here ? undefined : true
      // Where a day was mistyped as a later one, the version was all the same shown from this one.
      if (last && last.hash === hash && last.lost === lost && last.from <= day) continue
      known.push({ from: day, ...(presumed && { presumed }), release, ...(hash && { hash }), ...(lost && { lost }) })
      versions.set(address, known)
    }
  }
  return Object.fromEntries([...versions].sort(([a], [b]) => compare(a, b)))
}

/** Address → hash of every pathway's page in a release; nothing where that was not kept. */
async function pagesOf(release: string): Promise<ReadonlyMap<string, string> | undefined> {
  const manifest = manifestIn(await readFile(join(release, 'manifest.json'), 'utf8').catch(() => ''))
  return (
    manifest &&
    new Map(
      Object.entries(manifest.files).flatMap(([file, hash]) => {
        const [address] = page.exec(file) ?? []
        return address === undefined ? [] : [[address, hash] as const]
      }),
    )
  )
}

const page = /^(?:[a-z]{2}\/)?pathways\/[^/]+\/(?=index\.html$)/

/** The version that was shown on a day, at its end. */
export function versionOn(versions: readonly Version[], day: string): Version | undefined {
  return versions.findLast(({ from }) => from <= day)
}

/** Writes `versions/` beside the releases of one nation: a page for people, and the same as data. */
export async function writeVersions(releases: string, nation: string): Promise<void> {
  const versions = await versionsIn(releases)
  const folder = join(releases, 'versions')
  await mkdir(folder, { recursive: true })
  const page =
    html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>As it was: ${nation}</title></head><body><main><h1>As it was: ${nation}</h1><p>Every pathway as it was published. Earlier versions are no guidance for today.</p>${Object.entries(
      versions,
    ).map(
      ([address, all]) => html`<h2>${address}</h2><ol>${all.map((one) => item(address, one))}</ol>`,
    )}</main></body></html>`.text
  for (const [name, text] of [
    ['versions.json', `${JSON.stringify(versions, undefined, 1)}\n`],
    ['index.html', `${page}\n`],
  ] as const) {
    await writeFile(join(folder, `${name}.part`), text)
    await rename(join(folder, `${name}.part`), join(folder, name))
  }
}

function item(address: string, { from, presumed, release, hash, lost }: Version): Html {
  const later = presumed ? ' or later' : ''
  if (lost) return html`<li>${from}${later}: this release was not kept</li>`
  if (hash === undefined) return html`<li>${from}${later}: no longer here</li>`
  return html`<li><a href="../${release}/${address}">${from}</a>${later} <code>${hash}</code></li>`
}
