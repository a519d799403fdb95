import { compare } from '../../diagnostic.ts'
import { base, everyNation, headWith } from '../example.ts'
import type { LibraryRule } from '../rule.ts'

const called = (...names: string[]) => headWith(`also-called: [${names.join(', ')}]\n`)
const second = Object.fromEntries(
  Object.entries({
    ...base({ head: called('cramp').replace('title: Example', 'title: Second') }),
    ...everyNation(''),
  }).map(([file, text]) => [file.replace('/example/example/', '/example/second/'), text]),
)

export const aliasOnce: LibraryRule = {
  id: 'alias-once',
  level: 'warning',
  of: 'library',
  alone: true,
  title: 'No two pathways answer to the same name',
  good: [
    { ...base({ head: called('ache') }), ...second },
    // A pathway may have one name twice.
    base({ head: called('example', 'ache', 'Ache') }),
  ],
  bad: [
    { files: { ...base({ head: called('Cramp') }), ...second }, says: ['`cramp` already finds `example`'] },
    { files: { ...base({ head: called('ache', 'second') }), ...second }, says: ['`Second` already finds `example`'] },
  ],
  check: ({ folders }, { elsewhere }) => {
    const named = [
      ...folders.map(({ slug, base: { file, value } }) => ({
        slug,
        file,
        title: value.title,
        also: value['also-called'] ?? [],
        given: true,
      })),
      ...elsewhere.map(({ specialty, slug, title, also }) => ({
        slug,
        file: `pathways/${specialty}/${slug}/base.yaml`,
        title,
        also,
        given: false,
      })),
    ].sort((a, b) => compare(a.file, b.file))
    const first = new Map<string, { slug: string; at: { file: string; path: (string | number)[] } }>()
    return named.flatMap(({ slug, file, title, also, given }) =>
      [{ name: title, path: ['title'] }, ...also.map((name, i) => ({ name, path: ['also-called', i] }))].flatMap(
        ({ name, path }) => {
          const key = name.toLowerCase()
          const before = first.get(key)
          if (!before) first.set(key, { slug, at: { file, path } })
          if (!before || before.slug === slug || !given) return []
          return [
            {
              at: { file, path },
              what: `\`${name}\` already finds \`${before.slug}\``,
              why: 'A reader who types it would get two pathways, and may open the one that is not meant.',
              mend: 'Keep it at one of the two; where both are meant, say why in `content/exceptions.yaml`.',
              see: { at: before.at, what: 'It stands here for the first time' },
            },
          ]
        },
      ),
    )
  },
}
