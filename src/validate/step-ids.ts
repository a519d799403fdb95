import type { PathwayFolder } from '../folder.ts'
import type { Nation } from './schema/pathway.ts'

/** The ids of all steps that the base, a nation or a board writes: what may be named where nobody's pathway is meant alone. */
export function stepIdsOf({ base, nations, boards }: PathwayFolder): Set<string> {
  const ids = new Set(Object.keys(base.value.steps))
  for (const { value } of [...nations.values(), ...boards.values()]) for (const id of stepsWrittenIn(value)) ids.add(id)
  return ids
}

/** The steps that a nation's or a board's file writes itself. */
export function stepsWrittenIn({ steps, differs = [] }: Pick<Nation, 'steps' | 'differs'>): Set<string> {
  return new Set([steps, ...differs.map((one) => one.steps)].flatMap((written) => Object.keys(written ?? {})))
}
