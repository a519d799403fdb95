/** The files of one pathway folder: base, nation, cases and translation. */
import * as z from 'zod'
import { languages, type OtherLanguage } from '../../languages.ts'
import { nations, type NationId } from '../../nations.ts'
import { approval, date, gapFields, id, section, source, text } from './parts.ts'
import { step, steps } from './step.ts'

/** In the order of the page. What already stands in a step is not written again: sections are views of steps. */
export const sectionNames = [
  'red-flags',
  'before-you-refer',
  'who-not-to-refer',
  'send',
  'tell-the-patient',
  'while-waiting',
  'patient-resources',
] as const
export type SectionName = (typeof sectionNames)[number]

const sections = Object.fromEntries(sectionNames.map((name) => [name, section.optional()])) as Record<
  SectionName,
  z.ZodOptional<typeof section>
>

const nationValue = z
  .strictObject({
    what: text.meta({ description: 'What the value decides.' }),
    measure: text.optional().meta({ description: 'What is measured.' }),
    unit: text.optional().meta({ description: 'The unit in UCUM, for example ug/g.' }),
  })
  .meta({ description: 'A value that no nation may inherit by silence.' })

const logged = z
  .strictObject({
    version: z.number().int().min(1).meta({ description: 'The version of the base to which this belongs.' }),
    date,
    class: z.enum(['major', 'minor', 'patch']).meta({
      description: '`major`: somebody ends elsewhere. `minor`: said or sourced otherwise. `patch`: spelling.',
    }),
    because: text.meta({ description: 'What changed and why, in a sentence for readers.' }),
  })
  .meta({ description: 'One change that was published.' })

export const base = z
  .strictObject({
    title: text.meta({ description: 'The name of the pathway, as a GP would say it.' }),
    purpose: text.meta({ description: 'What it decides, in one sentence.' }),
    for: text.meta({ description: 'Which people it is for.' }),
    version: z.number().int().min(1).meta({ description: 'The version of the base: 1, 2, 3 …' }),
    status: z
      .enum(['draft', 'approved', 'withdrawn'])
      .meta({ description: '`draft` until approvals can be bound to content.' }),
    'review-by': date.meta({ description: 'The day by which it must be reviewed.' }),
    changes: z
      .array(logged)
      .optional()
      .meta({ description: 'The change log: what changed for readers, newest first.' }),
    'also-called': z
      .array(text)
      .optional()
      .meta({ description: 'What people type when they look for it: abbreviations, lay words, misspellings.' }),
    'each-nation-says': z.record(id, nationValue).optional().meta({
      description: 'Values that every nation gives for itself, or says it does not know.',
    }),
    ...sections,
    start: id.meta({ description: 'The id of the first step.' }),
    steps: steps.meta({ description: 'The steps, in reading order.' }),
  })
  .meta({ description: 'The shared base of a pathway. It is no nation’s pathway by itself.' })

const value = z.union([
  z.strictObject({
    is: z.number().meta({ description: 'The figure alone; its unit stands in the base, under `each-nation-says`.' }),
    source,
  }),
  z.strictObject(gapFields),
  z.strictObject({
    'does-not-apply': text.meta({
      description: 'Why this nation has no such value: its own text decides in another way. Not a gap.',
    }),
    source,
  }),
])

const difference = z
  .strictObject({
    because: text.meta({ description: 'Why this nation differs, in a sentence for readers.' }),
    source: source.optional(),
    steps: z.record(id, step).optional().meta({ description: 'Steps as this nation has them, each written whole.' }),
    without: z.array(id).optional().meta({ description: 'Steps of the base that this nation does not have.' }),
    sections: z.strictObject(sections).optional().meta({ description: 'Sections as this nation has them.' }),
  })
  .meta({ description: 'One reason to differ, with all that follows from it.' })

export const stances = ['same as base', 'differs', 'not checked', 'own graph'] as const

