/** `npm run publish -- --to <dir>`: puts out what was built, nation by nation, each in one step. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { nationNames } from '../src/nations.ts'
import { faultOf, release } from '../src/publish/release.ts'
import { fromHere, readArgs, repository } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { out: true, own: ['to'] })
  if (args.own.to === undefined) throw new CannotRun('Say where to: `npm run publish -- --to <folder that is served>`.')
  const to = fromHere(args.own.to)
  const built = args.out ?? join(repository, 'dist')
  const nations = args.nations.filter((nation) => existsSync(join(built, nation)))
  if (nations.length === 0) throw new CannotRun(`Nothing is built in ${built}. Run \`npm run build\` first.`)
  let failed = 0
  for (const nation of nations) {
    const site = join(built, nation)
    const fault = await faultOf(site)
    if (fault === undefined)
      process.stdout.write(`${nationNames[nation]}: release ${await release(site, nation, to)}\n`)
    else {
      failed++
      process.stdout.write(`${nationNames[nation]}: not released. ${fault} What was released before stays.\n`)
    }
  }
  return failed > 0 ? 1 : 0
})
