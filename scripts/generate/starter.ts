/**
 * The pathways that generated ones are made from. What is taken is their shape and their way of saying things; the
 * test, its unit, every source and the service are replaced, so that no made-up pathway leans on a real guideline.
 */
import { parse } from 'yaml'
import type { Register } from '../../src/validate/schema/content.ts'
import type { Base, Nation, Translation } from '../../src/validate/schema/pathway.ts'
import type { Random } from './random.ts'
import { sourceFor } from './sources.ts'
import { slugOf, type Topic } from './topic.ts'
import { tests, type Measured } from './vocabulary.ts'

/** One folder under `pathways/`, as it was written. */
export interface Starter {
  slug: string
  base: Base
  /** `scotland` or `scotland.lothian` → that file; nations before their boards. */
  stances: ReadonlyMap<string, Nation>
  welsh?: Translation
}

/** Every whole pathway folder in a library's files; only shapes that the check has passed may be given. */
export function startersIn(files: ReadonlyMap<string, string>): Starter[] {
  const folders = new Map<string, Map<string, unknown>>()
  for (const [file, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [, folder, name] = /^(pathways\/[^/_]+\/[^/_][^/]*)\/([^/]+)\.yaml$/.exec(file) ?? []
    if (folder === undefined || name === undefined) continue
    const documents = folders.get(folder) ?? new Map<string, unknown>()
    folders.set(folder, documents.set(name, parse(text)))
  }
  return [...folders].flatMap(([folder, documents]) => {
    const base = documents.get('base') as Base | undefined
    const welsh = documents.get('cy') as Translation | undefined
    const stances = [...documents].filter(([name]) => /^(england|scotland|wales|northern-ireland)(\.|$)/.test(name))
    stances.sort(([a], [b]) => a.split('.').length - b.split('.').length)
    if (!base) return []
    return [
      {
        slug: folder.split('/').at(-1)!,
        base,
        stances: new Map(stances) as Starter['stances'],
        ...(welsh ? { welsh } : {}),
      },
    ]
  })
}

/** The starter as if it were about the topic: other tests in other units, other words of the title, other sources. */
export function reworded(starter: Starter, topic: Topic, register: Register, random: Random): Starter {
  const choice = random.shuffled(tests(topic.specialty))
  const instead = new Map<string, Measured>()
  for (const { measure, unit } of measuresOf(starter)) {
    const other = choice.pop()
    if (!other) break
    instead.set(measure, other)
    if (unit !== undefined && !instead.has(unit)) instead.set(unit, other)
  }
  const measures = [...instead.keys()]
  const titleWords = (starter.base.title.match(/\p{L}{5,}/gu) ?? []).filter((word) => word !== 'Suspected')
  const topicWords = topic.about.split(' ').slice(0, 3)
  const swaps = [
    swap(measures, (word) => instead.get(word)!.measure, { before: 'q?' }),
    swap(titleWords, (word) => topicWords[word.length % topicWords.length]!, { flags: 'i' }),
    swap([...new Set(Object.values(register).map(({ organisation }) => organisation))], () => 'the publisher'),
  ]
  const retold = (text: string): string => swaps.reduce((words, one) => one(words), text)

  const own = idsOf(starter)
  const slugs = new Map([...instead].map(([measure, other]) => [slugOf(measure), slugOf(other.measure)]))
  const inIds = swap([...slugs.keys()], (word) => slugs.get(word)!)
  const renamed = (id: string): string => {
    const name = own.has(id) ? inIds(id) : id
    return name.length <= 60 && !own.has(name) ? name : id
  }
  const visit = <T>(value: T, key: string): T => told(value, key) as T
  const told = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (key === 'source') return sourceFor(value, register)
      if (key === 'service') return topic.specialty.services[0]
      if (key === 'unit') return instead.get(value)?.unit ?? value
      if (key === 'measure') return instead.get(value)?.measure ?? value
      return /^[a-z][a-z0-9-]*$/.test(value) ? renamed(value) : retold(value)
    }
    if (Array.isArray(value)) return value.map((one) => told(one, ''))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [renamed(name), told(one, name)]))
  }
  return {
    slug: starter.slug,
    base: visit(starter.base, ''),
    stances: new Map([...starter.stances].map(([stem, stance]) => [stem, visit(stance, '')])),
    ...(starter.welsh ? { welsh: visit(starter.welsh, '') } : {}),
  }
}

/** Everything that is measured, by its name and unit; the named values of the nations first. */
function measuresOf({ base }: Starter): { measure: string; unit?: string }[] {
  const found = new Map<string, { measure: string; unit?: string }>()
  for (const { measure, unit } of [...Object.values(base['each-nation-says'] ?? {}), ...Object.values(base.steps)] as {
    measure?: string
    unit?: string
  }[])
    if (measure !== undefined && !found.has(measure))
      found.set(measure, { measure, ...(unit !== undefined ? { unit } : {}) })
  return [...found.values()]
}

/** Steps and values: the ids that other places lead to. */
function idsOf({ base, stances }: Starter): Set<string> {
  const ids = [...Object.keys(base.steps), ...Object.keys(base['each-nation-says'] ?? {})]
  for (const { steps = {}, differs = [] } of stances.values())
    ids.push(...Object.keys(steps), ...differs.flatMap((difference) => Object.keys(difference.steps ?? {})))
  return new Set(ids)
}

/** Replaces whole words, all at once: what has been put in is not replaced again. */
function swap(
  words: readonly string[],
  instead: (word: string) => string,
  { before = '', flags = '' } = {},
): (text: string) => string {
  const known = [...new Set(words)].filter((word) => word !== '').sort((a, b) => b.length - a.length)
  if (known.length === 0) return (text) => text
  const pattern = new RegExp(`(?<![\\p{L}\\d])${before}(${known.map(escaped).join('|')})(?![\\p{L}\\d])`, `gu${flags}`)
  return (text) => text.replace(pattern, (_, word: string) => instead(word))
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
