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
  ],
  check: (pathway, _context, { translations }) =>
    [...translations].flatMap(([language, { file, value }]) => {
      if (pathway.board !== undefined || !isLanguage(language) || pathway.nation !== nationOfLanguage[language])
        return []
      return Object.entries(value).flatMap(([key, pairs]): Found[] => {
        if (!Array.isArray(pairs)) return []
        const texts = key === 'page' ? pageTexts(pathway) : stepTexts(pathway, key)
        if (!texts) return [unknown(key, file, pathway)]
        return [...pairs.entries()].flatMap(([i, pair]) => [
          ...(texts.has(pair.en) ? [] : [stale(pair.en, key, texts, { file, path: [key, i, 'en'] })]),
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

function stale(en: string, key: string, texts: ReadonlySet<string>, at: Found['at']): Found {
  const near = nearest(en, texts)
  return {
    at,
    what: `\`${en}\` is no longer the English of \`${key}\``,
    why: 'The page shows the English instead, marked, because the translation may say something else.',
    mend: near
      ? `Read the translation again, then write the English as it is now: “${near}”.`
      : 'Remove the pair, or move it to where its English stands now.',
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
