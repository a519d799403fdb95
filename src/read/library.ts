/**
 * Files → documents: which kind of document each file is, told by its place alone. A library is a folder with
 * `pathways/` and `content/`; the folder and file names carry specialty, slug, nation and language.
 */
import type { Fault } from '../diagnostic.ts'
import { isLanguage, languages } from '../languages.ts'
import { isNation, nations, type NationId } from '../nations.ts'
import { nearest, oneOf } from '../nearest.ts'
import { ignored, type Files } from './files.ts'
import type { MdxSource } from './mdx.ts'
import { readYaml, type Source } from './yaml.ts'

export { ignored, type Files }

interface InPathway {
  specialty: string
  slug: string
}

/** The folders of prose beside the guidelines; each is also the first part of its pages’ addresses. */
export const programmes = ['learning', 'stories', 'letters'] as const

export type Programme = (typeof programmes)[number]

export type Document =
  | ({ kind: 'base'; source: Source } & InPathway)
  | ({ kind: 'old-base'; source: Source; version: number } & InPathway)
  | ({ kind: 'nation'; source: Source; nation: NationId; board?: string } & InPathway)
  | ({ kind: 'cases'; source: Source; nation?: NationId } & InPathway)
  | ({ kind: 'translation'; source: Source; language: string } & InPathway)
  | { kind: 'nation-facts' | 'organisations' | 'events'; source: Source; nation: NationId }
  | { kind: 'notices'; source: Source; nation: NationId | 'all' }
  | { kind: 'sources' | 'glossary' | 'queries' | 'hazards' | 'exceptions' | 'published' | 'moved'; source: Source }
  | { kind: 'words'; source: Source; language: string }
  | { kind: 'behaviour'; source: MdxSource; slug: string; language: string }
  | { kind: Programme; source: MdxSource; slug: string; language: string }

export interface Read {
  documents: Document[]
  faults: Fault[]
}

const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const inPathway = new RegExp(`^pathways/(${word})/(${word})/([^/]+)$`)
const nationFile = new RegExp(`^(${word})(?:\\.(${word}))?\\.yaml$`)
const proseFile = new RegExp(
  `^content/(behaviours|${programmes.join('|')})/(${word})(?:\\.(${languages.join('|')}))?\\.mdx$`,
)
const contentFile = new RegExp(`^content/(?:(${word})/)?(${word})\\.yaml$`)

/** Reads prose. Handed in, because the editor in the browser opens no prose and need not carry its reader. */
export type ReadProse = (file: string, text: string) => MdxSource

/** Documents by their files, as they were last read: for whoever reads a library again and again. */
export type DocumentCache = Map<string, Document>

/**
 * Reads every file of a library. Files it does not know are reported, never silently passed over.
 * @param cache a file with the same text is the same document, and what was read anew is put in its place
 */
export function readLibrary(files: Files, readProse: ReadProse, cache?: DocumentCache): Read {
  const documents: Document[] = []
  const faults: Fault[] = []
  for (const [file, text] of files) {
    if (ignored(file)) continue
    const before = cache?.get(file)
    const document = before?.source.text === text ? before : classify(file, text, readProse)
    if (document) {
      documents.push(document)
      cache?.set(file, document)
      faults.push(...document.source.faults)
    } else faults.push(unknownFile(file))
  }
  return { documents, faults }
}

function classify(file: string, text: string, readProse: ReadProse): Document | undefined {
  const [, specialty, slug, name] = inPathway.exec(file) ?? []
  if (specialty !== undefined && slug !== undefined && name !== undefined)
    return ofPathway(file, text, { specialty, slug }, name)

  const [, shelf, prose, language = 'en'] = proseFile.exec(file) ?? []
  if (shelf !== undefined && prose !== undefined)
    return {
      kind: shelf === 'behaviours' ? 'behaviour' : (shelf as Programme),
      slug: prose,
      language,
      source: readProse(file, text),
    }

  const [, folder, content] = contentFile.exec(file) ?? []
  if (content === undefined) return undefined
  const read = (): Source => readYaml(file, text)
  if (folder === 'nations' && isNation(content)) return { kind: 'nation-facts', nation: content, source: read() }
  if (folder === 'organisations' && isNation(content)) return { kind: 'organisations', nation: content, source: read() }
  if (folder === 'events' && isNation(content)) return { kind: 'events', nation: content, source: read() }
  if (folder === 'notices' && (isNation(content) || content === 'all'))
    return { kind: 'notices', nation: content, source: read() }
  if (folder === 'words') return { kind: 'words', language: content, source: read() }
  if (folder === undefined && isShared(content)) return { kind: content, source: read() }
  return undefined
}

function ofPathway(file: string, text: string, here: InPathway, name: string): Document | undefined {
  const read = (): Source => readYaml(file, text)
  if (name === 'base.yaml') return { kind: 'base', source: read(), ...here }
  const [, version] = /^base\.([1-9]\d*)\.yaml$/.exec(name) ?? []
  if (version !== undefined) return { kind: 'old-base', version: Number(version), source: read(), ...here }
  if (name === 'cases.yaml') return { kind: 'cases', source: read(), ...here }
  const [, walker = ''] = /^cases\.([a-z-]+)\.yaml$/.exec(name) ?? []
  if (isNation(walker)) return { kind: 'cases', nation: walker, source: read(), ...here }
  const [stem = ''] = name.split('.')
  if (name === `${stem}.yaml` && isLanguage(stem))
    return { kind: 'translation', language: stem, source: read(), ...here }
  const [, nation = '', board] = nationFile.exec(name) ?? []
  if (!isNation(nation)) return undefined
  return { kind: 'nation', nation, ...(board === undefined ? {} : { board }), source: read(), ...here }
}

const shared = ['sources', 'glossary', 'queries', 'hazards', 'exceptions', 'published', 'moved'] as const

function isShared(name: string): name is (typeof shared)[number] {
  return (shared as readonly string[]).includes(name)
}

const pathwayNames = ['base.yaml', ...nations.map((nation) => `${nation}.yaml`), 'cases.yaml', 'cy.yaml']
const ownCases = nations.map((nation) => `cases.${nation}.yaml`)
const contentPaths = [
  ...shared.map((name) => `content/${name}.yaml`),
  ...nations.flatMap((nation) => [`content/nations/${nation}.yaml`, `content/organisations/${nation}.yaml`]),
  ...['all', ...nations].map((name) => `content/notices/${name}.yaml`),
]

function unknownFile(file: string): Fault {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const inFolder = file.startsWith('pathways/')
  const near = inFolder ? nearest(name, [...pathwayNames, ...ownCases]) : nearest(file, contentPaths)
  return {
    at: { file, path: [] },
    rule: 'known-file',
    level: 'error',
    what: `Nothing reads a file called \`${name}\` here`,
    why: 'Whoever wrote it believes that it is published, and it is not.',
    mend:
      near && near !== name
        ? `Did you mean \`${near}\`?`
        : inFolder
          ? `A pathway is a folder \`pathways/<specialty>/<slug>/\` with ${oneOf(pathwayNames)}; folder names are small letters, figures and hyphens.`
          : 'Move it to its place under `content/`, or begin its name with `_` to keep it as a note.',
  }
}
