import { base, folder, headBut } from '../example.ts'
import type { FolderRule, Found } from '../rule.ts'

const now = base({ head: headBut('version: 1', 'version: 2') })
const old = Object.values(base())[0]!

export const baseKept: FolderRule = {
  id: 'base-kept',
  level: 'error',
  of: 'folder',
  title: 'A kept base is the version that its file is named for, and older than the base',
  good: [{ ...now, [`${folder}/base.1.yaml`]: old }],
  bad: [
    {
      files: { ...now, [`${folder}/base.1.yaml`]: old.replace('version: 1', 'version: 2') },
      says: ['This is named for version 1, and says that it is version 2'],
    },
    {
      files: { [`${folder}/base.1.yaml`]: old },
      says: ['Version 1 is not older than the base, which is at version 1'],
    },
  ],
  check: ({ base, oldBases }) =>
    [...(oldBases ?? [])].flatMap(([named, { file, value }]): Found[] => {
      const at = { file, path: ['version'] }
      const see = { at: { file: base.file, path: ['version'] }, what: 'The version of the base stands here' }
      const why = 'Who compared with that version would be shown, and asked about, another text.'
      if (value.version !== named)
        return [
          {
            at,
            what: `This is named for version ${named}, and says that it is version ${value.version}`,
            why,
            mend: `Name it \`base.${value.version}.yaml\`, or put back the text of version ${named}.`,
          },
        ]
      if (named < base.value.version) return []
      return [
        {
          at,
          what: `Version ${named} is not older than the base, which is at version ${base.value.version}`,
          why,
          mend: `Raise the version of the base, or remove \`base.${named}.yaml\`.`,
          see,
        },
      ]
    }),
}
