import { nearest, oneOf } from '../../nearest.ts'
import { base, everyNation, headWith, nation } from '../example.ts'
import type { FolderRule } from '../rule.ts'

const asked = headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n')
const limit = 'values:\n  limit: { is: 10, source: "guideline 1" }\n'

export const valueAsked: FolderRule = {
  id: 'value-asked',
  level: 'error',
  of: 'folder',
  title: 'A nation gives only values that the base leaves to each nation',
  good: [{ ...base({ head: asked }), ...everyNation(limit) }],
  bad: [
    {
      files: {
        ...base({ head: asked }),
        ...everyNation(limit),
        ...nation('wales', `${limit}  limti: { is: 10, source: "guideline 1" }\n`, 'same as base'),
      },
      says: ['Nothing in the base asks for `limti`'],
    },
    { files: nation('wales', limit, 'same as base'), says: ['Nothing in the base asks for `limit`'] },
    {
      files: {
        ...base({ head: asked }),
        ...everyNation(limit),
        ...nation('wales', `${limit}  something-else: { is: 10, source: "guideline 1" }\n`, 'same as base'),
      },
      says: ['Nothing in the base asks for `something-else`'],
    },
  ],
  check: ({ base: { value: base }, nations, boards }) => {
    const known = Object.keys(base['each-nation-says'] ?? {})
    return [...nations.values(), ...boards.values()].flatMap(({ file, value: { values = {} } }) =>
      Object.keys(values)
        .filter((name) => !known.includes(name))
        .map((name) => {
          const near = nearest(name, known)
          return {
            at: { file, path: ['values', name], key: true },
            what: `Nothing in the base asks for \`${name}\``,
            why: 'The figure would be written here and shown nowhere.',
            mend: near
              ? `Did you mean \`${near}\`?`
              : known.length > 0
                ? `Use ${oneOf(known)}.`
                : 'Remove it, or add it to `each-nation-says` in the base.',
          }
        }),
    )
  },
}
