import { baseFile, example, folder, nation } from '../example.ts'
import type { Found, LibraryRule } from '../rule.ts'
import { stepIdsOf } from '../step-ids.ts'

const ledger = 'content/published.yaml'
const movedFile = 'content/moved.yaml'
const told = (text: string): Record<string, string> => ({
  [ledger]: 'gone: [a]\nexample: [pain, refer, wait]\n',
  [movedFile]: text,
})

const ring = `differs:
  - because: Ring first.
    source: guideline 1
    steps:
      pain: { kind: do, do: Examine., then: ring }
      ring: { kind: do, after: pain, do: Ring., then: refer }
    without: [wait]
`

export const publishedKept: LibraryRule = {
  id: 'published-kept',
  level: 'error',
  of: 'library',
  title: 'No published address and no published step is lost without a word',
  good: [
    { [ledger]: 'example: [pain, refer, wait]\n' },
    told('gone: { to: example }\n'),
    told('gone:\n  withdrawn: 2026-11-25\n  because: It is part of another one.\n  instead: example\n'),
    {
      ...told('gone: { to: example }\nexample:\n  steps: { wait: watch }\n'),
      [baseFile]: example[baseFile]!.replace('go: wait', 'go: watch').replace('  wait:', '  watch:'),
      'pathways/example/example/cases.yaml': '[]\n',
    },
    told('gone: { withdrawn: 2026-11-25, because: "It was wrong." }\n'),
    // A step that only a nation has, or only a board.
    { [ledger]: 'example: [ring]\n', ...nation('scotland', ring) },
    // A step of a nation that has a chart of its own.
    {
      [ledger]: 'example: [ring]\n',
      ...nation(
        'wales',
        'because: All is other.\nstart: ring\nsteps:\n  ring: { kind: referral, strength: refer, urgency: urgent, do: Ring., source: "guideline 1" }\n',
        'own graph',
      ),
    },
    {
      [ledger]: 'example: [ring]\n',
      [`${folder}/scotland.fife.yaml`]: nation('scotland', ring)[`${folder}/scotland.yaml`]!,
    },
  ],
  bad: [
    { files: { [ledger]: 'gone: []\n' }, says: ['The pathway `gone` was published, and is no more'] },
    {
      files: { [ledger]: 'example: [pain, ache]\n' },
      says: ['The step `ache` of `example` was published, and is no more'],
    },
    { files: told('gone: { to: nowhere }\n'), says: ['`gone` leads to `nowhere`, which is no pathway'] },
    {
      files: told('gone: { to: example }\nexample: { to: example }\n'),
      says: ['`example` is still a pathway, and is said to be no more'],
    },
    {
      files: told('gone: { to: example }\nexample:\n  steps: { ache: nowhere }\n'),
      says: ['The step `ache` of `example` leads to `nowhere`, which is no step of it'],
    },
    {
      files: { [ledger]: 'gone: []\n', [movedFile]: 'gone:\n  steps: { a: b }\n' },
      says: [
        'The step `a` of `gone` leads to `b`, which is no step of it',
        'The pathway `gone` was published, and is no more',
      ],
    },
    {
      files: told('gone:\n  withdrawn: 2026-11-25\n  because: It is part of another one.\n  instead: nowhere\n'),
      says: ['`gone` leads to `nowhere`, which is no pathway'],
    },
  ],
  check: ({ folders, published, moved }) => {
    const steps = new Map(folders.map((folder) => [folder.slug, stepIdsOf(folder)]))
    const lost = Object.entries(published).flatMap(([slug, ids]): Found[] => {
      const went = Object.hasOwn(moved, slug) ? moved[slug] : undefined
      const here = steps.get(slug)
      if (!here)
        return went && !('steps' in went)
          ? []
          : [
              {
                at: { file: ledger, path: [slug], key: true },
                what: `The pathway \`${slug}\` was published, and is no more`,
                why: 'Whoever kept its address would find nothing, and not learn what to use instead.',
                mend: `Put the folder back, or say in \`${movedFile}\` where it went (\`to\`) or that it is \`withdrawn\`.`,
              },
            ]
      const kept = went && 'steps' in went ? went.steps : {}
      return ids.flatMap((id, i): Found[] =>
        here.has(id) || Object.hasOwn(kept, id)
          ? []
          : [
              {
                at: { file: ledger, path: [slug, i] },
                what: `The step \`${id}\` of \`${slug}\` was published, and is no more`,
                why: 'Whoever kept a link to the step would land at the top of the page, and not see why.',
                mend: `Keep the id, or say under \`steps\` of \`${slug}\` in \`${movedFile}\` which step to look at instead.`,
              },
            ],
      )
    })
    const astray = Object.entries(moved).flatMap(([slug, went]): Found[] => {
      const at = { file: movedFile, path: [slug], key: true }
      if ('steps' in went)
        return Object.entries(went.steps).flatMap(([old, id]): Found[] =>
          steps.get(slug)?.has(id)
            ? []
            : [
                {
                  at: { file: movedFile, path: [slug, 'steps', old] },
                  what: `The step \`${old}\` of \`${slug}\` leads to \`${id}\`, which is no step of it`,
                  why: 'Whoever follows an old link would be sent on to nothing.',
                  mend: 'Name a step that is there.',
                },
              ],
        )
      if (steps.has(slug))
        return [
          {
            at,
            what: `\`${slug}\` is still a pathway, and is said to be no more`,
            why: 'One address would have two pages.',
            mend: 'Take one of the two away.',
          },
        ]
      const to = 'to' in went ? went.to : went.instead
      if (to === undefined || steps.has(to)) return []
      return [
        {
          at: { file: movedFile, path: [slug, 'to' in went ? 'to' : 'instead'] },
          what: `\`${slug}\` leads to \`${to}\`, which is no pathway`,
          why: 'Whoever follows an old address would be sent on to nothing.',
          mend: 'Name the folder of a pathway that is here.',
        },
      ]
    })
    return [...lost, ...astray]
  },
}
