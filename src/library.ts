/** A whole library, typed: every pathway folder and everything under `content/`. What all later stages are given. */
import type { Diagnostic } from './diagnostic.ts'
import type { Flowchart } from './flowchart.ts'
import type { PathwayFolder } from './folder.ts'
import type { Memory } from './memory.ts'
import type { NationId } from './nations.ts'
import type { Resolved } from './pathway.ts'
import type { CaseResult } from './resolve/cases.ts'
import type { Programme } from './read/library.ts'
import type {
  Behaviour,
  Exceptions,
  Glossary,
  Hazards,
  NationFacts,
  Organisations,
  Queries,
  Register,
} from './validate/schema/content.ts'
import type { Notices } from './validate/schema/notices.ts'
import type { Moved, Published } from './validate/schema/published.ts'
import type { Events, ProgrammeHead } from './validate/schema/programme.ts'

/** One professional-behaviour guideline: its typed front matter, and its prose as sanitised HTML. */
export interface BehaviourGuideline {
  slug: string
  language: string
  file: string
  value: Behaviour
  html: string
  /** What stands where `html` leaves room for flowcharts. */
  flowcharts: readonly Flowchart[]
}

/** One page of a programme: its typed front matter, and its prose as sanitised HTML. */
export interface ProgrammePage {
  programme: Programme
  slug: string
  language: string
  file: string
  value: ProgrammeHead
  html: string
  /** What stands where `html` leaves room for flowcharts. */
  flowcharts: readonly Flowchart[]
}

/** A notice, with whose it is. */
export type Notice = Notices[string] & { id: string; nation: NationId | 'all'; file: string }

export interface Library {
  folders: readonly PathwayFolder[]
  register: Register
  glossary: Glossary
  nations: ReadonlyMap<NationId, NationFacts>
  organisations: ReadonlyMap<NationId, Organisations>
  behaviours: readonly BehaviourGuideline[]
  programmes: readonly ProgrammePage[]
  events: ReadonlyMap<NationId, Events>
  /** In the order of their files. */
  notices: readonly Notice[]
  hazards: Hazards
  /** What GPs type, and what must then stand first. */
  queries: Queries
  /** Warnings that are known and right to be left. */
  exceptions: Exceptions
  /** Every pathway that was ever published, with the ids of its steps. */
  published: Published
  /** Where published addresses and steps went that are no more. */
  moved: Moved
  /** Interface words by language: key → text. */
  words: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/** A pathway as one nation has it, with its walked cases. */
export interface NationPathway {
  pathway: Resolved & { nation: NationId }
  cases: readonly CaseResult[]
}

/** What the stages read → validate → resolve hand on: everything that can be shown, and every fault. */
export interface Checked {
  library: Library
  /** Only nations that were asked for. Pathways in the order of their slugs. */
  pathways: ReadonlyMap<NationId, readonly NationPathway[]>
  /** Every fault, in the order of `byPlace`. */
  diagnostics: readonly Diagnostic[]
  /** Nations that may not be published: they have an error of their own, or the base or shared content has. */
  stopped: ReadonlySet<NationId>
  /** One pathway as every nation has it that holds no error in it, whether or not that nation was asked for. */
  siblings: Siblings
  /** What was worked out before of folders that have not changed, for later stages, too. */
  memory?: Memory
}

/** By slug; worked out when it is asked for. */
export type Siblings = (slug: string) => ReadonlyMap<NationId, Resolved & { nation: NationId }>
