/**
 * Cases: invented people walked through every nation's pathway. A case that fails in the same way in every nation is one
 * fault, and everybody's; a case that fails in one nation is that nation's.
 */
import { cached } from '../cached.ts'
import type { Fault, Ref } from '../diagnostic.ts'
import { casesOf, type PathwayFolder, type PlacedCase } from '../folder.ts'
import type { NationPathway } from '../library.ts'
import { nationNames, type NationId } from '../nations.ts'
import { owned, type Owned } from '../validate/owner.ts'
import type { Parts } from '../validate/recovery/parts.ts'
import { notDecidable, type Case } from '../validate/schema/pathway.ts'
import type { Fitted } from '../validate/sense.ts'
import { stepIdsOf } from '../validate/step-ids.ts'
import { factFaults } from './case-facts.ts'
import { fit } from './fit.ts'
import { forNation, walkCase, type ForNation, type Walk } from './walk.ts'

export interface CaseResult {
  index: number
  case: Case
  expected: string
  walk: Walk
}

/** A fault of a case, before it is told for whom: *what* begins with the name of the case. */
export type CaseFault = Omit<Fault, 'level'>

/** Walks every folder's cases in every nation that was asked for; pathways come in the order of their slugs. */
export function walkCases(
  fitted: readonly Fitted[],
  asked: readonly NationId[],
): { pathways: Map<NationId, NationPathway[]>; faults: Owned[] } {
  const pathways = new Map<NationId, NationPathway[]>(asked.map((nation) => [nation, []]))
  const faults = fitted.flatMap((one) => {
    const { walked, faults } = walkFolder(one)
    for (const of of walked) pathways.get(of.pathway.nation)?.push(of)
    return faults
  })
  return { pathways, faults }
}

const walkFolder = cached(({ folder, nations }: Fitted): { walked: NationPathway[]; faults: Owned[] } => {
  const known = stepIdsOf(folder)
  const ran = [...nations.values()].map((pathway) => ({
    pathway,
    ...runCases(casesOf(folder, pathway.nation), pathway, known),
  }))
  return {
    walked: ran.map(({ pathway, results }) => ({ pathway, cases: results })),
    faults: gather(
      ran.map(({ pathway, faults }) => [pathway.nation, faults]),
      folder,
    ),
  }
})

/** Walks the cases that are sure of files of which some part has not its shape. */
export function walkParts({ walked, told }: Parts, asked: readonly NationId[]): Owned[] {
  const { faults } = walkCases(fit({ folders: walked }, asked), asked)
  return faults.flatMap((fault) => told(fault).map((one) => ({ ...fault, ...one })))
}

/**
 * Runs every case that says where it ends in this nation.
 * @param known the ids of all steps that anybody writes: an end that nobody has is a fault of its own already
 */
export function runCases(
  cases: readonly PlacedCase[],
  pathway: ForNation,
  known: ReadonlySet<string>,
): { results: CaseResult[]; faults: CaseFault[] } {
  const results: CaseResult[] = []
  const faults: CaseFault[] = []
  for (const { file, index, one } of cases) {
    const expected = forNation(one.ends, pathway.nation)
    if (expected === undefined) continue
    const walk = walkCase(one, pathway)
    results.push({ index, case: one, expected, walk })
    const at = (path: (string | number)[]): Ref => ({ file, path: [index, ...path] })
    if (expected === notDecidable || known.has(expected)) faults.push(...walkFaults(one, expected, walk, pathway, at))
    faults.push(...factFaults(one, pathway, at))
  }
  return { results, faults }
}

function walkFaults(
  one: Case,
  expected: string,
  walk: Walk,
  { nation, values }: ForNation,
  at: (path: (string | number)[]) => Ref,
): CaseFault[] {
  const rule = 'case-ends'
  if (walk.astray) return []
  // A value that nobody has given is told where it is missing. No case is to be mended for that.
  if (walk.unknown !== undefined && values.get(walk.unknown)?.given === undefined) return []
  if (walk.stuck) {
    const { what, mend, key } = walk.stuck
    return [
      {
        at: at(key),
        rule,
        what: `“${one.case}” cannot be followed: ${what}`,
        why: 'A case that cannot be followed proves nothing.',
        mend,
      },
    ]
  }
  if (walk.end === expected) return []
  const key = one.ends[nation] === undefined ? 'all' : nation
  // The file of all is not a nation's to change. The same words in every nation: faults that are alike become one.
  const alone = at([]).file.endsWith('/cases.yaml') ? ', in `cases.<nation>.yaml` if one nation alone has changed' : ''
  return [
    {
      at: at(['ends', key]),
      rule,
      what: walk.unknown
        ? `“${one.case}” cannot be decided, because \`${walk.unknown}\` is not known; the case says \`${expected}\``
        : `“${one.case}” ends at \`${walk.end}\`, not at \`${expected}\``,
      why: `This person goes ${walk.path.join(' → ')}: either the pathway or the case is not what was meant.`,
      mend: `If the pathway is right, write \`${walk.end}\` under \`ends\`${alone}; otherwise look at the last step where it should have turned.`,
    },
  ]
}

/** Faults that every nation of a folder has in the same words become one, of all. */
function gather(found: readonly [NationId, CaseFault[]][], { nations }: PathwayFolder): Owned[] {
  const key = ({ at, what, why }: CaseFault): string => [at.file, ...at.path, what, why].join('\n')
  const byKey = new Map<string, { fault: CaseFault; nations: NationId[] }>()
  for (const [nation, faults] of found)
    for (const fault of faults) {
      const same = byKey.get(key(fault))
      if (same) same.nations.push(nation)
      else byKey.set(key(fault), { fault, nations: [nation] })
    }
  return [...byKey.values()].flatMap(({ fault, nations: those }) =>
    those.length > 1 && those.length === nations.size
      ? [owned({ ...fault, level: 'error' }, 'all')]
      : those.map((nation) =>
          owned({ ...fault, level: 'error', what: `In ${nationNames[nation]}, ${fault.what}` }, nation),
        ),
  )
}
