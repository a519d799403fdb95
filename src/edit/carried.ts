/** What a nation's site carries for its editor: every pathway as it is written, and what a check needs to know besides. */
import { knownOf } from '../known.ts'
import type { Library } from '../library.ts'
import type { Files } from '../read/library.ts'
import type { Exceptions, Register } from '../validate/schema/content.ts'
import type { Carried, Sources } from './answer.ts'

/**
 * @param template the files of a new pathway: name → text
 * @returns files of the site, by their path in `edit/`, each written when it is asked for
 */
export function carriedFiles(library: Library, files: Files, template: Files, asOf: string): Map<string, () => string> {
  const known = knownOf(library)
  const { register } = known
  // The whole register is as heavy as a pathway: it is fetched only when something is cited that nothing here cites yet.
  const shared = citedIn(register, [JSON.stringify([known.nations, known.organisations, known.notices])])
  const own = Object.fromEntries(Object.entries(register).filter(([id]) => !Object.hasOwn(shared, id)))
  const left = (inside: (file: string) => boolean): Exceptions => known.exceptions.filter(({ file }) => inside(file))
  const exceptions = left((file) => !file.startsWith('pathways/'))
  const carried: Carried = { known: { ...known, register: shared, exceptions }, asOf }
  const made = new Map<string, () => string>([
    ['known.json', () => JSON.stringify(carried)],
    ['register.json', () => JSON.stringify(register)],
    ['template.json', () => JSON.stringify(Object.fromEntries(template))],
  ])
  for (const [language, words] of library.words) made.set(`words-${language}.json`, () => JSON.stringify(words))
  const byFolder = Map.groupBy(files, ([file]) => file.slice(0, file.lastIndexOf('/') + 1))
  for (const { specialty, slug, base } of library.folders) {
    const folder = base.file.slice(0, base.file.lastIndexOf('/') + 1)
    const inside = byFolder.get(folder) ?? []
    made.set(`sources/${slug}.json`, () => {
      const texts = inside.map(([, text]) => text)
      const sources: Sources = {
        specialty,
        slug,
        files: Object.fromEntries(inside),
        register: citedIn(own, texts),
        exceptions: left((file) => file.startsWith(folder)),
      }
      return JSON.stringify(sources)
    })
  }
  return made
}

/** The entries whose ids stand anywhere in some texts: one too many costs less than reading them. */
function citedIn(register: Register, texts: readonly string[]): Register {
  const words = new Set(texts.flatMap((text) => text.match(/[a-z0-9][a-z0-9-]*/g) ?? []))
  return Object.fromEntries(Object.entries(register).filter(([id]) => words.has(id)))
}
