/**
 * More than a hundred edits of the starter library, as a clinician would make them in the files, drawn by seed. Of each it
 * is known beforehand what has to be told and to which nations; anything else that is told is a fault too.
 */
import { describe, expect, test } from 'vitest'
import { isMap, parseDocument, type Document } from 'yaml'
import { readRoots } from '../../scripts/cli/files.ts'
import { repository } from '../../scripts/cli/args.ts'
import type { NationPathway } from '../library.ts'
import { nations, type NationId } from '../nations.ts'
import { check } from '../pipeline.ts'
import type { Files } from '../read/library.ts'
import { strengths, urgencies, type Step } from '../validate/schema/step.ts'
import type { Change, ChangeClass, ChangeKind, PathwayDiff } from './change.ts'
import { diffLibraries, type LibraryDiff, type Tree } from './diff.ts'
import { isEmpty } from './told.ts'

const library = readRoots([repository]).files
const folders = [...library.keys()]
  .filter((file) => file.endsWith('/base.yaml') && !file.includes('/_'))
  .map((file) => file.slice(0, -'/base.yaml'.length))

const treeOf = (files: Files): Tree => ({ files, checked: check(files, { nations, asOf: '2026-11-25' }) })
const before = new Map<string, Tree>()
/** One folder with all shared content. */
function treeBefore(folder: string): Tree {
  const known = before.get(folder)
  if (known) return known
  const tree = treeOf(
    new Map([...library].filter(([file]) => file.startsWith(`${folder}/`) || file.startsWith('content/'))),
  )
  before.set(folder, tree)
  return tree
}

/** The same numbers in every run. */
function random(seed: number): <T>(all: readonly T[]) => T {
  let state = seed
  return (all) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return all[((mixed ^ (mixed >>> 16)) >>> 0) % all.length]!
  }
}

interface Edit {
  /** What is done, for whoever reads a failed test. */
  words: string
  file: string
  text: string
  /** The one change that has to be told, and to whom. Nothing: no change at all. */
  must?: {
    kinds: ChangeKind[]
    step?: string
    before?: string
    after?: string
    to: readonly NationId[]
    class: ChangeClass
    weight?: Change['weight']
  }
  /** What may be told besides. */
  may?: readonly ChangeKind[]
}

type Pick = ReturnType<typeof random>
type Maker = (folder: string, pick: Pick) => Edit | undefined

const review: readonly ChangeKind[] = ['variant-unreviewed', 'base-moved-under', 'welsh-stale']
const moves: readonly ChangeKind[] = [
  'journey-ends-elsewhere',
  'journey-vanishes',
  'journey-appears',
  'case-ends-elsewhere',
  'range',
]

const edited = (folder: string, name: string, change: (document: Document) => void): { file: string; text: string } => {
  const file = `${folder}/${name}.yaml`
  const document = parseDocument(library.get(file)!)
  change(document)
  return { file, text: document.toString() }
}

const pathwayIn = (folder: string, nation: NationId): NationPathway['pathway'] =>
  treeBefore(folder).checked.pathways.get(nation)![0]!.pathway

/** Nations that have this step from the base: they are the ones whose readers meet a change of it. */
const leaning = (folder: string, step: string): NationId[] =>
  nations.filter((nation) => pathwayIn(folder, nation).steps.get(step)?.by === 'base')

const stepsOf = (folder: string, holds: (step: Step, id: string) => boolean): [string, Step][] =>
  Object.entries(treeBefore(folder).checked.library.folders[0]!.base.value.steps).filter(
    ([id, step]) => holds(step, id) && leaning(folder, id).length > 0,
  )

/** A nation's own figure. Where no answer leans on it, it is told, and nobody ends elsewhere. */
const threshold =
  (decides: boolean): Maker =>
  (folder, pick) => {
    const leansOn = (nation: NationId, name: string): boolean =>
      [...pathwayIn(folder, nation).steps.values()].some(
        ({ value }) =>
          value.kind === 'question' &&
          Object.values(value.answers).some((answer) =>
            [answer.from, answer.above, answer.below, answer['up-to']].includes(name),
          ),
      )
    const all = nations.flatMap((nation) =>
      [...pathwayIn(folder, nation).values].flatMap(([name, { given }]) =>
        given && 'is' in given.value && leansOn(nation, name) === decides ? [{ nation, name, is: given.value.is }] : [],
      ),
    )
    if (all.length === 0) return undefined
    const { nation, name, is } = pick(all)
    return {
      words: `${nation} ${name} ${is} → ${is * 2 + 1}`,
      ...edited(folder, nation, (document) => document.setIn(['values', name, 'is'], is * 2 + 1)),
      must: { kinds: decides ? ['value', 'range'] : ['value'], to: [nation], class: decides ? 'major' : 'minor' },
      may: decides ? moves : [],
    }
  }

