/** One nation built alone, as on a machine of its own; other nations are read for the comparison only. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { nations } from '../../../src/nations.ts'
import { cost } from '../child.ts'
import type { Row } from '../row.ts'

const script = join(import.meta.dirname, '../../build.ts')

export const nation: Row = {
  id: 'nation',
  measure: async ({ root, scratch }) => {
    const out = join(scratch, 'one-nation')
    rmSync(out, { recursive: true, force: true })
    const args = [script, '--root', root, '--out', out, '--nation', nations[0]]
    const { seconds, cpuSeconds, peakMb } = await cost(args, scratch)
    rmSync(out, { recursive: true, force: true })
    return [
      { what: 'one nation, cold', unit: 's', value: seconds },
      { what: 'one nation, cold: processor time of Node', unit: 's', value: cpuSeconds },
      { what: 'one nation: most memory, Node', unit: 'MB', value: peakMb },
    ]
  },
}
