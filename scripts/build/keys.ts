/**
 * What a page hangs on, as one hash. A page of a pathway is a function of the files in its folder and of what all pages
 * share: the files outside of such folders, the titles of the nation's pathways, the day, and this program. Nothing
 * smaller is looked at, so that there is no rule about what depends on what that could be wrong.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nations, type NationId } from '../../src/nations.ts'
import { editions, pathwaysOf, type Site } from '../../src/site.ts'
import { repository } from '../cli/here.ts'
import { keyOf } from '../cli/store.ts'

export interface Keys {
  /** Folder of a pathway's pages, from the root of all sites (`wales/cy/pathways/<slug>`) → key. */
  pages: ReadonlyMap<string, string>
  /** What full-text search reads of a nation's pathways. */
  texts: ReadonlyMap<NationId, string>
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
  const texts = new Map<NationId, string>()
  for (const nation of site.nations) {
    const all = pathwaysOf(site, nation)
    const common = keyOf([...shared, ...all.flatMap(({ pathway }) => [pathway.slug, pathway.base.title])])
    const read: string[] = [common]
    for (const { pathway } of all) {
      const files = folders.get(pathway.slug) ?? []
      const key = keyOf([common, ...files.flatMap(([path, text]) => [path, text])])
      for (const { folder } of editions(site).filter((one) => one.nation === nation))
        pages.set(`${folder}/pathways/${pathway.slug}`, key)
      read.push(...files.filter(([, , name]) => !ofAnother(nation, name)).flatMap(([path, text]) => [path, text]))
    }
    texts.set(nation, keyOf(read))
  }
  return { pages, texts }
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
