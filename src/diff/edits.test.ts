/**
 * A hundred edits and more of the starter library, as clinicians would make them in the files, drawn by seed
 * (`edits/`). What each must tell, and to whom, is worked out by the edit itself; anything else that is told is a fault too.
 */
import { describe, expect, test } from 'vitest'
import { readRoots } from '../../scripts/cli/files.ts'
import { repository } from '../../scripts/cli/args.ts'
import { nations, type NationId } from '../nations.ts'
import type { Change, PathwayDiff } from './change.ts'
import { diffLibraries, type LibraryDiff, type Tree } from './diff.ts'
import { random, sceneOf, treeOf, type Edit, type Maker, type Scene } from './edits/edit.ts'
import { turnedFigures, turnedJourneys, type Pathway } from './edits/expected.ts'
import { pageEdits } from './edits/page.ts'
import { stepEdits } from './edits/steps.ts'
import { wayEdits } from './edits/ways.ts'
import { resolveBoard } from '../resolve/resolve.ts'
import { isEmpty } from './told.ts'

const library = readRoots([repository]).files
const folders = [...library.keys()]
  .filter((file) => file.endsWith('/base.yaml') && !file.includes('/_'))
  .map((file) => file.slice(0, -'/base.yaml'.length))

/** Prose says nothing in these comparisons, and is slow to read. */
const isShared = (file: string): boolean => /^content\/.+\.yaml$/.test(file)

const scenes = new Map<string, Scene>()
/** One folder with all shared content: what is elsewhere, an edit cannot touch, and one test below holds that. */
function sceneIn(folder: string): Scene {
  const known = scenes.get(folder)
  if (known) return known
  const files = [...library].filter(([file]) => file.startsWith(`${folder}/`) || isShared(file))
  const scene = sceneOf(folder, treeOf(new Map(files)))
  scenes.set(folder, scene)
  return scene
}

const makers: Readonly<Record<string, Maker>> = { ...stepEdits, ...wayEdits, ...pageEdits }
const per = 4
/** The library holds no more places for these. */
const few: Readonly<Record<string, number>> = { 'step removed': 3, 'figure that no answer leans on': 3 }

function makeEdits(name: string, maker: Maker): { scene: Scene; edit: Edit; title: string }[] {
  const made: { scene: Scene; edit: Edit; title: string }[] = []
  const own = Object.keys(makers).indexOf(name) * 10_000
  for (let seed = own; made.length < per && seed < own + 400; seed++) {
    const pick = random(seed)
    const scene = sceneIn(pick(folders))
    const edit = maker(scene, pick)
    const title = edit && `${scene.slug}: ${edit.words}`
    if (edit && title && !made.some((one) => one.title === title)) made.push({ scene, edit, title })
  }
  return made
}

function apply(tree: Tree, { files }: Edit): Tree {
  const all = new Map(tree.files)
  for (const [file, text] of Object.entries(files))
    if (text === undefined) all.delete(file)
    else all.set(file, text)
  return treeOf(all)
}

let told = 0
const edits = Object.entries(makers).map(([name, maker]) => ({ name, made: makeEdits(name, maker) }))

describe.for(edits)('$name', ({ name, made }) => {
  test('there are edits to look at', () => {
    expect(made.length).toBeGreaterThanOrEqual(few[name] ?? per)
  })
  test.for(made)('$title', ({ scene, edit }) => {
    const now = apply(scene.tree, edit)
    expect(problems(scene, edit, now, diffLibraries(scene.tree, now, nations))).toEqual([])
    told++
  })
})

test('a hundred and more were told, none missed and none invented', () => {
  expect(told).toBeGreaterThan(130)
})

test('in the whole library, an edit of one pathway is told of that pathway alone', () => {
  const whole = treeOf(new Map([...library].filter(([file]) => file.startsWith('pathways/') || isShared(file))))
  for (const { name, made } of edits) {
    const [first] = made
    if (!first || name === 'register of sources' || name === 'facts of a nation') continue
    const { scene, edit } = first
    const diff = diffLibraries(whole, apply(whole, edit), nations)
    const slugs = diff.nations.flatMap(({ pathways }) => pathways.map(({ slug }) => slug))
    expect(
      slugs.filter((slug) => slug !== scene.slug),
      first.title,
    ).toEqual([])
    expect([diff.shared, diff.nations.flatMap(({ content }) => content)], first.title).toEqual([[], []])
    const alone = diffLibraries(scene.tree, apply(scene.tree, edit), nations)
    expect(texts(diff), first.title).toEqual(texts(alone))
  }
})

