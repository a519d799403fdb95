/**
 * A release: a folder of its own for each build of a nation, and one atomic switch that makes it the one that is read.
 * Earlier releases stay, so that going back is the same switch.
 */
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, type Manifest } from './manifest.ts'
import { writeVersions } from './versions.ts'

/** What keeps a site from being released, in a sentence; undefined when it is whole. */
export async function faultOf(site: string): Promise<string | undefined> {
  const text = await readFile(join(site, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined)
    return `${site} holds no manifest.json, so it is not a finished site. Run \`npm run build\` first.`
  const manifest = JSON.parse(text) as Manifest
  const present = filesUnder(site).filter((file) => file !== 'manifest.json')
  const meant = Object.keys(manifest.files)
  const there = new Set(present)
  const missing = meant.filter((file) => !there.has(file))
  if (missing.length > 0)
    return `${site} lacks ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more files` : ''}.`
  const known = new Set(meant)
  const extra = present.filter((file) => !known.has(file))
  if (extra.length > 0) return `${site} holds ${extra.slice(0, 3).join(', ')}, which its manifest does not name.`
  for (const file of present) {
    const hash = createHash('sha256')
      .update(await readFile(join(site, file)))
      .digest('hex')
    if (hash !== manifest.files[file]) return `${site}/${file} was changed after it was built.`
  }
  return undefined
}

/**
 * Releases one built nation.
 * @param site the built folder, `dist/<nation>`
 * @param to the folder that a web server serves; it gets `<nation>`, a link, and `releases/<nation>/<id>/`
 * @returns the release's id: its day and a hash of its manifest, so that one build is one release however often it is put out
 */
export async function release(site: string, nation: string, to: string): Promise<string> {
  const text = await readFile(join(site, 'manifest.json'), 'utf8')
  const manifest = JSON.parse(text) as Manifest
  const id = `${manifest['as-of']}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
  const releases = join(to, 'releases', nation)
  await mkdir(releases, { recursive: true })
  const place = join(releases, id)
  if (!existsSync(place)) {
    const part = `${place}.part`
    await rm(part, { recursive: true, force: true })
    await cp(site, part, { recursive: true })
    await rename(part, place)
  }
  const next = join(to, `.${nation}.next`)
  await rm(next, { force: true })
  await symlink(join('releases', nation, id), next, 'junction')
  // Replacing a link by a link is one step for the file system: a reader gets the old site or the new one.
  await rename(next, join(to, nation))
  await writeVersions(releases, nation)
  return id
}
