/**
 * What the check of one pathway needs to know of the rest of its library. The editor in the browser is given this in
 * place of all other files: plain data, so that it can be fetched as JSON.
 */
import type { BehaviourGuideline, Library } from './library.ts'
import type { NationId } from './nations.ts'
import type { NationFacts, Organisations, Register } from './validate/schema/content.ts'

/** A pathway by its place: `pathways/<specialty>/<slug>/`. */
export interface PathwayPlace {
  specialty: string
  slug: string
  title: string
}

export interface Known {
  /** Undefined where the register is among the files, or missing. */
  register?: Register
  nations: readonly (readonly [NationId, NationFacts])[]
  organisations: readonly (readonly [NationId, Organisations])[]
  /** Without their prose. */
  behaviours: readonly BehaviourGuideline[]
  /** All pathways but those that are given as files. */
  elsewhere: readonly PathwayPlace[]
}

export const nothingKnown: Known = { nations: [], organisations: [], behaviours: [], elsewhere: [] }

/** Everything that is known of a library besides its pathway files; `elsewhere` lists all its pathways. */
export function knownOf({ register, nations, organisations, behaviours, folders }: Library): Known {
  return {
    register,
    nations: [...nations],
    organisations: [...organisations],
    behaviours: behaviours.filter(({ language }) => language === 'en').map((one) => ({ ...one, html: '' })),
    elsewhere: folders.map(({ specialty, slug, base }) => ({ specialty, slug, title: base.value.title })),
  }
}

/** The same, seen from a pathway that is given as files. */
export function knownBut(known: Known, { specialty, slug }: Pick<PathwayPlace, 'specialty' | 'slug'>): Known {
  return {
    ...known,
    elsewhere: known.elsewhere.filter((one) => one.slug !== slug || one.specialty !== specialty),
  }
}
