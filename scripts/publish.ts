/**
 * `npm run publish -- --to <dir> [--as-of <day>] [--pins write]`: puts out what was built, nation by nation, each in one
 * step. `--as-of` is the day on which that is done, and is kept with each release. With `--pins write` it also writes into
 * the pathways of `--root` what their charts chose.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { nationNames, nations as allNations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { faultOf, faultOfPlace, release } from '../src/publish/release.ts'
import { chartOf } from '../src/site.ts'
import { fromHere, readArgs, repository, type Args } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'
import { replaceFile } from './cli/replace.ts'
import { pin } from './publish/pin.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, own: ['to', 'pins'] })
  if (args.own.to === undefined) throw new CannotRun('Say where to: `npm run publish -- --to <folder that is served>`.')
  if (args.own.pins !== undefined && args.own.pins !== 'write')
    throw new CannotRun('`--pins` knows one word: `--pins write`.')
  const to = fromHere(args.own.to)
  const built = args.out ?? join(repository, 'dist')
  const nations = args.nations.filter((nation) => existsSync(join(built, nation)))
  if (nations.length === 0) throw new CannotRun(`Nothing is built in ${built}. Run \`npm run build\` first.`)
  let failed = 0
  for (const nation of nations) {
    const site = join(built, nation)
    const fault = (await faultOf(site, nation)) ?? (await faultOfPlace(to, nation))
    if (fault === undefined) {
      const id = await release(site, { nation, to, day: args.asOf })
      process.stdout.write(`${nationNames[nation]}: release ${id}\n`)
    } else {
      failed++
      process.stdout.write(`${nationNames[nation]}: not released. ${fault} What was released before stays.\n`)
    }
  }
  if (args.own.pins !== undefined && failed === 0) await writePins(args)
  return failed > 0 ? 1 : 0
})

/** @throws CannotRun where the charts would not stay as they were published; then nothing is written */
async function writePins(args: Args): Promise<void> {
  const { files, checked, options } = await loadLibrary({ ...args, nations: [...allNations] })
  const before = [...checked.pathways.values()].flat()
  const pinned = pin(files, before)
  const after = check(new Map([...files, ...pinned.files]), options)
  const moved = [...after.pathways.values()]
    .flat()
    .filter((of, i) => !isDeepStrictEqual(chartOf(of).chart, chartOf(before[i]!).chart))
  if (moved.length > 0 || after.diagnostics.length !== checked.diagnostics.length)
    throw new CannotRun(
      `What the charts chose was not written down: ${moved[0]?.pathway.slug ?? 'the check'} would come out otherwise.`,
    )
  for (const [file, text] of pinned.files)
    replaceFile(
      join(
        args.roots.findLast((root) => existsSync(join(root, file)))!,
        file,
      ),
      text,
    )
  process.stdout.write(`${pinned.written} steps now say which answer goes down in their chart.\n`)
  if (pinned.differ.length > 0)
    process.stdout.write(`Left open, because nations draw them differently: ${pinned.differ.join(', ')}.\n`)
}
