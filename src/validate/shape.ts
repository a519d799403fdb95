/**
 * Shape: does a file hold the keys and values that its kind of file may hold? Zod decides; this file says it in
 * words that a clinician can act on, with the nearest known word wherever one was misspelt.
 */
import * as z from 'zod'
import type { Fault, Ref } from '../diagnostic.ts'
import { nearest, oneOf } from '../nearest.ts'

type Issue = z.core.$ZodIssue
type Path = (string | number)[]
type Schema = z.core.$ZodType

/**
 * Checks plain data against a schema.
 * @returns the typed value where it fits, and every fault where it does not
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  data: unknown,
  file: string,
): { value?: z.infer<S>; faults: Fault[] } {
  if (data === null || data === undefined) {
    return {
      faults: [
        fault(
          { file, path: [] },
          'missing-key',
          'This file is empty',
          'There is nothing to show.',
          'Write it, or delete the file.',
        ),
      ],
    }
  }
  const result = schema.safeParse(data)
  if (result.success) return { value: result.data, faults: [] }
  const faults = plainIssues(result.error.issues, data).flatMap((one) => explain(one, schema, data, file))
  return { faults: withoutEchoes(faults, (path) => keysAt(schema, path, data)) }
}

/** A misspelt key is also a missing one: the slip is reported once, where it was made. */
function withoutEchoes(faults: readonly Fault[], known: (path: Path) => string[]): Fault[] {
  const name = ({ at }: Fault): string => String(at.path.at(-1))
  const above = ({ at }: Fault): Path => at.path.slice(0, -1)
  const meant = new Set(
    faults
      .filter(({ rule }) => rule === 'unknown-key')
      .map((fault) => [...above(fault), nearest(name(fault), known(above(fault)))].join('\n')),
  )
  return faults.filter(({ rule, at }) => rule !== 'missing-key' || !meant.has(at.path.join('\n')))
}

const fault = (at: Ref, rule: string, what: string, why: string, mend: string): Fault => ({
  at,
  rule,
  level: 'error',
  what,
  why,
  mend,
})

const formNames: Record<string, string> = {
  string: 'a text',
  number: 'a figure',
  int: 'a whole figure',
  boolean: '`true` or `false`',
  object: 'a group of keys',
  record: 'a group of keys',
  array: 'a list',
}

/** Why and how for the messages that schemas give themselves. */
const customs: readonly [RegExp, string, string][] = [
  [/^is empty/, 'A reader would meet an empty place.', 'Write it, or remove the key.'],
  [
    /^is longer/,
    'A reader with a patient in the room would not read to its end.',
    'Say it shorter, or part it in two.',
  ],
  [
    /fewer than two answers/,
    'A question with one answer asks nothing.',
    'Add the other answer, or make it a step of the kind `do`.',
  ],
  [/^is not a date/, 'Nobody could tell when it is out of date.', 'Write a day that there is, as year-month-day.'],
  [
    /^is not a source/,
    'A reader could not look up what it rests on.',
    'Write an id from `content/sources.yaml`, then the place in it; part several with `; `.',
  ],
  [
    /^is not an https address/,
    'A reader’s browser would warn of it, or not open it.',
    'Write an address that begins with `https://`, or leave it out.',
  ],
  [
    /^is not the plain address/,
    'A reader could be led to another site than the one that it seems to name.',
    'Copy it from the browser’s own line, for example `https://www.nice.org.uk/guidance/ng12`: no `@`, no port, only a–z in the name of the site.',
  ],
]

