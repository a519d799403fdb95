import { nationNames, type NationId } from '../../nations.ts'
import { base, folder, headBut, stepsBut } from '../example.ts'
import { drift, inWords } from '../drift.ts'
import type { FolderRule } from '../rule.ts'

const moved = base({ head: headBut('version: 1', 'version: 2') })
/** The base as it was, kept beside the new one. */
const kept = { [`${folder}/base.1.yaml`]: Object.values(base())[0]! }
const twice = ['england', 'scotland', 'northern-ireland'].map((name) => [
  `pathways/example/example/${name}.yaml`,
  'stands: same as base\nreviewed-against: base 2\nadopted-by: nobody yet\n',
])

export const baseMoved: FolderRule = {
  id: 'base-moved',
  level: 'warning',
  of: 'folder',
  title: 'A nation has been compared with the base as it is now',
  // A base of which only the version moved asks nobody for another look, as long as the old one is there to tell.
  good: [base(), { ...moved, ...kept, ...Object.fromEntries(twice) }],
  bad: [
    {
      files: { ...moved, ...Object.fromEntries(twice) },
      says: ['This was compared with `base 1`, and the base is now at version 2'],
    },
    {
      files: {
        ...base({ head: headBut('version: 1', 'version: 2'), steps: stepsBut('do: Wait.', 'do: Wait a week.') }),
        ...kept,
        ...Object.fromEntries(twice),
      },
      says: ['Since `base 1`, what Wales leans on has moved: `wait` (changed; shown here)'],
    },
    {
      files: {
        ...base({
          head: headBut('version: 1', 'version: 2'),
          steps: stepsBut('do: Wait.', 'do: Wait a week.').replace('do: Refer.', 'do: Refer at once.'),
        }),
        ...kept,
        ...Object.fromEntries(twice),
      },
      says: [
        'Since `base 1`, what Wales leans on has moved: `refer` (changed; shown here), `wait` (changed; shown here)',
      ],
    },
    {
      // A board is asked for itself.
      files: {
        ...base({ head: headBut('version: 1', 'version: 2'), steps: stepsBut('do: Wait.', 'do: Wait a week.') }),
        ...kept,
        ...Object.fromEntries(twice),
        [`${folder}/wales.yaml`]: twice[0]![1]!,
        [`${folder}/wales.powys.yaml`]: twice[0]![1]!.replace('base 2', 'base 1'),
      },
      says: ['Since `base 1`, what Wales leans on has moved: `wait` (changed; shown here)'],
    },
  ],
  check: ({ base: { file: baseFile, value: base }, oldBases, nations, boards }) =>
    [...nations, ...boards].flatMap(([author, { file, value }]) => {
      const version = Number(value['reviewed-against'].slice('base '.length))
      if (version >= base.version) return []
      const old = oldBases?.get(version)
      const moved = old && drift(old.value, base, value)
      if (moved?.length === 0) return []
      const nation = author.split('.')[0]! as NationId
      return [
        {
          at: { file, path: ['reviewed-against'] },
          what: moved
            ? `Since \`base ${version}\`, what ${nationNames[nation]} leans on has moved: ${moved.map(inWords).join(', ')}`
            : `This was compared with \`base ${version}\`, and the base is now at version ${base.version}`,
          why: 'Readers here get the new base with differences that were written for the old one.',
          mend: moved
            ? `Read these again beside \`${old.file.slice(old.file.lastIndexOf('/') + 1)}\`, then write \`base ${base.version}\`.`
            : `Compare it again, then write \`base ${base.version}\`; with the old base kept as \`base.${version}.yaml\`, the steps that moved would be named here.`,
          see: { at: { file: baseFile, path: ['version'] }, what: 'The version of the base stands here' },
        },
      ]
    }),
}