const textKey = (step: Step): 'ask' | 'do' | undefined =>
  'ask' in step ? 'ask' : 'do' in step && step.do !== undefined ? 'do' : undefined

function rewrite(
  weight: 'wording' | 'typo' | 'care',
  size: ChangeClass,
  anew: (text: string) => string | undefined,
): Maker {
  return (folder, pick) => {
    const all = stepsOf(
      folder,
      (step) =>
        textKey(step) !== undefined && anew((step as Record<string, unknown>)[textKey(step)!] as string) !== undefined,
    )
    if (all.length === 0) return undefined
    const [id, step] = pick(all)
    const key = textKey(step)!
    const was = (step as Record<string, unknown>)[key] as string
    const is = anew(was)!
    return {
      words: `${id}: ${is}`,
      ...edited(folder, 'base', (document) => document.setIn(['steps', id, key], is)),
      must: { kinds: ['reworded'], step: id, before: was, after: is, to: leaning(folder, id), class: size, weight },
      may: review,
    }
  }
}

const misspelt = (text: string): string | undefined => {
  const [word] = /\b[a-z]{7,}\b/.exec(text) ?? []
  return word === undefined || word[4] === word[5]
    ? undefined
    : text.replace(word, word.slice(0, 4) + word[5]! + word[4]! + word.slice(6))
}

const reroute: Maker = (folder, pick) => {
  const questions = stepsOf(folder, (step) => step.kind === 'question')
  if (questions.length === 0) return undefined
  const [id, step] = pick(questions)
  if (step.kind !== 'question') return undefined
  const [answer, { go }] = pick(Object.entries(step.answers).filter(([, one]) => one.go !== undefined))
  // An end that this answer cannot reach now: so somebody ends elsewhere for certain.
  const reached = (from: string | undefined, nation: NationId): Set<string> => {
    const seen = new Set<string>()
    const open = from === undefined ? [] : [from]
    const { steps } = pathwayIn(folder, nation)
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const one = steps.get(at)?.value
      if (!one || seen.has(at)) continue
      seen.add(at)
      const { answers, yes, no, then } = one as {
        answers?: Record<string, { go?: string }>
        yes?: string
        no?: string
        then?: string
      }
      open.push(
        ...[yes, no, then, ...Object.values(answers ?? {}).map((other) => other.go)].filter((to) => to !== undefined),
      )
    }
    return seen
  }
  const to = leaning(folder, id)
  const ends = stepsOf(
    folder,
    (one, end) => (one.kind === 'manage' || one.kind === 'referral') && one.then === undefined && end !== go,
  ).map(([end]) => end)
  const free = ends.filter((end) =>
    to.every((nation) => pathwayIn(folder, nation).steps.has(end) && !reached(go, nation).has(end)),
  )
  if (free.length === 0) return undefined
  const target = pick(free)
  return {
    words: `${id}.${answer}: ${go} → ${target}`,
    ...edited(folder, 'base', (document) => document.setIn(['steps', id, 'answers', answer, 'go'], target)),
    must: {
      kinds: ['re-routed', 'journey-ends-elsewhere'],
      step: id,
      before: go!,
      after: target,
      to,
      class: 'major',
      weight: 'ends',
    },
    may: [...review, ...moves],
  }
}

const lists = (folder: string): [string, Step][] =>
  stepsOf(folder, (step) => step.kind === 'criteria' && Object.keys(step['any-of'] ?? {}).length > 1)

const criterionGone: Maker = (folder, pick) => {
  const all = lists(folder)
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  if (step.kind !== 'criteria') return undefined
  const item = pick(Object.keys(step['any-of']!))
  return {
    words: `${id} without ${item}`,
    ...edited(folder, 'base', (document) => document.deleteIn(['steps', id, 'any-of', item])),
    must: { kinds: ['criterion-removed'], step: id, to: leaning(folder, id), class: 'major', weight: 'ends' },
    may: [...review, ...moves],
  }
}

const boundMoved: Maker = (folder, pick) => {
  const all = stepsOf(folder, (step) => step.kind === 'criteria').flatMap(([id, step]) =>
    step.kind !== 'criteria'
      ? []
      : Object.entries(step['any-of'] ?? step['all-of'] ?? {}).flatMap(([item, one]) =>
          typeof one === 'object' && one.age?.from !== undefined
            ? [
                {
                  id,
                  item,
                  from: one.age.from,
                  list: step['any-of'] ? 'any-of' : 'all-of',
                  only: Object.keys(one.age).length === 1,
                },
              ]
            : [],
        ),
  )
  if (all.length === 0) return undefined
  const { id, item, from, list, only } = pick(all)
  return {
    words: `${id}.${item}: ${from} → ${from - 5}`,
    ...edited(folder, 'base', (document) => document.setIn(['steps', id, list, item, 'age', 'from'], from - 5)),
    must: {
      kinds: ['criterion-bounds'],
      step: id,
      ...(only ? { before: `${from} or over`, after: `${from - 5} or over` } : {}),
      to: leaning(folder, id),
      class: 'major',
      weight: 'ends',
    },
    may: review,
  }
}

