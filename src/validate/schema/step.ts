/** The eight kinds of step. `kind` decides which keys a step may have, so a message can name the right ones. */
import * as z from 'zod'
import { boundFields, gapFields, id, item, source, text } from './parts.ts'

const target = id.meta({ description: 'The id of the step that follows.' })

const common = {
  note: z
    .union([text, z.array(text).min(1)])
    .optional()
    .meta({ description: 'An aside for the reader, or a list of them.' }),
  source: source.optional(),
  after: target.optional().meta({
    description: 'In a nation’s file, for a new step: the step after which it is read.',
  }),
  'way-on': id.optional().meta({
    description:
      'Which answer goes down in the chart. Left out, the chart chooses; written, an edit elsewhere cannot move it.',
  }),
  'meets-at': target.optional().meta({
    description: 'The step at which the answers meet again, and where the chart goes on.',
  }),
  'road-title': text.optional().meta({
    description: 'The title of the road that begins with this step, where the chart gives it a road of its own.',
  }),
}

/** What an act says: `do`, or an honest gap in its place. */
const act = {
  do: text.optional().meta({ description: 'What the reader does, as an instruction.' }),
  'not-known': gapFields['not-known'].optional(),
  searched: gapFields.searched,
  meanwhile: gapFields.meanwhile,
}

/** An act goes on with `then`, or returns with `back`. */
const onward = {
  then: target.optional(),
  back: target.optional().meta({ description: 'The earlier step to which this returns. Declares a loop.' }),
}

const anyItems = z
  .record(id, item)
  .refine((items) => Object.keys(items).length > 0, 'is empty')
  .meta({ description: 'The criteria, each with an id of its own.' })

export const criteria = z.strictObject({
  kind: z.literal('criteria').meta({ description: 'A list of criteria; met or not met.' }),
  ask: text.meta({ description: 'The question that the list answers.' }),
  'any-of': anyItems.optional().meta({ description: 'One of these is enough.' }),
  'all-of': anyItems.optional().meta({ description: 'All of these are needed.' }),
  'list-incomplete': text.optional().meta({
    description: 'Why this list may not be whole. `no` may then not lead to a step that rules somebody out.',
  }),
  yes: target.optional().meta({ description: 'The step that follows when the criteria are met.' }),
  no: target.optional().meta({ description: 'The step that follows when they are not met.' }),
  'yes-back': target.optional().meta({ description: 'As `yes`, returning to an earlier step.' }),
  'no-back': target.optional().meta({ description: 'As `no`, returning to an earlier step.' }),
  'red-flags': z.literal(true).optional().meta({ description: 'These criteria are the red flags of the pathway.' }),
  ...common,
})

export const answer = z
  .strictObject({
    say: text.optional().meta({ description: 'The answer in words. Left out where bounds say it.' }),
    ...boundFields,
    'without-result': text.optional().meta({ description: 'The answer for a test without a result, in words.' }),
    go: target.optional(),
    back: target.optional().meta({ description: 'The earlier step to which this answer returns. Declares a loop.' }),
  })
  .meta({ description: 'One answer of a question.' })

export const question = z.strictObject({
  kind: z.literal('question').meta({ description: 'One question with its answers.' }),
  ask: text,
  measure: text.optional().meta({ description: 'What is measured, for example FIT.' }),
  unit: text.optional().meta({ description: 'The unit in UCUM, for example ug/g.' }),
  answers: z
    .record(id, answer)
    .refine((answers) => Object.keys(answers).length >= 2, 'has fewer than two answers')
    .meta({ description: 'The answers, each with an id of its own, in the order in which they are read.' }),
  ...common,
})

export const doing = z.strictObject({
  kind: z.literal('do').meta({ description: 'Something the reader does, then goes on.' }),
  ...act,
  ...onward,
  ...common,
})

export const test = z.strictObject({
  kind: z.literal('test').meta({ description: 'A test. It takes days, so it says who owns the result.' }),
  ...act,
  'who-acts-on-result': text.optional().meta({ description: 'Who reads the result and acts on it.' }),
  within: text.optional().meta({ description: 'By when, with what starts the clock.' }),
  ...onward,
  ...common,
})

export const urgencies = ['emergency', 'same-day', 'suspected-cancer', 'urgent', 'routine'] as const
export const strengths = ['must', 'refer', 'consider', 'may'] as const

export const advice = z.strictObject({
  kind: z.literal('advice').meta({ description: 'Asking a specialist before deciding.' }),
  ...act,
  urgency: z.enum(urgencies).optional().meta({
    description:
      'How soon the answer is needed, where it cannot wait for written advice: for example same-day. Left out, it goes by the nation’s advice route.',
  }),
  'who-acts-on-result': text.optional().meta({ description: 'Who reads the answer and acts on it.' }),
  within: text.optional().meta({ description: 'By when, with what starts the clock.' }),
  ...onward,
  ...common,
})

export const referral = z.strictObject({
  kind: z.literal('referral').meta({ description: 'A referral. With `then`, the pathway goes on after it.' }),
  ...act,
  strength: z.enum(strengths).meta({ description: 'How strongly the source says it: must, refer, consider or may.' }),
  urgency: z.enum(urgencies).meta({
    description:
      'How urgent: emergency, same-day, suspected-cancer, urgent or routine. Each nation has its own words for it.',
  }),
  service: id.optional().meta({ description: 'The kind of service, for example lower-gi.' }),
  ...onward,
  ...common,
})

export const manage = z.strictObject({
  kind: z.literal('manage').meta({ description: 'Care stays in the practice.' }),
  ...act,
  'if-still-concerned': target.optional().meta({
    description: 'The way out when the pathway does not fit the person. Not a journey of its own.',
  }),
  ...onward,
  ...common,
})

export const goTo = z.strictObject({
  kind: z.literal('go-to').meta({ description: 'Another pathway goes on from here.' }),
  do: text.optional(),
  pathway: id.meta({ description: 'The folder name of the other pathway.' }),
  ...common,
})

export const step = z
  .discriminatedUnion('kind', [criteria, question, doing, test, advice, referral, manage, goTo])
  .meta({ description: 'One step.' })

export const steps = z
  .record(id, step)
  .refine((all) => Object.keys(all).length > 0, 'is empty')
  .refine((all) => Object.keys(all).length <= 200, 'has more than 200 steps')

export type Step = z.infer<typeof step>
export type Kind = Step['kind']
export type Answer = z.infer<typeof answer>
export type Urgency = (typeof urgencies)[number]
export type Strength = (typeof strengths)[number]
