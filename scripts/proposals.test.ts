/** From the form for a new pathway to its folder on a branch: a process of its own, on a real repository with a remote. */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { parse } from 'yaml'
import { nations } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
import { readForm } from './proposals/form.ts'

let away: string
let trusted: string
let host: Server
let said: string[] = []

function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.org', ...args],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return stdout.trim()
}

beforeAll(async () => {
  away = realpathSync(mkdtempSync(join(tmpdir(), 'proposals-')))
  trusted = join(away, 'trusted')
  for (const part of ['scripts', 'src', 'pathways', 'content', 'package.json'])
    cpSync(join(repository, part), join(trusted, part), { recursive: true })
  git(away, 'init', '-q', '--bare', 'host.git')
  git(trusted, 'init', '-q', '-b', 'main')
  git(trusted, 'remote', 'add', 'origin', join(away, 'host.git'))
  git(trusted, 'add', '-A')
  git(trusted, 'commit', '-q', '-m', 'First')
  git(trusted, 'push', '-q', 'origin', 'main')
  host = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      said.push(`${request.url} ${(JSON.parse(body) as { body: string }).body}`)
      response.end('{}')
    })
  })
  await new Promise<void>((ready) => host.listen(0, '127.0.0.1', ready))
})
afterAll(() => {
  host.close()
  rmSync(away, { recursive: true, force: true })
})
beforeEach(() => {
  said = []
  git(trusted, 'checkout', '-q', '-f', 'main')
  git(trusted, 'clean', '-fdq')
})

const form = (over: Readonly<Record<string, string>> = {}): string =>
  Object.entries({
    Title: 'Suspected ovarian cancer',
    Specialty: 'Gynaecology',
    Purpose: 'Decides who is referred and how soon.',
    'Which people it is for': 'Adults with symptoms that may be of ovarian cancer.',
    'Which published guidance it will be written from': 'To be found.',
    ...over,
  })
    .map(([label, text]) => `### ${label}\n\n${text}`)
    .join('\n\n')

