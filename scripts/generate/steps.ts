/** New steps, in general clinical words. */
import type { Item } from '../../src/validate/schema/parts.ts'
import { strengths, type Answer, type Step } from '../../src/validate/schema/step.ts'
import type { Random } from './random.ts'
import { madeUp } from './sources.ts'
import { slugOf, type Topic } from './topic.ts'
import { generalFindings, tests, type Measured } from './vocabulary.ts'

/** What new steps are made with. `nation` is who writes them: its sources are cited. */
export interface Writer {
  topic: Topic
  random: Random
  nation: string
  /** An id that no step, value or criterion of this pathway has had. */
  fresh: (words: string) => string
}

export type Named = readonly [string, Step]

const owner = 'Whoever requests the test acts on it, or hands that over by name.'

export function citation({ random, nation }: Pick<Writer, 'random' | 'nation'>): string {
  const section = `${random.int(1, 9)}.${random.int(1, 9)}`
  return `${madeUp(nation, section)} ${section}.${random.int(1, 9)}`
}

const begins = { must: 'Refer', refer: 'Refer', consider: 'Consider referral', may: 'May be referred' } as const

export function outcome(writer: Writer, others: readonly string[]): Named {
  const { random, topic, fresh } = writer
  const source = citation(writer)
  const service = random.pick(topic.specialty.services)
  const place = service.replaceAll('-', ' ')
  const kind = random.int(0, others.length > 0 ? 9 : 8)
  if (kind < 6) {
    // No emergencies: those belong at the start of a pathway, and these are put in anywhere.
    const urgency = random.pick(['same-day', 'suspected-cancer', 'urgent', 'urgent', 'routine', 'routine'] as const)
    const strength = random.pick(strengths)
    const start = begins[strength]
    return [
      fresh(`refer ${place}`),
      {
        kind: 'referral',
        strength,
        urgency,
        service,
        do: `${start} to the ${place} service for ${topic.about}.`,
        source,
      },
    ]
  }
  if (kind < 8)
    return [
      fresh(random.pick(['manage in practice', 'safety net', 'review in practice', 'treat and review'])),
      {
        kind: 'manage',
        do: random.pick([
          `Manage ${topic.about} in the practice and agree when to come back.`,
          'No referral now. Explain what to look out for and when to ask again.',
          `Treat what can be treated and review the ${topic.aliases[0]}.`,
          'Look for another cause and offer a review.',
        ]),
        source,
      },
    ]
  if (kind < 9)
    return [
      fresh('what next not known'),
      {
        kind: 'manage',
        'not-known': `What to do next for ${topic.about} was not found in the text that was read.`,
        searched: '2026-01-01',
        meanwhile: 'Use the guidance of your own area.',
      },
    ]
  return [
    fresh('other pathway'),
    { kind: 'go-to', do: 'Go on with the other pathway.', pathway: random.pick(others), source },
  ]
}

/** A test and the question about its result. The result's bounds are figures, or a value that each nation gives. */
export function measuredPair(writer: Writer, raised: string, onward: string, value?: string): [Named, Named, Measured] {
  const { random, topic, fresh } = writer
  const chosen = random.pick(tests(topic.specialty))
  const { test, measure, unit } = chosen
  const resultId = fresh(`${measure} result`)
  const limit = value ?? near(chosen.around, random)
  const answers: Record<string, Answer> = { raised: { from: limit, go: raised } }
  if (typeof limit === 'number' && random.chance(0.3)) {
    const lower = rounded(limit * random.pick([0.4, 0.5, 0.6]))
    answers['borderline'] = { from: lower, below: limit, go: onward }
    answers['low'] = { below: lower, go: onward }
  } else answers['not-raised'] = { below: limit, go: onward }
  answers['no-result'] = { 'without-result': 'Not done, or no result yet', go: onward }
  return [
    [
      fresh(`request ${measure}`),
      { kind: 'test', do: `Request ${test}.`, 'who-acts-on-result': owner, source: citation(writer), then: resultId },
    ],
    [
      resultId,
      { kind: 'question', ask: `What is the ${measure} result?`, measure, unit, answers, source: citation(writer) },
    ],
    chosen,
  ]
}

