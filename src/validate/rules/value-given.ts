import { nationNames } from '../../nations.ts'
import { base, everyNation, headWith } from '../example.ts'
import type { PathwayRule } from '../rule.ts'

const asked = headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n')

export const valueGiven: PathwayRule = {
  id: 'value-given',
  level: 'error',
  of: 'pathway',
  title: 'Every nation gives every value that each nation says, or says that it is not known',
  good: [
    {
      ...base({ head: asked }),
      ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
      'pathways/example/example/wales.yaml':
        'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { not-known: "Nothing was found." }\n',
    },
  ],
  bad: [
    {
      files: {
        ...base({ head: asked }),
        ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
        'pathways/example/example/wales.yaml':
          'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n',
        // A board leans on its nation.
        'pathways/example/example/wales.powys.yaml':
          'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\n',
      },
      says: ['Wales says nothing about `limit`'],
    },
  ],
  check: (pathway) => {
    const { nation, stanceFile, baseFile } = pathway
    if (nation === undefined || stanceFile === undefined || pathway.board !== undefined) return []
    const missing = [...pathway.values].filter(([, { given }]) => given === undefined)
    return missing.map(([name, { what }]) => ({
      at: { file: stanceFile, path: ['values', name] },
      what: `${nationNames[nation]} says nothing about \`${name}\``,
      why: `“${what}” would be shown without a figure, or a reader would take another nation’s for it.`,
      mend: `Write \`${name}:\` under \`values:\` with \`is\` and \`source\`, or with \`not-known\` and what was looked for.`,
      see: {
        at: { file: baseFile, path: ['each-nation-says', name], key: true },
        what: 'The base leaves this to each nation',
      },
    }))
  },
}
