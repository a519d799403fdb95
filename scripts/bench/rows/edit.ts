/** What an editor waits for: one step of one base edited, and all nations built again where the last build stands. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nations } from '../../../src/nations.ts'
import { CannotRun } from '../../cli/cannot-run.ts'
import { cost, type Cost } from '../child.ts'
import type { Row } from '../row.ts'

const script = join(import.meta.dirname, '../../build.ts')

export const edit: Row = {
  id: 'edit',
  measure: async ({ root, out, scratch }) => {
    if (!existsSync(join(out, nations[0])))
      throw new CannotRun('`edit` builds again over what `build` wrote: ask for both, `--only build,edit`.')
    const file = middleBase(join(root, 'pathways'))
    const text = readFileSync(file, 'utf8')
    const again = (): Promise<Cost> => cost([script, '--root', root, '--out', out], scratch)
    try {
      const edit = (more: string): void => writeFileSync(file, text.replace(/^( +ask: .*?)(\??"?)$/m, `$1${more}$2`))
      edit(' now')
      const edited = await again()
      const same = await again()
      edit(' here')
      const later = await again()
      return [
        { what: 'rebuilt after one edited step', unit: 's', value: edited.seconds },
        { what: 'rebuilt after one edited step: processor time of Node', unit: 's', value: edited.cpuSeconds },
        { what: 'rebuilt after another edited step', unit: 's', value: later.seconds },
        { what: 'rebuilt, nothing changed', unit: 's', value: same.seconds },
        { what: 'rebuilt, nothing changed: processor time of Node', unit: 's', value: same.cpuSeconds },
      ]
    } finally {
      writeFileSync(file, text)
    }
  },
}

/** The base in the middle of all, by name, that asks something. */
export function middleBase(folder: string): string {
  const bases = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('base.yaml'))
    .sort()
  const asking = bases.map((file) => join(folder, file)).filter((file) => / ask: /.test(readFileSync(file, 'utf8')))
  return asking[Math.floor(asking.length / 2)]!
}
