/**
 * Documents → a typed library. Shape first: a file that does not hold what its kind of file may hold is left out, so
 * that everything later can trust its types. Then what is missing, and then the sense of files and folders by themselves.
 */
import { cached } from '../cached.ts'
import type { Fault } from '../diagnostic.ts'
import type { PathwayFolder } from '../folder.ts'
import { nothingKnown, type Known } from '../known.ts'
import type { Library } from '../library.ts'
import { remember, type Memory } from '../memory.ts'
import { nationNames, nations, type NationId } from '../nations.ts'
import type { Document } from '../read/library.ts'
import { assemble, placesOf, type Place, type TypedDocument } from './assemble.ts'
import { owned, type Owned } from './owner.ts'
import { partOf, type Part } from './recovery/part.ts'
import { partsIn, type Parts } from './recovery/parts.ts'
import type { Context, Found, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import * as content from './schema/content.ts'
import { notices } from './schema/notices.ts'
import { moved, published } from './schema/published.ts'
import * as written from './schema/pathway.ts'
import * as programme from './schema/programme.ts'
import { checkShape } from './shape.ts'
import { checkTexts } from './texts.ts'

export interface Validated {
  library: Library
  /** What the rules of the next stage may look at. */
  context: Context
  faults: Owned[]
  /** What is sure of files that have not their shape, where there are any. */
  parts?: Parts
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
 * @param memory what was found before in folders that have not changed
 */
export function validate(
  documents: readonly Document[],
  asOf: string,
  found: readonly Fault[],
  known: Known = nothingKnown,
  memory?: Memory,
): Validated {
  const faults: Owned[] = []
  // One by one: a library may have more faults than a call can have arguments.
  const report = (more: readonly Fault[]): void => {
    for (const fault of more) faults.push(owned(fault))
  }
  const { whole, partial } = shape(documents, report, memory)
  const present = new Set([...documents.map(({ source }) => source.file), ...found.map(({ at }) => at.file)])
  const places = placesOf(documents)
  for (const fault of [...missingFiles(places, present), ...missingFacts(present)]) faults.push(fault)
  if (!known.sources && !present.has(registerFile))
    report([
      missing(
        registerFile,
        `There is no \`${registerFile}\``,
        'No reader could look up what a step rests on.',
        'Add the register of sources.',
      ),
    ])

  const library = assemble(whole, places, present, known)
  const context = settled({
    register: whole.some(({ document }) => document.kind === 'sources')
      ? library.register
      : known.sources && Object.fromEntries(known.sources.map((id) => [id, known.register[id] ?? {}])),
    present,
    // A `go-to` to a pathway whose base has a fault is not a second fault.
    slugs: new Set([...places.values(), ...known.elsewhere].map(({ slug }) => slug)),
    elsewhere: known.elsewhere,
    asOf,
  })
  for (const document of documents) report(checkFile(document, context))
  report(checkLibrary(rules, library, context))
  for (const folder of library.folders)
    report(remember(memory, folder.base.file, 'rules', () => checkFolder(folder, context, rules)))
  report(checkTexts(documents, memory))
  if (partial.length === 0) return { library, context, faults }

  const parts = partsIn(whole, partial, places, present, known)
  report(checkLibrary(alone, parts.library, context).flatMap(parts.told))
  for (const folder of parts.folders) report(checkFolder(folder, context, alone).flatMap(parts.told))
  return { library, context, faults, parts }
}

const alone = rules.filter((rule) => 'alone' in rule)

const checkFile = cached(({ source }: Document, context: Context): Fault[] =>
  rules.flatMap((rule) =>
    rule.of === 'file' ? named(rule, rule.check({ file: source.file, value: source.data }, context)) : [],
  ),
)

const checkFolder = cached((folder: PathwayFolder, context: Context, among: readonly Rule[]): Fault[] =>
  among.flatMap((rule) => (rule.of === 'folder' ? named(rule, rule.check(folder, context)) : [])),
)

function checkLibrary(among: readonly Rule[], library: Library, context: Context): Fault[] {
  return among.flatMap((rule) => (rule.of === 'library' ? named(rule, rule.check(library, context)) : []))
}

let last: Context | undefined

/** The last context once more where nothing in it has changed, so that what was found with it need not be found again. */
function settled(context: Context): Context {
  const { register, present, slugs, elsewhere, asOf } = context
  const same =
    last?.register === register &&
    last?.elsewhere === elsewhere &&
    last.asOf === asOf &&
    sameSet(last.present, present) &&
    sameSet(last.slugs, slugs)
  if (!last || !same) last = context
  return last
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one))
}