function open(body: unknown): Promise<{ code: number | null; out: string; err: string }> {
  const event = join(away, 'event.json')
  writeFileSync(event, JSON.stringify({ issue: { number: 12, body } }))
  return new Promise((done) => {
    const child = spawn(process.execPath, ['scripts/proposals/open-branch.ts'], {
      cwd: trusted,
      env: {
        ...process.env,
        GITHUB_API_URL: `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
        GITHUB_SERVER_URL: 'https://example.org',
        GITHUB_REPOSITORY: 'house/library',
        GITHUB_EVENT_PATH: event,
        GITHUB_TOKEN: 'secret',
      },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    child.on('close', (code) => done({ code, out, err }))
  })
}

const branches = (): string[] => git(join(away, 'host.git'), 'for-each-ref', '--format=%(refname:short)').split('\n')

test('a form becomes a folder on a branch that passes the check, and the issue says how to go on', async () => {
  const before = git(trusted, 'rev-parse', 'main')
  expect(await open(form())).toEqual({ code: 0, out: 'Opened new-pathway/suspected-ovarian-cancer\n', err: '' })
  const folder = 'pathways/gynaecology/suspected-ovarian-cancer'
  const made = git(join(away, 'host.git'), 'diff', '--name-only', before, 'new-pathway/suspected-ovarian-cancer')
  expect(made.split('\n').every((file) => file.startsWith(`${folder}/`))).toBe(true)
  expect(made).toContain(`${folder}/northern-ireland.yaml`)
  expect(parse(readFileSync(join(trusted, folder, 'base.yaml'), 'utf8'))).toMatchObject({
    title: 'Suspected ovarian cancer',
    purpose: 'Decides who is referred and how soon.',
    for: 'Adults with symptoms that may be of ovarian cancer.',
  })
  const { files } = readRoots([trusted])
  const { diagnostics } = check(files, { nations, asOf: '2026-11-25' })
  expect(diagnostics.filter(({ level, file }) => level === 'error' && file.startsWith(folder))).toEqual([])
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('/repos/house/library/issues/12/comments')
  expect(said[0]).toContain(`https://example.org/house/library/tree/new-pathway/suspected-ovarian-cancer/${folder}`)

  git(trusted, 'checkout', '-q', '-f', 'main')
  git(trusted, 'branch', '-q', '-D', 'new-pathway/suspected-ovarian-cancer')
  expect((await open(form())).out).toContain('There is a branch')
})

test.for([
  ['a way out of the folder', form({ Title: '../../../etc/passwd', Specialty: '../..' }), 'No folder name'],
  ['a command', form({ Title: '$(touch owned); `id` && rm -rf /', Specialty: '-x --help' }), ''],
  ['YAML in a sentence', form({ Title: 'Chest pain', Purpose: 'x" \nstatus: approved\n# "' }), ''],
  ['a heading in a field', form({ Title: 'Gout', Purpose: 'One.\n\n### Title\n\nAnother' }), ''],
  ['a pathway that is there', form({ Title: 'Haematuria' }), 'already'],
  ['a number of ten figures', form({ Purpose: 'For 943 476 5919, who waits.' }), 'could be a patient’s'],
  ['an empty field', form({ Purpose: '_No response_' }), 'is empty'],
  ['a long title', form({ Title: 'x'.repeat(121) }), 'longer than 120'],
  ['signs that turn the text', form({ Title: '\u202egnp.exe', Purpose: 'a\u0000b' }), ''],
  ['no form at all', 'Hello', 'is empty'],
  ['nothing', null, 'is empty'],
] as const)('%s does no harm', async ([, body, refused]) => {
  const before = branches()
  const { code, err } = await open(body)
  expect(err).toBe('')
  expect(code).toBe(refused === '' ? 0 : 1)
  expect(said).toHaveLength(1)
  expect(said[0]).toContain(refused === '' ? 'The folder is made' : refused)
  expect(said[0]).not.toContain('943 476')
  const added = branches().filter((branch) => !before.includes(branch))
  expect(added).toHaveLength(refused === '' ? 1 : 0)
  for (const branch of added) {
    expect(branch).toMatch(/^new-pathway\/[a-z][a-z0-9-]*$/)
    const files = git(join(away, 'host.git'), 'diff', '--name-only', 'main', branch).split('\n')
    for (const file of files) expect(file).toMatch(/^pathways\/[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*\/[\w.-]+\.yaml$/)
    const base = files.find((file) => file.endsWith('/base.yaml'))!
    const text = git(join(away, 'host.git'), 'show', `${branch}:${base}`)
    expect(parse(text)).toMatchObject({ status: 'draft', version: 1 })
    for (const sign of ['\u0000', '\u202e']) expect(text).not.toContain(sign)
  }
})

test('every field that is read is a field of the form, and every field of a link is one of the other form', () => {
  interface Form {
    body: { type: string; id?: string; attributes: { label?: string } }[]
  }
  const formOf = (name: string): Form['body'] =>
    (parse(readFileSync(join(repository, `.github/ISSUE_TEMPLATE/${name}.yml`), 'utf8')) as Form).body
  const labels = formOf('new-pathway').map(({ attributes }) => attributes.label)
  const asked = Object.fromEntries(labels.filter((label) => label !== undefined).map((label) => [label, 'words']))
  expect(() => readForm(form(asked))).not.toThrow()
  for (const label of ['Title', 'Specialty', 'Purpose', 'Which people it is for']) expect(labels).toContain(label)
  const ids = formOf('report-a-problem').map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['pathway', 'step', 'version', 'nation', 'page']))
  for (const name of ['new-pathway', 'report-a-problem'])
    expect(JSON.stringify(formOf(name)[0])).toContain('Never write about a patient')
})
