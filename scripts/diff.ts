/**
 * `npm run diff -- <git ref>`: what the working tree changes for the readers of each nation, against a commit.
 * Exit 0: told, whether or not anything changed. 2: could not compare.
 */
import { diffLibraries, type LibraryDiff } from '../src/diff/diff.ts'
import { markdownDiff } from '../src/diff/markdown.ts'
import { terminalDiff } from '../src/diff/terminal.ts'
import { nearest, oneOf } from '../src/nearest.ts'
import { check } from '../src/pipeline.ts'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'
import { readRootsAt } from './diff/tree.ts'

const reports: Readonly<Record<string, (diff: LibraryDiff) => string>> = {
  terminal: terminalDiff,
  markdown: markdownDiff,
  json: (diff) => `${JSON.stringify(diff, undefined, 2)}\n`,
}

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['format'], rest: 'a git ref' })
  const [ref, extra] = args.rest
  if (ref === undefined)
    throw new CannotRun('Say what to compare with: a commit, branch or tag, for example `npm run diff -- main`.')
  if (extra !== undefined)
    throw new CannotRun(`One commit, branch or tag is enough: \`${extra}\` is one more than can be compared.`)
  const format = args.own['format'] ?? 'terminal'
  const report = Object.hasOwn(reports, format) ? reports[format] : undefined
  if (!report) {
    const near = nearest(format, Object.keys(reports))
    throw new CannotRun(
      `There is no format \`${format}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(Object.keys(reports))}.`}`,
    )
  }
  const old = readRootsAt(args.roots, ref)
  const { files, checked } = await loadLibrary(args)
  const { nations, asOf } = args
  process.stdout.write(
    report(diffLibraries({ files: old, checked: check(old, { nations, asOf }) }, { files, checked }, nations)),
  )
  return 0
})
