/**
 * What the workflows of a pull request run, as they run it: processes of their own, on a real repository with two branches
 * and a merge, against a code host that answers as GitHub does. What may write runs in a copy without any package.
 */
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { baseFile, example, nationFile } from '../src/validate/example.ts'
import { repository } from './cli/args.ts'
import { marker } from './pull-request/comment.ts'
import { ownersOf, readOwners } from './pull-request/owners.ts'
import { readReport, type Report } from './pull-request/report-file.ts'

let away: string
/** The library under review. */
let repo: string
/** The main branch's own code, as the job that may write checks it out: no node_modules. */
let trusted: string
let sha: string

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.org', ...args],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

/** On `main`, then one commit on `proposal`, then the merge that the code host makes for the workflow. */
function propose(files: Readonly<Record<string, string>>): void {
  git(repo, 'checkout', '-q', '-B', 'proposal', 'main')
  write(repo, files)
  git(repo, 'add', '-A')
  git(repo, 'commit', '-q', '-m', 'A proposal')
  sha = git(repo, 'rev-parse', 'HEAD')
  git(repo, 'checkout', '-q', '--detach', 'main')
  git(repo, 'merge', '-q', '--no-ff', '-m', 'As it would be merged', 'proposal')
}

interface Done {
  code: number | null
  out: string
  err: string
}

/** Without blocking, so that the code host can answer. */
function node(cwd: string, script: string, args: readonly string[], env: Record<string, string> = {}): Promise<Done> {
  return new Promise((done) => {
    const { INIT_CWD: _, ...rest } = process.env
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...rest, ...env } })
    let [out, err] = ['', '']
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    child.on('close', (code) => done({ code, out, err }))
  })
}

/**
 * What the workflow itself says after a command, so that what is tested is what runs there.
 * @param left the folder that it leaves, which here comes to stand beside the repository
 */
function argsOf(command: string, left: string): string[] {
  const runs = workflow.split('\n').flatMap((line) => /^\s*run: (.+)$/.exec(line)?.[1] ?? [])
  const [found, ...others] = runs.filter((run) => run.startsWith(`${command} `))
  expect([found === undefined, others]).toEqual([false, []])
  expect(workflow).toContain(`path: ${left}\n`)
  return found!
    .slice(command.length + 1)
    .split(' ')
    .map((arg) => (arg === left ? join(away, left) : arg))
}
const workflow = readFileSync(join(repository, '.github/workflows/pull-request.yml'), 'utf8')

const look = (): Promise<Done> =>
  node(
    repo,
    join(repository, 'scripts/pull-request/report.ts'),
    ['--root', '.', '--as-of', '2026-11-25', ...argsOf('node scripts/pull-request/report.ts', 'pull-request')],
    { GITHUB_STEP_SUMMARY: join(away, 'summary.md') },
  )
const reportOf = (): Report => readReport(readFileSync(join(away, 'pull-request/report.json'), 'utf8'))!

const owners = `* @house/engineers
/pathways/ @house/base
/pathways/*/*/scotland.yaml @house/scotland
`

beforeAll(() => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'pull-request-')))
  repo = join(away, 'repo')
  write(repo, { ...example, '.github/CODEOWNERS': owners })
  git(repo, 'init', '-q', '-b', 'main')
  git(repo, 'add', '-A')
  git(repo, 'commit', '-q', '-m', 'First')
  // The main branch moves on while the proposal waits: what moved is not the proposal's.
  trusted = join(away, 'trusted')
  for (const part of ['scripts', 'src', 'package.json'])
    cpSync(join(repository, part), join(trusted, part), { recursive: true })
  write(trusted, { '.github/CODEOWNERS': owners })
  git(away, 'init', '-q', '--bare', 'host.git')
  git(trusted, 'init', '-q', '-b', 'main')
  git(trusted, 'remote', 'add', 'origin', join(away, 'host.git'))
})
afterAll(() => rmSync(away, { recursive: true, force: true }))
beforeEach(() => {
  for (const name of ['pull-request', 'summary.md']) rmSync(join(away, name), { recursive: true, force: true })
})

