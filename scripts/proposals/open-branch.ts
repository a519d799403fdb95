/**
 * `node scripts/proposals/open-branch.ts`: what the workflow does for an issue that asks for a new pathway. It makes the
 * folder from the template, puts it on a branch of its own, and says under the issue how to go on.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cell } from '../../src/report/markdown.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { repository as here } from '../cli/here.ts'
import { slugOf } from '../../src/edit/new-pathway.ts'
import { makeFolder } from '../cli/new-folder.ts'
import { api, given } from '../pull-request/api.ts'
import { readForm } from './form.ts'

await run(async () => {
  const host = api(given('GITHUB_API_URL'), given('GITHUB_TOKEN'))
  const repository = given('GITHUB_REPOSITORY')
  const { issue } = JSON.parse(readFileSync(given('GITHUB_EVENT_PATH'), 'utf8')) as {
    issue?: { number?: unknown; body?: unknown }
  }
  const number = issue?.number
  if (typeof number !== 'number') throw new CannotRun('This event is about no issue.')
  const say = (body: string): Promise<unknown> =>
    host.send('POST', `/repos/${repository}/issues/${number}/comments`, { body })

  try {
    const { folder, branch } = await openBranch(typeof issue?.body === 'string' ? issue.body : '')
    const server = process.env.GITHUB_SERVER_URL ?? 'https://github.com'
    const at = `${server}/${repository}`
    await say(
      [
        `The folder is made: [${folder}](${at}/tree/${branch}/${folder}).`,
        '',
        `1. Open [base.yaml](${at}/edit/${branch}/${folder}/base.yaml) and change the words after the colons; then the file of your nation.`,
        `2. [Propose it](${at}/compare/${branch}?expand=1). The check then reads it, and says at the line what is to be mended.`,
      ].join('\n'),
    )
    process.stdout.write(`Opened ${branch}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    await say(`The folder could not be made. ${cell(error.message)}`)
    process.stdout.write(`${error.message}\n`)
    return 1
  }
})

async function openBranch(body: string): Promise<{ folder: string; branch: string }> {
  const { title, specialty, purpose, people } = readForm(body)
  const slug = slugOf(title)
  const branch = `new-pathway/${slug}`
  if (slug !== '' && git('ls-remote', '--heads', 'origin', `refs/heads/${branch}`) !== '')
    throw new CannotRun(`There is a branch \`${branch}\` already: go on there.`)
  git('checkout', '--quiet', '-b', branch)
  const asOf = new Date().toISOString().slice(0, 10)
  await makeFolder({ root: here, title, specialty, asOf })
  const folder = `pathways/${slugOf(specialty)}/${slug}`
  const file = join(here, folder, 'base.yaml')
  const text = (await readFile(file, 'utf8'))
    .replace(/^purpose: .*$/m, () => `purpose: ${JSON.stringify(purpose)}`)
    .replace(/^for: .*$/m, () => `for: ${JSON.stringify(people)}`)
  await writeFile(file, text)
  git('add', '--', folder)
  git(
    ...['-c', 'user.name=new pathway', '-c', 'user.email=new-pathway@users.noreply.github.com'],
    ...['commit', '--quiet', '-m', `Begin ${slug} from the template`],
  )
  git('push', '--quiet', 'origin', `${branch}:refs/heads/${branch}`)
  return { folder, branch }
}

function git(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', here, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new CannotRun(`git could not do its part: ${stderr.trim().split('\n')[0] ?? ''}`)
  return stdout.trim()
}
