/**
 * `npm run new -- "<title>"`: a new pathway folder from the template. It passes `check` as it is written, with every
 * section an open gap, so that an editor starts from something that works.
 */
import { join } from 'node:path'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { makeFolder } from './cli/new-folder.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['specialty'], rest: 'a title' })
  const title = args.rest.join(' ').trim()
  if (title === '') throw new CannotRun('Say what it is called: `npm run new -- "Chest pain" --specialty cardiology`.')
  const made = await makeFolder({
    root: args.roots.at(-1)!,
    title,
    specialty: args.own.specialty ?? 'general',
    asOf: args.asOf,
  })
  process.stdout.write(`Made ${made}\nBegin with ${join(made, 'base.yaml')}, and look at it with \`npm run dev\`.\n`)
  return 0
})