describe('the job that reads', () => {
  test('a sound change: no annotation, a summary with the owners, and a report', async () => {
    propose({
      [nationFile('scotland')]: `${example[nationFile('scotland')]!}because: Nothing was found that differs.\n`,
      'README.md': 'More.',
    })
    const { code, out, err } = await look()
    expect({ code, out, err }).toEqual({
      // A nation's own change is in the change log too, and this one says nothing of it.
      code: 1,
      out: expect.stringContaining(`::error file=${baseFile},line=4,endLine=4,col=1`) as string,
      err: '',
    })
    const summary = readFileSync(join(away, 'summary.md'), 'utf8')
    expect(summary).toContain('| `@house/scotland` | pathways/example/example/scotland.yaml |')
    expect(summary).toContain('| `@house/engineers` | README.md |')
    expect(summary).not.toContain('@house/base')
    expect(summary).toContain('| Scotland | minor |')
    expect(reportOf()).toMatchObject({ errors: 0, stopped: [] })
  })

  test('a change whose change log says it ends with 0', async () => {
    const changes = `changes:\n  - version: 1\n    date: 2026-11-25\n    class: minor\n    because: Waiting is at home.\n`
    propose({
      [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: "Wait at home."').replace(
        'status: draft',
        `${changes}status: draft`,
      ),
    })
    expect(await look()).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(join(away, 'summary.md'), 'utf8')).toContain('Nothing stands in the way of publishing.')
  })

  test('a broken change is told at its line, and which nations it would stop', async () => {
    propose({ [baseFile]: example[baseFile]!.replace('go: wait', 'go: wiat') })
    const { code, out } = await look()
    expect(code).toBe(1)
    const line = example[baseFile]!.split('\n').findIndex((text) => text.includes('go: wait')) + 1
    expect(out).toContain(`::error file=${baseFile},line=${line},`)
    expect(out).toContain('No step is called `wiat`')
    const summary = readFileSync(join(away, 'summary.md'), 'utf8')
    expect(summary).toContain('It would stop England, Scotland, Wales, Northern Ireland')
    expect(summary).toContain(`${baseFile}, line ${line}`)
  })

  test('before and after are left as pages, one for each nation that the change reaches', async () => {
    propose({ [nationFile('wales')]: example[nationFile('wales')]!.replace('same as base', 'not checked') })
    const args = ['--root', '.', '--as-of', '2026-11-25', ...argsOf('npm run diff --', 'preview-changes')]
    expect(await node(repo, join(repository, 'scripts/diff.ts'), args)).toMatchObject({ code: 0, err: '' })
    const left = readdirSync(join(away, 'preview-changes'), { recursive: true, encoding: 'utf8' })
    expect(left.filter((file) => file.endsWith('.html')).sort()).toEqual(['index.html', 'wales/example.html'])
    expect(readFileSync(join(away, 'preview-changes/index.html'), 'utf8')).toContain('href="wales/example.html"')
  })

  test('what moved on the main branch since is not told as the proposal’s', async () => {
    const first = git(repo, 'rev-parse', 'main')
    propose({ [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: "Wait at home."') })
    git(repo, 'checkout', '-q', 'main')
    write(repo, { [nationFile('wales')]: example[nationFile('wales')]!.replace('same as base', 'not checked') })
    git(repo, 'commit', '-q', '-a', '-m', 'Wales meanwhile')
    git(repo, 'merge', '-q', '--no-ff', '-m', 'As it would be merged', 'proposal')
    await look()
    git(repo, 'reset', '-q', '--hard', first)
    const texts = reportOf().diff.nations.flatMap(({ pathways }) => pathways.flatMap(({ changes }) => changes))
    expect(texts.some(({ kind }) => kind === 'reworded')).toBe(true)
    expect(texts.some(({ kind }) => kind === 'stance')).toBe(false)
  })
})

describe('the job that writes', () => {
  let host: Server
  let comments: { id: number; body: string; user: { type: string } }[]
  let files: { filename: string; previous_filename?: string }[]
  let open: { number: number; head: { sha: string; repo: { full_name: string } } }[]
  const asked: string[] = []

  beforeAll(async () => {
    host = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        const path = new URL(request.url!, 'http://localhost').pathname
        asked.push(`${request.method} ${path}`)
        const sent = body === '' ? undefined : (JSON.parse(body) as { body: string })
        const answers: Record<string, () => unknown> = {
          'GET /repos/house/library/pulls': () => open,
          'GET /repos/house/library/pulls/7/files': () => files,
          'GET /repos/house/library/issues/7/comments': () => comments,
          'GET /repos/house/library/actions/runs/5/artifacts': () => ({
            artifacts: [
              { id: 90, name: 'preview-scotland' },
              { id: 91, name: 'pull-request' },
              { id: 92, name: 'before-and-after' },
            ],
          }),
          'POST /repos/house/library/issues/7/comments': () =>
            comments.push({ id: 30, body: sent!.body, user: { type: 'Bot' } }),
          'PATCH /repos/house/library/issues/comments/30': () =>
            (comments.find(({ id }) => id === 30)!.body = sent!.body),
        }
        const answer = answers[`${request.method} ${path}`]
        response.statusCode = answer && request.headers.authorization === 'Bearer secret' ? 200 : 404
        response.end(JSON.stringify(answer?.() ?? {}))
      })
    })
    await new Promise<void>((ready) => host.listen(0, '127.0.0.1', ready))
  })
  afterAll(() => host.close())
  beforeEach(() => {
    comments = [{ id: 20, body: `${marker} a person wrote this`, user: { type: 'User' } }]
    files = [{ filename: nationFile('scotland') }, { filename: 'a.md', previous_filename: 'pathways/b/c/base.yaml' }]
    asked.length = 0
  })

  const event = (from = 'house/library'): string => {
    const file = join(away, 'event.json')
    const run = { id: 5, head_sha: sha, head_branch: 'proposal', head_repository: { full_name: from } }
    open = [{ number: 7, head: { sha, repo: { full_name: from } } }]
    writeFileSync(file, JSON.stringify({ workflow_run: run }))
    return file
  }
  const around = (from?: string): Record<string, string> => ({
    GITHUB_API_URL: `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
    GITHUB_SERVER_URL: 'https://example.org',
    GITHUB_REPOSITORY: 'house/library',
    GITHUB_EVENT_PATH: event(from),
    GITHUB_TOKEN: 'secret',
  })
  const publish = (env: Record<string, string>): Promise<Done> =>
    node(trusted, 'scripts/pull-request/publish.ts', ['--from', join(away, 'pull-request')], env)

  test('it needs no package: none is there', () => {
    expect(existsSync(join(trusted, 'node_modules'))).toBe(false)
  })

  test('one comment, rewritten by the next run, with owners, preview and what changes', async () => {
    propose({ [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: "Wait at home."') })
    await look()
    expect(await publish(around())).toEqual({ code: 0, out: 'Wrote the comment of pull request 7.\n', err: '' })
    const [, written] = comments
    expect(written!.body.startsWith(marker)).toBe(true)
    expect(written!.body).toContain('| `@house/scotland` | pathways/example/example/scotland.yaml |')
    expect(written!.body).toContain('| `@house/base` | pathways/b/c/base.yaml |')
    expect(written!.body).toContain('[Scotland](https://example.org/house/library/actions/runs/5/artifacts/90)')
    expect(written!.body).toContain(
      '[Before and after, side by side](https://example.org/house/library/actions/runs/5/artifacts/92)',
    )
    expect(written!.body).toContain('now reads “Wait at home.”')
    propose({ [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: "Wait in hospital."') })
    await look()
    const again = await publish({ ...around(), PREVIEW_ADDRESS: 'https://previews.example.org/' })
    expect(again.out).toBe('Rewrote the comment of pull request 7.\n')
    expect(comments).toHaveLength(2)
    expect(comments[0]!.body).toContain('a person wrote this')
    expect(comments[1]!.body).toContain('now reads “Wait in hospital.”')
    expect(comments[1]!.body).toContain('[Scotland](https://previews.example.org/pull-7/scotland/)')
  })

  test('a report that somebody else wrote puts out no markup, no link, no call and no second comment', async () => {
    propose({ [baseFile]: example[baseFile]!.replace('do: Wait.', 'do: "Wait at home."') })
    await look()
    const report = reportOf()
    const evil =
      'Fine.\n\n# Approved by @house/scotland <img src=x> [here](https://evil.example) ![](//x) `</td>` | | www.evil.example'
    const [england] = report.diff.nations
    Object.assign(england!, { name: evil, class: evil })
    const [pathway] = england!.pathways
    Object.assign(pathway!, { title: evil, class: evil, charts: { after: `flowchart TD\n\`\`\`\n${evil}` } })
    Object.assign(pathway!.changes[0]!, { text: evil })
    report.faults = [{ file: evil, line: 3, level: 'error', what: evil, why: evil, mend: `\`${evil}\`` }]
    writeFileSync(join(away, 'pull-request/report.json'), JSON.stringify(report))
    expect((await publish(around())).code).toBe(0)
    const { body } = comments[1]!
    // A chart that is none of ours is left out; others are only figures.
    expect(body).not.toMatch(/^# |@house\/scotland(?!`)|<img|<\/td>|\]\(https:\/\/evil|!\[|www\.evil/m)
  })

  test.for([
    ['no JSON', 'nonsense'],
    ['another shape', '{"diff":{"nations":[{}]}}'],
    ['a text where a list belongs', '{"diff":{"nations":"x","shared":[],"claims":[]},"stopped":[],"errors":0}'],
  ] as const)('%s is put out as nothing', async ([, text]) => {
    write(away, { 'pull-request/report.json': text })
    const { code, err } = await publish(around())
    expect(code).toBe(2)
    expect(err).toBe('The report is not one that this project writes, so nothing was put out.\n')
    expect(asked).toEqual([])
  })

  test('a run for a commit that is no longer the proposal writes nothing', async () => {
    propose({ 'README.md': 'More.' })
    await look()
    const env = around()
    open[0]!.head.sha = 'another'
    expect((await publish(env)).out).toContain('has moved on')
    expect(comments).toHaveLength(1)
  })

  test('a preview is put onto the served branch, and those of closed pull requests leave it', async () => {
    const served = join(away, 'served')
    git(away, 'init', '-q', '-b', 'previews', 'served')
    write(served, { 'pull-3/england/index.html': 'closed', 'pull-7/wales/index.html': 'older', 'index.html': 'kept' })
    git(served, 'add', '-A')
    git(served, 'commit', '-q', '-m', 'Before')
    git(served, 'push', '-q', join(away, 'host.git'), 'previews')
    write(away, { 'made/preview-scotland/index.html': 'new', 'made/preview-other/index.html': 'no nation' })
    const deploy = (env: Record<string, string>, branch: string): Promise<Done> =>
      node(trusted, 'scripts/pull-request/deploy.ts', ['--from', join(away, 'made'), '--branch', branch], env)
    const list = (branch: string): string[] =>
      git(join(away, 'host.git'), 'ls-tree', '-r', '--name-only', branch).split('\n')

    expect(await deploy(around(), 'previews')).toEqual({
      code: 0,
      out: 'Put out the preview of pull request 7.\n',
      err: '',
    })
    expect(list('previews')).toEqual(['index.html', 'pull-7/scotland/index.html'])
    // The first preview of all makes the branch.
    expect((await deploy(around(), 'fresh')).code).toBe(0)
    expect(list('fresh')).toEqual(['pull-7/scotland/index.html'])
    // What comes from a copy of the repository is not put under our address.
    expect((await deploy(around('stranger/library'), 'elsewhere')).out).toContain('stays a file of the run')
    expect(git(join(away, 'host.git'), 'branch', '--list', 'elsewhere')).toBe('')
  })
})

