/**
 * `npm run build`: checks everything, then writes one site per nation. A nation with a fault of its own keeps the site
 * it had; the others are still built. Exit 0: all asked for were built. 1: some were not. 2: could not run.
 */
import { execFileSync } from 'node:child_process'
import { cp, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { help } from '../src/help/help.ts'
import { checkChart } from '../src/layout/check-chart.ts'
import { nationNames, type NationId } from '../src/nations.ts'
import { swapIn } from '../src/publish/swap.ts'
import { writeManifest } from '../src/publish/manifest.ts'
import { terminal } from '../src/report/terminal.ts'
import { chartOf, pathwaysOf, type Site } from '../src/site.ts'
import { makeAssets } from './build/assets.ts'
import { notFinal } from './build/final.ts'
import { lock } from './build/lock.ts'
import { startFullText, type FullText } from './build/full-text.ts'
import { carrySources, renderSites, writeLookups } from './build/render.ts'
import { readArgs, repository } from './cli/args.ts'
import { run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, switches: ['final'] })
  const out = args.out ?? join(repository, 'dist')
  const { files, checked } = await loadLibrary(args)
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

  const site: Site = { checked, nations, asOf: args.asOf, assets: await makeAssets(), files, help }
  checkDrawings(site)

  const staging = join(repository, '.staging')
  const unlock = await lock(join(staging, 'lock'))
  const stage = join(staging, `build-${process.pid}`)
  let fullText: FullText | undefined
  try {
    await mkdir(stage, { recursive: true })
    fullText = await startFullText(site)
    await renderSites(site, stage)
    await carrySources(site, join(stage, 'sites'))
    await writeLookups(site, join(stage, 'sites'))
    await fullText.write(join(stage, 'sites'))
    const commit = commitOf(args.roots[0]!)
    for (const nation of nations)
      await writeManifest(join(stage, 'sites', nation), { nation, 'as-of': args.asOf, built: args.asOf, commit })
    // Only now, with every nation whole, is anything replaced.
    for (const nation of nations) {
      await mkdir(out, { recursive: true })
      const next = join(out, `.${nation}.next`)
      await rm(next, { recursive: true, force: true })
      await move(join(stage, 'sites', nation), next)
      await swapIn(next, join(out, nation))
    }
  } finally {
    await fullText?.stop()
    await rm(stage, { recursive: true, force: true })
    unlock()
  }

  for (const nation of nations)
    process.stdout.write(
      `${nationNames[nation]}: ${pathwaysOf(site, nation).length} pathways in ${join(out, nation)}\n`,
    )
  return args.nations.length === nations.length ? 0 : 1
})

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