function otherWord(key: 'urgency' | 'strength', words: readonly string[]): Maker {
  return (folder, pick) => {
    const all = stepsOf(folder, (step) => step.kind === 'referral')
    if (all.length === 0) return undefined
    const [id, step] = pick(all)
    const was = (step as Record<string, unknown>)[key] as string
    const is = pick(words.filter((word) => word !== was))
    return {
      words: `${id}: ${was} → ${is}`,
      ...edited(folder, 'base', (document) => document.setIn(['steps', id, key], is)),
      must: { kinds: [key], step: id, before: was, after: is, to: leaning(folder, id), class: 'major', weight: 'ends' },
      may: [...review, ...moves],
    }
  }
}

/** An act leaves; who came to it goes on where it led. */
const stepGone: Maker = (folder, pick) => {
  const into = (id: string): [string, Step][] =>
    stepsOf(
      folder,
      (step) => step.kind === 'question' && Object.values(step.answers).some(({ go }) => go === id),
    ).concat(
      stepsOf(folder, (step) => step.kind === 'criteria' && (step.yes === id || step.no === id)),
      stepsOf(folder, (step) => 'then' in step && step.then === id),
    )
  const all = stepsOf(folder, (step, id) => {
    const then = 'then' in step ? step.then : undefined
    // Where a nation has a step of its own that leads here, it would be left without a way on.
    const alone = nations.every((nation) =>
      [...pathwayIn(folder, nation).steps.values()].every(
        ({ by, value }) => by === 'base' || !JSON.stringify(value).includes(`"${id}"`),
      ),
    )
    return (
      then !== undefined &&
      alone &&
      leaning(folder, id).length === nations.length &&
      into(id).length > 0 &&
      into(id).every(([from]) => leaning(folder, from).length === nations.length)
    )
  })
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const then = (step as { then: string }).then
  return {
    words: `${id} is gone, on to ${then}`,
    ...edited(folder, 'base', (document) => {
      document.deleteIn(['steps', id])
      const steps = document.get('steps')
      if (!isMap(steps)) throw new Error('no steps')
      for (const [from, other] of stepsOf(
        folder,
        (step) => step.kind === 'manage' && step['if-still-concerned'] === id,
      ))
        if (other.kind === 'manage') document.setIn(['steps', from, 'if-still-concerned'], then)
      for (const [from, other] of into(id)) {
        for (const key of ['yes', 'no', 'then'])
          if ((other as Record<string, unknown>)[key] === id) document.setIn(['steps', from, key], then)
        if (other.kind === 'question')
          for (const [answer, { go }] of Object.entries(other.answers))
            if (go === id) document.setIn(['steps', from, 'answers', answer, 'go'], then)
      }
    }),
    must: { kinds: ['step-removed', 're-routed'], to: nations, class: 'minor', weight: 'care' },
    may: [...review],
  }
}

const baseMoved: Maker = (folder) => {
  const version = treeBefore(folder).checked.library.folders[0]!.base.value.version
  return {
    words: `version ${version + 1}`,
    ...edited(folder, 'base', (document) => document.set('version', version + 1)),
    must: { kinds: ['version', 'variant-unreviewed'], to: nations, class: 'none', weight: 'review' },
  }
}

const sourceMoved: Maker = (folder, pick) => {
  const all = stepsOf(folder, (step) => step.source !== undefined)
  if (all.length === 0) return undefined
  const [id, { source }] = pick(all)
  return {
    words: `${id}: another source`,
    ...edited(folder, 'base', (document) => document.setIn(['steps', id, 'source'], `${source} annex`)),
    must: {
      kinds: ['source'],
      step: id,
      before: source!,
      after: `${source} annex`,
      to: leaning(folder, id),
      class: 'minor',
      weight: 'source',
    },
  }
}

const pinned: Maker = (folder, pick) => {
  const all = stepsOf(folder, (step) => step['road-title'] === undefined)
  const [id] = pick(all)
  return {
    words: `${id}: a title for its road`,
    ...edited(folder, 'base', (document) => document.setIn(['steps', id, 'road-title'], 'Another road')),
    must: {
      kinds: ['pin'],
      step: id,
      after: 'Another road',
      to: leaning(folder, id),
      class: 'none',
      weight: 'drawing',
    },
  }
}

