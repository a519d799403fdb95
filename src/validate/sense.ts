/** The sense of pathways: every rule on the base, and again on the pathway as each nation and board has it. */
import { cached } from '../cached.ts'
import type { Fault } from '../diagnostic.ts'
import type { PathwayFolder } from '../folder.ts'
import { nationNames, type NationId } from '../nations.ts'
import { remember, type Memory } from '../memory.ts'
import type { Resolved } from '../pathway.ts'
import { owned, ownerOf, type Owned } from './owner.ts'
import type { Parts } from './recovery/parts.ts'
import type { Context, PathwayRule } from './rule.ts'
import { rules } from './rules/index.ts'
import { named } from './validate.ts'

/** A folder, and its pathway as the base, the nations and the boards have it. */
export interface Fitted {
  folder: PathwayFolder
  base: Resolved
  nations: ReadonlyMap<NationId, Resolved & { nation: NationId }>
  boards: readonly (Resolved & { nation: NationId })[]
}

const pathwayRules = rules.filter((rule): rule is PathwayRule => rule.of === 'pathway')
const aloneRules = pathwayRules.filter(({ alone }) => alone)

/**
 * What a nation has from the base is reported once, at the base; what it alone has, at the nation.
 * @param memory what was found before in folders that have not changed
 */
export function checkSense(fitted: readonly Fitted[], context: Context, memory?: Memory): Owned[] {
  return fitted.flatMap((one) => remember(memory, one.folder.base.file, 'sense', () => senseOf(one, context)))
}

const senseOf = cached((one: Fitted, context: Context) =>
  sense(one, (pathway, folder) => check(pathwayRules, pathway, folder, context)),
)

/** The same for files that have not their shape: what is sure of them. */
export function checkParts(fitted: readonly Fitted[], context: Context, { told }: Pick<Parts, 'told'>): Owned[] {
  return fitted.flatMap((one) =>
    sense(one, (pathway, folder) => check(aloneRules, pathway, folder, context).flatMap(told)),
  )
}

function sense(
  { folder, base, nations, boards }: Fitted,
  look: (pathway: Resolved, folder: PathwayFolder) => Fault[],
): Owned[] {
  const faults = look(base, folder).map((fault) => owned(fault))
  const ofBase = new Set(faults.map(key))
  const ofNation = new Map<NationId, Set<string>>()
  for (const pathway of [...nations.values(), ...boards]) {
    const known = ofNation.get(pathway.nation)
    const own = look(pathway, folder).filter((fault) => !ofBase.has(key(fault)) && !known?.has(key(fault)))
    if (!known) ofNation.set(pathway.nation, new Set(own.map(key)))
    faults.push(...own.map((fault) => owned(whereChanged(fault, pathway), pathway.nation)))
  }
  return faults
}

function check(among: readonly PathwayRule[], pathway: Resolved, folder: PathwayFolder, context: Context): Fault[] {
  return among.flatMap((rule) => named(rule, rule.check(pathway, context, folder)))
}

/** A fault that stands in the base and yet is not the base's comes from a change: it is reported where that was made. */
function whereChanged(fault: Fault, pathway: Resolved & { nation: NationId }): Fault {
  const { stanceFile, nation } = pathway
  if (ownerOf(fault.at.file) === nation || stanceFile === undefined) return fault
  return {
    ...fault,
    at: { file: stanceFile, path: ['stands'] },
    what: `In ${nationNames[nation]}: ${fault.what}`,
    see: fault.see ?? { at: fault.at, what: 'The base is like this' },
  }
}

/** The same rule at the same place: the words may name another figure, the slip is one. */
const key = ({ rule, at: { file, path } }: Fault): string => [rule, file, ...path].join('\n')
