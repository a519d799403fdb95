/**
 * What a page hangs on, as one hash. A page of a pathway is a function of the files in its folder and of what all pages
 * share: the files outside of such folders, the titles of the nation's pathways, the day, and this program. Nothing
 * smaller is looked at, so that there is no rule about what depends on what that could be wrong.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { partFolder, partOf, partsFor } from '../../src/index/parts.ts'
import { nations, type NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, type Site } from '../../src/site.ts'
import { repository } from '../cli/here.ts'
import { keyOf } from '../cli/store.ts'

export interface Keys {
  /**
   * Path from the root of all sites → key: of a folder of pages (`wales/cy/pathways/<slug>`; `wales/rules`, which hangs
   * on no pathway), and of what an editor opens of a pathway (`wales/edit/sources/<slug>`).
   */
  pages: ReadonlyMap<string, string>
  /** Folder of a part of a nation's full-text index → what it reads of pathways. */
  texts: ReadonlyMap<string, string>
}

const inFolder = /^pathways\/[^/]+\/([^/]+)\/([^/]+)$/

/** @param site with the texts of its files */
export function keysOf(site: Site, program: string): Keys {
  const shared = [program, site.asOf, ...site.nations]
  const folders = new Map<string, [path: string, text: string, name: string][]>()
  for (const [path, written] of site.files ?? []) {
    // Once for all keys in which it stands.
    const text = keyOf([written])
    const [, slug, name] = inFolder.exec(path) ?? []
    if (slug === undefined || name === undefined) shared.push(path, text)
    else folders.set(slug, [...(folders.get(slug) ?? []), [path, text, name]])
  }
  const pages = new Map<string, string>()
  const texts = new Map<string, string>()
  for (const nation of site.nations) {
    for (const folder of ['rules', 'format']) pages.set(`${nation}/${folder}`, keyOf(shared))
    const all = pathwaysOf(site, nation)
    const common = keyOf([...shared, ...all.flatMap(({ pathway }) => [pathway.slug, pathway.base.title])])
    const parts = Array.from({ length: partsFor(all.length) }, (): string[] => [common])
    for (const { pathway } of all) {
      const files = folders.get(pathway.slug) ?? []
      const key = keyOf([common, ...files.flatMap(([path, text]) => [path, text])])
      for (const { folder } of editions(site).filter((one) => one.nation === nation))
        pages.set(`${folder}/pathways/${pathway.slug}`, key)
      pages.set(`${nation}/edit/sources/${pathway.slug}`, key)
      const read = parts[partOf(pathway.slug, parts.length)]!
      read.push(...files.filter(([, , name]) => !ofAnother(nation, name)).flatMap(([path, text]) => [path, text]))
    }
    parts.forEach((read, number) => texts.set(indexFolder(nation, number), keyOf(read)))
  }
  return { pages, texts }
}

/** From the root of all sites, without a final slash: `wales/pagefind`, `wales/pagefind/part-1`. */
export function indexFolder(nation: NationId, part: number): string {
  return `${nation}/pagefind/${partFolder(part)}`.slice(0, -1)
}

/** Only the page that sets nations side by side shows what another one has written, and it is not searched. */
function ofAnother(nation: NationId, name: string): boolean {
  return nations.some((one) => one !== nation && name.startsWith(`${one}.`))
}

/** All that could make a page another one besides the library: our own code, and the versions of everybody else's. */
export function programKey(): string {
  // Benchmarks make no page, and what their peers install is larger than a thousand pathways.
  const commands = readdirSync(join(repository, 'scripts')).filter((name) => name !== 'bench')
  const own = ['src', ...commands.map((name) => join('scripts', name))].flatMap((part) => {
    const path = join(repository, part)
    if (statSync(path).isFile()) return [path]
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  })
  const fixed = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']
  const files = [...own, ...fixed.map((file) => join(repository, file))]
    .filter((file) => !file.endsWith('.test.ts'))
    .sort()
  return keyOf([process.version, ...files.flatMap((file) => [file, readFileSync(file, 'utf8')])])
}
