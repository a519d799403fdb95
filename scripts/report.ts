/** `npm run report`: how the library stands, nation by nation. Exit 0: told. 1: a nation has faults. 2: could not look. */
import { surveyText } from '../src/survey/terminal.ts'
import { survey } from '../src/survey/survey.ts'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { format: true })
  if (args.format !== 'terminal' && args.format !== 'json')
    throw new CannotRun(`The report has no format \`${args.format}\`: use \`terminal\` or \`json\`.`)
  const { checked } = await loadLibrary(args)
  const told = survey(checked, args.nations, args.asOf)
  process.stdout.write(args.format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : surveyText(told))
  if (checked.stopped.size === 0) return 0
  process.stderr.write('Some nations have faults, so their figures may be short: run `npm run check`.\n')
  return 1
})
