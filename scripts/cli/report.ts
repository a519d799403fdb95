/** Files that have been read → what `check` prints about them. */
import { github } from '../../src/report/github.ts'
import { json } from '../../src/report/json.ts'
import { sarif } from '../../src/report/sarif.ts'
import { terminal } from '../../src/report/terminal.ts'
import { helpAt } from '../../src/report/titles.ts'
import { coverageReport } from '../../src/report/coverage.ts'
import type { Args } from './args.ts'
import type { readRoots } from './files.ts'
import { checkFiles } from './load.ts'
import { openMemory } from './memory.ts'
import type { Said } from './remembered.ts'

/** @throws CannotRun where no root holds a pathway */
export function report(args: Args, read: ReturnType<typeof readRoots>, colour: boolean): Said {
  // The benchmarks measure the work, not the memory of it.
  const afresh = process.env.CHECK_AFRESH !== undefined
  const { memory, keep } = openMemory(read, args, { afresh })
  const { files, checked } = checkFiles(args, read, { memory })
  keep()
  const { diagnostics } = checked
  const help = helpAt(checked.library.nations, args.nations)
  const reports = {
    terminal: () => terminal(checked, files, { nations: args.nations, colour }),
    github: () => github(diagnostics, help),
    json: () => json(diagnostics),
    sarif: () => sarif(diagnostics, help),
  }
  // The other formats are read by programs, and stand alone.
  const coverage = args.on.has('coverage') && args.format === 'terminal' ? coverageReport(checked.pathways) : ''
  return { out: coverage + reports[args.format](), code: diagnostics.some(({ level }) => level === 'error') ? 1 : 0 }
}
