/** What the authors say that a change is, held against what it turns out to be. */
import type { PathwayFolder } from '../folder.ts'
import type { Base } from '../validate/schema/pathway.ts'
import { classes, largest, type ChangeClass } from './change.ts'
import { same } from './texts.ts'

/** Where version and change log of one pathway do not say what the comparison shows. */
export interface Claim {
  slug: string
  title: string
  file: string
  /** What the comparison shows. */
  shown: ChangeClass
  /** What the new entries of the change log say, the largest of them; nothing where there is none. */
  claimed?: ChangeClass
  what: string
  why: string
  mend: string
}

type Entry = NonNullable<Base['changes']>[number]

/**
 * @param shown the largest change that any nation's readers meet
 * @param ofBase the largest change of the base by itself: a nation's own change does not move the base's version
 */
export function checkClaims(
  before: PathwayFolder,
  after: PathwayFolder,
  shown: ChangeClass,
  ofBase: ChangeClass,
): Claim[] {
  const [old, now] = [before.base.value, after.base.value]
  const entries: Entry[] = (now.changes ?? []).filter(
    (entry) => !(old.changes ?? []).some((other) => same(entry, other)),
  )
  const claimed = entries.length > 0 ? largest(entries.map((entry) => entry.class)) : undefined
  const head = {
    slug: after.slug,
    title: now.title,
    file: after.base.file,
    shown,
    ...(claimed === undefined ? {} : { claimed }),
  }
  const claims: Claim[] = []
  const size = (one: ChangeClass): number => classes.indexOf(one)
  if ((shown === 'major' || shown === 'minor') && claimed === undefined)
    claims.push({
      ...head,
      what: `This is a ${shown} change, and the change log does not mention it`,
      why:
        shown === 'major'
          ? 'Readers would not learn that people now end elsewhere, nor why.'
          : 'Readers who knew the page would not learn what is different.',
      mend: `Add an entry to \`changes\` with \`version: ${ofBase === 'major' ? old.version + 1 : now.version}\`, the date, \`class: ${shown}\` and the reason.`,
    })
  if (claimed !== undefined && size(claimed) > size(shown))
    claims.push({
      ...head,
      what: `The change log calls this \`${claimed}\`, and it is ${shown}`,
      why: 'Somebody now ends elsewhere, or reads something else, and the log plays it down.',
      mend: `Write \`class: ${shown}\`, or take back what makes it ${shown}.`,
    })
  if (claimed !== undefined && size(claimed) < size(shown))
    claims.push({
      ...head,
      what: `The change log calls this \`${claimed}\`, and it is ${shown === 'none' ? 'no change for readers' : shown}`,
      why: 'Every nation would be sent to look for a change that is not there.',
      mend:
        shown === 'none'
          ? 'Take the entry out of `changes`.'
          : `Write \`class: ${shown}\`, or make the change that is missing.`,
    })
  if (ofBase === 'major' && now.version <= old.version)
    claims.push({
      ...head,
      what: `People end elsewhere, and the base is still version ${now.version}`,
      why: 'Nations that compared themselves with this version would not be told to look again.',
      mend: `Write \`version: ${old.version + 1}\`.`,
    })
  if (now.version < old.version)
    claims.push({
      ...head,
      what: `The version goes from ${old.version} back to ${now.version}`,
      why: 'Two different texts would have one version.',
      mend: `Write \`version: ${old.version}\` or more.`,
    })
  for (const entry of entries)
    if (entry.version > now.version)
      claims.push({
        ...head,
        what: `The change log names version ${entry.version}, and the base is version ${now.version}`,
        why: 'Readers would look for a version that does not exist.',
        mend: `Write \`version: ${entry.version}\` at the top, or \`version: ${now.version}\` in the entry.`,
      })
  return claims
}