/** What a rule found, with its name and level. */
export function named({ id, level }: Pick<Rule, 'id' | 'level'>, found: readonly Found[]): Fault[] {
  return found.map((one) => ({ ...one, rule: id, level }))
}

type Shape = ReturnType<typeof checkShape> & { part?: Part | undefined }

/** Of documents that are still in use: a live preview checks the same ones after every save. */
const shapes = new WeakMap<Document, Shape>()

/** Kinds of files whose schemas change nothing: what was read is what they hold, so that nothing is there twice. */
const asWritten: readonly Document['kind'][] = ['base', 'old-base', 'nation', 'cases', 'translation']

function shapeOf({ kind, source: { file, data } }: Document, memory: Memory | undefined): Shape {
  const same = asWritten.includes(kind)
  let found: Shape | undefined
  const look = (): Shape => {
    const { value, faults } = checkShape(schemas[kind], data, file)
    return value === undefined ? { faults, part: partOf(schemas[kind], data) } : { value: same ? data : value, faults }
  }
  const whole = remember(memory, file, `whole ${file}`, () => (found = look()).faults.length === 0)
  return found ?? (whole && same ? { value: data, faults: [] } : look())
}

/**
 * Every document that has the shape of its kind, and what is sure of the others. A key that could not be read is not
 * reported a second time.
 */
function shape(
  documents: readonly Document[],
  report: (faults: readonly Fault[]) => void,
  memory: Memory | undefined,
): { whole: TypedDocument[]; partial: (TypedDocument & { part: Part })[] } {
  const whole: TypedDocument[] = []
  const partial: (TypedDocument & { part: Part })[] = []
  for (const document of documents) {
    const { data, faults: unread } = document.source
    if (data === undefined) continue
    const found = shapes.get(document) ?? shapeOf(document, memory)
    shapes.set(document, found)
    const { value, faults, part } = found
    const known = new Set(unread.map(({ at }) => at.path.join('\n')))
    report(faults.filter(({ at }) => !known.has(at.path.join('\n')) || at.path.length === 0))
    if (value !== undefined) whole.push({ document, value })
    else if (part) partial.push({ document, value: part.value, part })
  }
  return { whole, partial }
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

/** What every folder must have: its base, and a file of each nation. */
/** Whoever has one nation's facts alone may be that nation; whoever has more wants them all. */
function missingFacts(present: ReadonlySet<string>): Owned[] {
  const without = nations.filter((nation) => !present.has(`content/nations/${nation}.yaml`))
  if (nations.length - without.length < 2) return []
  return without.map((nation) => {
    const file = `content/nations/${nation}.yaml`
    return owned(
      missing(
        file,
        `There is no \`${file}\``,
        `No page could say what ${nationNames[nation]} calls its urgencies, through what it refers, or how long that may take.`,
        'Add it; what is not known there is written as `not-known`.',
      ),
      nation,
    )
  })
}

function missingFiles(places: ReadonlyMap<string, Place>, present: ReadonlySet<string>): Owned[] {
  return [...places.keys()].flatMap((path) => {
    const file = `${path}/base.yaml`
    const noBase = owned(
      missing(
        file,
        'This folder has no `base.yaml`',
        'Without its base there is no pathway to show.',
        'Add the base, or move these files to the folder that they belong to.',
      ),
    )
    const noStance = (nation: NationId): Owned =>
      owned(
        missing(
          file,
          `This folder has no \`${nation}.yaml\``,
          `Nobody could tell how ${nationNames[nation]} stands to this pathway, and silence is not consent.`,
          `Add \`${nation}.yaml\`; where nobody has compared it yet, write \`stands: not checked\` with the reason.`,
        ),
        nation,
      )
    return [
      ...(present.has(file) ? [] : [noBase]),
      ...nations.filter((nation) => !present.has(`${path}/${nation}.yaml`)).map(noStance),
    ]
  })
}
