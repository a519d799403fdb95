import { base, headBut } from '../example.ts'
import type { FolderRule } from '../rule.ts'

const moved = base({ head: headBut('version: 1', 'version: 2') })
const twice = ['england', 'scotland', 'northern-ireland'].map((name) => [
  `pathways/example/example/${name}.yaml`,
  'stands: same as base\nreviewed-against: base 2\nadopted-by: nobody yet\n',
])

export const baseMoved: FolderRule = {
  id: 'base-moved',
  level: 'warning',
  of: 'folder',
  title: 'A nation has been compared with the base as it is now',
  good: [base()],
  bad: [{ files: { ...moved, ...Object.fromEntries(twice) }, says: ['This was compared with `base 1`, and the base is now at version 2'] }],
  check: ({ base: { file: baseFile, value: base }, nations, boards }) =>
    [...nations.values(), ...boards.values()].flatMap(({ file, value }) => {
      const version = Number(value['reviewed-against'].slice('base '.length))
      if (version >= base.version) return []
      return [
        {
          at: { file, path: ['reviewed-against'] },
          what: `This was compared with \`base ${version}\`, and the base is now at version ${base.version}`,
          why: 'Readers here get the new base with differences that were written for the old one.',
          mend: `Compare it again, then write \`base ${base.version}\`.`,
          see: { at: { file: baseFile, path: ['version'] }, what: 'The version of the base stands here' },
        },
      ]
    }),
}
