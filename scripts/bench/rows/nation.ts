/** One nation built alone, as on a machine of its own; other nations are read for the comparison only. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { nations } from '../../../src/nations.ts'
import { cost } from '../child.ts'
import type { Row } from '../row.ts'

const script = join(import.meta.dirname, '../../build.ts')

export const nation: Row = {
  id: 'nation',
  measure: async ({ root, scratch }) => {
    const out = mkdtempSync(join(scratch, 'one-nation-'))
    const args = [script, '--root', root, '--out', out, '--nation', nations[0]]
    const { seconds, cpuSeconds, peakMb } = await cost(args, scratch)
    return [
      { what: 'one nation, cold', unit: 's', value: seconds },
      { what: 'one nation, cold: processor time of Node', unit: 's', value: cpuSeconds },
      { what: 'one nation: most memory, Node', unit: 'MB', value: peakMb },
    ]
  },
}
