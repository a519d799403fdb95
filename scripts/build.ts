/**
 * `npm run build [-- --timings <file>] [--afresh]`: checks everything, then writes one site per nation. A nation with a
 * fault of its own keeps the site it had; the others are still built. `--timings` says what each stage took, as JSON;
 * `--afresh` takes nothing over from the last build. Exit 0: all asked for were built. 1: some were not. 2: could not run.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkChart } from '../src/layout/check-chart.ts'
import type { Checked } from '../src/library.ts'
import { nationNames, nations as allNations, type NationId } from '../src/nations.ts'
import { swapIn } from '../src/publish/swap.ts'
import { terminal } from '../src/report/terminal.ts'
import { chartOf, pathwaysOf, type Site } from '../src/site.ts'
import { notFinal } from './build/final.ts'
import { Kept } from './build/kept.ts'
import { keysOf, programKey } from './build/keys.ts'
import { lock } from './build/lock.ts'
import { startFullText, type FullText } from './build/full-text.ts'
import { renderSites, writeLookups } from './build/render.ts'
import { ofProgram } from './build/program.ts'
import { seal } from './build/seal.ts'
import { Spare } from './build/spare.ts'
import { Stopwatch } from './build/timings.ts'
import { Writer } from './build/writer.ts'
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
  const staging = join(repository, '.staging')
  const afresh = args.on.has('afresh')
  const program = programKey()
  const { assets, help } = await ofProgram(program, join(staging, 'program'), afresh)
  const site: Site = { checked, nations, asOf: args.asOf, assets, files, help: () => help }
  watch.done('assets')

  // Where anything is wrong, or a nation was not looked at, what a page hangs on is more than its own files.
  const sound = nations.length === allNations.length && !hasErrors(checked)
  const unlock = await lock(join(staging, 'lock'))
  // Left over from builds that were killed: nobody else builds here now.
  for (const name of readdirSync(staging))
    if (name.startsWith('build-')) await rm(join(staging, name), { recursive: true, force: true })
  const stage = join(staging, `build-${process.pid}`)
  const sites = join(stage, 'sites')
  let fullText: FullText | undefined
  let writer: Writer | undefined
  let taken = 0
  try {
    await mkdir(sites, { recursive: true })
    const spare = new Spare(join(staging, 'spare'), out)
    for (const nation of nations) await spare.give(nation, sites)
    const write = (writer = new Writer(sites))
    const keys = sound ? keysOf(site, program) : undefined
    const kept = new Kept(keys, out, join(staging, 'kept'), write, afresh)
    checkDrawings(site, kept)
    watch.done('lay out')
    const text = (fullText = startFullText(site, sites, kept, write))
    const bundles = { folder: join(staging, 'bundle'), key: program, afresh }
    await renderSites(site, stage, watch, bundles, { writer: write, kept, whole: text.finish })
    await writeLookups(site, write)
    watch.done('look up')
    await text.written()
    watch.done('full text')
    await write.clear()
    const commit = commitOf(args.roots[0]!)
    const about = { 'as-of': args.asOf, built: args.asOf, commit }
    const written = await write.written()
    await seal(sites, nations, about, written)
    watch.done('seal')
    // Only now, with every nation whole, is anything replaced.
    for (const nation of nations) {
      await mkdir(out, { recursive: true })
      const next = join(out, `.${nation}.next`)
      await rm(next, { recursive: true, force: true })
      await move(join(sites, nation), next)
      await swapIn(next, join(out, nation), (aside) => spare.keep(nation, aside))
    }
    kept.leave(written)
    taken = kept.taken
  } finally {
    await fullText?.stop()
    await writer?.stop()
    await rm(stage, { recursive: true, force: true })
    unlock()
  }
  watch.done('put in place')
  if (args.own.timings !== undefined) watch.write(fromHere(args.own.timings))

  for (const nation of nations)
    process.stdout.write(
      `${nationNames[nation]}: ${pathwaysOf(site, nation).length} pathways in ${join(out, nation)}\n`,
    )
  if (taken > 0) process.stdout.write(`${taken} files were as the last build left them. \`--afresh\` makes all anew.\n`)
  return args.nations.length === nations.length ? 0 : 1
})

function hasErrors({ diagnostics }: Checked): boolean {
  return diagnostics.some(({ level }) => level === 'error')
}

/** No drawing that is wrong is ever shown: better no build. What is taken over was looked at when it was drawn. */
function checkDrawings(site: Site, kept: Kept): void {
  const wrong = site.nations.flatMap((nation) =>
    pathwaysOf(site, nation).flatMap((of) => {
      if (kept.has(`${nation}/pathways/${of.pathway.slug}/index.html`)) return []
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
