import { base, folder, headBut, nation } from '../example.ts'
import type { FolderRule } from '../rule.ts'

const old = { [`${folder}/base.1.yaml`]: Object.values(base())[0]! }
const moved = base({ head: headBut('version: 1', 'version: 2') })
const against = (version: number) =>
  Object.assign(
    {},
    ...['england', 'scotland', 'wales', 'northern-ireland'].map((id) =>
      Object.fromEntries(
        Object.entries(nation(id, '', 'same as base')).map(([file, text]) => [
          file,
          text.replace('base 1', `base ${version}`),
        ]),
      ),
    ),
  ) as Record<string, string>

export const fileUsed: FolderRule = {
  id: 'file-used',
  level: 'warning',
  of: 'folder',
  title: 'Every older base is there because somebody was compared with it',
  good: [{ ...moved, ...old, ...against(1) }],
  bad: [{ files: { ...moved, ...old, ...against(2) }, says: ['Nobody was compared with this older base'] }],
  check: ({ oldBases = new Map(), nations, boards }) => {
    const used = new Set([...nations.values(), ...boards.values()].map(({ value }) => value['reviewed-against']))
    return [...oldBases].flatMap(([version, { file }]) =>
      used.has(`base ${version}`)
        ? []
        : [
            {
              at: { file, path: ['version'] },
              what: 'Nobody was compared with this older base',
              why: 'A reviewer would read a text that is part of no page.',
              mend: 'Remove the file; its history is kept.',
            },
          ],
    )
  },
}
