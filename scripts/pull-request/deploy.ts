/**
 * `node scripts/pull-request/deploy.ts --from <folder> --branch <branch>`: puts the previews of a pull request onto a
 * branch that a static host serves, one folder a pull request, and takes away those of closed ones. Only for branches of
 * the repository itself: what a stranger proposes is looked at as a file, not put under our address.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nations } from '../../src/nations.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { fromHere, repository as here } from '../cli/here.ts'
import { api, given } from './api.ts'
import { pullOf, runOf } from './find-pull.ts'

const author = ['-c', 'user.name=previews', '-c', 'user.email=previews@users.noreply.github.com']

await run(async () => {
  const { from, branch } = parseArgs({ options: { from: { type: 'string' }, branch: { type: 'string' } } }).values
  if (from === undefined || branch === undefined)
    throw new CannotRun('Say where the previews are and which branch is served: `--from previews --branch previews`.')
  const host = api(given('GITHUB_API_URL'), given('GITHUB_TOKEN'))
  const repository = given('GITHUB_REPOSITORY')
  const ran = runOf(given('GITHUB_EVENT_PATH'))
  if (ran.from !== repository) {
    process.stdout.write('The branch is in a copy of the repository: its preview stays a file of the run.\n')
    return 0
  }
  const number = await pullOf(host, repository, ran)
  if (number === undefined) {
    process.stdout.write('The pull request is closed or has moved on; nothing to put out.\n')
    return 0
  }
  const open = (await host.list(`/repos/${repository}/pulls?state=open`)).map(
    (pull) => (pull as { number: number }).number,
  )
  const folder = mkdtempSync(join(tmpdir(), 'previews-'))
  try {
    const work = join(folder, 'work')
    mkdirSync(work)
    const git = gitIn(work, join(folder, 'index'))
    const before = git.maybe('fetch', '--quiet', '--depth', '1', 'origin', `refs/heads/${branch}`)
      ? git('rev-parse', 'FETCH_HEAD')
      : ''
    if (before !== '') {
      git('read-tree', before)
      git('checkout-index', '--all')
    }
    for (const name of readdirSync(work)) {
      const [, old] = /^pull-(\d+)$/.exec(name) ?? []
      if (old !== undefined && (Number(old) === number || !open.includes(Number(old))))
        rmSync(join(work, name), { recursive: true })
    }
    for (const nation of nations) {
      const site = join(fromHere(from), `preview-${nation}`)
      if (existsSync(site)) cpSync(site, join(work, `pull-${number}`, nation), { recursive: true })
    }
    git('add', '--all', '--force', '.')
    // No history is kept: previews are large, and the commit that each was built from is.
    const commit = git(...author, 'commit-tree', git('write-tree'), '-m', `Preview pull request ${number}`)
    git(
      'push',
      '--quiet',
      `--force-with-lease=refs/heads/${branch}:${before}`,
      'origin',
      `${commit}:refs/heads/${branch}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  process.stdout.write(`Put out the preview of pull request ${number}.\n`)
  return 0
})

interface Git {
  (...args: string[]): string
  /** Whether it could be done. */
  maybe: (...args: string[]) => boolean
}

/** This repository with another work tree and another index, so that nothing here is touched. */
function gitIn(work: string, index: string): Git {
  const call = (args: string[]) =>
    spawnSync('git', args, {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, GIT_DIR: gitDir(), GIT_WORK_TREE: work, GIT_INDEX_FILE: index },
    })
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = call(args)
    if (status !== 0) throw new CannotRun(`git could not ${args.at(-2)}: ${stderr.trim().split('\n')[0] ?? ''}`)
    return stdout.trim()
  }
  return Object.assign(git, { maybe: (...args: string[]) => call(args).status === 0 })
}

function gitDir(): string {
  return spawnSync('git', ['-C', here, 'rev-parse', '--absolute-git-dir'], { encoding: 'utf8' }).stdout.trim()
}
