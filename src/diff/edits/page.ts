/** Edits of what is no step: head, sections, what a nation says for itself, cases, Welsh, and what all pathways share. */
import { isMap, isSeq } from 'yaml'
import { languages } from '../../languages.ts'
import { nations, type NationId } from '../../nations.ts'
import { isGap } from '../../pathway.ts'
import { sectionNames } from '../../validate/schema/pathway.ts'
import type { Step } from '../../validate/schema/step.ts'
import { edited, inBase, inNation, textKey, textOf, type Maker, type Scene } from './edit.ts'

/** A nation's own figure. Where no answer leans on it, it is told, and nobody ends elsewhere. */
function figure(decides: boolean, is: (was: number) => unknown): Maker {
  return (scene, pick) => {
    const leansOn = (nation: NationId, name: string): boolean =>
      [...scene.pathwayIn(nation).steps.values()].some(
        ({ value }) =>
          value.kind === 'question' &&
          Object.values(value.answers).some((answer) =>
            [answer.from, answer.above, answer.below, answer['up-to']].includes(name),
          ),
      )
    const all = nations.flatMap((nation) =>
      [...scene.pathwayIn(nation).values].flatMap(([name, { given }]) =>
        given && 'is' in given.value && leansOn(nation, name) === decides
          ? [{ nation, name, was: given.value.is }]
          : [],
      ),
    )
    if (all.length === 0) return undefined
    const { nation, name, was } = pick(all)
    const now = is(was)
    return {
      words: `${nation} ${name} ${was} → ${typeof now === 'number' ? now : 'not known'}`,
      files: inNation(scene, nation, (document) =>
        typeof now === 'number'
          ? document.setIn(['values', name, 'is'], now)
          : document.setIn(['values', name], document.createNode(now)),
      ),
      must: {
        kinds: decides ? ['value', 'range'] : ['value'],
        to: [nation],
        class: decides ? 'major' : 'minor',
      },
    }
  }
}
const notKnown = (): unknown => ({ 'not-known': 'No figure was found.', searched: '2026-11-22' })

const version: Maker = (scene) => ({
  words: `version ${scene.base.version + 1}`,
  files: inBase(scene, (document) => document.set('version', scene.base.version + 1)),
  must: { kinds: ['version', 'variant-unreviewed'], to: nations, class: 'none', weight: 'review' },
})

const whoIsMeant: Maker = (scene) => ({
  words: 'for: also children',
  files: inBase(scene, (document) => document.set('for', `${scene.base.for} Children too.`)),
  must: { kinds: ['page'], before: scene.base.for, to: nations, class: 'minor', weight: 'care' },
})

type SectionEdit = { name: (typeof sectionNames)[number]; entries: string[]; to: NationId[] }
/** Lists of the base, and who shows them. */
function sectionsOf({ base, pathwayIn }: Scene): SectionEdit[] {
  return sectionNames.flatMap((name) => {
    const section = base[name]
    if (section === undefined || isGap(section)) return []
    const entries = section.map((entry) => (typeof entry === 'string' ? entry : entry.say))
    const to = nations.filter((nation) => pathwayIn(nation).sections[name]?.by === 'base')
    return to.length === 0 ? [] : [{ name, entries, to }]
  })
}
/** What a reader acts on; and so is any figure. */
const weightOf = (name: string, text: string): 'care' | 'wording' =>
  ['red-flags', 'before-you-refer', 'who-not-to-refer'].includes(name) || /\d/.test(text) ? 'care' : 'wording'

const entryGone: Maker = (scene, pick) => {
  const all = sectionsOf(scene).filter(({ entries }) => entries.length > 1)
  if (all.length === 0) return undefined
  const { name, entries, to } = pick(all)
  const text = pick(entries)
  return {
    words: `${name} without entry ${entries.indexOf(text) + 1}`,
    files: inBase(scene, (document) => document.deleteIn([name, entries.indexOf(text)])),
    must: { kinds: ['section-entry-removed'], before: text, to, class: 'minor', weight: weightOf(name, text) },
  }
}

const entryNew: Maker = (scene, pick) => {
  const all = sectionsOf(scene)
  if (all.length === 0) return undefined
  const { name, to } = pick(all)
  const text = 'Whether an interpreter is wanted'
  return {
    words: `${name}: another entry`,
    files: inBase(scene, (document) =>
      document.addIn([name], document.createNode({ say: text, source: 'working-group' })),
    ),
    must: { kinds: ['section-entry-added'], after: text, to, class: 'minor', weight: weightOf(name, text) },
  }
}

const sectionGap: Maker = (scene, pick) => {
  const all = sectionsOf(scene)
  if (all.length === 0) return undefined
  const { name, to } = pick(all)
  return {
    words: `${name} is not known`,
    files: inBase(scene, (document) =>
      document.set(name, document.createNode({ 'not-known': 'Nothing was found.', searched: '2026-11-22' })),
    ),
    must: {
      kinds: ['section-gap', 'section-entry-removed'],
      after: 'Nothing was found.',
      to,
      class: 'minor',
      weight: 'care',
    },
  }
}

/** Steps that a nation wrote for itself. */
const ownSteps = (scene: Scene): { nation: NationId; id: string; step: Step; path: readonly (string | number)[] }[] =>
  nations.flatMap((nation) =>
    [...scene.pathwayIn(nation).steps].flatMap(([id, { by, value: step, at }]) =>
      by === nation && textKey(step) !== undefined ? [{ nation, id, step, path: at.path }] : [],
    ),
  )

