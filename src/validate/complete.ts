/** What may be written at a place in a file: keys of the schema with their sentences, its words, and the names that there are. */
import type { Document } from '../read/library.ts'
import { spotAt } from './spot.ts'
import { descriptionAt, keysAt, wordsAt } from './shape.ts'
import { schemas } from './validate.ts'

export interface Offer {
  /** What is put in. */
  text: string
  /** What it means, as the schema or the named thing says it. */
  means?: string
}

export interface Offers {
  /** Characters from the start of the text: where what is put in begins. */
  from: number
  offers: Offer[]
}

/** Names that files may refer to, with a few words about each. */
export interface Names {
  steps: ReadonlyMap<string, string>
  sources: ReadonlyMap<string, string>
  values: ReadonlyMap<string, string>
  pathways: ReadonlyMap<string, string>
}

type NameKind = keyof Names

/** Keys after which a name stands. */
const named: Readonly<Record<string, NameKind>> = {
  go: 'steps',
  back: 'steps',
  then: 'steps',
  yes: 'steps',
  no: 'steps',
  'yes-back': 'steps',
  'no-back': 'steps',
  start: 'steps',
  after: 'steps',
  'meets-at': 'steps',
  'if-still-concerned': 'steps',
  source: 'sources',
  pathway: 'pathways',
  from: 'values',
  above: 'values',
  below: 'values',
  'up-to': 'values',
}

/** Keys under which names are keys or items themselves. */
const holds: Readonly<Record<string, NameKind>> = { values: 'values', without: 'steps' }

/** @param offset characters from the start of the text, where somebody writes */
export function complete(kind: Document['kind'], text: string, offset: number, names: Names): Offers {
  const { path, writes, from, beside, data } = spotAt(text, offset)
  const schema = schemas[kind]
  const list = (all: ReadonlyMap<string, string>): Offer[] => [...all].map(([name, means]) => ({ text: name, means }))
  const last = String(path.at(-1))
  if (writes === 'value') {
    const words = wordsAt(schema, path, data)
    if (words.length > 0)
      return { from, offers: words.map((text) => ({ text, means: descriptionAt(schema, path, data) })) }
    const refers = named[last] ?? (kind === 'cases' && path.includes('ends') ? 'steps' : undefined)
    return { from, offers: refers ? list(names[refers]) : [] }
  }
  const above = typeof path.at(-1) === 'number' ? String(path.at(-2)) : last
  const keys = keysAt(schema, path, data)
    .filter((key) => !beside.includes(key))
    .map((key) => ({ text: `${key}: `, means: descriptionAt(schema, [...path, key], data) }))
  const item = above === 'without'
  const other = holds[above] ?? (kind === 'cases' && path.length === 1 ? 'steps' : undefined)
  const more = other
    ? list(names[other])
        .filter(({ text: name }) => !beside.includes(name))
        .map((offer) => ({ ...offer, text: item ? offer.text : `${offer.text}: ` }))
    : []
  return { from, offers: [...keys, ...more] }
}
