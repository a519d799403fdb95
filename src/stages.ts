/** The stages after reading, in order, and nothing else: validate → resolve → validate again → lay out → report. */
import type { Fault } from './diagnostic.ts'
import type { Known } from './known.ts'
import { chartFaults } from './layout/chart-faults.ts'
import type { Checked } from './library.ts'
import type { Memory } from './memory.ts'
import type { NationId } from './nations.ts'
import type { Read } from './read/library.ts'
import { place, stoppedBy } from './report/place.ts'
import { walkCases, walkParts } from './resolve/cases.ts'
import { fit } from './resolve/fit.ts'
import { siblingsIn } from './resolve/siblings.ts'
import { except } from './validate/exceptions.ts'
import { owned } from './validate/owner.ts'
import { checkParts, checkSense } from './validate/sense.ts'
import { validate } from './validate/validate.ts'

export interface CheckOptions {
  /** The nations to resolve. Faults that only another nation has are left out. */
  nations: readonly NationId[]
  /** The day for which the library is checked, as year-month-day. */
  asOf: string
  /** What was found at fault before the files came here (while they were read from a disk). */
  found?: readonly Fault[]
  /** What stands in the rest of the library, where only a part of it was read. */
  known?: Known
  /** What was found before in folders that have not changed. */
  memory?: Memory
  /** Told when a stage has ended, for whoever holds a clock. */
  ended?: (stage: Stage) => void
}

export type Stage = 'read' | 'validate' | 'resolve' | 'lay out'

/** Checks what was read. Never throws for anything that is written in a file. */
export function checkRead(read: Read, { nations, asOf, found = [], known, memory, ended }: CheckOptions): Checked {
  const { library, context, faults, parts } = validate(read.documents, asOf, [...found, ...read.faults], known, memory)
  ended?.('validate')
  const fitted = fit(library, nations)
  ended?.('resolve')
  const sense = checkSense(fitted, context, memory)
  const ofParts = parts ? checkParts(fit(parts, nations), context, parts) : []
  ended?.('validate')
  const { pathways, faults: walked } = walkCases(fitted, nations)
  const walkedParts = parts ? walkParts(parts, nations) : []
  ended?.('resolve')
  const drawn = chartFaults(
    [...pathways.values()].flat().map(({ pathway }) => pathway),
    memory,
  ).map((fault) => owned(fault))
  ended?.('lay out')
  const all = [
    ...[...found, ...read.faults].map((fault) => owned(fault)),
    ...faults,
    ...sense,
    ...ofParts,
    ...walked,
    ...walkedParts,
    ...drawn,
  ]
  // Whether an exception is still needed only a whole library can tell.
  const kept = except(all, library.exceptions, known === undefined ? nations : [])
  const diagnostics = place(kept, read.documents, nations, memory)
  return {
    library,
    pathways,
    diagnostics,
    stopped: stoppedBy(diagnostics, nations),
    siblings: siblingsIn(library, context, all),
    ...(memory && { memory }),
  }
}
