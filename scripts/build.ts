/**
 * `npm run build [-- --timings <file>] [--afresh]`: checks everything, then writes one site per nation. A nation with a
 * fault of its own keeps the site it had; the others are still built. `--timings` says what each stage took, as JSON;
 * `--afresh` takes nothing over from the last build. Exit 0: all asked for were built. 1: some were not. 2: could not run.
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { checkChart } from '../src/layout/check-chart.ts'
import type { Checked } from '../src/library.ts'
import { nationNames, nations as allNations, type NationId } from '../src/nations.ts'
import { faultOfSwap, swapIn } from '../src/publish/swap.ts'
import type { Files } from '../src/read/library.ts'
import { terminal } from '../src/report/terminal.ts'
import { chartOf, pathwaysOf, type Site } from '../src/site.ts'
import { Begun, type Plan } from './build/begun.ts'
import { notFinal } from './build/final.ts'
import { Kept } from './build/kept.ts'
import { keysOf, programKey } from './build/keys.ts'
import { renderSites, writeLookups } from './build/render.ts'
import { seal } from './build/seal.ts'
import { Stopwatch } from './build/timings.ts'
import { fromHere, readArgs, repository, type Args } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { readRoots } from './cli/files.ts'
import { checkFiles } from './cli/load.ts'
import { openMemory } from './cli/memory.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, own: ['timings'], switches: ['final', 'afresh'] })
  const watch = new Stopwatch()
  const plan: Plan = {
    staging: join(repository, '.staging'),
    out: args.out ?? join(repository, 'dist'),
    nations: args.nations,
    program: programKey(),
    afresh: args.on.has('afresh'),
  }
  for (const nation of plan.nations) {
    const fault = faultOfSwap(join(plan.out, nation))
    if (fault !== undefined) throw new CannotRun(fault)
  }
  let begun = Begun.now(plan)
  try {
    const read = readRoots(args.roots)
    const { memory, changed, keep } = openMemory(read, args, { afresh: plan.afresh })
    begun?.foresee(changed)
    const { files, checked } = checkFiles(args, read, { memory, ended: (stage) => watch.done(stage) })
    const nations = sound(args, files, checked)
    if (nations.length === 0) {
      keep()
      process.stdout.write('Nothing was built; what was built before is untouched.\n')
      return 1
    }
    watch.done('validate')
    begun ??= await Begun.later(plan)
    const commit = commitOf(args.roots[0]!)
    const taken = await buildSites({ files, checked, nations, asOf: args.asOf }, plan, begun, { commit, watch })
    keep()
    if (args.own.timings !== undefined) watch.write(fromHere(args.own.timings))
    for (const nation of nations)
      process.stdout.write(
        `${nationNames[nation]}: ${checked.pathways.get(nation)!.length} pathways in ${join(plan.out, nation)}\n`,
      )
    if (taken > 0)
      process.stdout.write(`${taken} files were as the last build left them. \`--afresh\` makes all anew.\n`)
    return args.nations.length === nations.length ? 0 : 1
  } finally {
    await begun?.end()
  }
})

/** Says what is wrong, and which of the nations asked for can be built. */
function sound(args: Args, files: Files, checked: Checked): NationId[] {
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  process.stdout.write(terminal(checked, files, { nations: args.nations, colour }))
  const held = new Set<NationId>()
  if (args.on.has('final'))
    for (const nation of args.nations) {
      const open = notFinal(checked, nation)
      if (open.length > 0) held.add(nation)
      process.stdout.write(open.map((text) => `${text}\n`).join(''))
    }
  return args.nations.filter((nation) => !checked.stopped.has(nation) && !held.has(nation))
}

/**
 * Builds the sites and puts them in place, all or none.
 * @returns how many files were as the last build left them
 */
async function buildSites(
  given: Omit<Site, 'assets'>,
  plan: Plan,
  begun: Begun,
  { commit, watch }: { commit: string | null; watch: Stopwatch },
): Promise<number> {
  const { nations, checked, asOf } = given
  const { out } = plan
  const { sites, spare, writer, program, fullText } = begun
  await begun.settle(nations)
  const { assets, help, pages } = await program.made()
  const site: Site = { ...given, assets, help: () => help }
  watch.done('bundle')

  // Where anything is wrong, or a nation was not looked at, what a page hangs on is more than its own files.
  const whole = nations.length === allNations.length && !hasErrors(checked)
  const keys = whole ? keysOf(site, plan.program) : undefined
  const kept = new Kept(keys, begun.records, writer)
  checkDrawings(site, kept)
  watch.done('lay out')
  await renderSites(site, sites, watch, { pages, writer, kept, fullText })
  await writeLookups(site, writer)
  watch.done('look up')
  await fullText.written()
  watch.done('full text')
  await writer.clear()
  const written = await writer.written()
  await seal(sites, nations, { 'as-of': asOf, built: asOf, commit }, written)
  watch.done('seal')
  // Only now, with every nation whole, is anything replaced.
  for (const nation of nations) {
    await mkdir(out, { recursive: true })
    const next = join(out, `.${nation}.next`)
    await rm(next, { recursive: true, force: true })
    await move(join(sites, nation), next)
    await swapIn(next, join(out, nation), (aside) => spare.keep(nation, aside))
  }
  kept.leave(written, fullText.lists)
  watch.done('put in place')
  return kept.taken
}

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
