/** The workflow files, held to what keeps a stranger's proposal away from whatever may write. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { repository } from './cli/args.ts'

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, string>
}
interface Job {
  permissions?: Record<string, string> | string
  steps: Step[]
  needs?: string | string[]
}
interface Workflow {
  on: Record<string, unknown>
  permissions?: Record<string, string> | string
  jobs: Record<string, Job>
}

const folder = join(repository, '.github/workflows')
const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')
const scripts = (
  JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
).scripts

/** Where anybody at all may have written what the run reads. */
const contributed = ['pull_request', 'pull_request_target', 'issues', 'issue_comment', 'workflow_run']

/** What of a workflow breaks a promise, in words. */
function problems(text: string): string[] {
  const document = parseDocument(text)
  if (document.errors.length > 0) return document.errors.map(({ message }) => message)
  const workflow = document.toJS() as Workflow
  const found: string[] = []
  const triggers = Object.keys(workflow.on)
  const contributedTo = triggers.some((one) => contributed.includes(one))
  if (workflow.permissions === undefined) found.push('the workflow sets no permissions')
  if (triggers.includes('pull_request_target'))
    found.push('pull_request_target runs a stranger’s change with our rights')
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const permissions = job.permissions ?? workflow.permissions
    const writes =
      permissions === undefined ||
      typeof permissions === 'string' ||
      Object.values(permissions).some((level) => level === 'write')
    const installs = job.steps.some(({ run }) => /\bnpm (ci|i|install)\b|\bnpx\b/.test(run ?? ''))
    if (triggers.includes('pull_request') && JSON.stringify(permissions) !== '{"contents":"read"}')
      found.push(`${id}: reads a proposal with more than \`contents: read\``)
    if (writes && triggers.includes('pull_request')) found.push(`${id}: reads a proposal and may write`)
    if (writes && contributedTo && installs) found.push(`${id}: may write, and installs packages`)
    for (const { uses, run, with: given, env } of job.steps) {
      if (uses !== undefined && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses))
        found.push(`${id}: ${uses} is not pinned`)
      if (uses?.startsWith('actions/checkout@')) {
        const ref = String(given?.ref ?? '')
        if (triggers.includes('workflow_run') && !ref.includes('default_branch'))
          found.push(`${id}: checks out something else than the main branch`)
        if (given?.['allow-unsafe-pr-checkout'] !== undefined) found.push(`${id}: checks out a stranger’s change`)
        if (triggers.includes('pull_request') && given?.['persist-credentials'] !== false)
          found.push(`${id}: leaves credentials where a proposal runs`)
      }
      // What somebody wrote into a title or a branch name is never part of a command.
      if (run !== undefined && /\$\{\{/.test(run)) found.push(`${id}: an expression inside a command`)
      const secret = JSON.stringify([run, given, env]).match(/secrets\.\w+/)
      if (secret && contributedTo) found.push(`${id}: ${secret[0]} where contributed content is read`)
      for (const [, script = ''] of (run ?? '').matchAll(/(?:^|\s)node (\S+)/g)) {
        if (!existsSync(join(repository, script))) found.push(`${id}: there is no ${script}`)
        else if (writes && !installs)
          found.push(...packagesOf(script).map((name) => `${id}: ${script} needs ${name}, and nothing is installed`))
      }
      for (const [, name = ''] of (run ?? '').matchAll(/npm run (\S+)/g))
        if (!Object.hasOwn(scripts, name)) found.push(`${id}: there is no \`npm run ${name}\``)
    }
  }
  return found
}

/** Packages that a script needs when it is run, itself or through what it imports. */
function packagesOf(script: string, seen = new Set<string>()): string[] {
  if (seen.has(script)) return []
  seen.add(script)
  const text = readFileSync(join(repository, script), 'utf8')
  return [
    ...text.matchAll(
      /^(?:import|export) (?!type)[^'"]*?from '([^']+)'|^import '([^']+)'|^\} from '([^']+)'|\bimport\('([^']+)'\)/gm,
    ),
  ].flatMap((hit) => {
    const to = hit[1] ?? hit[2] ?? hit[3] ?? hit[4]!
    if (to.startsWith('node:')) return []
    if (hit[0].startsWith('}') && typeOnly(text, hit.index)) return []
    return to.startsWith('.') ? packagesOf(join(dirname(script), to), seen) : [to]
  })
}

const typeOnly = (text: string, end: number): boolean =>
  text
    .slice(0, end)
    .split(/^import /gm)
    .at(-1)!
    .startsWith('type ')

test('there are workflows', () => {
  expect(names).toContain('pull-request.yml')
  expect(names).toContain('pull-request-publish.yml')
})

test.for(names)('%s keeps every promise', (name) => {
  expect(problems(textOf(name))).toEqual([])
})

test('the workflow that publishes listens to the one that reads, by its name', () => {
  const { name } = parseDocument(textOf('pull-request.yml')).toJS() as { name: string }
  const { on } = parseDocument(textOf('pull-request-publish.yml')).toJS() as Workflow
  expect(on.workflow_run).toEqual({ workflows: [name], types: ['completed'] })
})

test('what is handed over is what is fetched', () => {
  const steps = (name: string): Step[] =>
    Object.values((parseDocument(textOf(name)).toJS() as Workflow).jobs).flatMap((job) => job.steps)
  const left = steps('pull-request.yml').flatMap(({ uses, with: given }) =>
    uses?.startsWith('actions/upload-artifact@') ? [String(given!.name)] : [],
  )
  const fetched = steps('pull-request-publish.yml').flatMap(({ uses, with: given }) =>
    uses?.startsWith('actions/download-artifact@') ? [String(given!.name ?? given!.pattern)] : [],
  )
  expect(left).toEqual(expect.arrayContaining(['pull-request', 'preview-england', 'preview-northern-ireland']))
  expect(fetched).toEqual(['preview-*', 'pull-request'])
})

describe('what is looked for is found', () => {
  const read = textOf('pull-request.yml')
  const publish = textOf('pull-request-publish.yml')
  test.for([
    [read.replace('contents: read', 'contents: write'), 'may write'],
    [read.replace(/@[0-9a-f]{40}/, '@v7'), 'is not pinned'],
    [read.replace('  pull_request:', '  pull_request_target:'), 'pull_request_target'],
    [read.replace(/^permissions:\n  contents: read\n/m, ''), 'sets no permissions'],
    [read.replace('persist-credentials: false', 'persist-credentials: true'), 'leaves credentials'],
    [read.replace('pull-request/report.ts', 'pull-request/nowhere.ts'), 'there is no scripts/pull-request/nowhere.ts'],
    [read.replace('npm run build', 'npm run biuld'), 'there is no `npm run biuld`'],
    [read.replace('run: npm ci', 'run: echo "${{ github.head_ref }}" && npm ci'), 'an expression inside a command'],
    [publish.replace('github.token }}', 'secrets.KEY }}'), 'secrets.KEY'],
    [
      publish.replace(/ref: .*/, 'ref: ${{ github.event.workflow_run.head_sha }}'),
      'something else than the main branch',
    ],
    [publish.replace('run: node', 'run: npm ci && node'), 'installs packages'],
    [publish.replace('scripts/pull-request/publish.ts', 'scripts/check.ts'), 'needs zod'],
    ['on: [', 'Flow sequence'],
  ] as const)('%#: %s', ([text, says]) => {
    expect([read, publish]).not.toContain(text)
    expect(problems(text).join('; ')).toContain(says)
  })
})
