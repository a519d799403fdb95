/** What was once published, and where it went: links in letters, bookmarks and other systems outlive our edits. */
import * as z from 'zod'
import { date, id, text } from './parts.ts'

export const published = z
  .record(id, z.array(id))
  .meta({ description: 'Every pathway that was ever published, with the ids of its steps. Lines are only added.' })

export const moved = z
  .record(
    id,
    z.union([
      z.strictObject({
        to: id.meta({ description: 'Its new folder name: whoever has the old address is sent there.' }),
      }),
      z.strictObject({
        withdrawn: date.meta({ description: 'The day on which it was withdrawn.' }),
        because: text.meta({ description: 'Why, for whoever still has its address.' }),
        instead: id.optional().meta({ description: 'The pathway to use instead, where there is one.' }),
      }),
      z.strictObject({
        steps: z
          .record(id, id)
          .meta({ description: 'Old step → the step to look at instead, in a pathway that is still here.' }),
      }),
    ]),
  )
  .meta({ description: 'Published addresses and steps that are no more, and what stands in their place.' })

export type Published = z.infer<typeof published>
export type Moved = z.infer<typeof moved>
