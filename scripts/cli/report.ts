/** Files that have been read → what `check` prints about them. */
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { sarif } from '../../src/report/sarif.ts'
import { terminal } from '../../src/report/terminal.ts'
import { coverageReport } from '../../src/report/coverage.ts'
import type { Args } from './args.ts'
import type { readRoots } from './files.ts'
import { checkFiles } from './load.ts'
import type { Said } from './remembered.ts'

/** @throws CannotRun where no root holds a pathway */
export function report(args: Args, read: ReturnType<typeof readRoots>, colour: boolean): Said {
  const { files, checked } = checkFiles(args, read)
  const { diagnostics } = checked
  const reports = {
    terminal: () => terminal(checked, files, { nations: args.nations, colour }),
    github: () => github(diagnostics),
    json: () => json(diagnostics),
    sarif: () => sarif(diagnostics),
  }
  // The other formats are read by programs, and stand alone.
  const coverage = args.on.has('coverage') && args.format === 'terminal' ? coverageReport(checked.pathways) : ''
  return { out: coverage + reports[args.format](), code: diagnostics.some(({ level }) => level === 'error') ? 1 : 0 }
}