describe('who has to read a file', () => {
  test.for([
    ['* @a\n/x/ @b', 'x/y/z.md', '@b'],
    ['* @a\n/x/ @b', 'y/x/z.md', '@a'],
    ['x/ @b', 'y/x/z.md', '@b'],
    ['/p/*/*/e.yaml @e', 'p/s/t/e.yaml', '@e'],
    ['/p/*/*/e.yaml @e', 'p/s/t/u/e.yaml', ''],
    ['/p/*/*/e.*.yaml @e', 'p/s/t/e.board.yaml', '@e'],
    ['/docs/* @d', 'docs/a/b.md', ''],
    ['/docs @d', 'docs/a/b.md', '@d'],
    ['*.md @d # readers', 'a/b.md', '@d'],
    ['/a/**/z @d', 'a/z', '@d'],
    ['/a/** @d', 'a/b/c', '@d'],
    ['* @a\n/x/secret', 'x/secret', ''],
    ['* @a @b', 'x', '@a @b'],
  ] as const)('%j: %s → %s', ([text, path, owner]) => {
    expect(ownersOf(path, readOwners(text)).join(' ')).toBe(owner)
  })

  test('in this repository, each nation’s files wait for that nation', () => {
    const lines = readOwners(readFileSync(join(repository, '.github/CODEOWNERS'), 'utf8'))
    expect(ownersOf('pathways/breast/suspected-breast-cancer/wales.yaml', lines)).toEqual(['@referral-pathways/wales'])
    expect(ownersOf('pathways/breast/suspected-breast-cancer/cy.yaml', lines)).toEqual(['@referral-pathways/wales'])
    for (const file of ['content/notices/wales.yaml', 'content/events/wales.yaml', 'content/letters/a.cy.mdx'])
      expect(ownersOf(file, lines), file).toEqual(['@referral-pathways/wales'])
    expect(ownersOf('content/notices/all.yaml', lines)).toEqual(['@referral-pathways/shared-base'])
    expect(ownersOf('pathways/breast/suspected-breast-cancer/base.yaml', lines)).toEqual([
      '@referral-pathways/shared-base',
    ])
    expect(ownersOf('src/graph.ts', lines)).toEqual(['@referral-pathways/engineers'])
  })
})
