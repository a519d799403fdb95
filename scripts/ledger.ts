/**
 * `node scripts/ledger.ts`: writes what is in the library into `content/published.yaml`, which is done with every release.
 * Lines are only added: from then on the check holds that no address and no step of it is lost without a word.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { compare } from '../src/diagnostic.ts'
import type { Published } from '../src/validate/schema/published.ts'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'
import { replaceFile } from './cli/replace.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2))
  const { checked } = await loadLibrary(args)
  if (checked.diagnostics.some(({ level }) => level === 'error'))
    throw new CannotRun('There are faults to mend first: see `npm run check`.')
  const file = join(args.roots.at(-1)!, 'content/published.yaml')
  const known = existsSync(file) ? ((parse(readFileSync(file, 'utf8')) as Published | null) ?? {}) : {}
  const all = new Map(Object.entries(known).map(([slug, ids]) => [slug, new Set(ids)]))
  for (const pathways of checked.pathways.values())
    for (const { pathway } of pathways)
      all.set(pathway.slug, new Set([...(all.get(pathway.slug) ?? []), ...pathway.steps.keys()]))
  const lines = [...all]
    .sort(([a], [b]) => compare(a, b))
    .map(
      ([slug, ids]) =>
        `${slug}:\n${[...ids]
          .sort(compare)
          .map((id) => `  - ${id}\n`)
          .join('')}`,
    )
  mkdirSync(dirname(file), { recursive: true })
  replaceFile(
    file,
    `# What was published: written by scripts/ledger.ts with every release. Lines are only added.\n${lines.join('')}`,
  )
  process.stdout.write(`${all.size} pathways in ${file}\n`)
  return 0
})
