/** A comparison put in the order in which it is read: what is the same in several nations is told once. */
import { nationNames, type NationId } from '../nations.ts'
import { classes, weights, weightTitles, type Change, type PathwayDiff } from './change.ts'
import type { LibraryDiff } from './diff.ts'
import { placeName } from './side.ts'
import { listed } from './texts.ts'

/** Whether there is nothing to tell. */
export function isEmpty({ nations, shared, claims }: LibraryDiff): boolean {
  return (
    shared.length === 0 &&
    claims.length === 0 &&
    nations.every(({ pathways, content }) => pathways.length === 0 && content.length === 0)
  )
}

/** Changes of one pathway that the readers of these nations meet alike. */
export interface Block {
  /** `England and Wales`, or the board. */
  who: string
  diff: PathwayDiff
}

/** Pathways, those where people end elsewhere first; within one, what weighs most first. */
export function blocksOf({ nations }: LibraryDiff): { slug: string; title: string; blocks: Block[] }[] {
  const all = nations.flatMap(({ pathways }) => pathways)
  const slugs = [...new Set(all.map(({ slug }) => slug))].sort(
    (a, b) => size(all, a) - size(all, b) || (a < b ? -1 : 1),
  )
  return slugs.map((slug) => {
    const byWords = Map.groupBy(
      all.filter((one) => one.slug === slug),
      ({ board, state, nation, changes }) =>
        JSON.stringify([board, state, changes.map((change) => sentence(change, nation))]),
    )
    const blocks = [...byWords.values()].map((those): Block => {
      const [{ nation, board, changes }] = those as [PathwayDiff, ...PathwayDiff[]]
      const who = board === undefined ? listed(those.map((one) => nationNames[one.nation])) : placeName(nation, board)
      return { who, diff: { ...those[0]!, changes: changes.map((change) => forAll(change, nation, who)) } }
    })
    return { slug, title: all.findLast((one) => one.slug === slug)!.title, blocks }
  })
}

/** Said once of several nations, so it names them all. */
const forAll = (change: Change, nation: NationId, who: string): Change =>
  change.weight === 'review'
    ? { ...change, text: change.text.replaceAll(`in ${nationNames[nation]}:`, `in ${who}:`) }
    : change

/** Told once where only the nation's own name tells two sentences apart. */
const sentence = ({ text, weight }: Change, nation: NationId): string =>
  weight === 'review' ? text.replaceAll(nationNames[nation], '') : text

const size = (all: readonly PathwayDiff[], slug: string): number =>
  Math.min(...all.filter((one) => one.slug === slug).map((one) => classes.indexOf(one.class)))

/** Under each title, at most `most` sentences; the rest is counted. */
export function byTitle(changes: readonly Change[], most: number): { title: string; texts: string[]; more: number }[] {
  return weights.flatMap((weight) => {
    const texts = [...new Set(changes.filter((change) => change.weight === weight).map(({ text }) => text))]
    return texts.length === 0
      ? []
      : [{ title: weightTitles[weight], texts: texts.slice(0, most), more: Math.max(0, texts.length - most) }]
  })
}

/** `2 pathways, where people end elsewhere in 1; 1 to look at again`. */
export function summary(pathways: readonly PathwayDiff[], content: readonly Change[]): string {
  if (pathways.length === 0) return content.length === 0 ? 'nothing changes' : 'no pathway changes'
  // A board's pathway is not another one, and one that is only to be looked at again reads as before.
  const count = (holds: (change: Change) => boolean): number =>
    new Set(pathways.filter(({ changes }) => changes.some(holds)).map(({ slug }) => slug)).size
  const changed = new Set(pathways.filter((one) => one.class !== 'none').map(({ slug }) => slug)).size
  const ends = count(({ weight }) => weight === 'ends')
  const review = count(({ weight }) => weight === 'review')
  const cases = new Set(
    pathways.flatMap(({ slug, changes }) =>
      changes.filter(({ kind }) => kind === 'case-ends-elsewhere').map(({ text }) => `${slug} ${text}`),
    ),
  ).size
  return [
    changed === 0
      ? 'no pathway changes for readers'
      : `${changed} ${changed === 1 ? 'pathway changes' : 'pathways change'}`,
    ends > 0 ? `people end elsewhere in ${ends}` : 'nobody ends elsewhere',
    ...(cases > 0 ? [`${cases} ${cases === 1 ? 'case ends' : 'cases end'} elsewhere`] : []),
    ...(review > 0 ? [`${review} to look at again`] : []),
  ].join('; ')
}
