/** What was typed after a command → what it means, or one line that says what to type instead. */
import { parseArgs } from 'node:util'
import { isDay } from '../../src/day.ts'
import { isNation, nations, type NationId } from '../../src/nations.ts'
import { nearest, oneOf } from '../../src/nearest.ts'
import { CannotRun } from './cannot-run.ts'
import { fromHere, repository } from './here.ts'

export { fromHere, repository }

export const formats = ['terminal', 'github', 'json', 'sarif'] as const
export type Format = (typeof formats)[number]

export interface Args {
  /** Absolute paths. Later ones win over earlier ones. */
  roots: string[]
  /** All nations where none was named, always in their usual order. */
  nations: NationId[]
  /** Absolute path, where `--out` was given. */
  out: string | undefined
  /** The day for which the command works, as year-month-day. */
  asOf: string
  format: Format
  /** Flags that only this command has, by name. */
  own: Readonly<Record<string, string | undefined>>
  /** Flags without a value that were given. */
  on: ReadonlySet<string>
  /** What stands without a flag before it. */
  rest: string[]
}

/** What a command takes besides what every command takes (`--root`, `--nation`, `--as-of`). */
export interface Takes {
  out?: true
  format?: true
  /** More flags, each with a value. */
  own?: readonly string[]
  /** Flags that are on where they are given, without a value. */
  switches?: readonly string[]
  /** What may stand without a flag, in words (`a title`). Without it, nothing may. */
  rest?: string
}

const shared = ['root', 'nation', 'as-of'] as const

/**
 * @param argv what was typed, for example `process.argv.slice(2)`
 * @throws CannotRun in one line
 */
export function readArgs(argv: readonly string[], takes: Takes = {}): Args {
  const flags = [...shared, ...(takes.out ? ['out'] : []), ...(takes.format ? ['format'] : []), ...(takes.own ?? [])]
  const switches = takes.switches ?? []
  const many = new Set<string>(['root', 'nation'])
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const, multiple: many.has(flag) }])),
      ...Object.fromEntries(switches.map((flag) => [flag, { type: 'boolean' as const }])),
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    if (switches.includes(token.name)) {
      if (token.value !== undefined) throw new CannotRun(`\`--${token.name}\` stands alone, without a value.`)
      continue
    }
    if (!flags.includes(token.name))
      throw new CannotRun(unknownFlag(token.rawName, token.name, [...flags, ...switches]))
    const swallowed = token.inlineValue === false && token.value.startsWith('-')
    if (token.value === undefined || token.value === '' || swallowed)
      throw new CannotRun(`\`--${token.name}\` needs a value after it.`)
  }
  const [first] = positionals
  if (first !== undefined && takes.rest === undefined)
    throw new CannotRun(`\`${first}\` stands without a flag before it. ${use(flags)}`)

  const one = (flag: string): string | undefined => values[flag] as string | undefined
  const all = (flag: string): string[] | undefined => values[flag] as string[] | undefined
  return {
    roots: (all('root') ?? []).map(fromHere).concat(all('root') ? [] : [repository]),
    nations: all('nation') ? nationsOf(all('nation')!) : [...nations],
    out: one('out') === undefined ? undefined : fromHere(one('out')!),
    asOf: one('as-of') === undefined ? today() : dayOf(one('as-of')!),
    format: takes.format && one('format') !== undefined ? formatOf(one('format')!) : 'terminal',
    own: Object.fromEntries((takes.own ?? []).map((flag) => [flag, one(flag)])),
    on: new Set(switches.filter((flag) => values[flag] === true)),
    rest: positionals,
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

function dayOf(word: string): string {
  if (isDay(word)) return word
  throw new CannotRun(`\`${word}\` is not a day: write year-month-day, for example \`--as-of 2026-11-22\`.`)
}

function nationsOf(words: readonly string[]): NationId[] {
  for (const word of words) {
    if (isNation(word)) continue
    const near = nearest(word, nations)
    throw new CannotRun(
      `No nation is called \`${word}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(nations)}.`}`,
    )
  }
  return nations.filter((nation) => words.includes(nation))
}

function formatOf(word: string): Format {
  const known = formats.find((format) => format === word)
  if (known) return known
  const near = nearest(word, formats)
  throw new CannotRun(
    `There is no format \`${word}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(formats)}.`}`,
  )
}

function unknownFlag(raw: string, name: string, flags: readonly string[]): string {
  const near = nearest(name, flags)
  return `There is no flag \`${raw}\` here. ${near ? `Did you mean \`--${near}\`?` : use(flags)}`
}

function use(flags: readonly string[]): string {
  return `Use ${oneOf(flags.map((flag) => `--${flag}`))}.`
}

/** @throws CannotRun where no server could listen there */
export function portOf(text: string | undefined): number {
  const port = Number(text ?? 4321)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CannotRun(`\`${text}\` is no port. Use a number from 1 to 65535, for example \`--port 4321\`.`)
  return port
}