export const nation = z
  .strictObject({
    stands: z.enum(stances).meta({ description: 'How this nation’s text stands to the base.' }),
    because: text.optional().meta({ description: 'Why it stands so.' }),
    'reviewed-against': z
      .string()
      .regex(/^base [1-9]\d*$/, 'is not a base version: write for example `base 1`')
      .meta({ description: 'The version of the base it was compared with, for example `base 1`.' }),
    'adopted-by': z.union([z.literal('nobody yet'), approval]).meta({
      description:
        'Who approved it: `nobody yet`. Body, role and date are refused until approvals can be bound to the text that they approve.',
    }),
    values: z
      .record(id, value)
      .optional()
      .meta({ description: 'This nation’s values, each with its source or a gap.' }),
    differs: z.array(difference).optional().meta({ description: 'What differs, grouped by reason.' }),
    start: id.optional().meta({ description: 'With `own graph`: the first step.' }),
    steps: z.record(id, step).optional().meta({ description: 'With `own graph`: all the steps.' }),
  })
  .meta({ description: 'How one nation stands to the base.' })

/**
 * A value per nation: `{ all: …, scotland: … }`; a nation's own entry wins.
 * @param says what the value is, without its full stop
 */
const perNation = <T extends z.ZodType>(inner: T, says: string) => {
  const own = inner.optional().meta({ description: `${says}, in this nation.` })
  return z.strictObject({
    all: inner.optional().meta({ description: `${says}, in every nation without an entry of its own.` }),
    ...(Object.fromEntries(nations.map((name) => [name, own])) as Record<NationId, z.ZodOptional<T>>),
  })
}

/** Where a case ends that turns on a value which is not known. */
export const notDecidable = 'not-decidable'

const met = z.array(id)
const answer = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'is no answer: write a figure alone, without its unit, or the id of an answer')

export const oneCase = z
  .object({
    case: text.meta({ description: 'A name for the case.' }),
    story: text.meta({ description: 'The invented person, in a sentence or two.' }),
    facts: z
      .strictObject({
        age: z.number().min(0).optional().meta({ description: 'The age in years.' }),
        weeks: z.number().min(0).optional().meta({ description: 'How long it has lasted, in weeks.' }),
      })
      .optional()
      .meta({ description: 'Age in years and duration in weeks, checked against the bounds of the criteria.' }),
    'just-misses': perNation(met, 'Criteria that are missed, by id')
      .optional()
      .meta({ description: 'Criteria that this person misses by a little, by id.' }),
    'still-concerned': z
      .literal('yes')
      .optional()
      .meta({ description: 'Takes `if-still-concerned` where it is offered.' }),
    ends: perNation(id, 'The step where the case ends').meta({
      description: 'The step where each nation must end, or `not-decidable`.',
    }),
  })
  .catchall(z.union([met, z.number(), answer, perNation(z.union([met, z.number(), answer]), 'What is answered')]))
  .meta({ description: 'One invented person: answers by step id, and the step where it must end.' })

export const cases = z.array(oneCase).meta({ description: 'Invented people who test the pathway.' })

const pair = z
  .strictObject({
    en: text,
    ...(Object.fromEntries(languages.map((language) => [language, text.optional()])) as Record<
      OtherLanguage,
      z.ZodOptional<typeof text>
    >),
  })
  .meta({ description: 'A text in English, and in the language that the file is named for.' })
export const translation = z
  .object({
    state: z
      .enum(['machine draft, unchecked', 'checked'])
      .meta({ description: 'Whether a person who knows the clinical words has read it.' }),
    page: z.array(pair).optional().meta({ description: 'Title, purpose and other texts of the page.' }),
  })
  .catchall(z.array(pair))
  .meta({ description: 'A translation by step: pairs of the English it was made from and the translation.' })

export type Base = z.infer<typeof base>
export type Nation = z.infer<typeof nation>
export type NationValue = z.infer<typeof value>
export type Case = z.infer<typeof oneCase>
export type Cases = z.infer<typeof cases>
export type Translation = z.infer<typeof translation>