function explain({ issue, path }: PlainIssue, root: Schema, data: unknown, file: string): Fault[] {
  const at: Ref = { file, path }
  const value = valueAt(data, path)
  // An entry of a list has no name of its own.
  const name = String(path.findLast((step) => typeof step === 'string') ?? 'this file')
  const hint = descriptionAt(root, path, data)
  const means = hint ? ` What belongs here: ${hint.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())}` : ''

  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(root, path, data)
      return issue.keys.map((key) => {
        const near = nearest(key, known)
        return fault(
          { file, path: [...path, key], key: true },
          'unknown-key',
          `Nothing is called \`${key}\` here`,
          'What is written under it would be lost.',
          near ? `Did you mean \`${near}\`?` : (indented(key, path, root, data) ?? `Use ${oneOf(known, 16)}.`),
        )
      })
    }
    case 'invalid_type': {
      if (value === undefined)
        return [
          fault(
            at,
            'missing-key',
            `\`${name}\` is missing`,
            `Without it a reader would not know this.${means}`,
            `Add \`${name}: …\`.`,
          ),
        ]
      if (value === null)
        return [
          fault(
            at,
            'missing-key',
            `Nothing is written after \`${name}:\``,
            `A reader would meet an empty place.${means}`,
            'Write it, or remove the key.',
          ),
        ]
      const wanted = formNames[issue.expected] ?? issue.expected
      return [
        fault(
          at,
          'wrong-form',
          `${formOf(value)} stands where ${wanted} is needed`,
          `It could not be shown as it is meant.${means}`,
          issue.expected === 'string'
            ? 'Put it in double quotes if it is a text.'
            : path.length === 0
              ? `Write ${wanted}, as in the other files of this kind.`
              : (indented(path.at(-1)!, path.slice(0, -1), root, data) ??
                `Write ${wanted} for \`${name}\`${issue.expected === 'array' ? ': each entry on a line of its own, after `- `' : ''}.`),
        ),
      ]
    }
    case 'invalid_value': {
      const words = issue.values.map(String)
      if (value === undefined)
        return [
          fault(
            at,
            'missing-key',
            `\`${name}\` is missing`,
            `Without it a reader would not know this.${means}`,
            `Add \`${name}:\` with ${oneOf(words)}.`,
          ),
        ]
      const near = typeof value === 'string' ? nearest(value, words) : undefined
      return [
        fault(
          at,
          'unknown-word',
          `\`${shown(value)}\` is not a word that \`${name}\` knows`,
          `Pages and rules depend on this word.${means}`,
          near ? `Did you mean \`${near}\`? It may be ${oneOf(words)}.` : `Use ${oneOf(words)}.`,
        ),
      ]
    }
    case 'invalid_union': {
      // Only the kind of a step decides between forms by a word of its own.
      const kinds = discriminatorsAt(root, path.slice(0, -1))
      const near = typeof value === 'string' ? nearest(value, kinds) : undefined
      const why = 'The kind decides what a step may say and how it is drawn.'
      return [
        value === undefined
          ? fault(at, 'missing-key', '`kind` is missing', why, `Add \`kind:\` with ${oneOf(kinds)}.`)
          : fault(
              at,
              'unknown-word',
              `\`${shown(value)}\` is not a kind of step`,
              why,
              near ? `Did you mean \`${near}\`?` : `Use ${oneOf(kinds)}.`,
            ),
      ]
    }
    case 'invalid_key': {
      const key = String(path.at(-1))
      const message = issue.issues[0]!.message
      return [
        fault(
          { ...at, key: true },
          'id-form',
          `\`${key}\` ${message}`,
          'Ids become links, and links must work everywhere and for ever.',
          `Write for example \`${suggestId(key)}\`.`,
        ),
      ]
    }
    case 'too_small':
      if (Array.isArray(value) && value.length > 0)
        return [
          fault(
            at,
            'wrong-form',
            `The list \`${name}\` has too few entries: ${value.length}`,
            `It needs ${String(issue.minimum)} or more.${means}`,
            'Add what is missing.',
          ),
        ]
      if (Array.isArray(value))
        return [
          fault(
            at,
            'missing-key',
            `The list \`${name}\` is empty`,
            'A reader would see a heading with nothing under it.',
            'Add an entry, or write `not-known:` with what was looked for.',
          ),
        ]
      return [
        fault(
          at,
          'wrong-form',
          `\`${shown(value)}\` is too small for \`${name}\``,
          `The smallest is ${String(issue.minimum)}.${means}`,
          `Write ${String(issue.minimum)} or more.`,
        ),
      ]
    case 'too_big':
      return [
        fault(
          at,
          'wrong-form',
          `\`${shown(value)}\` is too large for \`${name}\``,
          `The largest is ${String(issue.maximum)}.${means}`,
          `Write ${String(issue.maximum)} or less.`,
        ),
      ]
    default: {
      // Custom messages are written as the rest of a sentence: "is empty", "needs …".
      const subject =
        typeof value === 'string' && value.length < 60 && value.trim() !== ''
          ? `\`${value}\``
          : typeof path.at(-1) === 'number'
            ? 'This entry'
            : `\`${name}\``
      const key = typeof value === 'object'
      const [, why, mend] = customs.find(([pattern]) => pattern.test(issue.message)) ?? []
      return [
        fault(
          { ...at, key },
          'wrong-form',
          `${subject} ${issue.message}`,
          why ?? `It could not be shown or linked as it is meant.${means}`,
          mend ?? 'Change what is written there.',
        ),
      ]
    }
  }
}

/** What to do about a key that would be right one level further in or out: spaces are easily too many or too few. */
function indented(key: string | number, path: Path, root: Schema, data: unknown): string | undefined {
  if (typeof key !== 'string') return undefined
  const beside = valueAt(data, path)
  const keys = typeof beside === 'object' && beside !== null ? Object.keys(beside) : []
  const above = keys[keys.indexOf(key) - 1]
  if (above !== undefined && keysAt(root, [...path, above], data).includes(key))
    return `Is it meant to stand inside \`${above}\`? Then put two more spaces before \`${key}:\`.`
  const holder = path.at(-1)
  if (typeof holder === 'string' && keysAt(root, path.slice(0, -1), data).includes(key))
    return `Is it meant to stand beside \`${holder}\`? Then take two spaces away before \`${key}:\`.`
  return undefined
}

/** An issue that is not about several forms at once, with its whole path. */
interface PlainIssue {
  issue: Issue
  path: Path
}

/** Where a value may have several forms, the issues of the form that was most likely meant. */
export function plainIssues(issues: readonly Issue[], data: unknown, above: Path = []): PlainIssue[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path as Path)]
    return issue.code === 'invalid_union' && issue.errors.length > 0
      ? plainIssues(likeliest(issue.errors, valueAt(data, path)), data, path)
      : [{ issue, path }]
  })
}

