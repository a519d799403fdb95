/**
 * Exceptions: warnings that somebody has looked at and left, each with its reason. One that is no longer needed is itself
 * an error, so that the list says what is true now.
 */
import { nations as allNations, type NationId } from '../nations.ts'
import { nearest } from '../nearest.ts'
import { owned, ownerOf, type Owned } from './owner.ts'
import { rules } from './rules/index.ts'
import type { Exceptions } from './schema/content.ts'

const file = 'content/exceptions.yaml'

/**
 * @param nations who was asked for: whether an exception is needed can be told only where all are looked at
 * @returns the faults without those that are excepted, and what is wrong with the list itself
 */
export function except(faults: readonly Owned[], exceptions: Exceptions, nations: readonly NationId[]): Owned[] {
  if (exceptions.length === 0) return [...faults]
  const byPlace = Map.groupBy(exceptions.entries(), ([, { rule, file }]) => `${rule}\n${file}`)
  const used = new Set<number>()
  const kept = faults.filter((fault) => {
    if (fault.level === 'error') return true
    const fitting = (byPlace.get(`${fault.rule}\n${fault.at.file}`) ?? []).filter(
      ([, { at }]) => at === undefined || fault.at.path.includes(at),
    )
    for (const [i] of fitting) used.add(i)
    return fitting.length === 0
  })
  // After an error much is not looked at, and so not found either.
  if (nations.length < allNations.length || kept.some(({ level }) => level === 'error')) return kept
  return [...kept, ...exceptions.flatMap((one, i) => (used.has(i) ? [] : [unneeded(one, i)]))]
}

function unneeded({ rule, file: where, at }: Exceptions[number], i: number): Owned {
  const near = rules.some(({ id }) => id === rule)
    ? undefined
    : nearest(
        rule,
        rules.map(({ id }) => id),
      )
  return owned(
    {
      at: { file, path: [i, 'rule'] },
      rule: 'exception-needed',
      level: 'error',
      what: `Nothing in \`${where}\`${at === undefined ? '' : ` at \`${at}\``} breaks the rule \`${rule}\` as a warning`,
      why: 'Who reads the list would believe that something is wrong there, and a new slip at the same place would be hidden.',
      mend: near ? `Did you mean the rule \`${near}\`? Otherwise remove this exception.` : 'Remove this exception.',
    },
    ownerOf(where),
  )
}
