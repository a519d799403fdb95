/** Typed documents → the library, each file in its place. */
import type { PathwayFolder, Typed } from '../folder.ts'
import type { Known } from '../known.ts'
import type { BehaviourGuideline, Library, ProgrammePage } from '../library.ts'
import { nations, type NationId } from '../nations.ts'
import { programmes, type Document, type Programme } from '../read/library.ts'
import type * as content from './schema/content.ts'
import type { Notices } from './schema/notices.ts'
import type * as written from './schema/pathway.ts'
import type * as programme from './schema/programme.ts'
import type { Moved, Published } from './schema/published.ts'

/** A document with its typed value. */
export interface TypedDocument {
  document: Document
  value: unknown
}

/** Where a pathway's files stand. */
export interface Place {
  specialty: string
  slug: string
}

/** The folders of pathways, by their paths. */
export function placesOf(documents: readonly Document[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const document of documents)
    if ('slug' in document && 'specialty' in document)
      places.set(`pathways/${document.specialty}/${document.slug}`, document)
  return places
}

/**
 * @param present every file that is there: a folder of which some file is not typed knows that steps may be missing
 */
export function assemble(
  typed: readonly TypedDocument[],
  places: ReadonlyMap<string, Place>,
  present: ReadonlySet<string>,
  known: Known,
): Library {
  const one = <T>(kind: Document['kind']): T | undefined =>
    typed.find(({ document }) => document.kind === kind)?.value as T
  return {
    folders: foldersOf(typed, places, present),
    register: one<content.Register>('sources') ?? known.register,
    glossary: one<content.Glossary>('glossary') ?? [],
    hazards: one<content.Hazards>('hazards') ?? [],
    queries: one<content.Queries>('queries') ?? [],
    exceptions: one<content.Exceptions>('exceptions') ?? known.exceptions,
    published: one<Published>('published') ?? known.published,
    moved: one<Moved>('moved') ?? known.moved,
    nations: new Map([
      ...known.nations,
      ...typed.flatMap(({ document: d, value }): [NationId, content.NationFacts][] =>
        d.kind === 'nation-facts' ? [[d.nation, value as content.NationFacts]] : [],
      ),
    ]),
    organisations: new Map([
      ...known.organisations,
      ...typed.flatMap(({ document: d, value }): [NationId, content.Organisations][] =>
        d.kind === 'organisations' ? [[d.nation, value as content.Organisations]] : [],
      ),
    ]),
    behaviours: typed.flatMap(({ document: d, value }) =>
      d.kind === 'behaviour' ? [behaviour(d, value as content.Behaviour)] : [],
    ),
    programmes: typed.flatMap(({ document: d, value }) =>
      isProgramme(d) ? [programmePage(d, value as programme.ProgrammeHead)] : [],
    ),
    events: new Map(
      typed.flatMap(({ document: d, value }) => (d.kind === 'events' ? [[d.nation, value as programme.Events]] : [])),
    ),
    notices: [
      ...known.notices,
      ...typed.flatMap(({ document: d, value }) =>
        d.kind === 'notices'
          ? Object.entries(value as Notices).map(([id, one]) => ({ ...one, id, nation: d.nation, file: d.source.file }))
          : [],
      ),
    ],
    words: new Map(
      typed.flatMap(({ document: d, value }) =>
        d.kind === 'words' ? [[d.language, value as Record<string, string>]] : [],
      ),
    ),
  }
}

/** The folders whose base is typed, in the order of their slugs. */
export function foldersOf(
  typed: readonly TypedDocument[],
  places: ReadonlyMap<string, Place>,
  present: ReadonlySet<string>,
): PathwayFolder[] {
  const files = new Set(typed.map(({ document }) => document.source.file))
  const inFolder = Map.groupBy(typed, ({ document }) =>
    document.source.file.slice(0, document.source.file.lastIndexOf('/')),
  )
  const broken = new Set([...present].filter((file) => !files.has(file)).map(folderOfStance))
  const folders = [...places].flatMap(([path, place]) => {
    const here = inFolder.get(path) ?? []
    const base = here.find(({ document }) => document.kind === 'base')
    return base ? [sameFolder(base, here, place, broken.has(path))] : []
  })
  return folders.sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0))
}

