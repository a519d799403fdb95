/** Faults → diagnostics: each gets its line and column from the source that it stands in. */
import { cached } from '../cached.ts'
import { byPlace, type Diagnostic, type Place, type Ref } from '../diagnostic.ts'
import { remember, type Memory } from '../memory.ts'
import type { NationId } from '../nations.ts'
import type { Document } from '../read/library.ts'
import type { Owned } from '../validate/owner.ts'

/**
 * @param nations who was asked for: the faults of other nations are theirs to hear about
 * @param memory where places of folders that have not changed were
 * @returns in reading order
 */
export function place(
  faults: readonly Owned[],
  documents: readonly Document[],
  nations: readonly NationId[],
  memory?: Memory,
): Diagnostic[] {
  const sources = new Map(documents.map(({ source }) => [source.file, source]))
  const at = (ref: Ref): Place =>
    remember(memory, ref.file, `place ${JSON.stringify(ref)}`, () => placeOf(ref, sources.get(ref.file)))
  const diagnostic = ({ at: ref, owner, level, rule, what, why, mend, see }: Owned): Diagnostic => ({
    ...at(ref),
    level,
    rule,
    what,
    why,
    mend,
    ...(see ? { see: seen(at(see.at), see.what) } : {}),
    owner,
  })
  return faults
    .filter(({ owner }) => owner === 'all' || nations.includes(owner))
    .map(diagnostic)
    .sort(byPlace)
}

const placeOf = cached(
  ({ file, ...where }: Ref, source: Document['source'] | undefined): Place =>
    source?.place(where) ?? { file, line: 1, column: 1, endLine: 1, endColumn: 2 },
)

function seen({ file, line, column }: Place, what: string): NonNullable<Diagnostic['see']> {
  return { file, line, column, what }
}

/** An error of the base or of shared content stops every nation; a nation's own stops that nation. */
export function stoppedBy(diagnostics: readonly Diagnostic[], nations: readonly NationId[]): Set<NationId> {
  const owners = new Set(diagnostics.filter(({ level }) => level === 'error').map(({ owner }) => owner))
  return new Set(nations.filter((nation) => owners.has('all') || owners.has(nation)))
}
