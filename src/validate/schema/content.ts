/** The files under `content/`. */
import * as z from 'zod'
import { languages } from '../../languages.ts'
import { refuseLink } from '../../read/mdx-links.ts'
import { nations } from '../../nations.ts'
import { date, gap, gapFields, id, source, text } from './parts.ts'
import { urgencies } from './step.ts'

const cited = { say: text, source: source.optional() }
const saidOrGap = z.union([z.strictObject({ ...cited, short: text.optional() }), gap])
const nationName = z.enum(nations)
/** As strict as the links of prose: no name before the site, no letters that look like others, no machine of a network. */
const https = z
  .url({ protocol: /^https$/, error: 'is not an https address', abort: true })
  .refine((url) => refuseLink(url) === undefined, 'is not the plain address of a public page')

export const seenWords = [
  'publisher text',
  'publisher text, mirrored',
  'publisher page, excerpt',
  'second hand',
  'none',
] as const

export const register = z
  .record(
    id,
    z.strictObject({
      organisation: text,
      title: text,
      nation: z.enum([...nations, 'all']),
      version: text,
      url: https.optional(),
      accessed: date.meta({ description: 'The day on which it was read.' }),
      seen: z
        .enum(seenWords)
        .meta({ description: 'How it was seen. A threshold seen second hand says so on the page.' }),
      'review-due': date
        .optional()
        .meta({ description: 'The day by which its publisher meant to review it, where it says so.' }),
      withdrawn: date.optional().meta({ description: 'The day on which its publisher withdrew it.' }),
      'superseded-by': id.optional().meta({ description: 'The id of the source that has replaced it.' }),
    }),
  )
  .meta({ description: 'The register of sources.' })

export const nationFacts = z
  .strictObject({
    name: text,
    'health-service': text.optional(),
    languages: z.array(z.enum(['en', ...languages])).min(1),
    gateway: z
      .union([z.strictObject({ name: text, short: text.optional(), source: source.optional() }), gap])
      .optional()
      .meta({ description: 'The system through which a referral is sent.' }),
    urgency: z
      .strictObject(
        Object.fromEntries(urgencies.map((key) => [key, saidOrGap.optional()])) as Record<
          (typeof urgencies)[number],
          z.ZodOptional<typeof saidOrGap>
        >,
      )
      .optional()
      .meta({ description: 'This nation’s own words for each urgency.' }),
    advice: saidOrGap.optional().meta({ description: 'How a GP asks a specialist.' }),
    clocks: z
      .array(
        z.strictObject({
          say: text.meta({ description: 'What must have happened.' }),
          within: text,
          from: text.meta({ description: 'What starts the clock. A clock without its start is never shown.' }),
          target: text.optional(),
          urgency: z.enum(urgencies),
          source,
        }),
      )
      .optional(),
    regulator: z
      .union([z.strictObject({ name: text, short: text.optional(), source: source.optional() }), gap])
      .optional(),
    notes: z.array(z.strictObject(cited)).optional(),
    repository: z
      .strictObject({
        address: z
          .string()
          .regex(
            /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/,
            'is not the address of a repository: write it as `https://github.com/owner/name`',
          ),
        branch: z
          .string()
          .regex(/^[\w.-]+(\/[\w.-]+)*$/, 'is not the name of a branch')
          .default('main'),
      })
      .optional()
      .meta({ description: 'Where changes are proposed and problems reported. Without it, pages link to neither.' }),
    address: https.optional().meta({ description: 'The public address of this nation’s site, where it has one.' }),
  })
  .meta({ description: 'What one nation calls things.' })

const group = z.union([z.strictObject({ is: z.enum(['exists', 'forming']), say: text, source }), gap])

export const organisations = z
  .strictObject({
    called: text,
    'called-many': text,
    source: source.optional(),
    complete: z.boolean().meta({ description: 'Whether this is the whole list, as far as the sources go.' }),
    gap: text.optional(),
    organisations: z.record(
      id,
      z.strictObject({
        name: text,
        'valid-from': date.optional(),
        'valid-to': date.optional(),
        source: source.optional(),
        'interface-working-group': group.optional(),
        'advice-line': saidOrGap.optional(),
        destinations: z
          .record(
            id,
            z.strictObject({
              to: text,
              note: z.array(z.strictObject(cited)).optional(),
              source,
              checked: date,
            }),
          )
          .optional(),
      }),
    ),
  })
  .meta({ description: 'The boards, ICBs or trusts of one nation.' })

