/**
 * `node scripts/pull-request/report.ts --against <git ref> --to <folder>`: what the job does that reads a proposal. It
 * has no secrets and writes nothing but files: annotations to its output, a summary of the job, and `report.json` for the
 * job that may write. Exit 0: fit to be published. 1: something is to be mended. 2: could not look.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '../../src/diff/claims.ts'
import { diffLibraries } from '../../src/diff/diff.ts'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { check } from '../../src/pipeline.ts'
import type { Files } from '../../src/read/library.ts'
import { github } from '../../src/report/github.ts'
import { fromHere, readArgs } from '../cli/args.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { loadLibrary } from '../cli/load.ts'
import { readRootsAt } from '../diff/tree.ts'
import { changedFiles } from './changed-files.ts'
import { commentOf } from './comment.ts'
import { readOwners, waitingFor } from './owners.ts'
import { mostFaults, type Report } from './report-file.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['against', 'to'] })
  const { against, to } = args.own
  if (against === undefined || to === undefined)
    throw new CannotRun('Say what to compare with and where to write: `--against HEAD^1 --to pull-request`.')
  const { nations, asOf } = args
  const root = args.roots[0]!
  const old = readRootsAt(args.roots, against)
  const { files, checked } = await loadLibrary(args)
  const diff = diffLibraries({ files: old, checked: check(old, { nations, asOf }) }, { files, checked }, nations)
  const faults = checked.diagnostics.filter(({ level }) => level !== 'info')
  const errors = faults.filter(({ level }) => level === 'error')
  const report: Report = {
    diff,
    stopped: [...checked.stopped],
    errors: errors.length,
    warnings: faults.length - errors.length,
    faults: [...errors, ...faults.filter(({ level }) => level !== 'error')]
      .slice(0, mostFaults)
      .map(({ file, line, level, what, why, mend }) => ({ file, line, level, what, why, mend })),
  }
  const folder = fromHere(to)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.json'), JSON.stringify(report))

  process.stdout.write(github([...faults, ...diff.claims.map((claim) => placed(claim, files))]))
  const codeowners = join(root, '.github/CODEOWNERS')
  const owners = existsSync(codeowners) ? readOwners(readFileSync(codeowners, 'utf8')) : []
  const waiting = waitingFor(changedFiles(root, against), owners)
  const summary = process.env.GITHUB_STEP_SUMMARY
  if (summary) appendFileSync(summary, commentOf(report, { waiting }))
  return errors.length + diff.claims.length > 0 ? 1 : 0
})

/** A claim stands at the version that it is about, or at the first line. */
function placed({ file, what, why, mend }: Claim, files: Files): Diagnostic {
  const lines = files.get(file)?.split('\n') ?? []
  const at = lines.findIndex((line) => line.startsWith('version:'))
  const [line, width] = at < 0 ? [1, 1] : [at + 1, lines[at]!.length]
  return {
    ...{ file, line, column: 1, endLine: line, endColumn: width + 1 },
    ...{ level: 'error', rule: 'version-and-change-log', what, why, mend, owner: 'all' },
  }
}
