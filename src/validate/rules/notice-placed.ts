import { compare } from '../../diagnostic.ts'
import type { PathwayFolder } from '../../folder.ts'
import type { Library, Notice } from '../../library.ts'
import { nationNames, nations } from '../../nations.ts'
import { nearest, oneOf } from '../../nearest.ts'
import { baseFile, example, folder as place, nation, stepsWith } from '../example.ts'
import type { Example, Found, LibraryRule } from '../rule.ts'

const notice = (where: string, file = 'wales'): Example => ({
  [`content/notices/${file}.yaml`]: `closed:
  say: The line is closed.
  severity: service
  starts: 2026-11-22
  ends: 2026-11-30
  approved-by: nobody yet
${where}`,
  'content/organisations/wales.yaml':
    'called: board\ncalled-many: boards\ncomplete: true\norganisations:\n  powys: { name: Powys }\n',
})

/** A step of its own, after `pain`, which another leads to. */
const ring = `differs:
  - because: Ring first.
    source: guideline 1
    steps:
      pain: { kind: do, do: Examine., then: ring }
      ring: { kind: do, after: pain, do: Ring., then: refer }
    without: [wait]
`

/** Another pathway, with a step that the first one does not have; its folder is read before it. */
const another: Example = Object.fromEntries(
  Object.entries(example)
    .filter(([file]) => file.startsWith(place))
    .map(([file, text]) => [
      file.replace(place, 'pathways/example/another'),
      file === baseFile
        ? `${text.slice(0, text.indexOf('start:'))}${stepsWith('')}`
            .replace('title: Example', 'title: Another')
            .replaceAll('wait', 'rest')
        : text,
    ]),
)

export const noticePlaced: LibraryRule = {
  id: 'notice-placed',
  level: 'error',
  of: 'library',
  title: 'A notice is about a board, a pathway and a step that exist',
  good: [
    notice(''),
    notice('  board: powys\n  pathway: example\n  step: refer\n'),
    notice('  pathway: example\n', 'all'),
    // A step that only a nation has, or only the board that the notice is about.
    { ...notice('  pathway: example\n  step: ring\n'), ...nation('wales', ring) },
    { ...notice('  pathway: example\n  step: ring\n', 'all'), ...nation('scotland', ring) },
    {
      ...notice('  board: powys\n  pathway: example\n  step: ring\n'),
      [`${place}/wales.powys.yaml`]: nation('wales', ring)[`${place}/wales.yaml`]!,
    },
  ],
  bad: [
    {
      files: { ...another, ...notice('  pathway: example\n  step: rest\n') },
      says: ['`example` has no step called `rest`'],
    },
    { files: notice('  board: powis\n'), says: ['Nothing in Wales is called `powis`'] },
    { files: notice('  board: powys\n', 'all'), says: ['A notice of all nations cannot be about one board'] },
    { files: notice('  pathway: exampel\n'), says: ['No pathway is called `exampel`'] },
    { files: notice('  pathway: example\n  step: reefer\n'), says: ['`example` has no step called `reefer`'] },
    { files: notice('  step: refer\n'), says: ['`closed` names a step, and no pathway'] },
    { files: notice('  board: somewhere-else\n'), says: ['Nothing in Wales is called `somewhere-else`'] },
    { files: notice('  board: fife\n', 'scotland'), says: ['Nothing in Scotland is called `fife`'] },
    { files: notice('  pathway: something-else\n'), says: ['No pathway is called `something-else`'] },
    {
      files: notice('  pathway: example\n  step: something-else\n'),
      says: ['`example` has no step called `something-else`'],
    },
    {
      files: { ...notice('  pathway: example\n  step: ring\n'), ...nation('scotland', ring) },
      says: ['`example` has no step called `ring`'],
    },
    {
      files: {
        ...notice('  pathway: example\n  step: ring\n'),
        [`${place}/wales.powys.yaml`]: nation('wales', ring)[`${place}/wales.yaml`]!,
      },
      says: ['`example` has no step called `ring`'],
    },
  ],
  check: ({ notices, folders, organisations }, { slugs: all }) =>
    notices.flatMap((one): Found[] => {
      const { file, id, board, pathway, step } = one
      const wrong = (key: 'board' | 'pathway' | 'step', what: string, mend: string): Found => ({
        at: { file, path: [id, key] },
        what,
        why: 'No reader whom it concerns would be shown this notice.',
        mend,
      })
      const found: Found[] = []
      if (board !== undefined) found.push(...boardFault(one, board, organisations, wrong))
      const folder = folders.find(({ slug }) => slug === pathway)
      if (step !== undefined && pathway === undefined)
        found.push(wrong('step', `\`${id}\` names a step, and no pathway`, 'Add `pathway:` with its folder name.'))
      // One whose base could not be read is there all the same.
      if (pathway !== undefined && !all.has(pathway)) {
        const slugs = [...all].sort(compare)
        const near = nearest(pathway, slugs)
        found.push(
          wrong(
            'pathway',
            `No pathway is called \`${pathway}\``,
            near ? `Did you mean \`${near}\`?` : `Use ${oneOf(slugs, 6)}.`,
          ),
        )
      }
      if (step !== undefined && folder && !folder.incomplete) {
        const known = stepsOf(folder, one)
        const near = nearest(step, known)
        if (!known.includes(step))
          found.push(
            wrong(
              'step',
              `\`${pathway}\` has no step called \`${step}\``,
              near ? `Did you mean \`${near}\`?` : `Use ${oneOf(known, 6)}.`,
            ),
          )
      }
      return found
    }),
}

function boardFault(
  { nation, id }: Notice,
  board: string,
  organisations: Library['organisations'],
  wrong: (key: 'board', what: string, mend: string) => Found,
): Found[] {
  if (nation === 'all')
    return [
      wrong(
        'board',
        'A notice of all nations cannot be about one board',
        `Move \`${id}\` to the file of the nation that the board is in.`,
      ),
    ]
  const ids = Object.keys(organisations.get(nation)?.organisations ?? {})
  if (ids.includes(board)) return []
  const near = nearest(board, ids)
  return [
    wrong(
      'board',
      `Nothing in ${nationNames[nation]} is called \`${board}\``,
      near ? `Did you mean \`${near}\`?` : ids.length > 0 ? `Use ${oneOf(ids, 6)}.` : 'Enter the board first.',
    ),
  ]
}

/** Every step that a reader whom the notice concerns could meet. */
function stepsOf({ base, nations: stances, boards }: PathwayFolder, { nation, board }: Notice): string[] {
  const concerned: readonly string[] = nation === 'all' ? nations : [nation, `${nation}.${board}`]
  const own = [...stances, ...boards].flatMap(([author, { value }]) =>
    concerned.includes(author) ? [value.steps, ...(value.differs ?? []).map(({ steps }) => steps)] : [],
  )
  const ids = own.flatMap((steps) => Object.keys(steps ?? {}))
  return [...new Set([...Object.keys(base.value.steps), ...ids])]
}
