/** Notices: what is true for a time, about a nation, a board, a pathway or a step. They end by themselves. */
import * as z from 'zod'
import { languages, type OtherLanguage } from '../../languages.ts'
import { approval, date, id, severities, source, text } from './parts.ts'

const translated = z
  .strictObject({
    state: z
      .enum(['machine draft, unchecked', 'checked'])
      .meta({ description: 'Whether a person who knows the language has read it.' }),
    en: text.meta({ description: 'The English that it was made from.' }),
    say: text.meta({ description: 'The same in that language.' }),
  })
  .meta({ description: 'The notice in another language.' })

export const notices = z
  .record(
    id,
    z.strictObject({
      say: text.meta({ description: 'What a reader must know or do differently, in a sentence or two.' }),
      severity: z.enum(severities).meta({
        description:
          '`urgent`: somebody could come to harm. `service`: a service works otherwise for a time. `information`: all else.',
      }),
      starts: date.meta({ description: 'The first day on which it is shown.' }),
      ends: date.meta({ description: 'The last day on which it is shown: at most a year after the first.' }),
      'approved-by': z.union([z.literal('nobody yet'), approval]).meta({
        description: 'Who let it go out: `nobody yet`, or body, role and date.',
      }),
      board: id.optional().meta({ description: 'Where it is about one organisation only: its id.' }),
      pathway: id.optional().meta({ description: 'Where it is about one pathway only: its folder name.' }),
      step: id.optional().meta({ description: 'Where it is about one step of that pathway: its id.' }),
      source: source.optional(),
      ...(Object.fromEntries(languages.map((language) => [language, translated.optional()])) as Record<
        OtherLanguage,
        z.ZodOptional<typeof translated>
      >),
    }),
  )
  .meta({ description: 'Notices of one nation, or in `all.yaml` of all nations, each under a name of its own.' })

export type Notices = z.infer<typeof notices>
export type Severity = (typeof severities)[number]
