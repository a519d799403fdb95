/** Two whole libraries, and what changes for the readers of each nation. */
import type { PathwayFolder } from '../folder.ts'
import type { Checked } from '../library.ts'
import { languageNames, type OtherLanguage } from '../languages.ts'
import { nationNames, type NationId } from '../nations.ts'
import { compare } from '../diagnostic.ts'
import { ignored, type Files } from '../read/library.ts'
import type { Resolved } from '../pathway.ts'
import { resolve, resolveBase, resolveBoard } from '../resolve/resolve.ts'
import type { Translation } from '../validate/schema/pathway.ts'
import { byWeight, classOf, largest, type Change, type ChangeClass, type PathwayDiff } from './change.ts'
import { checkClaims, type Claim } from './claims.ts'
import { compareNation, compareShared } from './content.ts'
import { comparePathways, compareSides, wholePathway, type Placed } from './pathway.ts'
import { nameOf, sideOf, type Side } from './side.ts'
import { quote, same } from './texts.ts'

export interface NationDiff {
  nation: NationId
  name: string
  /** The largest change that a reader of this nation meets. */
  class: ChangeClass
  /** In the order of their slugs; within one, boards after their nation. */
  pathways: PathwayDiff[]
  /** Changes of what the nation says about itself and its services. */
  content: Change[]
}

export interface LibraryDiff {
  nations: NationDiff[]
  /** Changes of what all pathways share. */
  shared: Change[]
  /** Where versions and change logs do not say what the comparison shows. */
  claims: Claim[]
}

/** One side: what stood in the files, and what was made of it. */
export interface Tree {
  files: Files
  checked: Checked
}

export function diffLibraries(before: Tree, after: Tree, asked: readonly NationId[]): LibraryDiff {
  const [old, now] = [foldersOf(before), foldersOf(after)]
  const slugs = [...new Set([...old.keys(), ...now.keys()])].sort(compare)
  const found = new Map<NationId, PathwayDiff[]>(asked.map((nation) => [nation, []]))
  const claims: Claim[] = []
  for (const slug of slugs) {
    const [was, is] = [old.get(slug), now.get(slug)]
    const base = was && is ? compareSides(sideOf(resolveBase(was)), sideOf(resolveBase(is))) : []
    const shown: ChangeClass[] = base.map(classOf)
    for (const nation of asked) {
      const diffs = compareIn(nation, slug, before, after, was, is, base)
      found.get(nation)!.push(...diffs)
      shown.push(...diffs.filter(({ state }) => state === 'changed').map((one) => one.class))
    }
    if (was && is) claims.push(...checkClaims(was, is, largest(shown), largest(base.map(classOf))))
  }
  const shared = compareShared(before.checked.library, after.checked.library)
  const nations = asked.map((nation): NationDiff => {
    const pathways = found.get(nation)!
    const content = compareNation(before.checked.library, after.checked.library, nation)
    return {
      nation,
      name: nationNames[nation],
      class: largest([...pathways.map((one) => one.class), ...content.map(classOf)]),
      pathways,
      content: byWeight(content),
    }
  })
  return { nations, shared: byWeight(shared), claims }
}

const foldersOf = ({ checked }: Tree): Map<string, PathwayFolder> =>
  new Map(checked.library.folders.map((folder) => [folder.slug, folder]))

function compareIn(
  nation: NationId,
  slug: string,
  before: Tree,
  after: Tree,
  was: PathwayFolder | undefined,
  is: PathwayFolder | undefined,
  base: readonly Change[],
): PathwayDiff[] {
  const [old, now] = [was && placedIn(was, nation), is && placedIn(is, nation)]
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])]
  const gone = unreadable(nation, slug, before, old, after, now)
  if (gone) return [gone]
  return names.flatMap((name) => {
    const [from, to] = [old?.get(name), now?.get(name)]
    if (from && to) {
      const stale = name === '' ? welshChanges(to.pathway, was!, is!, before, after) : []
      return comparePathways(from, to, base, stale) ?? []
    }
    return to ? [wholePathway(to, 'added')] : from ? [wholePathway(from, 'removed')] : []
  })
}

/** The nation's pathway under the name '', then those of its boards. */
function placedIn(folder: PathwayFolder, nation: NationId): Map<string, Placed> {
  const placed = new Map<string, Placed>()
  const own = resolve(folder, nation)
  if (own) placed.set('', { folder, pathway: own })
  for (const author of folder.boards.keys()) {
    const [of, board = ''] = author.split('.')
    const pathway = of === nation ? resolveBoard(folder, nation, board) : undefined
    if (pathway) placed.set(board, { folder, pathway })
  }
  return placed
}

