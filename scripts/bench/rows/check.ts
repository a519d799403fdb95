/** `npm run check`: all worked out, and the same library again. */
import { join } from 'node:path'
import { cost } from '../child.ts'
import { figure, type Row } from '../row.ts'
import { yamlAlone } from './yaml.ts'

const script = join(import.meta.dirname, '../../check.ts')

export const check: Row = {
  id: 'check',
  measure: async ({ root, scratch, before }) => {
    const args = [script, '--root', root]
    const { seconds, cpuSeconds, peakMb } = await cost(args, scratch, { CHECK_AFRESH: '1' })
    await cost(args, scratch)
    const again = await cost(args, scratch)
    return [
      { what: 'check, cold', unit: 's', value: seconds },
      { what: 'check, cold: processor time', unit: 's', value: cpuSeconds },
      { what: 'check, cold ÷ YAML alone, by processor time', unit: '×', value: cpuSeconds / figure(before, yamlAlone) },
      { what: 'check, cold: most memory', unit: 'MB', value: peakMb },
      { what: 'check, nothing changed', unit: 's', value: again.seconds },
    ]
  },
}