export function criteriaStep(writer: Writer, yes: string, no: string): Named {
  const { random, topic, fresh } = writer
  const list = random.chance(0.75) ? 'any-of' : 'all-of'
  return [
    fresh(random.pick(['features', 'criteria', 'findings', 'risk factors'])),
    {
      kind: 'criteria',
      ask: random.pick([
        `Does the person have a feature that matters in ${topic.about}?`,
        `Are criteria for the ${random.pick(topic.specialty.services).replaceAll('-', ' ')} service met?`,
        'Is there a finding that changes the route?',
      ]),
      [list]: list === 'any-of' ? criteriaItems(writer, random.int(2, 7)) : criteriaItems(writer, random.int(2, 3), 0),
      source: citation(writer),
      yes,
      no,
    },
  ]
}

/**
 * Criteria under ids of their own.
 * @param share how many of them, from 0 to 1, hold only at certain ages or after some weeks
 * @param but texts that the list has already
 */
export function criteriaItems(
  { topic, random, fresh }: Writer,
  count: number,
  share = 0.3,
  but: ReadonlySet<string> = new Set(),
): Record<string, Item> {
  const known = [...topic.specialty.findings, ...generalFindings].filter((text) => !but.has(text))
  const texts = random.shuffled(known).slice(0, count)
  return Object.fromEntries(
    texts.map((say): [string, Item] => {
      const id = fresh(say)
      if (!random.chance(share)) return [id, say]
      const kind = random.int(0, 2)
      if (kind === 0) return [id, { say, age: { from: random.pick([25, 30, 40, 45, 50, 60]) } }]
      if (kind === 1) return [id, { say, age: { below: random.pick([50, 55, 60, 70]) } }]
      return [id, { say, weeks: { from: random.int(2, 12) } }]
    }),
  )
}

export function yesNoQuestion(writer: Writer, yes: string, no: string): Named {
  const { random, topic, fresh } = writer
  const [name, ask] = random.pick([
    ['concern', 'Is there still strong concern?'],
    ['first treatment', 'Has first treatment been tried for long enough?'],
    ['fit for test', 'Is the person well enough for the test?'],
    ['wishes', 'Does the person want to be referred?'],
    ['better', `Is the ${topic.aliases[0]} getting better?`],
    ['seen before', 'Has the same problem been seen by this service before?'],
  ] as const)
  const answers: Record<string, Answer> = { yes: { say: 'Yes', go: yes }, no: { say: 'No', go: no } }
  if (random.chance(0.25)) answers['unsure'] = { say: 'Not sure', go: no }
  return [fresh(name), { kind: 'question', ask, answers, source: citation(writer) }]
}

export function actStep(writer: Writer, then: string): Named {
  const { random, topic, fresh } = writer
  const source = citation(writer)
  if (random.chance(0.35))
    return [
      fresh('ask advice'),
      {
        kind: 'advice',
        do: `Ask for advice about ${topic.about} before deciding.`,
        'who-acts-on-result': 'Whoever asks acts on the answer.',
        source,
        then,
      },
    ]
  const [name, act] = random.pick([
    ['examine', 'Examine the person and record what is found.'],
    ['review medicines', 'Review the medicines that could explain it.'],
    ['explain', 'Explain what happens next and how to ask for help sooner.'],
    ['first treatment', 'Offer first treatment, as the local formulary sets it out.'],
    ['record', 'Record when the problem began and what it stops the person from doing.'],
  ] as const)
  return [fresh(name), { kind: 'do', do: act, source, then }]
}

/** A figure of about the size of another, as a guideline would write it. */
export function near(around: number, random: Random): number {
  return rounded(around * random.pick([0.5, 0.75, 0.8, 1, 1, 1.2, 1.25, 1.5, 2]))
}

export function rounded(figure: number): number {
  return Number(figure.toPrecision(figure < 1 ? 2 : 3))
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Ids that are told apart by letters: a figure in an id could be taken for a threshold. */
export function freshIds(taken: Set<string>): Writer['fresh'] {
  return (words) => {
    const stem = slugOf(words).slice(0, 50).replace(/-+$/, '')
    let id = stem
    for (let i = 1; taken.has(id); i++) id = `${stem}-${letters[i % 26]!.repeat(1 + Math.floor(i / 26))}`
    taken.add(id)
    return id
  }
}
