import type { PathwayFolder } from '../folder.ts'

/** The ids of all steps that the base, a nation or a board writes: what may be named where nobody's pathway is meant alone. */
export function stepIdsOf({ base, nations, boards }: PathwayFolder): Set<string> {
  const ids = new Set(Object.keys(base.value.steps))
  for (const { value } of [...nations.values(), ...boards.values()]) {
    for (const id of Object.keys(value.steps ?? {})) ids.add(id)
    for (const { steps } of value.differs ?? []) for (const id of Object.keys(steps ?? {})) ids.add(id)
  }
  return ids
}
