/**
 * The small parts that every file is made of. Each description is written for the person who writes the file:
 * it becomes the hint in their editor and the text of the format page.
 */
import * as z from 'zod'
import { isDay } from '../../day.ts'

/** A text that a reader sees. */
export const text = z
  .string()
  .refine((value) => value.trim() !== '', 'is empty')
  .refine((value) => value.length <= 600, 'is longer than 600 characters')
  .meta({ description: 'A text that a reader sees: one or two short sentences.' })

/** A step, answer or item: what a clinician would call it, in one word with hyphens. */
export const id = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'is not an id: use small letters, figures and hyphens, beginning with a letter',
  )
  .refine((value) => value.length <= 60, 'is longer than 60 characters')
  .refine((value) => !value.startsWith('section-'), 'begins with `section-`, which pages keep for themselves')
  .meta({ description: 'A name for links: small letters, figures and hyphens. It never changes once published.' })

export const date = z
  .string()
  .refine(isDay, 'is not a date: write year-month-day, for example 2027-11-22')
  .meta({ description: 'A date as year-month-day, for example 2027-11-22.' })

/** `<register id> <locator>, <locator>; <register id> …` */
export const source = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9-]*( [^;]+)?(; [a-z0-9][a-z0-9-]*( [^;]+)?)*$/,
    'is not a source: write the register id, then where in it, for example `nice-ng12 1.3.2`',
  )
  .meta({
    description:
      'Where this comes from: an id from content/sources.yaml and the place in it, for example `nice-ng12 1.3.1, 1.3.4`. Several are parted by `; `.',
  })

/** An honest gap: searched for and not found. Shown as one, counted, never approvable. */
export const gapFields = {
  'not-known': text.meta({ description: 'What was looked for and not found, in a sentence for readers.' }),
  searched: date.optional().meta({ description: 'The day on which it was last looked for.' }),
  meanwhile: text.optional().meta({ description: 'What a reader should do until it is known.' }),
}
export const gap = z.strictObject(gapFields).meta({ description: 'Something that is not known, said openly.' })

export const approval = z.strictObject({
  body: text.meta({ description: 'Who approved it.' }),
  role: text.meta({ description: 'In which role.' }),
  date,
})

/** Of notices, in the order in which they stand on a page. */
export const severities = ['urgent', 'service', 'information'] as const

/** An open or closed end of a range: a figure, or the name of a value that each nation gives. */
const bound = z
  .union([z.number(), id])
  .meta({ description: 'A figure, or the name of a value under `each-nation-says`.' })

const boundsOf = <Figure extends z.ZodType>(figure: Figure) => ({
  from: figure.optional().meta({ description: 'This figure or more (≥).' }),
  above: figure.optional().meta({ description: 'More than this figure (>).' }),
  below: figure.optional().meta({ description: 'Less than this figure (<).' }),
  'up-to': figure.optional().meta({ description: 'This figure or less (≤).' }),
})

export const boundFields = boundsOf(bound)

export const boundNames = ['from', 'above', 'below', 'up-to'] as const satisfies (keyof typeof boundFields)[]

const figures = z
  .strictObject(boundsOf(z.number()))
  .refine((range) => Object.keys(range).length > 0, 'holds no bound: write from, above, below or up-to')

/** One criterion: a text, or a text with the bounds that `facts` in the cases are checked against. */
export const item = z
  .union([
    text,
    z.strictObject({
      say: text,
      age: figures.optional().meta({ description: 'Ages in years to which this applies, for example `{ from: 40 }`.' }),
      weeks: figures.optional().meta({ description: 'How long it has lasted, in weeks.' }),
      source: source.optional(),
    }),
  ])
  .meta({ description: 'One criterion.' })

/** One entry of a section. */
export const entry = z
  .union([text, z.strictObject({ say: text, source: source.optional(), note: text.optional() })])
  .meta({ description: 'One entry: a text, or `say` with its `source`.' })

export const section = z
  .union([z.array(entry).min(1), gap])
  .meta({ description: 'A list of entries, or `not-known` with the reason. Never empty.' })

export type Gap = z.infer<typeof gap>
export type Item = z.infer<typeof item>
export type Entry = z.infer<typeof entry>
export type Section = z.infer<typeof section>
export type Figures = z.infer<typeof figures>
