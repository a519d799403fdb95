/** `npm run check`: is everything that is written here fit to be published? Exit 0: yes. 1: faults. 2: could not look. */
import { github } from '../src/report/github.ts'
import { json } from '../src/report/json.ts'
import { sarif } from '../src/report/sarif.ts'
import { terminal } from '../src/report/terminal.ts'
import { readArgs } from './cli/args.ts'
import { run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { format: true })
  const { files, checked } = await loadLibrary(args)
  const { diagnostics } = checked
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR
  const reports = {
    terminal: () => terminal(checked, files, { nations: args.nations, colour }),
    github: () => github(diagnostics),
    json: () => json(diagnostics),
    sarif: () => sarif(diagnostics),
  }
  process.stdout.write(reports[args.format]())
  return diagnostics.some(({ level }) => level === 'error') ? 1 : 0
})