const texts = ({ nations: all }: LibraryDiff): string[] =>
  all.flatMap(({ nation, pathways }) =>
    pathways.flatMap(({ changes }) => changes.map(({ text }) => `${nation} ${text}`)),
  )

/** In words, whatever is not told as it has to be. */
function problems(scene: Scene, edit: Edit, now: Tree, diff: LibraryDiff): string[] {
  const { must } = edit
  if (!must) return isEmpty(diff) ? [] : ['something is told, and nothing changed', ...texts(diff)]
  const found = diff.nations.flatMap(({ nation, pathways, content }) => {
    const besides = must.place === 'content' ? pathways.flatMap(({ changes }) => changes) : content
    const own = must.place === 'content' ? content : pathways.find(({ board }) => board === undefined)?.changes
    const size = must.place ? undefined : pathways.find(({ board }) => board === undefined)?.class
    return [
      ...besides.map(({ text }) => `invented: ${text}`),
      ...pathways.filter(({ slug }) => slug !== scene.slug).map(({ slug }) => `invented: ${slug}`),
      ...inNation(scene, edit, now, nation, own ?? [], size),
      ...pathways.filter(({ board }) => board !== undefined).flatMap((one) => inBoard(scene, now, one, own ?? [])),
    ].map((problem) => `${nation}: ${problem}`)
  })
  if (must.place === 'shared') found.push(...mainProblems(must, diff.shared))
  else found.push(...diff.shared.map(({ text }) => `invented: ${text}`))
  return [...found, ...claimProblems(edit, diff)]
}

type Must = NonNullable<Edit['must']>

function mainProblems({ kinds, step, before, after, weight }: Must, changes: readonly Change[]): string[] {
  const found = kinds.filter((kind) => !changes.some((change) => change.kind === kind)).map((kind) => `missed: ${kind}`)
  // Who goes on past a step that left is turned at each step that led to it.
  const main = changes.filter(({ kind }) => kind === kinds[0])
  if (main.length !== 1) found.push(`${main.length} × ${kinds[0]}`)
  const [one] = main
  if (step !== undefined && one?.step !== step) found.push(`of ${one?.step}`)
  if (before !== undefined && one?.before !== before) found.push(`before: ${one?.before}`)
  if (after !== undefined && one?.after !== after) found.push(`after: ${one?.after}`)
  if (weight !== undefined && one?.weight !== weight) found.push(`weighs ${one?.weight}`)
  for (const words of [before, after])
    if (words !== undefined && words.includes(' ') && !one?.text.includes(words)) found.push(`does not say ${words}`)
  return found
}

const journeyKinds = ['journey-ends-elsewhere', 'journey-vanishes', 'journey-appears']

function inNation(
  scene: Scene,
  { must }: Edit,
  now: Tree,
  nation: NationId,
  changes: readonly Change[],
  size: string | undefined,
): string[] {
  const { kinds, to, class: expected, step, near = [], moved = [] } = must!
  if (must!.place === 'shared') return []
  const met = to.includes(nation)
  const found = met ? mainProblems(must!, changes) : []
  if (met && size !== undefined && size !== expected) found.push(`${size}, not ${expected}`)
  const before = scene.pathwayIn(nation)
  const after = now.checked.pathways.get(nation)?.[0]
  const count = (...those: string[]): number => changes.filter(({ kind }) => those.includes(kind)).length
  const exactly = (kind: string, wanted: number): void => {
    if (count(kind) !== wanted) found.push(`${count(kind)} × ${kind}, not ${wanted}`)
  }

  // Who has to look again: whoever leans on what moved, or writes it for themselves.
  if (!kinds.includes('variant-unreviewed')) {
    const leans = moved.some(
      (id) => before.steps.get(id)?.by === 'base' || (after?.pathway.steps.get(id)?.by ?? '') === 'base',
    )
    exactly('variant-unreviewed', leans ? 1 : 0)
    const writes = moved.some(
      (id) => before.without.has(id) || (before.steps.has(id) && before.steps.get(id)!.by !== 'base'),
    )
    exactly('base-moved-under', writes && before.stance?.stands !== 'own graph' ? 1 : 0)
  }
  if (nation !== 'wales') exactly('welsh-stale', 0)

  // Journeys and figures, walked and tried anew.
  const figures = after ? turnedFigures(before, after.pathway) : []
  exactly('range', figures.length)
  const turned = after ? turnedJourneys(before, after.pathway) : { both: [], one: [] }
  const journeys = count(...journeyKinds)
  const all = turned.both.length + turned.one.length
  if (turned.one.length === 0 && journeys !== all) found.push(`${journeys} journeys told, and ${all} turned`)
  if (all > 0 && journeys === 0) found.push('missed: journeys')
  if (journeys > all) found.push(`${journeys} journeys told, and only ${all} turned`)

  const steps = [step, ...near, ...figures.map((one) => one.step)]
  const besides = [
    'variant-unreviewed',
    'base-moved-under',
    'welsh-stale',
    'case-ends-elsewhere',
    'range',
    ...journeyKinds,
  ]
  for (const change of changes) {
    const { kind, text } = change
    if (besides.includes(kind)) continue
    if (!met || !kinds.includes(kind)) found.push(`invented: ${kind}: ${text}`)
    else if (change.step !== undefined && !steps.includes(change.step)) found.push(`another step: ${text}`)
  }
  return [...found, ...caseProblems(scene, now, nation, changes)]
}

