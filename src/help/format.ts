/**
 * The whole authoring format, read off the schemas that the check itself uses: what is said here and what is checked
 * cannot part.
 */
import * as z from 'zod'
import type { schemas } from '../validate/validate.ts'
import { boundFields, date, entry, gap, id, item, section, source, text } from '../validate/schema/parts.ts'
import * as step from '../validate/schema/step.ts'

export interface Format {
  /** One for every kind of file, in the order in which an author meets them. */
  files: FormatPart[]
  /** What stands in many files, said once. */
  parts: FormatPart[]
}

export interface FormatPart {
  /** For links: `base`, `a-step`. */
  id: string
  title: string
  says: string
  form: Form
}

/** What may be written at one place. */
export type Form =
  | { is: 'plain'; says: string; words?: readonly string[] }
  | { is: 'part'; id: string; title: string }
  | { is: 'list'; of: Form }
  | { is: 'names'; of: Form }
  | { is: 'either'; of: readonly Form[] }
  | { is: 'keys'; keys: readonly FormatKey[]; others?: Form }

export interface FormatKey {
  name: string
  needed: boolean
  says: string | undefined
  form: Form
}

type Kind = Exclude<keyof typeof schemas, 'old-base'>
type Schema = z.core.$ZodType

/** Where each kind of file stands. A kind of file that is not named here is a type error. */
const places: Readonly<Record<Kind, string>> = {
  base: 'pathways/<specialty>/<pathway>/base.yaml',
  nation: 'pathways/<specialty>/<pathway>/<nation>.yaml',
  cases: 'pathways/<specialty>/<pathway>/cases.yaml',
  translation: 'pathways/<specialty>/<pathway>/<language>.yaml',
  sources: 'content/sources.yaml',
  'nation-facts': 'content/nations/<nation>.yaml',
  organisations: 'content/organisations/<nation>.yaml',
  notices: 'content/notices/<nation>.yaml',
  events: 'content/events/<nation>.yaml',
  behaviour: 'content/behaviours/<name>.mdx',
  learning: 'content/learning/<name>.mdx',
  stories: 'content/stories/<name>.mdx',
  letters: 'content/letters/<name>.mdx',
  glossary: 'content/glossary.yaml',
  queries: 'content/queries.yaml',
  hazards: 'content/hazards.yaml',
  exceptions: 'content/exceptions.yaml',
  words: 'content/words/<language>.yaml',
  published: 'content/published.yaml',
  moved: 'content/moved.yaml',
}

/** Files of the same kind under another name. */
const also: Readonly<Partial<Record<Kind, string>>> = {
  base: 'A base that somebody compared with and that has moved since is kept as `base.<version>.yaml`.',
  nation: 'What one board has otherwise stands in `<nation>.<board>.yaml`.',
  cases:
    'The people of one nation alone stand in `cases.<nation>.yaml`; one who is called as in `cases.yaml` stands in place of that one.',
}

/** What has a name of its own on the page. */
const named: readonly (readonly [id: string, title: string, schema: Schema])[] = [
  ['step', 'a step', step.step],
  ['criteria', 'criteria', step.criteria],
  ['question', 'a question', step.question],
  ['answer', 'an answer', step.answer],
  ['do', 'something to do', step.doing],
  ['test', 'a test', step.test],
  ['advice', 'advice', step.advice],
  ['referral', 'a referral', step.referral],
  ['manage', 'care in the practice', step.manage],
  ['go-to', 'another pathway', step.goTo],
  ['item', 'a criterion', item],
  ['section', 'a section', section],
  ['entry', 'an entry', entry],
  ['gap', 'something not known', gap],
  ['bound', 'a bound', boundFields.from],
  ['text', 'a text', text],
  ['id', 'a name', id],
  ['date', 'a date', date],
  ['source', 'a source', source],
]

interface Def {
  type: string
  innerType?: Schema
  options?: Schema[]
  shape?: Record<string, Schema>
  catchall?: Schema
  element?: Schema
  valueType?: Schema
  entries?: Record<string, string>
  values?: unknown[]
  format?: string
  checks?: unknown[]
}

const defOf = (schema: Schema): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

/** A description makes a copy of a schema, and what it is made from stays the same. */
const byDef = new Map(named.map(([partId, title, schema]) => [defOf(bare(schema)), { id: partId, title }]))

/** @returns the format as data; the same on every call */
export function formatOf(all: typeof schemas): Format {
  return {
    files: Object.entries(places).map(([kind, place]) => ({
      id: kind,
      title: place,
      says: [describe(all[kind as Kind]), also[kind as Kind]].filter(Boolean).join(' '),
      form: whole(all[kind as Kind]),
    })),
    parts: named.map(([partId, title, schema]) => ({
      id: `part-${partId}`,
      title,
      // The kinds of step are described by their word.
      says: describe(schema) ?? describe(defOf(schema).shape?.kind ?? schema) ?? '',
      form: whole(bare(schema)),
    })),
  }
}

/** Without what says that it may be left out. */
function bare(schema: Schema): Schema {
  const { type, innerType } = defOf(schema)
  return (type === 'optional' || type === 'default') && innerType ? bare(innerType) : schema
}

/** The sentence for the author: of the place where it is used, else of what is used there. */
function describe(schema: Schema): string | undefined {
  const { type, innerType } = defOf(schema)
  const own = z.globalRegistry.get(schema)?.description
  return own ?? ((type === 'optional' || type === 'default') && innerType ? describe(innerType) : undefined)
}

/** A place: a link, where what stands there has a name of its own. */
function formOf(schema: Schema): Form {
  const inner = bare(schema)
  const part = byDef.get(defOf(inner))
  return part ? { is: 'part', id: `part-${part.id}`, title: part.title } : whole(inner)
}

function whole(schema: Schema): Form {
  const def = defOf(schema)
  switch (def.type) {
    case 'object': {
      const keys = Object.entries(def.shape ?? {}).map(([name, inner]): FormatKey => ({
        name,
        needed: bare(inner) === inner,
        says: describe(inner),
        form: formOf(inner),
      }))
      const others = def.catchall && defOf(def.catchall).type !== 'never' ? formOf(def.catchall) : undefined
      return { is: 'keys', keys, ...(others ? { others } : {}) }
    }
    case 'array':
      return { is: 'list', of: formOf(def.element!) }
    case 'record':
      return { is: 'names', of: formOf(def.valueType!) }
    case 'union':
      return { is: 'either', of: def.options!.map(formOf) }
    case 'enum':
      return { is: 'plain', says: 'one of', words: Object.values(def.entries!) }
    case 'literal':
      return { is: 'plain', says: '', words: def.values!.map(String) }
    case 'number':
      return { is: 'plain', says: figure(schema) }
    case 'boolean':
      return { is: 'plain', says: 'one of', words: ['true', 'false'] }
    case 'string':
      return { is: 'plain', says: def.format === 'url' ? 'an https address' : 'a text' }
    default:
      throw new Error(`The page of the format cannot say what “${def.type}” is.`)
  }
}

function figure(schema: Schema): string {
  const { minValue, maxValue, isInt } = schema as unknown as {
    minValue: number | null
    maxValue: number | null
    isInt: boolean
  }
  const from = minValue !== null && minValue > -1e9 ? minValue : undefined
  const to = maxValue !== null && maxValue < 1e9 ? maxValue : undefined
  const within = [from !== undefined && `from ${from}`, to !== undefined && `up to ${to}`].filter(
    (part) => part !== false,
  )
  return [isInt ? 'a whole figure' : 'a figure', ...within].join(' ')
}