/** Comments, line breaks, quotation marks and the order of keys within a step say nothing to a reader. */
const nothing: Maker = (folder, pick) => {
  const [id] = pick(stepsOf(folder, () => true))
  return {
    words: `${id}: the same in another layout`,
    ...edited(folder, 'base', (document) => {
      document.commentBefore = ' Another comment'
      const step = document.getIn(['steps', id])
      if (isMap(step)) step.items.reverse()
    }),
  }
}

const makers: Readonly<Record<string, Maker>> = {
  threshold: threshold(true),
  'figure that no answer leans on': threshold(false),
  wording: rewrite('wording', 'minor', (text) => `${text.replace(/[.?]$/, '')} in every such person here.`),
  'figure in a text': rewrite('care', 'minor', (text) => `${text.replace(/[.?]$/, '')} within 14 days.`),
  typo: rewrite('typo', 'patch', misspelt),
  're-route': reroute,
  'criterion deleted': criterionGone,
  'step removed': stepGone,
  'base moved under a variant': baseMoved,
  'item bound changed': boundMoved,
  'urgency changed': otherWord('urgency', urgencies),
  'strength changed': otherWord('strength', strengths),
  'source changed': sourceMoved,
  'drawing pinned': pinned,
  nothing,
}

function makeEdits(name: string, maker: Maker, count: number): { folder: string; edit: Edit }[] {
  const made: { folder: string; edit: Edit }[] = []
  const own = Object.keys(makers).indexOf(name) * 10_000
  for (let seed = own; made.length < count && seed < own + 400; seed++) {
    const pick = random(seed)
    const folder = pick(folders)
    const edit = maker(folder, pick)
    if (edit && !made.some((one) => one.folder === folder && one.edit.words === edit.words)) made.push({ folder, edit })
  }
  return made
}

const per = 8

describe.for(Object.entries(makers))('%s', ([name, maker]) => {
  const edits = makeEdits(name, maker, per)
  test('there are edits to look at', () => {
    expect(edits.length).toBeGreaterThanOrEqual(name === 'step removed' || name.startsWith('figure that') ? 3 : per)
  })
  test.for(edits)('$folder: $edit.words', ({ folder, edit }) => {
    const old = treeBefore(folder)
    const now = treeOf(new Map(old.files).set(edit.file, edit.text))
    const diff = diffLibraries(old, now, nations)
    expect(diff.shared).toEqual([])
    if (!edit.must) return expect(isEmpty(diff)).toBe(true)
    for (const nation of nations) expect(problems(diff, nation, edit, old, now), nation).toEqual([])
  })
})

/** In words, whatever is not told as it has to be. */
function problems(diff: LibraryDiff, nation: NationId, { must, may = [] }: Edit, old: Tree, now: Tree): string[] {
  const { kinds, step, before: was, after: is, to, class: size, weight } = must!
  const here: PathwayDiff | undefined = diff.nations.find((one) => one.nation === nation)!.pathways[0]
  const changes = here?.changes ?? []
  const met = to.includes(nation)
  const [first] = kinds
  const found: string[] = []
  if (!met) {
    for (const { kind, text } of changes) if (!review.includes(kind)) found.push(`invented: ${kind}: ${text}`)
    return found
  }
  for (const kind of kinds) if (!changes.some((change) => change.kind === kind)) found.push(`missed: ${kind}`)
  const main = changes.filter((change) => change.kind === first)
  if (main.length !== 1) found.push(`${main.length} × ${first}`)
  if (step !== undefined && main[0]?.step !== step) found.push(`of ${main[0]?.step}`)
  if (was !== undefined && main[0]?.before !== was) found.push(`before: ${main[0]?.before}`)
  if (is !== undefined && main[0]?.after !== is) found.push(`after: ${main[0]?.after}`)
  if (weight !== undefined && main[0]?.weight !== weight) found.push(`weighs ${main[0]?.weight}`)
  if (here?.class !== size) found.push(`${here?.class}, not ${size}`)
  for (const { kind, text } of changes)
    if (!kinds.includes(kind) && !may.includes(kind)) found.push(`invented: ${kind}: ${text}`)
  // Every case whose walk now ends at another step is told, by the walks that `check` itself made.
  const ends = (tree: Tree): Map<string, string | undefined> =>
    new Map(
      tree.checked.pathways
        .get(nation)![0]!
        .cases.map(({ case: one, walk }) => [one.case, walk.stuck ? 'stuck' : walk.end]),
    )
  const [from, until] = [ends(old), ends(now)]
  const told = changes.filter(({ kind }) => kind === 'case-ends-elsewhere').map(({ text }) => text)
  for (const [name, end] of from)
    if (end !== until.get(name) && !told.some((text) => text.startsWith(`“${name}” ended at`)))
      found.push(`missed: the case ${name}`)
  return found
}