/** By the document of its base: the files of a folder as they were typed last, and the folder made of them. */
const folders = new WeakMap<Document, { typed: readonly TypedDocument[]; broken: boolean; folder: PathwayFolder }>()

/** The same object where no file of a folder has changed, so that what was found in it need not be found again. */
function sameFolder(
  base: TypedDocument,
  typed: readonly TypedDocument[],
  { specialty, slug }: Place,
  broken: boolean,
): PathwayFolder {
  const before = folders.get(base.document)
  const same = (one: TypedDocument, i: number): boolean => one.value === before?.typed[i]?.value
  if (before?.broken === broken && before.typed.length === typed.length && typed.every(same)) return before.folder
  const head = {
    specialty,
    slug,
    base: { file: base.document.source.file, value: base.value as written.Base },
    ...(broken ? { incomplete: true as const } : {}),
  }
  const folder = folderOf(head, typed)
  folders.set(base.document, { typed, broken, folder })
  return folder
}

/** The folder of a nation’s or a board’s file. */
function folderOfStance(file: string): string | undefined {
  const slash = file.lastIndexOf('/')
  const [name] = file.slice(slash + 1).split('.')
  return nations.some((nation) => nation === name) ? file.slice(0, slash) : undefined
}

function folderOf(
  head: Pick<PathwayFolder, 'specialty' | 'slug' | 'base' | 'incomplete'>,
  typed: readonly TypedDocument[],
): PathwayFolder {
  const nationFiles = new Map<NationId, Typed<written.Nation>>()
  const boards = new Map<`${NationId}.${string}`, Typed<written.Nation>>()
  const translations = new Map<string, Typed<written.Translation>>()
  const oldBases = new Map<number, Typed<written.Base>>()
  const ownCases = new Map<NationId, Typed<written.Cases>>()
  let cases: Typed<written.Cases> | undefined
  for (const { document, value } of typed) {
    const { file } = document.source
    if (document.kind === 'nation') {
      const stance = { file, value: value as written.Nation }
      if (document.board === undefined) nationFiles.set(document.nation, stance)
      else boards.set(`${document.nation}.${document.board}`, stance)
    } else if (document.kind === 'translation')
      translations.set(document.language, { file, value: value as written.Translation })
    else if (document.kind === 'old-base') oldBases.set(document.version, { file, value: value as written.Base })
    else if (document.kind === 'cases') {
      const people = { file, value: value as written.Cases }
      if (document.nation === undefined) cases = people
      else ownCases.set(document.nation, people)
    }
  }
  return {
    ...head,
    ...(oldBases.size > 0 ? { oldBases } : {}),
    nations: nationFiles,
    boards,
    ...(cases ? { cases } : {}),
    ...(ownCases.size > 0 ? { ownCases } : {}),
    translations,
  }
}

function behaviour(document: Extract<Document, { kind: 'behaviour' }>, value: content.Behaviour): BehaviourGuideline {
  const { slug, language, source } = document
  return { slug, language, file: source.file, value, html: source.html, flowcharts: source.flowcharts }
}

type OfProgramme = Extract<Document, { kind: Programme }>

function isProgramme(document: Document): document is OfProgramme {
  return (programmes as readonly string[]).includes(document.kind)
}

function programmePage(document: OfProgramme, value: programme.ProgrammeHead): ProgrammePage {
  const { slug, language, source } = document
  return {
    programme: document.kind,
    slug,
    language,
    file: source.file,
    value,
    html: source.html,
    flowcharts: source.flowcharts,
  }
}