/** A pathway that is written on both sides and could be read on one only has not come or gone: it has a fault. */
function unreadable(
  nation: NationId,
  slug: string,
  before: Tree,
  old: Map<string, Placed> | undefined,
  after: Tree,
  now: Map<string, Placed> | undefined,
): PathwayDiff | undefined {
  const written = ({ files }: Tree): boolean => {
    const names = [...files.keys()].filter((file) => !ignored(file) && file.split('/')[2] === slug)
    return names.some((file) => file.endsWith('/base.yaml')) && names.some((file) => file.endsWith(`/${nation}.yaml`))
  }
  const [was, is] = [old?.get(''), now?.get('')]
  const faulty = was && !is && written(after) ? 'now' : is && !was && written(before) ? 'before' : undefined
  const there = (was ?? is)?.pathway
  if (!faulty || !there) return undefined
  const text =
    faulty === 'now'
      ? 'This pathway can no longer be read, so it cannot be compared: see what `npm run check` says about it.'
      : 'This pathway could not be read before, so it cannot be compared; now it can.'
  return {
    slug,
    title: there.base.title,
    nation,
    state: 'unreadable',
    changes: [{ kind: 'pathway-unreadable', weight: 'ends', by: 'base', text }],
    class: 'major',
  }
}

/** Pairs of a translation whose English has moved away, and pairs that were written anew. */
function welshChanges(
  pathway: Resolved & { nation: NationId },
  was: PathwayFolder,
  is: PathwayFolder,
  before: Tree,
  after: Tree,
): Change[] {
  const { nation } = pathway
  const changes: Change[] = []
  if (nation !== 'wales') return changes
  const side = sideOf(pathway)
  const stale = ({ checked }: Tree, folder: PathwayFolder): string[] => {
    const files = new Set([...folder.translations.values()].map(({ file }) => file))
    return checked.diagnostics
      .filter(({ rule, file }) => rule === 'translation-fresh' && files.has(file))
      .map(({ what }) => what)
  }
  const known = stale(before, was)
  for (const what of stale(after, is).filter((one) => !known.includes(one)))
    changes.push({ kind: 'welsh-stale', weight: 'review', by: nation, text: `Welsh: ${inWords(what, side)}.` })
  for (const language of new Set([...was.translations.keys(), ...is.translations.keys()])) {
    const [old, now] = [was, is].map(({ translations }) => pairsOf(translations.get(language)?.value, language)) as [
      Pairs,
      Pairs,
    ]
    const name = languageNames[language as OtherLanguage]
    const [state, stateNow] = [was.translations.get(language)?.value.state, is.translations.get(language)?.value.state]
    if (state !== stateNow)
      changes.push({
        kind: 'welsh',
        weight: 'review',
        by: nation,
        text: `The ${name} was ${quote(state ?? 'missing')}, and is now ${quote(stateNow ?? 'missing')}.`,
        before: state ?? 'missing',
        after: stateNow ?? 'missing',
      })
    for (const [key, { en, own }] of now) {
      const other = old.get(key)
      if (other === undefined)
        changes.push({
          kind: 'welsh',
          weight: 'wording',
          by: nation,
          text: `New ${name} for ${quote(en)}: ${quote(own)}.`,
          after: own,
        })
      else if (!same(other.own, own))
        changes.push({
          kind: 'welsh',
          weight: 'wording',
          by: nation,
          text: `The ${name} of ${quote(en)} was ${quote(other.own)}, and is now ${quote(own)}.`,
          before: other.own,
          after: own,
        })
    }
    for (const [key, { en, own }] of old)
      if (!now.has(key))
        changes.push({
          kind: 'welsh',
          weight: 'wording',
          by: nation,
          text: `The ${name} of ${quote(en)} is gone.`,
          before: own,
        })
  }
  return changes
}

/** What the check says by ids, for somebody who reads the pathway and not its files. */
function inWords(what: string, side: Side): string {
  return what.replace(
    /^`([^`]*)` is no longer the English of `([^`]*)`$/,
    (_, en: string, id: string) =>
      `${quote(en)} is no longer the English ${id === 'page' ? 'around the steps' : `of ${nameOf(side, id)}`}`,
  )
}

type Pairs = Map<string, { en: string; own: string }>

function pairsOf(translation: Translation | undefined, language: string): Pairs {
  const pairs: Pairs = new Map()
  for (const [key, list] of Object.entries(translation ?? {}))
    if (Array.isArray(list))
      for (const pair of list)
        pairs.set(`${key}\n${pair.en}`, { en: pair.en, own: pair[language as OtherLanguage] ?? '' })
  return pairs
}
