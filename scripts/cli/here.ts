/** Where the person stands, and where this project does. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository that this file stands in: the library where no `--root` is given. */
export const repository = fileURLToPath(new URL('../../', import.meta.url))

/** A path as the person typed it: npm moves to the repository, and says in INIT_CWD where they stood. */
export function fromHere(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}
