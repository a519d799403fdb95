/** The files that a change touches, under their old name too where they were moved. */
import { spawnSync } from 'node:child_process'
import { CannotRun } from '../cli/cannot-run.ts'

/** @returns paths from the root of the repository, in their order */
export function changedFiles(folder: string, from: string, to = 'HEAD'): string[] {
  const { status, stdout, error } = spawnSync(
    'git',
    ['-C', folder, 'diff', '--name-only', '--no-renames', '-z', '--end-of-options', from, to],
    { encoding: 'utf8', maxBuffer: 1024 ** 3 },
  )
  if (error) throw new CannotRun('`git` could not be started: install it, or put it on the path.')
  if (status !== 0) throw new CannotRun(`git could not compare \`${from}\` with \`${to}\`: one of them is not here.`)
  return stdout.split('\0').filter((path) => path !== '')
}
