/** Edits of what a step says: words, figures, criteria, urgency, strength, source. */
import { isMap } from 'yaml'
import { nations } from '../../nations.ts'
import { strengths, urgencies, type Step } from '../../validate/schema/step.ts'
import type { ChangeClass } from '../change.ts'
import { inBase, leaning, stepsOf, textKey, textOf, type Maker, type Scene } from './edit.ts'

function rewrite(
  weight: 'wording' | 'typo' | 'care',
  size: ChangeClass,
  anew: (text: string) => string | undefined,
  holds: (scene: Scene, id: string) => boolean = () => true,
): Maker {
  return (scene, pick) => {
    const all = stepsOf(
      scene,
      (step, id) => textKey(step) !== undefined && anew(textOf(step)) !== undefined && holds(scene, id),
    )
    if (all.length === 0) return undefined
    const [id, step] = pick(all)
    const [was, is] = [textOf(step), anew(textOf(step))!]
    return {
      words: `${id}: ${is}`,
      files: inBase(scene, (document) => document.setIn(['steps', id, textKey(step)!], is)),
      must: {
        kinds: ['reworded'],
        step: id,
        before: was,
        after: is,
        to: leaning(scene, id),
        class: size,
        weight,
        moved: weight === 'typo' ? [] : [id],
      },
    }
  }
}

const misspelt = (text: string): string | undefined => {
  const [word] = /\b[a-z]{7,}\b/.exec(text) ?? []
  return word === undefined || word[4] === word[5]
    ? undefined
    : text.replace(word, word.slice(0, 4) + word[5]! + word[4]! + word.slice(6))
}
const saidAnew = (more: string) => (text: string) => `${text.replace(/[.?]$/, '')} ${more}.`

/** A nation writes or leaves out this step for itself, and another leans on the base's. */
const written = ({ pathwayIn }: Scene, id: string): boolean =>
  nations.some((nation) => pathwayIn(nation).steps.get(id)?.by !== 'base')

type Criteria = Extract<Step, { kind: 'criteria' }>
const criteriaOf = (scene: Scene, holds: (step: Criteria) => boolean = () => true): [string, Criteria][] =>
  stepsOf(scene, (step) => step.kind === 'criteria' && holds(step)) as [string, Criteria][]
const several = (step: Criteria): boolean => Object.keys(step['any-of'] ?? {}).length > 1

