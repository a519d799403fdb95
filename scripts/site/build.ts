/** Before the tests in a browser: the repository's own library, built once as a newcomer would build it. */
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { hashesUnder } from '../../src/publish/manifest.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder with one built site per nation. */
    built: string
  }
}

export const repository = join(import.meta.dirname, '../..')
/** The day for which the tests build: pages speak of it, so it is fixed. */
export const asOf = '2026-11-24'

/** Files that are not the same in both folders, by name: whole pages in a failure would tell nobody anything. */
export function differing(one: string, other: string): string[] {
  const [a, b] = [hashesUnder(one), hashesUnder(other)]
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file))
}

export default function setup(project: TestProject): () => void {
  // A folder of its own for each run: two runs at once would take each other's pages away.
  const built = join(repository, `.staging/test-site-${process.pid}`)
  rmSync(built, { recursive: true, force: true })
  execFileSync(process.execPath, ['scripts/build.ts', '--out', built, '--as-of', asOf], {
    cwd: repository,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, INIT_CWD: repository },
  })
  project.provide('built', built)
  return () => rmSync(built, { recursive: true, force: true })
}
