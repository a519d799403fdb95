import { isNation, nationNames } from '../../nations.ts'
import { nearest, oneOf } from '../../nearest.ts'
import { folder } from '../example.ts'
import type { LibraryRule } from '../rule.ts'

const boards = `called: health board
called-many: health boards
complete: true
organisations:
  lothian:
    name: NHS Lothian
`
const stance = 'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n'

export const boardKnown: LibraryRule = {
  id: 'board-known',
  level: 'error',
  of: 'library',
  title: 'The file of a board is named for a board that exists',
  good: [{ 'content/organisations/scotland.yaml': boards, [`${folder}/scotland.lothian.yaml`]: stance }],
  bad: [
    {
      files: { 'content/organisations/scotland.yaml': boards, [`${folder}/scotland.lothain.yaml`]: stance },
      says: ['Nothing in Scotland is called `lothain`'],
    },
    {
      files: { 'content/organisations/scotland.yaml': boards, [`${folder}/scotland.the-island.yaml`]: stance },
      says: ['Nothing in Scotland is called `the-island`'],
    },
    {
      // By the name that the nation gives itself.
      files: {
        'content/nations/scotland.yaml': 'name: Alba\nlanguages: [en]\n',
        'content/organisations/scotland.yaml': boards,
        [`${folder}/scotland.the-island.yaml`]: stance,
      },
      says: ['Nothing in Alba is called `the-island`'],
    },
  ],
  check: ({ folders, organisations, nations }) =>
    folders.flatMap(({ boards }) =>
      [...boards].flatMap(([author, { file }]) => {
        const [nation = '', board = ''] = author.split('.')
        const known = isNation(nation) ? organisations.get(nation) : undefined
        if (!known || !isNation(nation) || Object.hasOwn(known.organisations, board)) return []
        const ids = Object.keys(known.organisations)
        const near = nearest(board, ids)
        return [
          {
            at: { file, path: ['stands'] },
            what: `Nothing in ${nations.get(nation)?.name ?? nationNames[nation]} is called \`${board}\``,
            why: `No ${known.called} would show what is written here.`,
            mend: near ? `Did you mean \`${nation}.${near}.yaml\`?` : `Name the file for ${oneOf(ids, 6)}.`,
          },
        ]
      }),
    ),
}
