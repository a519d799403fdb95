import { nearest } from '../../nearest.ts'
import type { Resolved } from '../../pathway.ts'
import { isLanguage, nationOfLanguage } from '../../languages.ts'
import { base, everyNation, headBut, headWith, nation, welshFile } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'

const welsh = `state: machine draft, unchecked
page:
  - { en: Example, cy: Enghraifft }
pain:
  - en: Is there pain?
    cy: Oes poen?
`

const otherPain = `differs:
  - because: Other words.
    steps:
      pain:
        kind: question
        ask: Where is the pain?
        answers:
          yes: { say: Here, go: refer }
          no: { say: Nowhere, go: wait }
`

/** A text is held against all others of its step: where many are stale, or a text is long, nobody waits for that. */
const mostLooked = 10
const longest = 120

const long =
  'A person who is tired and has lost weight for some weeks may be told of here in very many words, all in one sentence alone'

export const translationFresh: PathwayRule = {
  id: 'translation-fresh',
  level: 'warning',
  of: 'pathway',
  title: 'Every translation was made from the English that stands there now',
  good: [
    { [welshFile]: welsh },
    {
      // Everything around the steps.
      ...base({
        head: headWith(
          'also-called: [Sample]\neach-nation-says:\n  limit: { what: "The limit" }\nchanges:\n  - { version: 1, date: 2026-11-22, class: minor, because: "It was clearer." }\n',
        ),
      }),
      ...everyNation('values:\n  limit: { not-known: "Nothing was found." }\n'),
      ...nation(
        'wales',
        'because: Wales asks.\nvalues:\n  limit: { not-known: "Nobody says it." }\ndiffers:\n  - { because: "Other words.", source: "guideline 1", sections: { send: [Name] } }\n',
      ),
      [welshFile]: `state: checked\npage:\n${[
        'Example',
        'Shows one rule.',
        'Nobody.',
        'Sample',
        'The limit',
        'Nobody says it.',
        'It was clearer.',
        'Wales asks.',
        'Other words.',
        'Name',
        'Sudden collapse',
      ]
        .map((en) => `  - { en: "${en}", cy: Cymraeg }\n`)
        .join('')}`,
    },
    // Whatever a board says: it is its nation that is translated.
    { [welshFile]: welsh, ...nation('wales.powys', otherPain) },
    {
      // What Wales publishes, not what the base says.
      [welshFile]: welsh.replace('Is there pain?', 'Where is the pain?'),
      ...nation('wales', otherPain),
    },
  ],
  bad: [
    {
      files: { ...base({ head: headBut('title: Example', 'title: Specimen') }), [welshFile]: welsh },
      says: ['`Example` is no longer the English of `page`'],
    },
    {
      files: { [welshFile]: welsh.replace('Is there pain?', 'Is there any pain?') },
      says: ['`Is there any pain?` is no longer the English of `pain`'],
    },
    { files: { [welshFile]: welsh.replace('cy: Oes poen?', 'gd: Oes poen?') }, says: ['This pair has no `cy`'] },
    { files: { [welshFile]: welsh.replace('\npain:', '\npian:') }, says: ['No step is called `pian`'] },
    {
      files: { [welshFile]: welsh.replace('Is there pain?', 'How long has the person been unwell?') },
      says: ['`How long has the person been unwell?` is no longer the English of `pain`'],
    },
    { files: { [welshFile]: welsh.replace('page:', 'paeg:') }, says: ['No step is called `paeg`'] },
    { files: { [welshFile]: welsh.replace('\npain:', '\nsomewhere:') }, says: ['No step is called `somewhere`'] },
    // The nearest text is not looked for where that would take long.
    {
      files: {
        ...base({ head: headBut('Shows one rule.', `${long}.`) }),
        [welshFile]: welsh.replace('en: Example', `en: "${long}"`),
      },
      says: [`\`${long}\` is no longer the English of \`page\``],
    },
    {
      files: {
        [welshFile]: `${welsh}${Array.from({ length: 10 }, () => '  - { en: Old, cy: Hen }\n').join('')}  - { en: Is there pain, cy: Oes poen }\n`,
      },
      says: [
        ...Array.from({ length: 10 }, () => '`Old` is no longer the English of `pain`'),
        '`Is there pain` is no longer the English of `pain`',
      ],
    },
  ],
  check: (pathway, _context, { translations }) =>
    [...translations].flatMap(([language, { file, value }]) => {
      if (pathway.board !== undefined || !isLanguage(language) || pathway.nation !== nationOfLanguage[language])
        return []
      let looked = 0
      return Object.entries(value).flatMap(([key, pairs]): Found[] => {
        if (!Array.isArray(pairs)) return []
        const texts = key === 'page' ? pageTexts(pathway) : stepTexts(pathway, key)
        if (!texts) return [unknown(key, file, pathway)]
        return [...pairs.entries()].flatMap(([i, pair]) => [
          ...(texts.has(pair.en)
            ? []
            : [stale(pair.en, key, looked++ < mostLooked ? texts : undefined, { file, path: [key, i, 'en'] })]),
          ...(pair[language] === undefined ? [unpaired(language, { file, path: [key, i] })] : []),
        ])
      })
    }),
}

function unpaired(language: string, at: Found['at']): Found {
  return {
    at,
    what: `This pair has no \`${language}\``,
    why: 'The page shows the English by itself, as if nobody had translated it.',
    mend: `Write \`${language}:\` and the translation under \`en:\`.`,
  }
}

/** @param texts as they stand there now; undefined where the nearest is not looked for */
function stale(en: string, key: string, texts: ReadonlySet<string> | undefined, at: Found['at']): Found {
  const looked = texts !== undefined && en.length <= longest
  const near = looked ? nearest(en, texts) : undefined
  return {
    at,
    what: `\`${en}\` is no longer the English of \`${key}\``,
    why: 'The page shows the English instead, marked, because the translation may say something else.',
    mend: near
      ? `Read the translation again, then write the English as it is now: “${near}”.`
      : looked
        ? 'Remove the pair, or move it to where its English stands now.'
        : 'Read the translation again, then write the English as it is now; where it is gone, remove the pair.',
  }
}

function unknown(key: string, file: string, { steps }: Resolved): Found {
  const near = nearest(key, [...steps.keys(), 'page'])
  return {
    at: { file, path: [key], key: true },
    what: `No step is called \`${key}\``,
    why: 'What is translated under it would be shown nowhere.',
    mend: near ? `Did you mean \`${near}\`?` : 'Use the id of a step, or `page` for the texts around the steps.',
  }
}

function stepTexts({ steps }: Resolved, id: string): Set<string> | undefined {
  const step = steps.get(id)
  return step && new Set(leaves(step.value))
}

/** Everything around the steps that a reader of the page sees. */
function pageTexts({ base, stance, values, sections, differences }: Resolved): Set<string> {
  const { title, purpose } = base
  return new Set(
    leaves([
      title,
      purpose,
      base.for,
      base['also-called'],
      base.changes?.map(({ because }) => because),
      stance?.because,
      [...values.values()],
      Object.values(sections),
      differences,
    ]),
  )
}

function* leaves(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* leaves(inner)
}
