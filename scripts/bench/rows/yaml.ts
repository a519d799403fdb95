/** The yardstick: every file of the library parsed with the places of all values, and nothing else done with it. */
import { join } from 'node:path'
import { cost } from '../child.ts'
import type { Row } from '../row.ts'

export const yamlAlone = 'YAML alone: processor time'

export const yaml: Row = {
  id: 'yaml',
  measure: async ({ root, scratch }) => {
    const { seconds, cpuSeconds } = await cost([join(import.meta.dirname, '../tasks/parse-yaml.ts'), root], scratch)
    return [
      { what: 'YAML alone: read and parse, with places', unit: 's', value: seconds },
      { what: yamlAlone, unit: 's', value: cpuSeconds },
    ]
  },
}
