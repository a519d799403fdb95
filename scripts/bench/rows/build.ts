/** `npm run build` from a cold start: every nation, search included, and what each of its stages took. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lap } from '../../build/timings.ts'
import { cost } from '../child.ts'
import type { Measured, Row } from '../row.ts'

const script = join(import.meta.dirname, '../../build.ts')

export const build: Row = {
  id: 'build',
  measure: async ({ root, out, scratch }) => {
    const timings = join(scratch, 'timings.json')
    const args = [script, '--root', root, '--out', out, '--timings', timings, '--afresh']
    const { seconds, cpuSeconds, peakMb, togetherMb } = await cost(args, scratch)
    const { laps } = JSON.parse(readFileSync(timings, 'utf8')) as { laps: Lap[] }
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
      ...laps.flatMap(({ stage, seconds, cpuSeconds, peakMb }): Measured[] => [
        { what: `build, stage “${stage}”`, unit: 's', value: seconds },
        { what: `build, stage “${stage}”: processor time`, unit: 's', value: cpuSeconds },
        { what: `build, most memory up to the end of “${stage}”`, unit: 'MB', value: peakMb },
      ]),
    ]
  },
}
