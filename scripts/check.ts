/** `npm run check`: is everything that is written here fit to be published? Exit 0: yes. 1: faults. 2: could not look. */
import { readArgs } from './cli/args.ts'
import { run } from './cli/cannot-run.ts'
import { readRoots } from './cli/files.ts'
import { remembered } from './cli/remembered.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { format: true, switches: ['coverage', 'fix'] })
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  const read = readRoots(args.roots)
  const say = async () => {
    // Loaded only when there is something to work out: this costs more than all of a check that is remembered.
    const { report } = await import('./cli/report.ts')
    return report(args, read, colour)
  }
  if (args.on.has('fix')) {
    const { fix } = await import('./cli/fix.ts')
    const done = fix(args)
    if (args.format === 'terminal') process.stdout.write(done)
    Object.assign(read, readRoots(args.roots))
  }
  const { nations, asOf, format } = args
  // The benchmarks measure the work, not the memory of it.
  const { out, code } = process.env.CHECK_AFRESH
    ? await say()
    : await remembered({ ...read, asked: { nations, asOf, format, colour, on: [...args.on] } }, say)
  process.stdout.write(out)
  return code
})
