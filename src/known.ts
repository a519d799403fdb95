/**
 * What the check of one pathway needs to know of the rest of its library. The editor in the browser is given this in
 * place of all other files: plain data, so that it can be fetched as JSON.
 */
import type { Library, Notice } from './library.ts'
import { nations as allNations, type NationId } from './nations.ts'
import type { Exceptions, NationFacts, Organisations, Register } from './validate/schema/content.ts'
import type { Moved, Published } from './validate/schema/published.ts'
import { restsIn, type BehaviourNote } from './view/view.ts'

/** A pathway by its place: `pathways/<specialty>/<slug>/`. */
export interface PathwayPlace {
  specialty: string
  slug: string
  title: string
  /** Its other names. */
  also: readonly string[]
}

export interface Known {
  /** The ids of all sources. Undefined where the register is among the files, or missing. */
  sources?: readonly string[]
  /** As much of the register as is there: what is cited is shown with what stands here. */
  register: Register
  nations: readonly (readonly [NationId, NationFacts])[]
  organisations: readonly (readonly [NationId, Organisations])[]
  /** Those that hold now, as far as they are shown beside a pathway. */
  behaviours: readonly (BehaviourNote & { restsIn: readonly NationId[] })[]
  notices: readonly Notice[]
  /** Warnings that somebody has looked at and left. */
  exceptions: Exceptions
  /** Addresses and steps that are out, and where those went that are no more. */
  published: Published
  moved: Moved
  /** All pathways but those that are given as files. */
  elsewhere: readonly PathwayPlace[]
}

export const nothingKnown: Known = {
  register: {},
  nations: [],
  organisations: [],
  behaviours: [],
  notices: [],
  exceptions: [],
  published: {},
  moved: {},
  elsewhere: [],
}

/** Everything that is known of a library besides its pathway files; `elsewhere` lists all its pathways. */
export function knownOf(library: Library): Known {
  const { register, nations, organisations, behaviours, notices, exceptions, published, moved, folders } = library
  return {
    sources: Object.keys(register),
    register,
    // As far as they are shown on a pathway's page: the pages of nations and boards are not drawn there.
    nations: [...nations].map(([id, facts]) => [id, without(facts, ['notes', 'regulator'])]),
    organisations: [...organisations].map(([nation, file]) => [
      nation,
      {
        ...without(file, ['gap', 'source']),
        organisations: mapped(file.organisations, (one) =>
          without(one, ['interface-working-group', 'advice-line', 'source']),
        ),
      },
    ]),
    behaviours: behaviours
      .filter(
        ({ language, value }) => language === 'en' && value['superseded-by'] === undefined && value.governs.length > 0,
      )
      .map((one) => ({
        slug: one.slug,
        value: { short: one.value.short, governs: one.value.governs },
        restsIn: allNations.filter((nation) => restsIn(one, nation)),
      })),
    notices,
    // Why a warning was left is for whoever reads the list.
    exceptions: exceptions.map((one) => ({ ...one, reason: '' })),
    published,
    moved,
    elsewhere: folders.map(({ specialty, slug, base: { value } }) => ({
      specialty,
      slug,
      title: value.title,
      also: value['also-called'] ?? [],
    })),
  }
}

function without<T extends object, Key extends keyof T>(all: T, names: readonly Key[]): Omit<T, Key> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name as Key))) as Omit<T, Key>
}

function mapped<T, Other>(all: Readonly<Record<string, T>>, to: (one: T) => Other): Record<string, Other> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, to(one)]))
}

/** The same, seen from a pathway that is given as files. */
export function knownBut(known: Known, { specialty, slug }: Pick<PathwayPlace, 'specialty' | 'slug'>): Known {
  return {
    ...known,
    notices: known.notices.filter(({ pathway }) => pathway === undefined || pathway === slug),
    // What stands in `content/` can be said of any pathway that leans on it.
    exceptions: known.exceptions.filter(
      ({ file }) => !file.startsWith('pathways/') || file.startsWith(`pathways/${specialty}/${slug}/`),
    ),
    published: only(known.published, slug),
    moved: only(known.moved, slug),
    elsewhere: known.elsewhere.filter((one) => one.slug !== slug || one.specialty !== specialty),
  }
}

function only<T>(all: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.hasOwn(all, name) ? { [name]: all[name]! } : {}
}
