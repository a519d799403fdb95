/**
 * `npm run build [-- --timings <file>] [--afresh]`: checks everything, then writes one site per nation. A nation with a
 * fault of its own keeps the site it had; the others are still built. `--timings` says what each stage took, as JSON;
 * `--afresh` takes nothing over from the last build. Exit 0: all asked for were built. 1: some were not. 2: could not run.
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { help } from '../src/help/help.ts'
import { checkChart } from '../src/layout/check-chart.ts'
import type { Checked } from '../src/library.ts'
import { nationNames, nations as allNations, type NationId } from '../src/nations.ts'
import { swapIn } from '../src/publish/swap.ts'
import { terminal } from '../src/report/terminal.ts'
import { chartOf, pathwaysOf, type Site } from '../src/site.ts'
import { makeAssets } from './build/assets.ts'
import { notFinal } from './build/final.ts'
import { Kept } from './build/kept.ts'
import { keysOf, programKey } from './build/keys.ts'
import { lock } from './build/lock.ts'
import { startFullText, type FullText } from './build/full-text.ts'
import { carrySources, renderSites, writeLookups } from './build/render.ts'
import { seal } from './build/seal.ts'
import { Stopwatch } from './build/timings.ts'
import { fromHere, readArgs, repository } from './cli/args.ts'
import { run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, own: ['timings'], switches: ['final', 'afresh'] })
  const watch = new Stopwatch()
  const out = args.out ?? join(repository, 'dist')
  const { files, checked } = await loadLibrary(args, (stage) => watch.done(stage))
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  process.stdout.write(terminal(checked, files, { nations: args.nations, colour }))
  const held = new Set<NationId>()
  if (args.on.has('final'))
    for (const nation of args.nations) {
      const open = notFinal(checked, nation)
      if (open.length > 0) held.add(nation)
      process.stdout.write(open.map((text) => `${text}\n`).join(''))
    }
  const nations = args.nations.filter((nation) => !checked.stopped.has(nation) && !held.has(nation))
  if (nations.length === 0) {
    process.stdout.write('Nothing was built; what was built before is untouched.\n')
    return 1
  }

  watch.done('validate')
  const site: Site = { checked, nations, asOf: args.asOf, assets: await makeAssets(), files, help }
  watch.done('assets')
  checkDrawings(site)
  watch.done('lay out')

  const staging = join(repository, '.staging')
  // Where anything is wrong, or a nation was not looked at, what a page hangs on is more than its own files.
  const sound = nations.length === allNations.length && !hasErrors(checked)
  const kept = new Kept(
    sound ? keysOf(site, programKey()) : undefined,
    out,
    join(staging, 'kept'),
    args.on.has('afresh'),
  )
  const unlock = await lock(join(staging, 'lock'))
  const stage = join(staging, `build-${process.pid}`)
  let fullText: FullText | undefined
  try {
    await mkdir(stage, { recursive: true })
    const text = (fullText = await startFullText(site, kept))
    await renderSites(site, stage, watch, kept, (nation) => text.finish(nation, join(stage, 'sites', nation)))
    await carrySources(site, join(stage, 'sites'))
    await writeLookups(site, join(stage, 'sites'))
    watch.done('look up')
    await text.written()
    watch.done('full text')
    const commit = commitOf(args.roots[0]!)
    const about = { 'as-of': args.asOf, built: args.asOf, commit }
    const hashes = await seal(join(stage, 'sites'), nations, about, kept.taken)
    watch.done('seal')
    // Only now, with every nation whole, is anything replaced.
    for (const nation of nations) {
      await mkdir(out, { recursive: true })
      const next = join(out, `.${nation}.next`)
      await rm(next, { recursive: true, force: true })
      await move(join(stage, 'sites', nation), next)
      await swapIn(next, join(out, nation))
    }
    kept.leave(hashes)
  } finally {
    await fullText?.stop()
    await rm(stage, { recursive: true, force: true })
    unlock()
  }
  watch.done('put in place')
  if (args.own.timings !== undefined) watch.write(fromHere(args.own.timings))

  for (const nation of nations)
    process.stdout.write(
      `${nationNames[nation]}: ${pathwaysOf(site, nation).length} pathways in ${join(out, nation)}\n`,
    )
  if (kept.taken.size > 0)
    process.stdout.write(`${kept.taken.size} files were as the last build left them. \`--afresh\` makes all anew.\n`)
  return args.nations.length === nations.length ? 0 : 1
})

function hasErrors({ diagnostics }: Checked): boolean {
  return diagnostics.some(({ level }) => level === 'error')
}

/** No drawing that is wrong is ever shown: better no build. */
function checkDrawings(site: Site): void {
  const wrong = site.nations.flatMap((nation) =>
    pathwaysOf(site, nation).flatMap((of) => {
      const { graph, chart } = chartOf(of)
      return checkChart(graph, chart).map((fault) => `${nation}, ${of.pathway.slug}: ${fault}`)
    }),
  )
  if (wrong.length > 0)
    throw new Error(
      `The chart of a pathway was not drawn rightly, so nothing was built. ${wrong.slice(0, 5).join('; ')}`,
    )
}

/** The commit of the folder that the library stands in, or null where there is none. */
function commitOf(root: string): string | null {
  try {
    return execFileSync('git', ['-C', root, 'rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}

/** A rename where both places are on one disk; otherwise a copy. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await cp(from, to, { recursive: true })
  }
}
