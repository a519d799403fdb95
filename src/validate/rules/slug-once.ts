import { compare } from '../../diagnostic.ts'
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
  check: ({ folders }, { elsewhere }) => {
    const places = [
      ...folders.map(({ specialty, slug, base }) => ({ specialty, slug, file: base.file, given: true })),
      ...elsewhere.map(({ specialty, slug }) => ({
        specialty,
        slug,
        file: `pathways/${specialty}/${slug}/base.yaml`,
        given: false,
      })),
    ].sort((a, b) => compare(a.file, b.file))
    const first = new Map<string, (typeof places)[number]>()
    return places.flatMap((place) => {
      const before = first.get(place.slug)
      if (!before) first.set(place.slug, place)
      if (!before || !place.given) return []
      return [
        {
          at: { file: place.file, path: ['title'] },
          what: `Another pathway is called \`${place.slug}\`, in \`pathways/${before.specialty}\``,
          why: 'Both would have the same address, and readers would get only one of them.',
          mend: 'Give this folder another name, or keep the pathway in one specialty and lead to it from the other.',
          see: { at: { file: before.file, path: ['title'] }, what: 'The other one stands here' },
        },
      ]
    })
  },
}