export const glossary = z
  .array(
    z
      .strictObject({
        term: text,
        means: text.optional(),
        meanings: z
          .array(z.strictObject({ means: text, nations: z.array(nationName).optional() }))
          .min(2)
          .optional(),
        kind: z.enum(['abbreviation', 'term', 'name', 'spelling', 'lay', 'score', 'mnemonic']),
        also: z
          .array(text)
          .optional()
          .meta({ description: 'Other names, and misspellings that are no words of their own.' }),
        cy: z.array(text).optional().meta({ description: 'Welsh names, without mutation.' }),
        see: z
          .array(text)
          .optional()
          .meta({ description: 'Wider or neighbouring terms, under which pathways are found.' }),
        route: z
          .literal(true)
          .optional()
          .meta({ description: 'A way of referring, not an illness: what is typed beside it counts more.' }),
        unlike: text.optional().meta({ description: 'A word that looks like it and means something else.' }),
        note: text.optional(),
        nations: z.array(nationName).optional(),
        source: source.optional(),
      })
      .refine((word) => (word.means === undefined) !== (word.meanings === undefined), {
        message: 'needs `means`, or `meanings` where it has several',
      }),
  )
  .meta({ description: 'Words that GPs type and readers meet.' })

/** Kinds of query: what they have in common is the slip or short cut that the lookup must forgive. */
export const queryKinds = [
  'abbreviation',
  'lay',
  'misspelling',
  'american',
  'beginning',
  'test-with-figure',
  'symptom',
] as const

export const queries = z
  .array(
    z.strictObject({
      finds: z.array(id).min(1).meta({ description: 'The folder names of the pathways; any of them may stand first.' }),
      ...(Object.fromEntries(queryKinds.map((kind) => [kind, z.array(text).min(1).optional()])) as Record<
        (typeof queryKinds)[number],
        z.ZodOptional<z.ZodArray<typeof text>>
      >),
    }),
  )
  .meta({ description: 'What GPs type, and the pathways that must stand first.' })

export const kinds = ['criteria', 'question', 'do', 'test', 'advice', 'referral', 'manage', 'go-to'] as const

/** The headings under which guidelines are listed, in the order of a referral's way. */
export const themes = ['referring', 'asking', 'results', 'letters', 'medicines', 'respect', 'learning'] as const

export const behaviour = z
  .strictObject({
    theme: z.enum(themes).meta({ description: 'The heading under which it is listed.' }),
    statement: text.meta({ description: 'What a colleague can expect, in one sentence.' }),
    short: text.meta({ description: 'A short name for lists and margins.' }),
    governs: z
      .array(z.enum(kinds))
      .meta({ description: 'The kinds of step beside which it is shown; `[]` where it is about no one kind of step.' }),
    'applies-to': z.array(z.enum(['practice', 'hospital'])).min(1),
    'rests-on': z
      .array(
        z.union([
          z.strictObject({
            nation: nationName,
            strength: z.enum(['contract', 'standard', 'consensus', 'campaign', 'evidence', 'position']).meta({
              description: '`position`: what one side asks for and the other has not agreed. Nothing rests on it.',
            }),
            source,
            say: text.optional(),
          }),
          z.strictObject({ nation: nationName, ...gapFields }),
        ]),
      )
      .min(1)
      .meta({ description: 'What it rests on in each nation, or a gap.' }),
    status: z.enum(['draft', 'approved', 'withdrawn']),
    'review-by': date,
    'superseded-by': id.optional(),
  })
  .meta({ description: 'A guideline for professional behaviour across the interface.' })

export const hazards = z
  .array(
    z.strictObject({
      id,
      hazard: text,
      cause: text,
      effect: text,
      severity: z.number().int().min(1).max(5),
      likelihood: z.number().int().min(1).max(5),
      controls: z
        .array(
          z.strictObject({
            what: text,
            test: z.string().regex(/^[\w./-]+: .+$/, 'is not a test: write `file: name of the test`'),
          }),
        )
        .min(1),
      residual: text,
    }),
  )
  .meta({ description: 'The hazard log. Every control names the test that holds it.' })

export const exceptions = z
  .array(
    z.strictObject({
      rule: id.meta({ description: 'The rule that is not kept here, as the message names it in [ ].' }),
      file: z
        .string()
        .regex(/^(?:pathways|content)\/\S+$/, 'is not a file of this library: write its path from the root')
        .meta({ description: 'The file in which it is not kept.' }),
      at: id.optional().meta({
        description: 'The step, criterion or key at which it is not kept. Left out, it is the whole file.',
      }),
      reason: text.meta({ description: 'Why it is right as it is: for the person who reviews it next.' }),
    }),
  )
  .meta({ description: 'Warnings that are known and right to be left, each with its reason.' })

export const words = z
  .object({ state: z.enum(['machine draft, unchecked', 'checked']) })
  .catchall(text)
  .meta({ description: 'The words of the interface in one language.' })

export type Register = z.infer<typeof register>
export type NationFacts = z.infer<typeof nationFacts>
export type Organisations = z.infer<typeof organisations>
export type Glossary = z.infer<typeof glossary>
export type Behaviour = z.infer<typeof behaviour>
export type Queries = z.infer<typeof queries>
export type QueryKind = (typeof queryKinds)[number]
export type Hazards = z.infer<typeof hazards>
export type Exceptions = z.infer<typeof exceptions>
export type SaidOrGap = z.infer<typeof saidOrGap>
