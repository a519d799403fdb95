/** The files under `content/`. */
import * as z from 'zod'
import { languages } from '../../languages.ts'
import { refuseLink } from '../../read/mdx-links.ts'
import { nations } from '../../nations.ts'
import { date, gap, gapFields, id, source, text } from './parts.ts'
import { urgencies } from './step.ts'

const cited = { say: text, source: source.optional() }
const saidOrGap = z.union([z.strictObject({ ...cited, short: text.optional() }), gap])
const nationName = z.enum(nations).meta({ description: 'The nation, by its id.' })
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
      organisation: text.meta({ description: 'Who published it, by the full name.' }),
      title: text.meta({ description: 'Its title, as its publisher writes it.' }),
      nation: z.enum([...nations, 'all']).meta({ description: 'The nation for which it was written, or `all`.' }),
      version: text.meta({ description: 'Its edition, year or day, as its publisher states it.' }),
      url: https.optional().meta({ description: 'Where anybody can read it.' }),
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
    name: text.meta({ description: 'What the nation is called on its pages.' }),
    'health-service': text.optional().meta({ description: 'What its health service is called.' }),
    languages: z
      .array(z.enum(['en', ...languages]))
      .min(1)
      .meta({ description: 'The languages of its site, the first as it opens.' }),
    gateway: z
      .union([z.strictObject({ name: text, short: text.optional(), source: source.optional() }), gap])
      .optional()
      .meta({ description: 'The system through which a referral is sent.' }),
    urgency: z
      .strictObject(
        Object.fromEntries(
          urgencies.map((key) => [
            key,
            saidOrGap.optional().meta({ description: 'The words for it here, or that they are not known.' }),
          ]),
        ) as Record<(typeof urgencies)[number], z.ZodOptional<typeof saidOrGap>>,
      )
      .optional()
      .meta({ description: 'This nation’s own words for each urgency.' }),
    advice: saidOrGap.optional().meta({ description: 'How a GP asks a specialist.' }),
    clocks: z
      .array(
        z.strictObject({
          say: text.meta({ description: 'What must have happened.' }),
          within: text
            .regex(/\p{L}/u, 'has no unit: write it with one, for example `14 days`')
            .meta({ description: 'How long it may take, with its unit.' }),
          from: text.meta({ description: 'What starts the clock. A clock without its start is never shown.' }),
          target: text
            .regex(/[^\d.,\s]/, 'has no unit: write it with one, for example `96 %`')
            .optional()
            .meta({ description: 'How many it is to hold for, where a target says so: `96 %`.' }),
          urgency: z.enum(urgencies).meta({ description: 'Beside which referrals it is shown.' }),
          pathways: z
            .array(id)
            .min(1)
            .optional()
            .meta({ description: 'The only pathways that it is for, by their folder names; all where none is named.' }),
          source,
        }),
      )
      .optional()
      .meta({ description: 'How long the parts of a referral may take here.' }),
    regulator: z
      .union([z.strictObject({ name: text, short: text.optional(), source: source.optional() }), gap])
      .optional()
      .meta({ description: 'Who inspects services here.' }),
    notes: z
      .array(z.strictObject(cited))
      .optional()
      .meta({ description: 'What else a reader must know about this nation, each with its source.' }),
    repository: z
      .strictObject({
        address: z
          .string()
          .regex(
            /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/,
            'is not the address of a repository: write it as `https://github.com/owner/name`',
          )
          .meta({ description: 'Its address on GitHub.' }),
        branch: z
          .string()
          .regex(/^[\w.-]+(\/[\w.-]+)*$/, 'is not the name of a branch')
          .default('main')
          .meta({ description: 'The branch that changes are proposed to; `main` where nothing is said.' }),
      })
      .optional()
      .meta({ description: 'Where changes are proposed and problems reported. Without it, pages link to neither.' }),
    address: https.optional().meta({ description: 'The public address of this nation’s site, where it has one.' }),
  })
  .meta({ description: 'What one nation calls things.' })

const group = z.union([
  z.strictObject({
    is: z.enum(['exists', 'forming']).meta({ description: 'Whether it works already.' }),
    say: text.meta({ description: 'Who is in it and how to reach it, in a sentence.' }),
    source,
  }),
  gap,
])