const criterionGone: Maker = (scene, pick) => {
  const all = criteriaOf(scene, several)
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const [item, text] = pick(Object.entries(step['any-of']!))
  return {
    words: `${id} without ${item}`,
    files: inBase(scene, (document) => document.deleteIn(['steps', id, 'any-of', item])),
    must: {
      kinds: ['criterion-removed'],
      step: id,
      ...(typeof text === 'string' ? { before: text } : {}),
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

const criterionNew: Maker = (scene, pick) => {
  const all = criteriaOf(scene, (step) => step['any-of'] !== undefined)
  if (all.length === 0) return undefined
  const [id] = pick(all)
  return {
    words: `${id} with another criterion`,
    files: inBase(scene, (document) =>
      document.setIn(['steps', id, 'any-of', 'night-sweats'], 'Drenching night sweats'),
    ),
    must: {
      kinds: ['criterion-added'],
      step: id,
      after: 'Drenching night sweats',
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

const allNeeded: Maker = (scene, pick) => {
  const all = criteriaOf(scene, several)
  if (all.length === 0) return undefined
  const [id] = pick(all)
  return {
    words: `${id}: all are needed`,
    files: inBase(scene, (document) => {
      const step = document.getIn(['steps', id])
      if (isMap(step)) for (const pair of step.items) if (String(pair.key) === 'any-of') pair.key = 'all-of'
    }),
    must: {
      kinds: ['criteria-rule'],
      step: id,
      before: 'any-of',
      after: 'all-of',
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

const boundMoved: Maker = (scene, pick) => {
  const all = criteriaOf(scene).flatMap(([id, step]) =>
    Object.entries(step['any-of'] ?? step['all-of'] ?? {}).flatMap(([item, one]) =>
      typeof one === 'object' && one.age?.from !== undefined
        ? [{ id, item, from: one.age.from, list: step['any-of'] ? 'any-of' : 'all-of', bounds: Object.keys(one.age) }]
        : [],
    ),
  )
  if (all.length === 0) return undefined
  const { id, item, from, list, bounds } = pick(all)
  return {
    words: `${id}.${item}: ${from} → ${from - 5}`,
    files: inBase(scene, (document) => document.setIn(['steps', id, list, item, 'age', 'from'], from - 5)),
    must: {
      kinds: ['criterion-bounds'],
      step: id,
      ...(bounds.length === 1 ? { before: `age ${from} or over`, after: `age ${from - 5} or over` } : {}),
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

function otherWord(key: 'urgency' | 'strength', words: readonly string[]): Maker {
  return (scene, pick) => {
    const all = stepsOf(scene, (step) => step.kind === 'referral')
    if (all.length === 0) return undefined
    const [id, step] = pick(all)
    const was = (step as Record<string, unknown>)[key] as string
    const is = pick(words.filter((word) => word !== was))
    return {
      words: `${id}: ${was} → ${is}`,
      files: inBase(scene, (document) => document.setIn(['steps', id, key], is)),
      must: {
        kinds: [key],
        step: id,
        before: was,
        after: is,
        to: leaning(scene, id),
        class: 'major',
        weight: 'ends',
        moved: [id],
      },
    }
  }
}

const noteNew: Maker = (scene, pick) => {
  const [id, { note }] = pick(stepsOf(scene, () => true))
  const text = 'Ask who could come along.'
  return {
    words: `${id}: another note`,
    files: inBase(scene, (document) => document.setIn(['steps', id, 'note'], [...[note ?? []].flat(), text])),
    must: {
      kinds: ['reworded'],
      step: id,
      after: text,
      to: leaning(scene, id),
      class: 'minor',
      weight: 'care',
      moved: [id],
    },
  }
}

const sourceMoved: Maker = (scene, pick) => {
  const all = stepsOf(scene, (step) => step.source !== undefined)
  if (all.length === 0) return undefined
  const [id, { source }] = pick(all)
  return {
    words: `${id}: another source`,
    files: inBase(scene, (document) => document.setIn(['steps', id, 'source'], `${source} annex`)),
    must: {
      kinds: ['source'],
      step: id,
      before: source!,
      after: `${source} annex`,
      to: leaning(scene, id),
      class: 'minor',
      weight: 'source',
    },
  }
}

const pinned: Maker = (scene, pick) => {
  const [id] = pick(stepsOf(scene, (step) => step['road-title'] === undefined))
  return {
    words: `${id}: a title for its road`,
    files: inBase(scene, (document) => document.setIn(['steps', id, 'road-title'], 'Another road')),
    must: { kinds: ['pin'], step: id, after: 'Another road', to: leaning(scene, id), class: 'none', weight: 'drawing' },
  }
}

/** Comments, line breaks, quotation marks and the order of keys within a step say nothing to a reader. */
const nothing: Maker = (scene, pick) => {
  const [id] = pick(stepsOf(scene, () => true))
  return {
    words: `${id}: the same in another layout`,
    files: inBase(scene, (document) => {
      document.commentBefore = ' Another comment'
      const step = document.getIn(['steps', id])
      if (isMap(step)) step.items.reverse()
    }),
  }
}

export const stepEdits: Readonly<Record<string, Maker>> = {
  wording: rewrite('wording', 'minor', saidAnew('in every such person here')),
  'figure in a text': rewrite('care', 'minor', saidAnew('within 14 days')),
  typo: rewrite('typo', 'patch', misspelt),
  'base moved under a variant': rewrite('wording', 'minor', saidAnew('in every such person here'), written),
  'criterion deleted': criterionGone,
  'criterion added': criterionNew,
  'all criteria needed': allNeeded,
  'item bound changed': boundMoved,
  'urgency changed': otherWord('urgency', urgencies),
  'strength changed': otherWord('strength', strengths),
  'note added': noteNew,
  'source changed': sourceMoved,
  'drawing pinned': pinned,
  'layout only': nothing,
}
