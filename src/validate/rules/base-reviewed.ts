import { nation } from '../example.ts'
import type { FolderRule } from '../rule.ts'

export const baseReviewed: FolderRule = {
  id: 'base-reviewed',
  level: 'error',
  of: 'folder',
  title: 'A nation was compared with a version of the base that exists',
  good: [nation('wales', '', 'same as base')],
  bad: [
    {
      files: {
        'pathways/example/example/wales.yaml':
          'stands: same as base\nreviewed-against: base 2\nadopted-by: nobody yet\n',
      },
      says: ['There is no `base 2`: the base is at version 1'],
    },
  ],
  check: ({ base, nations, boards }) =>
    [...nations.values(), ...boards.values()].flatMap(({ file, value }) => {
      const version = Number(value['reviewed-against'].slice('base '.length))
      if (version <= base.value.version) return []
      return [
        {
          at: { file, path: ['reviewed-against'] },
          what: `There is no \`base ${version}\`: the base is at version ${base.value.version}`,
          why: 'A reader would be told that somebody compared this with a text that nobody has written.',
          mend: `Write \`base ${base.value.version}\` if that is what it was compared with.`,
          see: { at: { file: base.file, path: ['version'] }, what: 'The version of the base stands here' },
        },
      ]
    }),
}