export const organisations = z
  .strictObject({
    called: text.meta({ description: 'What one of them is called: `health board`.' }),
    'called-many': text.meta({ description: 'What several are called: `health boards`.' }),
    source: source.optional(),
    complete: z.boolean().meta({ description: 'Whether this is the whole list, as far as the sources go.' }),
    gap: text.optional().meta({ description: 'What the list leaves out, where it is not whole.' }),
    organisations: z
      .record(
        id,
        z.strictObject({
          name: text.meta({ description: 'Its name in full.' }),
          'valid-from': date.optional().meta({ description: 'The first day on which it exists.' }),
          'valid-to': date.optional().meta({ description: 'The last day, where it ends or has ended.' }),
          source: source.optional(),
          'interface-working-group': group
            .optional()
            .meta({ description: 'Its working group of practices and hospitals, or that none is known.' }),
          'advice-line': saidOrGap
            .optional()
            .meta({ description: 'How a GP here asks a specialist, where it is not as in the rest of the nation.' }),
          destinations: z
            .record(
              id,
              z.strictObject({
                to: text.meta({ description: 'Where the referral goes, as it is called there.' }),
                note: z
                  .array(z.strictObject(cited))
                  .optional()
                  .meta({ description: 'Exceptions: who goes elsewhere.' }),
                source,
                checked: date.meta({ description: 'The day on which somebody last made sure.' }),
              }),
            )
            .optional()
            .meta({ description: 'Where referrals of each pathway go from here, by the folder name of the pathway.' }),
        }),
      )
      .meta({ description: 'Each of them, by an id of its own.' }),
  })
  .meta({ description: 'The boards, ICBs or trusts of one nation.' })

export const glossary = z
  .array(
    z
      .strictObject({
        term: text.meta({ description: 'The word as it is written.' }),
        means: text
          .optional()
          .meta({ description: 'What it means, in plain words; for an abbreviation, what it stands for.' }),
        meanings: z
          .array(
            z.strictObject({
              means: text.meta({ description: 'One of its meanings.' }),
              nations: z.array(nationName).optional().meta({ description: 'Where it means that; left out, anywhere.' }),
            }),
          )
          .min(2)
          .optional()
          .meta({ description: 'All its meanings, where it has several.' }),
        kind: z
          .enum(['abbreviation', 'term', 'name', 'spelling', 'lay', 'score', 'mnemonic'])
          .meta({ description: 'What sort of word it is.' }),
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
        note: text.optional().meta({ description: 'What else a reader should know about it.' }),
        nations: z.array(nationName).optional().meta({ description: 'Where it is used; left out, everywhere.' }),
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

/** What each kind is, for whoever adds one. */
const typed: Readonly<Record<(typeof queryKinds)[number], string>> = {
  abbreviation: 'Short forms: `fit`, `2ww`.',
  lay: 'Words of people who are not clinicians.',
  misspelling: 'Slips of the finger and of memory.',
  american: 'American spellings and names.',
  beginning: 'The first letters, as somebody is still typing.',
  'test-with-figure': 'A test with its result: `ferritin 12`.',
  symptom: 'What the person in the room complains of.',
}

export const queries = z
  .array(
    z.strictObject({
      finds: z.array(id).min(1).meta({ description: 'The folder names of the pathways; any of them may stand first.' }),
      ...(Object.fromEntries(
        queryKinds.map((kind) => [kind, z.array(text).min(1).optional().meta({ description: typed[kind] })]),
      ) as Record<(typeof queryKinds)[number], z.ZodOptional<z.ZodArray<typeof text>>>),
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
    'applies-to': z
      .array(z.enum(['practice', 'hospital']))
      .min(1)
      .meta({ description: 'Who is to keep it.' }),
    'rests-on': z
      .array(
        z.union([
          z.strictObject({
            nation: nationName,
            strength: z.enum(['contract', 'standard', 'consensus', 'campaign', 'evidence', 'position']).meta({
              description: '`position`: what one side asks for and the other has not agreed. Nothing rests on it.',
            }),
            source,
            say: text.optional().meta({ description: 'What the source asks for, in our own words.' }),
          }),
          z.strictObject({ nation: nationName, ...gapFields }),
        ]),
      )
      .min(1)
      .meta({ description: 'What it rests on in each nation, or a gap.' }),
    status: z.enum(['draft', 'approved', 'withdrawn']).meta({ description: 'How far it is.' }),
    'review-by': date.meta({ description: 'The day by which somebody must look at it again.' }),
    'superseded-by': id.optional().meta({ description: 'The guideline that has replaced it, by its file name.' }),
  })
  .meta({ description: 'A guideline for professional behaviour across the interface.' })

export const hazards = z
  .array(
    z.strictObject({
      id,
      hazard: text.meta({ description: 'What could go wrong.' }),
      cause: text.meta({ description: 'How it could come about.' }),
      effect: text.meta({ description: 'What it would do to a patient.' }),
      severity: z
        .number()
        .int()
        .min(1)
        .max(5)
        .meta({ description: 'How bad that would be, from 1 to 5, with the controls in place.' }),
      likelihood: z
        .number()
        .int()
        .min(1)
        .max(5)
        .meta({ description: 'How likely that is, from 1 to 5, with the controls in place.' }),
      controls: z
        .array(
          z.strictObject({
            what: text.meta({ description: 'What prevents it.' }),
            test: z
              .string()
              .regex(/^[\w./-]+: .+$/, 'is not a test: write `file: name of the test`')
              .meta({ description: 'The test that holds it.' }),
          }),
        )
        .min(1)
        .meta({ description: 'What prevents it, each with its test.' }),
      residual: text.meta({ description: 'What of the danger is left.' }),
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
  .object({
    state: z
      .enum(['machine draft, unchecked', 'checked'])
      .meta({ description: 'Whether a person who knows the language has read them.' }),
  })
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
