import { cached } from '../../cached.ts'
import type { LibraryRule } from '../rule.ts'
import { citations } from '../../pathway.ts'
import { base, folder, nation, register, stepsBut } from '../example.ts'

const with_ = (lines: string) => ({ 'content/sources.yaml': `${register}${lines}` })
const older = `older:
  organisation: Example
  title: An older guideline
  nation: all
  version: "0"
  accessed: 2026-11-22
  seen: publisher text
`
const withdrawn = with_(`${older}  withdrawn: 2026-11-22\n`)
const says = ['`older` is cited, and its publisher withdrew it on 2026-11-22']
const differs = 'differs:\n  - { because: "Other words.", source: "older 1", sections: { send: [Age] } }\n'
const prose = 'status: draft\nreview-by: 2027-11-22\n---\n\nA page.\n'
const citing = base({ steps: stepsBut('guideline 1.3', 'older 3') })

export const sourceInForce: LibraryRule = {
  id: 'source-in-force',
  level: 'warning',
  of: 'library',
  title: 'What is cited has not been withdrawn, replaced, or left past its own review',
  good: [
    with_(older),
    with_(`${older}  superseded-by: guideline\n`),
    { ...citing, ...with_(`${older}  review-due: 2026-11-22\n`) },
    { ...citing, ...with_(`${older}  withdrawn: 2026-11-23\n`) },
  ],
  bad: [
    {
      files: { ...citing, ...with_(`${older}  superseded-by: guideline\n`) },
      says: ['`older` is cited, and `guideline` has replaced it'],
    },
    {
      files: { ...citing, ...with_(`${older}  withdrawn: 2025-01-31\n`) },
      says: ['`older` is cited, and its publisher withdrew it on 2025-01-31'],
    },
    {
      files: { ...citing, ...with_(`${older}  review-due: 2026-11-21\n`) },
      says: ['`older` is cited, and its own review was due by 2026-11-21'],
    },
    {
      files: with_(`${older}  superseded-by: guidelines\n`),
      says: ['`older` is said to be replaced by `guidelines`, which is not registered'],
    },
    // Wherever it is cited.
    { files: { ...withdrawn, ...nation('wales', differs) }, says },
    {
      files: { ...withdrawn, [`${folder}/wales.powys.yaml`]: nation('wales', differs)[`${folder}/wales.yaml`]! },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/nations/wales.yaml': 'name: Wales\nlanguages: [en]\nadvice: { say: Ask., source: "older 1" }\n',
      },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/organisations/wales.yaml':
          'called: Board\ncalled-many: Boards\nsource: older 1\ncomplete: false\norganisations: {}\n',
      },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/events/wales.yaml':
          'searched: 2026-11-22\nevents:\n  - { id: day, title: "A day", starts: 2026-12-01, where: Here, source: "older 1" }\n',
      },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/behaviours/reply.mdx': `---\ntheme: asking\nstatement: A reply comes.\nshort: Reply\ngoverns: []\napplies-to: [hospital]\nrests-on:\n  - { nation: wales, strength: consensus, source: "older 1" }\n${prose}`,
      },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/learning/page.mdx': `---\ntitle: A page\nsummary: What it is.\nrests-on:\n  - { say: "It is so.", source: "older 1" }\n${prose}`,
      },
      says,
    },
    {
      files: {
        ...withdrawn,
        'content/glossary.yaml': '- { term: FIT, kind: abbreviation, means: "A test.", source: "older 1" }\n',
      },
      says,
    },
  ],
  check: (library, { asOf }) => {
    const { register } = library
    const cited = citedIn(library)
    const file = 'content/sources.yaml'
    return Object.entries(register).flatMap(([id, { 'superseded-by': next, withdrawn, 'review-due': due }]) => {
      if (next !== undefined && !Object.hasOwn(register, next))
        return [
          {
            at: { file, path: [id, 'superseded-by'] },
            what: `\`${id}\` is said to be replaced by \`${next}\`, which is not registered`,
            why: 'A reader who looks for the newer text would find nothing.',
            mend: 'Register the newer source, or say in `version` what replaced it.',
          },
        ]
      if (!cited.has(id)) return []
      const why = 'A reader would act on what its own publisher no longer stands by, or has not looked at again.'
      if (next !== undefined)
        return [
          {
            at: { file, path: [id, 'superseded-by'] },
            what: `\`${id}\` is cited, and \`${next}\` has replaced it`,
            why,
            mend: `Cite \`${next}\` where it says the same; where the older text is meant, say why in \`content/exceptions.yaml\`.`,
          },
        ]
      if (withdrawn !== undefined && withdrawn <= asOf)
        return [
          {
            at: { file, path: [id, 'withdrawn'] },
            what: `\`${id}\` is cited, and its publisher withdrew it on ${withdrawn}`,
            why,
            mend: 'Cite what replaced it, or say openly that nothing is known.',
          },
        ]
      if (due !== undefined && due < asOf)
        return [
          {
            at: { file, path: [id, 'review-due'] },
            what: `\`${id}\` is cited, and its own review was due by ${due}`,
            why,
            mend: 'Look for a newer edition; where there is none, say so in `content/exceptions.yaml`.',
          },
        ]
      return []
    })
  },
}

/** The ids of all sources that anything in the library cites. */
function citedIn({ folders, nations, organisations, behaviours, programmes, events, glossary }: Cites): Set<string> {
  const files: object[] = [
    ...folders.flatMap(({ base, nations: stances, boards }) =>
      [base, ...stances.values(), ...boards.values()].map(({ value }) => value),
    ),
    ...[nations, organisations, events].flatMap((part) => [...part.values()]),
    ...[...behaviours, ...programmes].map(({ value }) => value),
    glossary,
  ]
  return new Set(files.flatMap((value) => citedBy(value)))
}

const citedBy = cached((file: object): string[] => {
  const cited = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const key in value) {
      const inner = (value as Record<string, unknown>)[key]
      if (key === 'source' && typeof inner === 'string') for (const { id } of citations(inner)) cited.add(id)
      else if (typeof inner === 'object') visit(inner)
    }
  }
  visit(file)
  return [...cited]
})

type Cites = Parameters<LibraryRule['check']>[0]
