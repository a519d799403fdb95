/** What the first hit of the search costs a reader: bytes, and the time from a key to its answer on a slow machine. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { nations } from '../../../src/nations.ts'
import type { Queries } from '../../../src/validate/schema/content.ts'
import { queryKinds } from '../../../src/validate/schema/content.ts'
import { CannotRun } from '../../cli/cannot-run.ts'
import { repository } from '../../cli/args.ts'
import { loadLibrary } from '../../cli/load.ts'
import type { Row } from '../row.ts'
import { typeQueries } from '../tasks/type-queries.ts'

export const search: Row = {
  id: 'search',
  measure: async ({ out }) => {
    const site = join(out, nations[0])
    if (!existsSync(site))
      throw new CannotRun('`search` types into what `build` wrote: ask for both, `--only build,search`.')
    const { checked } = await loadLibrary({ roots: [repository], nations: [nations[0]], asOf: '2026-11-24' })
    const { keys, firstHit } = await typeQueries(site, sample(checked.library.queries, 10))
    const sorted = [...keys].sort((a, b) => a - b)
    const bytes = firstHit.reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(site, file))).length, 0)
    return [
      { what: 'search, to the first hit, brotli', unit: 'B', value: bytes },
      {
        what: 'search, key to painted, median, processor 4 × slower',
        unit: 's',
        value: sorted[Math.floor(sorted.length / 2)]!,
      },
      {
        what: 'search, key to painted, 95 in 100, processor 4 × slower',
        unit: 's',
        value: sorted[Math.floor(sorted.length * 0.95)]!,
      },
    ]
  },
}

/** Every so many of the queries, so that all kinds are typed. */
export function sample(queries: Queries, every: number): string[] {
  return queries.flatMap((query) => queryKinds.flatMap((kind) => query[kind] ?? [])).filter((_, i) => i % every === 0)
}
