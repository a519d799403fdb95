/** `npm run import -- <file.mmd>`: a new pathway folder from a Mermaid flowchart, for its author to finish. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fromHere, readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { slugOf, yearAfter } from '../src/edit/new-pathway.ts'
import { makeFolder } from './cli/new-folder.ts'
import { parseMermaid } from './mermaid/parse.ts'
import { skeletonOf } from './mermaid/skeleton.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['specialty', 'title'], rest: 'a file' })
  const [file, more] = args.rest
  if (file === undefined || more !== undefined)
    throw new CannotRun('Say which file: `npm run import -- chart.mmd --specialty cardiology`.')
  const text = await readFile(fromHere(file), 'utf8').catch(() => {
    throw new CannotRun(`There is no file \`${file}\`.`)
  })
  const chart = await parseMermaid(text).catch((error: unknown) => {
    throw new CannotRun(
      `Mermaid cannot read \`${file}\`: ${(error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''}`,
    )
  })
  if (chart.steps.length === 0) throw new CannotRun(`\`${file}\` holds no boxes.`)
  const title =
    args.own.title ??
    (chart.title ||
      basename(file)
        .replace(/\.\w+$/, '')
        .replaceAll(/[-_]+/g, ' '))
  const made = await makeFolder({
    root: args.roots.at(-1)!,
    title,
    specialty: args.own.specialty ?? 'general',
    asOf: args.asOf,
    files: { 'base.yaml': skeletonOf(chart, title, yearAfter(args.asOf), slugOf), 'cases.yaml': '[]\n' },
  })
  process.stdout.write(
    `Made ${made} with ${chart.steps.length} steps and ${chart.ways.length} ways on.\nGive each step its kind and source, then write cases.\n`,
  )
  return 0
})
