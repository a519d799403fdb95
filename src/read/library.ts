/**
 * Files → documents: which kind of document each file is, told by its place alone. A library is a folder with
 * `pathways/` and `content/`; the folder and file names carry specialty, slug, nation and language.
 */
import type { Fault } from '../diagnostic.ts'
import { isNation, nations, type NationId } from '../nations.ts'
import { nearest, oneOf } from '../nearest.ts'
import { readMdx, type MdxSource } from './mdx.ts'
import { readYaml, type Source } from './yaml.ts'

/** Path relative to the library's root, with `/`, → text. */
export type Files = ReadonlyMap<string, string>

interface InPathway {
  specialty: string
  slug: string
}

export type Document =
  | ({ kind: 'base'; source: Source } & InPathway)
  | ({ kind: 'nation'; source: Source; nation: NationId; board?: string } & InPathway)
  | ({ kind: 'cases'; source: Source } & InPathway)
  | ({ kind: 'translation'; source: Source; language: string } & InPathway)
  | { kind: 'nation-facts' | 'organisations'; source: Source; nation: NationId }
  | { kind: 'sources' | 'glossary' | 'hazards'; source: Source }
  | { kind: 'words'; source: Source; language: string }
  | { kind: 'behaviour'; source: MdxSource; slug: string; language: string }

export interface Read {
  documents: Document[]
  faults: Fault[]
}

const slug = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
const inPathway = new RegExp(`^pathways/(${slug})/(${slug})/([^/]+)$`)

/** Reads every file of a library. Files it does not know are reported, never silently passed over. */
export function readLibrary(files: Files): Read {
  const documents: Document[] = []
  const faults: Fault[] = []
  for (const [file, text] of files) {
    if (ignored(file)) continue
    const document = classify(file, text)
    if (document) {
      documents.push(document)
      faults.push(...document.source.faults)
    } else faults.push(unknownFile(file))
  }
  return { documents, faults }
}

/** Names that begin with `_` or `.` are templates and tools; a README may stand anywhere. */
export function ignored(file: string): boolean {
  return file.split('/').some((part) => /^[_.]/.test(part)) || /(^|\/)readme\.md$/i.test(file)
}

function classify(file: string, text: string): Document | undefined {
  const pathway = inPathway.exec(file)
  if (pathway) {
    const [, specialty = '', slug = '', name = ''] = pathway
    const here = { specialty, slug }
    if (name === 'base.yaml') return { kind: 'base', source: readYaml(file, text), ...here }
    if (name === 'cases.yaml') return { kind: 'cases', source: readYaml(file, text), ...here }
    if (name === 'cy.yaml') return { kind: 'translation', language: 'cy', source: readYaml(file, text), ...here }
    const [nation = '', board, extension, more] = name.includes('.yaml') ? splitName(name) : []
    if (isNation(nation) && extension === 'yaml' && more === undefined)
      return { kind: 'nation', nation, ...(board ? { board } : {}), source: readYaml(file, text), ...here }
    return undefined
  }
  const content = /^content\/(?:([a-z]+)\/)?([^/]+)\.(yaml|mdx)$/.exec(file)
  if (!content) return undefined
  const [, folder, name = '', extension] = content
  if (extension === 'mdx') {
    if (folder !== 'behaviours') return undefined
    const [slug = '', language = 'en'] = name.split('.')
    return { kind: 'behaviour', slug, language, source: readMdx(file, text) }
  }
  if (folder === 'nations' && isNation(name)) return { kind: 'nation-facts', nation: name, source: readYaml(file, text) }
  if (folder === 'organisations' && isNation(name)) return { kind: 'organisations', nation: name, source: readYaml(file, text) }
  if (folder === 'words') return { kind: 'words', language: name, source: readYaml(file, text) }
  if (!folder && (name === 'sources' || name === 'glossary' || name === 'hazards')) return { kind: name, source: readYaml(file, text) }
  return undefined
}

/** `scotland.lothian.yaml` → nation, board, extension. */
function splitName(name: string): [string, string | undefined, string, string?] {
  const parts = name.split('.')
  if (parts.length === 2) return [parts[0]!, undefined, parts[1]!]
  if (parts.length === 3) return [parts[0]!, parts[1], parts[2]!]
  return [parts[0]!, parts[1], parts[2] ?? '', parts[3] ?? '']
}

const pathwayNames = ['base.yaml', ...nations.map((nation) => `${nation}.yaml`), 'cases.yaml', 'cy.yaml']

function unknownFile(file: string): Fault {
  const name = file.split('/').at(-1) ?? file
  const inFolder = file.startsWith('pathways/')
  const near = inFolder ? nearest(name, pathwayNames) : undefined
  return {
    at: { file, path: [] },
    rule: 'known-file',
    level: 'error',
    what: `Nothing reads a file called \`${name}\` here`,
    why: 'Whoever wrote it believes that it is published, and it is not.',
    mend: near
      ? `Did you mean \`${near}\`?`
      : inFolder
        ? `A pathway is a folder \`pathways/<specialty>/<slug>/\` with ${oneOf(pathwayNames)}; folder names are small letters, figures and hyphens.`
        : 'Move it to its place under `content/`, or begin its name with `_` to keep it as a note.',
  }
}
