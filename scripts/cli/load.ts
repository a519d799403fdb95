/** What every command that needs the library does first: read the roots, then check them. */
import type { Checked } from '../../src/library.ts'
import { check, type CheckOptions } from '../../src/pipeline.ts'
import type { Files } from '../../src/read/library.ts'
import type { Args } from './args.ts'
import { CannotRun } from './cannot-run.ts'
import { readRoots } from './files.ts'

export interface Loaded {
  files: Files
  checked: Checked
  options: CheckOptions
}

/** @throws CannotRun where a root cannot be read, or no root holds a pathway */
export async function loadLibrary({ roots, nations, asOf }: Pick<Args, 'roots' | 'nations' | 'asOf'>): Promise<Loaded> {
  const { files, faults: found } = readRoots(roots)
  const options: CheckOptions = { nations, asOf, found }
  const checked = check(files, options)
  const inFolder = /^pathways\/[^/]+\/[^/]+\/[^/]+$/
  if (![...files.keys(), ...found.map(({ at }) => at.file)].some((file) => inFolder.test(file)))
    throw new CannotRun(
      `No pathway was found in ${roots.map((root) => `\`${root}\``).join(' or ')}. A pathway is a folder \`pathways/<specialty>/<slug>/\` with a \`base.yaml\` in it.`,
    )
  return { files, checked, options }
}
