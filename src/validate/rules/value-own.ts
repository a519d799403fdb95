import { nationNames, type NationId } from '../../nations.ts'
import { citations } from '../../pathway.ts'
import type { Typed } from '../../folder.ts'
import { base, everyNation, folder, headWith, nation, register } from '../example.ts'
import type { Context, FolderRule, Found } from '../rule.ts'
import type { Nation } from '../schema/pathway.ts'

const registered = `${register}${['scot', 'other']
  .map(
    (id, i) =>
      `${id}:\n  organisation: Example\n  title: Of one nation\n  nation: ${['scotland', 'england'][i]}\n  version: "1"\n  accessed: 2026-11-22\n  seen: publisher text\n`,
  )
  .join('')}`

/** Every nation gives the limit, and one or a board of it otherwise. */
const limit = (who: string, value: string) => ({
  'content/sources.yaml': registered,
  ...base({ head: headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n') }),
  ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
  [`${folder}/${who}.yaml`]: Object.values(nation('wales', `values:\n  limit: { ${value} }\n`, 'same as base'))[0]!,
})

export const valueOwn: FolderRule = {
  id: 'value-own',
  level: 'error',
  of: 'folder',
  alone: true,
  title: 'Every nation takes its values from a source of its own, or from one that holds for all four',
  good: [
    limit('scotland', 'is: 20, source: "scot 1"'),
    limit('scotland.lothian', 'is: 20, source: "scot 1"'),
    limit('wales', 'is: 20, source: "scot 1; guideline 2"'),
    limit('wales', 'not-known: "Nothing was found."'),
  ],
  bad: [
    {
      files: limit('wales', 'is: 20, source: "scot 1"'),
      says: ['`limit` of Wales rests on Scotland alone: `scot`'],
    },
    {
      files: limit('wales', 'is: 20, source: "scot 1; other 2; scot 3"'),
      says: ['`limit` of Wales rests on Scotland and England alone: `scot` and `other`'],
    },
    {
      files: limit('england.anywhere', 'is: 20, source: "scot 1"'),
      says: ['`limit` of England rests on Scotland alone: `scot`'],
    },
    {
      files: limit('wales', 'does-not-apply: "It uses none.", source: "scot 1"'),
      says: ['`limit` of Wales rests on Scotland alone: `scot`'],
    },
  ],
  check: ({ nations, boards }, { register }) =>
    [...nations, ...boards].flatMap(([who, file]) =>
      register ? ofFile(who.split('.')[0] as NationId, file, register) : [],
    ),
}

function ofFile(nation: NationId, { file, value }: Typed<Nation>, register: NonNullable<Context['register']>): Found[] {
  return Object.entries(value.values ?? {}).flatMap(([name, given]) => {
    if (!('source' in given)) return []
    const ids = [...new Set(citations(given.source).map(({ id }) => id))]
    const of = ids.map((id) => (Object.hasOwn(register, id) ? register[id]!.nation : undefined))
    const others = of.filter((one): one is NationId => one !== undefined && one !== 'all' && one !== nation)
    if (others.length < ids.length) return []
    return [
      {
        at: { file, path: ['values', name, 'source'] },
        what: `\`${name}\` of ${nationNames[nation]} rests on ${and(others.map((one) => nationNames[one]))} alone: ${and(ids.map((id) => `\`${id}\``))}`,
        why: `A reader in ${nationNames[nation]} would act on what another nation has settled, and could not see that it is not their own.`,
        mend: `Cite a source of ${nationNames[nation]}, beside the other if need be; where there is none, write \`not-known\` and what was looked for. A source that holds for all four stands in the register with \`nation: all\`.`,
      },
    ]
  })
}

const and = (words: readonly string[]): string => [...new Set(words)].join(' and ')
