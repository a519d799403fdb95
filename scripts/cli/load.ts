/** What every command that needs the library does first: read the roots, then check them. */
import type { Checked } from '../../src/library.ts'
import { check, type CheckOptions } from '../../src/pipeline.ts'
import type { Files, DocumentCache } from '../../src/read/library.ts'
import type { Args } from './args.ts'
import { CannotRun } from './cannot-run.ts'
import { readRoots, type ReadFiles } from './files.ts'

export interface Loaded {
  files: Files
  checked: Checked
  options: CheckOptions
}

/** What is asked of a check. */
type Asked = Pick<Args, 'roots' | 'nations' | 'asOf'>

/** @throws CannotRun where a root cannot be read, or no root holds a pathway */
export async function loadLibrary(args: Asked): Promise<Loaded> {
  return checkFiles(args, readRoots(args.roots))
}

/**
 * Checks files that have been read.
 * @param more `cache`: what was read before, for whoever checks after every save
 */
export function checkFiles(
  { roots, nations, asOf }: Asked,
  { files, faults: found }: ReadFiles,
  { cache, ...more }: Pick<CheckOptions, 'ended' | 'memory'> & { cache?: DocumentCache } = {},
): Loaded {
  const options: CheckOptions = { nations, asOf, found, ...more }
  const checked = check(files, options, cache)
  const inFolder = /^pathways\/[^/]+\/[^/]+\/[^/]+$/
  if (![...files.keys(), ...found.map(({ at }) => at.file)].some((file) => inFolder.test(file)))
    throw new CannotRun(
      `No pathway was found in ${roots.map((root) => `\`${root}\``).join(' or ')}. A pathway is a folder \`pathways/<specialty>/<slug>/\` with a \`base.yaml\` in it.`,
    )
  return { files, checked, options }
}

/** Texts and faults alone. @param instead texts that stand in for those on the disk */
export function loadText(
  args: Pick<Args, 'roots' | 'nations' | 'asOf'>,
  instead: Files = new Map(),
): { files: Files; diagnostics: Checked['diagnostics'] } {
  const read = readRoots(args.roots)
  const files = new Map([...read.files].map(([file, text]) => [file, instead.get(file) ?? text]))
  return { files, diagnostics: check(files, { ...args, found: read.faults }).diagnostics }
}