/** A board's readers meet what its nation's meet, and journeys of their own. */
function inBoard(scene: Scene, now: Tree, diff: PathwayDiff, ofNation: readonly Change[]): string[] {
  const { nation, board, changes } = diff
  const placed = ({ checked }: Tree): Pathway | undefined => {
    const [folder] = checked.library.folders
    return folder && resolveBoard(folder, nation, board!)
  }
  const [before, after] = [placed(scene.tree), placed(now)]
  const texts = ofNation.map(({ text }) => text)
  const told = changes.filter(({ kind, weight }) => !journeyKinds.includes(kind) && weight !== 'review')
  const journeys = changes.filter(({ kind }) => journeyKinds.includes(kind)).length
  const turned = before && after ? turnedJourneys(before, after) : { both: [], one: [] }
  return [
    ...told.filter(({ text }) => !texts.includes(text)).map(({ text }) => `${board} invented: ${text}`),
    ...(turned.one.length === 0 && journeys !== turned.both.length && after
      ? [`${board}: ${journeys} journeys told, and ${turned.both.length} turned`]
      : []),
  ]
}

/** Every case whose walk now ends at another step is told, by the walks that `check` itself made; and no other. */
function caseProblems({ tree }: Scene, now: Tree, nation: NationId, changes: readonly Change[]): string[] {
  const ends = ({ checked }: Tree): Map<string, string | undefined> =>
    new Map(
      (checked.pathways.get(nation)?.[0]?.cases ?? []).map(({ case: one, walk }) => [
        one.case,
        walk.end === undefined ? 'stuck' : `${walk.end} ${walk.unknown ?? ''}`,
      ]),
    )
  const [from, until] = [ends(tree), ends(now)]
  const said = changes.filter(({ kind }) => kind === 'case-ends-elsewhere').map(({ text }) => text)
  const urgency = changes.some(({ kind }) => kind === 'urgency' || kind === 'strength')
  const elsewhere = [...from].filter(([name, end]) => until.has(name) && end !== until.get(name)).map(([name]) => name)
  const names = (text: string, name: string): boolean => text.startsWith(`“${name}” ended at`)
  return [
    ...elsewhere.filter((name) => !said.some((text) => names(text, name))).map((name) => `missed: the case ${name}`),
    ...said
      .filter((text) => !urgency && !elsewhere.some((name) => names(text, name)))
      .map((text) => `invented: ${text}`),
  ]
}

/** The version and the change log were not touched: whatever readers meet has to be asked for there. */
function claimProblems({ must, files }: Edit, { claims }: LibraryDiff): string[] {
  if (must?.place || Object.values(files).includes(undefined)) return claims.map(({ what }) => `invented: ${what}`)
  const size = must!.class
  const inBase = Object.keys(files).some((file) => file.endsWith('/base.yaml'))
  const wanted = [
    ...(size === 'major' || size === 'minor'
      ? [`This is a ${size} change, and the change log does not mention it`]
      : []),
    ...(size === 'major' && inBase ? ['People end elsewhere, and the base is still version'] : []),
  ]
  return [
    ...wanted.filter((what) => !claims.some((claim) => claim.what.startsWith(what))).map((what) => `missed: ${what}`),
    ...claims.filter(({ what }) => !wanted.some((one) => what.startsWith(one))).map(({ what }) => `invented: ${what}`),
  ]
}
