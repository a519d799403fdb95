import { base, everyNation } from '../example.ts'
import type { LibraryRule } from '../rule.ts'

const elsewhere = Object.fromEntries(
  Object.entries({ ...base(), ...everyNation('') }).map(([file, text]) => [
    file.replace('pathways/example/', 'pathways/other/'),
    text,
  ]),
)
const second = Object.fromEntries(
  Object.entries(elsewhere).map(([file, text]) => [
    file.replace('/example/', '/second/'),
    text.replace('title: Example', 'title: Second'),
  ]),
)

export const slugOnce: LibraryRule = {
  id: 'slug-once',
  level: 'error',
  of: 'library',
  title: 'No two pathways have the same folder name',
  good: [second],
  bad: [{ files: elsewhere, says: ['Another pathway is called `example`, in `pathways/example`'] }],
  check: ({ folders }) => {
    const first = new Map<string, (typeof folders)[number]>()
    return folders.flatMap((folder) => {
      const before = first.get(folder.slug)
      if (!before) {
        first.set(folder.slug, folder)
        return []
      }
      return [
        {
          at: { file: folder.base.file, path: ['title'] },
          what: `Another pathway is called \`${folder.slug}\`, in \`pathways/${before.specialty}\``,
          why: 'Both would have the same address, and readers would get only one of them.',
          mend: 'Give this folder another name, or keep the pathway in one specialty and lead to it from the other.',
          see: { at: { file: before.base.file, path: ['title'] }, what: 'The other one stands here' },
        },
      ]
    })
  },
}
