/**
 * The one shape of a fault, and how a rule points at the text that is at fault.
 *
 * A rule says *where* by naming a file and a path of keys (a `Ref`); only the source knows lines and columns.
 * Keeping the two apart lets rules stay ignorant of YAML, and lets a place be looked up only when there is a fault.
 */
import type { NationId } from './nations.ts'

export type Level = 'error' | 'warning' | 'info'

/** Who must mend a fault, and so whose site it stops: a fault of the base or of shared content stops every nation. */
export type Owner = 'all' | NationId

/** A value in a file: the keys and list positions that lead to it. `key` points at the last key's own name. */
export interface Ref {
  file: string
  path: readonly (string | number)[]
  key?: boolean
  /** Character offsets, for faults of the text itself (a file that cannot be read has no values to point at). */
  span?: readonly [number, number]
}

/** 1-based, end exclusive, as editors count. */
export interface Place {
  file: string
  line: number
  column: number
  endLine: number
  endColumn: number
}

/** What a rule finds: *what* quotes the value, *why* says what a reader would meet, *mend* offers real choices. */
export interface Fault {
  at: Ref
  rule: string
  level: Level
  what: string
  why: string
  mend: string
  see?: { at: Ref; what: string }
  /** Whose it is, where the file that it stands in does not tell. */
  owner?: Owner
}

/** A fault with its place: the published contract of `check -- --format json`, plus its owner. */
export interface Diagnostic extends Place {
  level: Level
  rule: string
  what: string
  why: string
  mend: string
  see?: { file: string; line: number; column: number; what: string }
  owner: Owner
}

/**
 * Reading order: file, then line, then column; ties by rule, so that two runs always print the same list. The cases of a
 * pathway come last of its files: a case that fails mostly comes of a fault that is told before it.
 */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    compare(casesLast(a.file), casesLast(b.file)) ||
    a.line - b.line ||
    a.column - b.column ||
    compare(a.rule, b.rule) ||
    compare(a.what, b.what)
  )
}

const casesLast = (file: string): string => file.replace(/^(pathways\/.*\/)cases\.yaml$/, '$1~')

/** Code-unit order: the same on every machine and in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
