/**
 * A release: a folder of its own for each build of a nation, and one atomic switch that makes it the one that is read.
 * Earlier releases stay, so that going back is the same switch.
 */
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { existsSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import { beginLog, faultOfLog, noteSwitch } from './log.ts'
import { manifestIn, under } from './manifest.ts'
import { isFolder } from './swap.ts'
import { writeVersions } from './versions.ts'

/** What keeps a site from being released as a nation's, in a sentence; undefined when it is whole. */
export async function faultOf(site: string, nation: string): Promise<string | undefined> {
  if (!isFolder(site))
    return `${site} is no folder but a link or a file, so it is not what a build made. Name the folder that was built with \`--out\`.`
  const { files, others } = under(site)
  if (others.length > 0)
    return `${site} holds ${others.slice(0, 3).join(', ')}, which is neither a file nor a folder: a link would show readers whatever it leads to on this machine. Remove it, or build again.`
  if (!files.includes('manifest.json'))
    return `${site} holds no manifest.json, so it is not a finished site. Run \`npm run build\` first.`
  const manifest = manifestIn(await readFile(join(site, 'manifest.json'), 'utf8'))
  if (!manifest)
    return `${join(site, 'manifest.json')} is not what a build writes: it was cut short or changed. Run \`npm run build\` again.`
  if (manifest.nation !== nation)
    return `${site} was built for ${manifest.nation} and not for ${nation}. Put each nation's site into the folder of its name, or build again.`
  const present = files.filter((file) => file !== 'manifest.json')
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

/** What keeps releases of a nation from being put there, in a sentence. */
export async function faultOfPlace(to: string, nation: string): Promise<string | undefined> {
  const link = join(to, nation)
  const there = lstatSync(link, { throwIfNoEntry: false })
  if (there && !there.isSymbolicLink())
    return `${link} is no link but a folder or a file, and only a link can be switched in one step. Move it away, or publish into another folder.`
  return faultOfLog(releasesOf(to, nation))
}

const releasesOf = (to: string, nation: string): string => join(to, 'releases', nation)

export interface Target {
  nation: string
  /** The folder that a web server serves; it gets `<nation>`, a link, and `releases/<nation>/<id>/`. */
  to: string
  /** The day on which it is put out: from then on readers are shown it. */
  day: string
}

/**
 * Releases one built nation.
 * @param site the built folder, `dist/<nation>`, in which `faultOf` found no fault
 * @returns the release's id: its day and a hash of its manifest, so that one build is one release however often it is put out
 */
export async function release(site: string, { nation, to, day }: Target): Promise<string> {
  const text = await readFile(join(site, 'manifest.json'), 'utf8')
  const id = `${manifestIn(text)!['as-of']}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
  const releases = releasesOf(to, nation)
  const link = join(to, nation)
  await mkdir(releases, { recursive: true })
  // Before anything is copied: a release of which the log knows nothing was never shown.
  await beginLog(releases, link)
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
  await rename(next, link)
  await noteSwitch(releases, id, day)
  await writeVersions(releases, nation)
  return id
}
