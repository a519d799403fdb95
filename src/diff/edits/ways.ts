/** Edits of where a step leads: an answer re-routed, added or taken away, a step taken out or put in. */
import { isMap, type Document } from 'yaml'
import { nations, type NationId } from '../../nations.ts'
import type { Step } from '../../validate/schema/step.ts'
import { inBase, leaning, stepsOf, type Maker, type Scene } from './edit.ts'
import { waysOn } from './expected.ts'

type Question = Extract<Step, { kind: 'question' }>
const questionsOf = (scene: Scene, holds: (step: Question) => boolean = () => true): [string, Question][] =>
  stepsOf(scene, (step) => step.kind === 'question' && holds(step)) as [string, Question][]

/** Steps that can be reached from one, itself among them. */
function reached({ pathwayIn }: Scene, from: string, nation: NationId): Set<string> {
  const { steps } = pathwayIn(nation)
  const seen = new Set<string>()
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const step = steps.get(at)?.value
    if (!step || seen.has(at)) continue
    seen.add(at)
    open.push(...waysOn(step).map(([, to]) => to))
  }
  return seen
}

/** To an end that the answer cannot reach now: so somebody ends elsewhere for certain. */
const reroute: Maker = (scene, pick) => {
  const questions = questionsOf(scene)
  if (questions.length === 0) return undefined
  const [id, step] = pick(questions)
  const [answer, { go = '' }] = pick(Object.entries(step.answers).filter(([, one]) => one.go !== undefined))
  const to = leaning(scene, id)
  const free = stepsOf(
    scene,
    (one, end) =>
      (one.kind === 'manage' || one.kind === 'referral') &&
      one.then === undefined &&
      to.every((nation) => scene.pathwayIn(nation).steps.has(end) && !reached(scene, go, nation).has(end)),
  )
  if (free.length === 0) return undefined
  const [target] = pick(free)
  return {
    words: `${id}.${answer}: ${go} → ${target}`,
    files: inBase(scene, (document) => document.setIn(['steps', id, 'answers', answer, 'go'], target)),
    must: {
      kinds: ['re-routed', 'journey-ends-elsewhere'],
      step: id,
      before: go,
      after: target,
      to,
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

/** Questions in words: of a measured one, figures would be left without an answer. */
const inWords = (step: Question): boolean => step.measure === undefined

const answerNew: Maker = (scene, pick) => {
  const all = questionsOf(scene, inWords)
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const go = pick(Object.values(step.answers).flatMap((answer) => answer.go ?? []))
  return {
    words: `${id}: another answer, on to ${go}`,
    files: inBase(scene, (document) =>
      document.setIn(['steps', id, 'answers', 'cannot-say'], document.createNode({ say: 'Cannot say', go })),
    ),
    must: {
      kinds: ['answer-added', 'journey-appears'],
      step: id,
      after: 'Cannot say',
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

const answerGone: Maker = (scene, pick) => {
  const all = questionsOf(scene, (step) => inWords(step) && Object.keys(step.answers).length > 2)
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const [answer, { say }] = pick(Object.entries(step.answers))
  return {
    words: `${id} without the answer ${answer}`,
    files: inBase(scene, (document) => document.deleteIn(['steps', id, 'answers', answer])),
    must: {
      kinds: ['answer-removed', 'journey-vanishes'],
      step: id,
      ...(say === undefined ? {} : { before: say }),
      to: leaning(scene, id),
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

/** Steps that lead to one. */
const into = (scene: Scene, id: string): [string, Step][] =>
  stepsOf(scene, (step) => waysOn(step).some(([, to]) => to === id))

/** Whoever was led to one step is led to another. */
function turn(document: Document, scene: Scene, was: string, is: string): void {
  for (const [from, step] of Object.entries(scene.base.steps)) {
    for (const key of ['yes', 'no', 'then', 'if-still-concerned'])
      if ((step as Record<string, unknown>)[key] === was) document.setIn(['steps', from, key], is)
    if (step.kind === 'question')
      for (const [answer, { go }] of Object.entries(step.answers))
        if (go === was) document.setIn(['steps', from, 'answers', answer, 'go'], is)
  }
}

/** An act leaves; who came to it goes on where it led. */
const stepGone: Maker = (scene, pick) => {
  const everywhere = (id: string): boolean => leaning(scene, id).length === nations.length
  const all = stepsOf(scene, (step, id) => {
    // Where a nation has a step of its own that leads here, it would be left without a way on.
    const alone = nations.every((nation) =>
      [...scene.pathwayIn(nation).steps.values()].every(
        ({ by, value }) => by === 'base' || !JSON.stringify(value).includes(`"${id}"`),
      ),
    )
    const from = into(scene, id)
    return (
      'then' in step &&
      step.then !== undefined &&
      alone &&
      everywhere(id) &&
      from.length > 0 &&
      from.every(([one]) => everywhere(one))
    )
  })
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const { then } = step as { then: string }
  const near = Object.entries(scene.base.steps)
    .filter(([, one]) => JSON.stringify(one).includes(`"${id}"`))
    .map(([one]) => one)
  return {
    words: `${id} is gone, on to ${then}`,
    files: inBase(scene, (document) => {
      document.deleteIn(['steps', id])
      turn(document, scene, id, then)
    }),
    must: {
      kinds: ['step-removed', 're-routed'],
      step: id,
      to: nations,
      class: 'minor',
      weight: 'care',
      near,
      moved: [id, ...near],
    },
  }
}

/** Something to do between two steps: everybody still ends where they did. */
const stepNew: Maker = (scene, pick) => {
  // A nation with a way of its own here would have the new step too, and nothing that leads to it.
  const all = stepsOf(
    scene,
    (step, id) => 'then' in step && step.then !== undefined && leaning(scene, id).length === nations.length,
  )
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const { then } = step as { then: string }
  return {
    words: `${id} → weigh-first → ${then}`,
    files: inBase(scene, (document) => {
      document.setIn(['steps', id, 'then'], 'weigh-first')
      document.setIn(
        ['steps', 'weigh-first'],
        document.createNode({ kind: 'do', do: 'Weigh the person.', then, source: step.source ?? 'working-group' }),
      )
    }),
    must: {
      kinds: ['re-routed', 'step-added'],
      step: id,
      before: then,
      after: 'weigh-first',
      to: nations,
      class: 'minor',
      weight: 'care',
      near: ['weigh-first'],
      moved: [id, 'weigh-first'],
    },
  }
}

const concernedElsewhere: Maker = (scene, pick) => {
  const all = stepsOf(scene, (step) => step.kind === 'manage' && step['if-still-concerned'] !== undefined)
  if (all.length === 0) return undefined
  const [id, step] = pick(all)
  const was = (step as { 'if-still-concerned': string })['if-still-concerned']
  const to = leaning(scene, id)
  const others = stepsOf(
    scene,
    (one, end) =>
      one.kind === 'referral' && end !== was && to.every((nation) => scene.pathwayIn(nation).steps.has(end)),
  )
  if (others.length === 0) return undefined
  const [target] = pick(others)
  return {
    words: `${id}, still concerned: ${was} → ${target}`,
    files: inBase(scene, (document) => document.setIn(['steps', id, 'if-still-concerned'], target)),
    must: {
      kinds: ['re-routed'],
      step: id,
      before: was,
      after: target,
      to,
      class: 'major',
      weight: 'ends',
      moved: [id],
    },
  }
}

/** The keys of a step leave and come again in another place of the file: that is its place in reading order. */
const readLater: Maker = (scene, pick) => {
  const ids = Object.keys(scene.base.steps)
  const id = pick(ids.slice(0, -1))
  // Every nation that has the step and another of the base after it reads in another order.
  const to = leaning(scene, id).filter((nation) =>
    ids.slice(ids.indexOf(id) + 1).some((other) => scene.pathwayIn(nation).steps.has(other)),
  )
  if (to.length !== nations.length) return undefined
  return {
    words: `${id} is read last`,
    files: inBase(scene, (document) => {
      const steps = document.get('steps')
      if (!isMap(steps)) return
      const at = steps.items.findIndex(({ key }) => String(key) === id)
      steps.items.push(...steps.items.splice(at, 1))
    }),
    must: { kinds: ['order'], to, class: 'none', weight: 'drawing' },
  }
}

export const wayEdits: Readonly<Record<string, Maker>> = {
  're-route': reroute,
  'answer added': answerNew,
  'answer gone': answerGone,
  'step removed': stepGone,
  'step put in': stepNew,
  'still concerned, elsewhere': concernedElsewhere,
  'reading order': readLater,
}
