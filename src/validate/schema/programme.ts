/** The programmes beside the pathways: pages to learn from, stories, letters, and the events of a nation. */
import * as z from 'zod'
import { date, id, source, text } from './parts.ts'

const head = {
  title: text.meta({ description: 'Its title, on its page and in lists.' }),
  summary: text.meta({ description: 'What a reader gets from it, in a sentence. Shown in lists.' }),
  behaviours: z.array(id).optional().meta({ description: 'The guidelines that it is about, by their file names.' }),
  'rests-on': z
    .array(z.strictObject({ say: text.meta({ description: 'The fact, in our own words.' }), source }))
    .optional()
    .meta({ description: 'Every fact that it states, with its source. Shown at its end.' }),
  status: z.enum(['draft', 'approved', 'withdrawn']).meta({ description: 'How far it is.' }),
  'review-by': date.meta({ description: 'The day by which somebody must look at it again.' }),
}
const pathways = z.array(id).meta({ description: 'The pathways that it is about, by their folder names.' })

const page = z.strictObject({ ...head, pathways: pathways.optional() })

export const learning = page.meta({ description: 'A page to learn from.' })
export const letters = page.meta({ description: 'A model letter. Its page says first that it is invented.' })
export const stories = z.strictObject({ ...head, pathways: pathways.min(1) }).meta({
  description: 'The story of an invented patient, tied to a pathway. Its page says first that it is invented.',
})

export const events = z
  .strictObject({
    searched: date.meta({ description: 'The day on which events were last looked for.' }),
    events: z
      .array(
        z.strictObject({
          id,
          title: text.meta({ description: 'What it is called.' }),
          starts: date.meta({ description: 'Its first day.' }),
          ends: date.optional().meta({ description: 'The last day, where there are several.' }),
          where: text.meta({ description: 'The town, or that it is online.' }),
          source,
        }),
      )
      .meta({ description: 'Each event; `[]` where none was found.' }),
  })
  .meta({ description: 'Events at which practices and hospitals meet, in one nation. An empty list is an honest one.' })

export type ProgrammeHead = z.infer<typeof page>
export type Events = z.infer<typeof events>