const ownStep: Maker = (scene, pick) => {
  const all = ownSteps(scene)
  if (all.length === 0) return undefined
  const { nation, id, step, path } = pick(all)
  const [was, is] = [textOf(step), `${textOf(step).replace(/[.?]$/, '')} in every such person here.`]
  return {
    words: `${nation} ${id}: ${is}`,
    files: inNation(scene, nation, (document) => document.setIn([...path, textKey(step)!], is)),
    must: {
      kinds: ['reworded'],
      step: id,
      before: was,
      after: is,
      to: [nation],
      class: 'minor',
      weight: 'wording',
    },
  }
}

/** A nation writes a step of the base for itself, in the same words: who answers for it is another. */
const takenOver: Maker = (scene, pick) => {
  const all = nations.flatMap((nation) =>
    scene.pathwayIn(nation).stance?.stands === 'differs'
      ? [...scene.pathwayIn(nation).steps].flatMap(([id, { by, value }]) =>
          by === 'base' ? [{ nation, id, value }] : [],
        )
      : [],
  )
  if (all.length === 0) return undefined
  const { nation, id, value } = pick(all)
  const because = 'The clinical network wants to word this itself.'
  return {
    words: `${nation} writes ${id} for itself`,
    files: inNation(scene, nation, (document) => {
      const differs = document.get('differs')
      if (isSeq(differs)) differs.add(document.createNode({ because, source: 'working-group', steps: { [id]: value } }))
    }),
    must: {
      kinds: ['writer', 'difference'],
      step: id,
      before: 'base',
      after: nation,
      to: [nation],
      class: 'minor',
      weight: 'wording',
    },
  }
}

const notChecked: Maker = (scene, pick) => {
  const all = nations.filter((nation) => scene.pathwayIn(nation).stance?.stands === 'same as base')
  if (all.length === 0) return undefined
  const nation = pick(all)
  return {
    words: `${nation} is not checked`,
    files: inNation(scene, nation, (document) => document.set('stands', 'not checked')),
    must: {
      kinds: ['stance'],
      before: 'same as base',
      after: 'not checked',
      to: [nation],
      class: 'minor',
      weight: 'care',
    },
  }
}

const caseGone: Maker = (scene, pick) => {
  const all = scene.tree.checked.library.folders[0]!.cases?.value ?? []
  if (all.length < 2) return undefined
  const one = pick(all)
  return {
    words: `without the case ${one.case}`,
    files: edited(scene, `${scene.folder}/cases.yaml`, (document) => document.deleteIn([all.indexOf(one)])),
    must: {
      kinds: ['case-removed'],
      to: nations.filter((nation) => (one.ends[nation] ?? one.ends.all) !== undefined),
      class: 'none',
      weight: 'proof',
    },
  }
}

const welsh: Maker = (scene, pick) => {
  const file = `${scene.folder}/cy.yaml`
  if (!scene.tree.files.has(file)) return undefined
  const translation = scene.tree.checked.library.folders[0]!.translations.get(languages[0])?.value
  const keys = Object.keys(translation ?? {}).filter((key) => key !== 'state')
  if (keys.length === 0) return undefined
  const key = pick(keys)
  return {
    words: `the Welsh of ${key}`,
    files: edited(scene, file, (document) => document.setIn([key, 0, 'cy'], 'Geiriau eraill')),
    must: { kinds: ['welsh'], after: 'Geiriau eraill', to: ['wales'], class: 'minor', weight: 'wording' },
  }
}

const allGone: Maker = (scene) => ({
  words: 'the pathway is gone',
  files: Object.fromEntries(
    [...scene.tree.files.keys()].filter((file) => file.startsWith(`${scene.folder}/`)).map((file) => [file, undefined]),
  ),
  must: { kinds: ['pathway-removed'], to: nations, class: 'major', weight: 'ends' },
})

/** Of the register, which all pathways share: no pathway says anything else. */
const register: Maker = (scene, pick) => {
  const id = pick(Object.keys(scene.tree.checked.library.register))
  return {
    words: `the register: ${id} has another title`,
    files: edited(scene, 'content/sources.yaml', (document) => document.setIn([id, 'title'], 'Another title')),
    must: { kinds: ['source'], after: 'Another title', to: [], class: 'minor', weight: 'source', place: 'shared' },
  }
}

const facts: Maker = (scene, pick) => {
  const nation = pick(nations)
  return {
    words: `${nation} has another name`,
    files: edited(scene, `content/nations/${nation}.yaml`, (document) => {
      if (isMap(document.contents)) document.set('name', 'Another name')
    }),
    must: { kinds: ['content'], after: 'Another name', to: [nation], class: 'minor', weight: 'care', place: 'content' },
  }
}

export const pageEdits: Readonly<Record<string, Maker>> = {
  threshold: figure(true, (was) => was * 2 + 1),
  'threshold not known': figure(true, notKnown),
  'figure that no answer leans on': figure(false, (was) => was * 2 + 1),
  'version of the base': version,
  'who is meant': whoIsMeant,
  'section entry gone': entryGone,
  'section entry added': entryNew,
  'section not known': sectionGap,
  'a nation’s own step': ownStep,
  'step taken over by a nation': takenOver,
  'nation not checked': notChecked,
  'case gone': caseGone,
  welsh,
  'pathway gone': allGone,
  'register of sources': register,
  'facts of a nation': facts,
}
