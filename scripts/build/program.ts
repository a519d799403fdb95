/**
 * What is made from this program alone, whatever the library: style sheets, scripts, and what authors look up. It is
 * kept for the next build under the program's own key.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { help, type Help } from '../../src/help/help.ts'
import type { Assets } from '../../src/site.ts'
import { keep } from '../cli/store.ts'
import { makeAssets } from './assets.ts'

export interface OfProgram {
  assets: Assets
  help: Help
}

/**
 * @param key of the program
 * @param folder where it is kept; of one program alone
 * @param afresh whether it is made in any case
 */
export async function ofProgram(
  key: string,
  folder: string,
  afresh: boolean,
  make: () => Promise<OfProgram> = async () => ({ assets: await makeAssets(), help: help() }),
): Promise<OfProgram> {
  const path = join(folder, 'program')
  const known = afresh ? undefined : read(path, key)
  if (known) return known
  const made = await make()
  keep(path, serialize({ key, made }))
  return made
}

function read(path: string, key: string): OfProgram | undefined {
  try {
    const kept = deserialize(readFileSync(path)) as { key?: unknown; made?: OfProgram }
    return kept.key === key ? kept.made : undefined
  } catch {
    // Not there, or cut short: then it is made.
    return undefined
  }
}
