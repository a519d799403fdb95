/**
 * What the job that reads a proposal hands to the job that may write: data, never text that is put out as it comes.
 * Whoever proposes a change could have written any of it, so it is looked at anew before it is used.
 */
import type { LibraryDiff } from '../../src/diff/diff.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { isNation, type NationId } from '../../src/nations.ts'

export interface Report {
  diff: LibraryDiff
  /** Nations that could not be published with this change. */
  stopped: NationId[]
  errors: number
  warnings: number
  /** The first of them, errors before warnings. */
  faults: Pick<Diagnostic, 'file' | 'line' | 'level' | 'what' | 'why' | 'mend'>[]
}

/** More is no report of a change of ours. */
export const mostReportBytes = 8 * 1024 * 1024
export const mostFaults = 10

/** @returns nothing where the text is not such a report, in any part of it that is shown */
export function readReport(text: string): Report | undefined {
  if (text.length > mostReportBytes) return undefined
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch {
    return undefined
  }
  return isReport(report) ? report : undefined
}

const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value: unknown, ...keys: string[]): boolean =>
  record(value) && keys.every((key) => typeof value[key] === 'string')
const listOf = <T>(value: unknown, holds: (one: unknown) => boolean): value is T[] =>
  Array.isArray(value) && value.every(holds)

const isChange = (value: unknown): boolean => texts(value, 'kind', 'weight', 'text')
const isPathway = (value: unknown): boolean =>
  texts(value, 'slug', 'title', 'nation', 'state', 'class') &&
  record(value) &&
  listOf(value.changes, isChange) &&
  (value.board === undefined || typeof value.board === 'string') &&
  (value.charts === undefined ||
    (record(value.charts) && Object.values(value.charts).every((chart) => typeof chart === 'string')))

function isReport(value: unknown): value is Report {
  if (!record(value) || !record(value.diff)) return false
  const { nations, shared, claims } = value.diff
  return (
    listOf(
      nations,
      (nation) =>
        texts(nation, 'nation', 'name', 'class') &&
        record(nation) &&
        listOf(nation.pathways, isPathway) &&
        listOf(nation.content, isChange),
    ) &&
    listOf(shared, isChange) &&
    listOf(claims, (claim) => texts(claim, 'title', 'file', 'what', 'why', 'mend')) &&
    listOf(value.stopped, (nation) => typeof nation === 'string' && isNation(nation)) &&
    typeof value.errors === 'number' &&
    typeof value.warnings === 'number' &&
    listOf(
      value.faults,
      (fault) =>
        texts(fault, 'file', 'level', 'what', 'why', 'mend') && record(fault) && typeof fault.line === 'number',
    )
  )
}