/** Of the forms a value may have, the one its author most likely meant: fewest faults, and of the value's own type. */
function likeliest(branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] {
  const cost = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => {
      const atRoot = issue.path.length === 0
      if (issue.code === 'invalid_type' && atRoot) return sum + 100
      if (issue.code === 'invalid_value' && atRoot && typeof value !== 'string') return sum + 100
      if (issue.code === 'unrecognized_keys') return sum + 3 * issue.keys.length
      return sum + 1
    }, 0)
  return [...branches].sort((a, b) => cost(a) - cost(b))[0]!
}

function valueAt(data: unknown, path: Path): unknown {
  let here = data
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string | number, unknown>)[step]
  }
  return here
}

function formOf(value: unknown): string {
  if (Array.isArray(value)) return 'A list'
  if (typeof value === 'object') return 'A group of keys'
  if (typeof value === 'boolean') return `\`${String(value)}\`, which YAML reads as a switch,`
  if (typeof value === 'number') return `The figure \`${String(value)}\``
  return `The text \`${shown(value)}\``
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value))
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function suggestId(word: string): string {
  const tidy = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .replace(/^(?:[^a-z]|section-)+/, '')
    .slice(0, 60)
    .replace(/-$/, '')
  return tidy || 'a-name'
}

/** What this file looks at inside a schema. */
interface Def {
  type: string
  innerType?: Schema
  options?: Schema[]
  discriminator?: string
  shape?: Record<string, Schema>
  catchall?: Schema
  valueType?: Schema
  element?: Schema
  entries?: Record<string, string>
  values?: unknown[]
}
const defOf = (schema: Schema): Def => (schema as unknown as { _zod: { def: Def } })._zod.def

/** The schema of a key or an entry. */
function within(schema: Schema, step: string | number): Schema | undefined {
  const { shape, catchall, valueType, element } = defOf(schema)
  // A key may be called `constructor`.
  if (shape) return Object.hasOwn(shape, step) ? shape[step] : catchall
  return typeof step === 'number' ? element : valueType
}

/** All the schemas that may stand at a path, looking through unions, optionals and the kinds of a step. */
function schemasAt(root: Schema, path: Path, data: unknown): Schema[] {
  const unwrap = (schema: Schema, value: unknown): Schema[] => {
    const { type, innerType, options, discriminator } = defOf(schema)
    if (type === 'optional') return unwrap(innerType!, value)
    if (type !== 'union') return [schema]
    const kind = discriminator === 'kind' ? (value as { kind?: unknown } | undefined)?.kind : undefined
    const fitting = kind === undefined ? options! : options!.filter((option) => literalKind(option) === kind)
    return fitting.flatMap((option) => unwrap(option, value))
  }
  let value = data
  let here = unwrap(root, value)
  for (const step of path) {
    value = valueAt(value, [step])
    here = here.flatMap((schema) => {
      const inner = within(schema, step)
      return inner ? unwrap(inner, value) : []
    })
  }
  return here
}

function literalKind(schema: Schema): unknown {
  const kind = defOf(schema).shape?.kind
  return kind && defOf(kind).values?.[0]
}

/** The keys that may stand at a path; `data` tells the kind of a step. */
export function keysAt(root: Schema, path: Path, data: unknown): string[] {
  const keys = schemasAt(root, path, data).flatMap((schema) => Object.keys(defOf(schema).shape ?? {}))
  return [...new Set(keys)]
}

/** The sentence for the author at a path: the key's own before that of what stands there. */
export function descriptionAt(root: Schema, path: Path, data: unknown): string | undefined {
  const last = path.at(-1)
  if (last === undefined) return sentenceOf(root)
  return schemasAt(root, path.slice(0, -1), data)
    .map((schema) => sentenceOf(within(schema, last)))
    .find((sentence) => sentence !== undefined)
}

/** From the outermost wrapper inwards: `.optional()` and unions may have a sentence of their own. */
function sentenceOf(schema: Schema | undefined): string | undefined {
  if (!schema) return undefined
  const own = z.globalRegistry.get(schema)?.description
  if (own !== undefined) return own
  const { type, innerType, options } = defOf(schema)
  if (type === 'optional') return sentenceOf(innerType)
  return type === 'union' ? options!.map(sentenceOf).find((sentence) => sentence !== undefined) : undefined
}

/** The words that a value at a path may be, where there is a list of them. */
export function wordsAt(root: Schema, path: Path, data: unknown): string[] {
  const above = path.slice(0, -1)
  const kinds = path.at(-1) === 'kind' ? discriminatorsAt(root, above) : []
  if (kinds.length > 0) return kinds
  return schemasAt(root, path, data)
    .map(defOf)
    .flatMap(({ entries, values }) => (entries ? Object.values(entries) : (values ?? [])))
    .map(String)
}

function discriminatorsAt(root: Schema, path: Path): string[] {
  // Asked without what is written there, every kind of step answers.
  const kinds = schemasAt(root, path, undefined).map(literalKind)
  return kinds.filter((kind): kind is string => typeof kind === 'string')
}
