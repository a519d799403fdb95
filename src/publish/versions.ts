/**
 * Every pathway as it was published on any day: each release is kept whole, so a version is the first release in which its
 * page has the bytes it has, and the hash by which anybody can see that it still has them.
 */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compare } from '../diagnostic.ts'
import { html } from '../view/html.ts'
import { manifestIn, type Manifest } from './manifest.ts'

export interface Version {
  /** The day from which it was shown. */
  from: string
  /** The folder of the release that first showed it. */
  release: string
  /** SHA-256 of the page; nothing where the pathway was not there any more. */
  hash?: string
}

/**
 * @param releases the folder with one folder a release
 * @returns address of a pathway's page → its versions, oldest first
 */
export async function versionsIn(releases: string): Promise<Record<string, Version[]>> {
  const made: { release: string; manifest: Manifest }[] = []
  for (const release of (await readdir(releases)).sort(compare)) {
    const text = await readFile(join(releases, release, 'manifest.json'), 'utf8').catch(() => '')
    const manifest = manifestIn(text)
    if (manifest && !release.endsWith('.part')) made.push({ release, manifest })
  }
  made.sort((a, b) => compare(a.manifest['as-of'], b.manifest['as-of']))
  const versions = new Map<string, Version[]>()
  const page = /^(?:[a-z]{2}\/)?pathways\/[^/]+\/(?=index\.html$)/
  for (const { release, manifest } of made) {
    const here = new Map(
      Object.entries(manifest.files).flatMap(([file, hash]) => {
        const [address] = page.exec(file) ?? []
        return address === undefined ? [] : [[address, hash] as const]
      }),
    )
    for (const address of new Set([...versions.keys(), ...here.keys()])) {
      const known = versions.get(address) ?? []
      const hash = here.get(address)
      if (known.length > 0 && known.at(-1)!.hash === hash) continue
      known.push({ from: manifest['as-of'], release, ...(hash === undefined ? {} : { hash }) })
      versions.set(address, known)
    }
  }
  return Object.fromEntries([...versions].sort(([a], [b]) => compare(a, b)))
}

/** The version that was shown on a day. */
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
      ([address, all]) =>
        html`<h2>${address}</h2><ol>${all.map(({ from, release, hash }) => (hash === undefined ? html`<li>${from}: no longer here</li>` : html`<li><a href="../${release}/${address}">${from}</a> <code>${hash}</code></li>`))}</ol>`,
    )}</main></body></html>`.text
  for (const [name, text] of [
    ['versions.json', `${JSON.stringify(versions, undefined, 1)}\n`],
    ['index.html', `${page}\n`],
  ] as const) {
    await writeFile(join(folder, `${name}.part`), text)
    await rename(join(folder, `${name}.part`), join(folder, name))
  }
}
