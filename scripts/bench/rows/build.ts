/** `npm run build` from a cold start: every nation, search included. */
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cost } from '../child.ts'
import type { Measured, Row } from '../row.ts'

const script = join(import.meta.dirname, '../../build.ts')

export const build: Row = {
  id: 'build',
  measure: async ({ root, out, scratch }) => {
    rmSync(out, { recursive: true, force: true })
    const { seconds, cpuSeconds, peakMb, togetherMb } = await cost([script, '--root', root, '--out', out], scratch)
    const pages = readdirSync(out, { recursive: true }).filter((file) => String(file).endsWith('.html')).length
    const together: Measured[] =
      togetherMb === undefined
        ? []
        : [{ what: 'whole build: most memory, all processes', unit: 'MB', value: togetherMb }]
    return [
      { what: 'whole build, cold', unit: 's', value: seconds },
      { what: 'whole build, cold: processor time of Node', unit: 's', value: cpuSeconds },
      { what: 'whole build: pages', unit: 'pages', value: pages },
      { what: 'whole build: pages per second', unit: '/s', value: pages / seconds },
      { what: 'whole build: most memory, Node', unit: 'MB', value: peakMb },
      ...together,
    ]
  },
}
