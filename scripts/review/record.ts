/** Writes down that a nation was compared with the base as it is now: one value changes, and nothing else in the file. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isScalar, parseDocument } from 'yaml'
import { CannotRun } from '../cli/cannot-run.ts'
import { replaceFile } from '../cli/replace.ts'

/**
 * @param roots later ones win, as when they are read: the file that is read is the one that is written
 * @param file relative to its root
 * @throws CannotRun where the file has changed so that the value is no longer found
 */
export function recordReview(roots: readonly string[], file: string, version: number): void {
  const path = roots.map((root) => join(root, file)).findLast((one) => existsSync(one))
  if (path === undefined) throw new CannotRun(`\`${file}\` is not there any more.`)
  const text = readFileSync(path, 'utf8')
  const node = parseDocument(text).get('reviewed-against', true)
  if (!isScalar(node) || !node.range) throw new CannotRun(`\`${file}\` has no \`reviewed-against\` any more.`)
  const [from, to] = node.range
  replaceFile(path, `${text.slice(0, from)}base ${version}${text.slice(to)}`)
}
