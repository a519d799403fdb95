/**
 * Documents → a typed library. Shape first: a file that does not hold what its kind of file may hold is left out, so
 * that everything later can trust its types. Then what is missing, and then the sense of files and folders by themselves.
 */
import type { Fault } from '../diagnostic.ts'
import type { PathwayFolder, Typed } from '../folder.ts'
import { nothingKnown, type Known } from '../known.ts'
import type { BehaviourGuideline, Library, ProgrammePage } from '../library.ts'
import { nationNames, nations, type NationId } from '../nations.ts'
import { programmes, type Document, type Programme } from '../read/library.ts'
import { owned, type Owned } from './owner.ts'
import type { Context, Found, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import * as content from './schema/content.ts'
import { notices, type Notices } from './schema/notices.ts'
import { moved, published, type Moved, type Published } from './schema/published.ts'
import * as written from './schema/pathway.ts'
import * as programme from './schema/programme.ts'
import { checkShape } from './shape.ts'
import { checkTexts } from './texts.ts'

export interface Validated {
  library: Library
  /** What the rules of the next stage may look at. */
  context: Context
  faults: Owned[]
}

/** What each kind of file may hold. */
export const schemas = {
  base: written.base,
  'old-base': written.base,
  nation: written.nation,
  cases: written.cases,
  translation: written.translation,
  'nation-facts': content.nationFacts,
  organisations: content.organisations,
  sources: content.register,
  glossary: content.glossary,
  hazards: content.hazards,
  queries: content.queries,
  exceptions: content.exceptions,
  published,
  moved,
  words: content.words,
  behaviour: content.behaviour,
  learning: programme.learning,
  stories: programme.stories,
  letters: programme.letters,
  events: programme.events,
  notices,
} as const

/**
 * @param found faults that are known already: a file that has one is not also missing
 * @param known what stands in the rest of the library, where only a part of it is given as documents
 */
export function validate(
  documents: readonly Document[],
  asOf: string,
  found: readonly Fault[],
  known: Known = nothingKnown,
): Validated {
  const faults: Owned[] = []
  const report = (...more: Fault[]): void => {
    faults.push(...more.map((fault) => owned(fault)))
  }
  const typed = shape(documents, report)
  const present = new Set([...documents.map(({ source }) => source.file), ...found.map(({ at }) => at.file)])
  const { folders, slugs } = foldersOf(typed, documents, present, faults)
  const one = <T>(kind: Document['kind']): T | undefined =>
    typed.find(({ document }) => document.kind === kind)?.value as T
  const register = one<content.Register>('sources')
  if (!known.sources && !present.has(registerFile))
    report(
      missing(
        registerFile,
        `There is no \`${registerFile}\``,
        'No reader could look up what a step rests on.',
        'Add the register of sources.',
      ),
    )

  const library: Library = {
    folders,
    register: register ?? known.register,
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
  for (const { slug } of known.elsewhere) slugs.add(slug)
  const context: Context = {
    register:
      register ?? (known.sources && Object.fromEntries(known.sources.map((id) => [id, known.register[id] ?? {}]))),
    present,
    slugs,
    elsewhere: known.elsewhere,
    asOf,
  }
  for (const rule of rules) {
    if (rule.of === 'library') report(...named(rule, rule.check(library, context)))
    if (rule.of === 'file')
      for (const { source } of documents)
        report(...named(rule, rule.check({ file: source.file, value: source.data }, context)))
    if (rule.of === 'folder') for (const folder of folders) report(...named(rule, rule.check(folder, context)))
  }
  report(...checkTexts(documents))
  return { library, context, faults }
}

/** What a rule found, with its name and level. */
export function named({ id, level }: Pick<Rule, 'id' | 'level'>, found: readonly Found[]): Fault[] {
  return found.map((one) => ({ ...one, rule: id, level }))
}

interface Whole {
  document: Document
  value: unknown
}

/** Of documents that are still in use: a live preview checks the same ones after every save. */
const shapes = new WeakMap<Document, ReturnType<typeof checkShape>>()

/** Every document that has the shape of its kind. A key that could not be read is not reported a second time. */
function shape(documents: readonly Document[], report: (...faults: Fault[]) => void): Whole[] {
  const whole: Whole[] = []
  for (const document of documents) {
    const { file, data, faults: unread } = document.source
    if (data === undefined) continue
    const { value, faults } = shapes.get(document) ?? checkShape(schemas[document.kind], data, file)
    shapes.set(document, { value, faults })
    const known = new Set(unread.map(({ at }) => at.path.join('\n')))
    report(...faults.filter(({ at }) => !known.has(at.path.join('\n')) || at.path.length === 0))
    if (value !== undefined) whole.push({ document, value })
  }
  return whole
}

const registerFile = 'content/sources.yaml'

const missing = (file: string, what: string, why: string, mend: string): Fault => ({
  at: { file, path: [] },
  rule: 'missing-file',
  level: 'error',
  what,
  why,
  mend,
})

/**
 * The folders whose base could be read, and the slugs of all folders: a `go-to` to a pathway whose base has a fault is
 * not a second fault.
 */
function foldersOf(
  typed: readonly Whole[],
  documents: readonly Document[],
  present: ReadonlySet<string>,
  faults: Owned[],
): { folders: PathwayFolder[]; slugs: Set<string> } {
  const places = new Map<string, { specialty: string; slug: string }>()
  for (const document of documents)
    if ('slug' in document && 'specialty' in document)
      places.set(`pathways/${document.specialty}/${document.slug}`, document)
  const byFile = new Map(typed.map((one) => [one.document.source.file, one.value]))
  const inFolder = Map.groupBy(typed, ({ document }) =>
    document.source.file.slice(0, document.source.file.lastIndexOf('/')),
  )
  const broken = new Set([...present].filter((file) => !byFile.has(file)).map(folderOfStance))

  const folders: PathwayFolder[] = []
  for (const [path, { specialty, slug }] of places) {
    const file = `${path}/base.yaml`
    if (!present.has(file))
      faults.push(
        owned(
          missing(
            file,
            'This folder has no `base.yaml`',
            'Without its base there is no pathway to show.',
            'Add the base, or move these files to the folder that they belong to.',
          ),
        ),
      )
    for (const nation of nations) {
      if (present.has(`${path}/${nation}.yaml`)) continue
      const name = nationNames[nation]
      faults.push(
        owned(
          missing(
            file,
            `This folder has no \`${nation}.yaml\``,
            `Nobody could tell how ${name} stands to this pathway, and silence is not consent.`,
            `Add \`${nation}.yaml\`; where nobody has compared it yet, write \`stands: not checked\` with the reason.`,
          ),
          nation,
        ),
      )
    }
    const value = byFile.get(file) as written.Base | undefined
    if (!value) continue
    const head = { specialty, slug, base: { file, value }, ...(broken.has(path) ? { incomplete: true as const } : {}) }
    folders.push(folderOf(head, inFolder.get(path)!))
  }
  folders.sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0))
  return { folders, slugs: new Set([...places.values()].map(({ slug }) => slug)) }
}

/** The folder of a nation’s or a board’s file. */
function folderOfStance(file: string): string | undefined {
  const slash = file.lastIndexOf('/')
  const [name] = file.slice(slash + 1).split('.')
  return nations.some((nation) => nation === name) ? file.slice(0, slash) : undefined
}

function folderOf(
  head: Pick<PathwayFolder, 'specialty' | 'slug' | 'base' | 'incomplete'>,
  typed: readonly Whole[],
): PathwayFolder {
  const nationFiles = new Map<NationId, Typed<written.Nation>>()
  const boards = new Map<`${NationId}.${string}`, Typed<written.Nation>>()
  const translations = new Map<string, Typed<written.Translation>>()
  const oldBases = new Map<number, Typed<written.Base>>()
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
    else if (document.kind === 'cases') cases = { file, value: value as written.Cases }
  }
  return {
    ...head,
    ...(oldBases.size > 0 ? { oldBases } : {}),
    nations: nationFiles,
    boards,
    ...(cases ? { cases } : {}),
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
