/**
 * `npm run diff -- <git ref>`: what the working tree changes for the readers of each nation, against a commit. With
 * `--format page --out <folder>`, before and after side by side. Exit 0: told, whether or not anything changed. 2: could not compare.
 */
import { diffLibraries, type LibraryDiff } from '../src/diff/diff.ts'
import { markdownDiff } from '../src/diff/markdown.ts'
import { terminalDiff } from '../src/diff/terminal.ts'
import { nearest, oneOf } from '../src/nearest.ts'
import { check } from '../src/pipeline.ts'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'
import { changePages, writePages } from './diff/pages.ts'
import { readRootsAt } from './diff/tree.ts'

const reports: Readonly<Record<string, (diff: LibraryDiff) => string>> = {
  terminal: terminalDiff,
  markdown: markdownDiff,
  json: (diff) => `${JSON.stringify(diff, undefined, 2)}\n`,
}

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['format'], out: true, rest: 'a git ref' })
  const [ref, extra] = args.rest
  if (ref === undefined)
    throw new CannotRun('Say what to compare with: a commit, branch or tag, for example `npm run diff -- main`.')
  if (extra !== undefined)
    throw new CannotRun(`One commit, branch or tag is enough: \`${extra}\` is one more than can be compared.`)
  const format = args.own['format'] ?? 'terminal'
  const known = [...Object.keys(reports), 'page']
  if (!known.includes(format)) {
    const near = nearest(format, known)
    throw new CannotRun(
      `There is no format \`${format}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(known)}.`}`,
    )
  }
  if ((format === 'page') !== (args.out !== undefined))
    throw new CannotRun('Pages are written into a folder, and only they are: use `--format page --out <folder>`.')
  const old = readRootsAt(args.roots, ref)
  const { files, checked } = await loadLibrary(args)
  const { nations, asOf } = args
  const [before, after] = [
    { files: old, checked: check(old, { nations, asOf }) },
    { files, checked },
  ]
  const diff = diffLibraries(before, after, nations)
  if (args.out === undefined) process.stdout.write(reports[format]!(diff))
  else {
    const pages = changePages(diff, before, after, asOf)
    writePages(args.out, pages)
    process.stdout.write(`${pages.size - 1} pages in ${args.out}: begin with index.html\n`)
  }
  return 0
})
