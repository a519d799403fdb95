/**
 * `node scripts/pull-request/publish.ts --from <folder>`: what the job does that may write. It runs the main branch's own
 * code, takes `report.json` as data, and keeps one comment up to date. Who must approve is read from the main branch's
 * CODEOWNERS and from what the code host says has changed, not from the proposal.
 */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { nations } from '../../src/nations.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { fromHere, repository as here } from '../cli/here.ts'
import { api, given, type Api } from './api.ts'
import { commentOf, marker, type Around } from './comment.ts'
import { pullOf, runOf, type Run } from './find-pull.ts'
import { readOwners, waitingFor } from './owners.ts'
import { mostReportBytes, readReport } from './report-file.ts'

await run(async () => {
  const { values: own } = parseArgs({ options: { from: { type: 'string' } } })
  if (own.from === undefined) throw new CannotRun('Say where the report is: `--from pull-request`.')
  const file = join(fromHere(own.from), 'report.json')
  const report = statSync(file).size > mostReportBytes ? undefined : readReport(readFileSync(file, 'utf8'))
  if (!report) throw new CannotRun('The report is not one that this project writes, so nothing was put out.')

  const host = api(given('GITHUB_API_URL'), given('GITHUB_TOKEN'))
  const repository = given('GITHUB_REPOSITORY')
  const ran = runOf(given('GITHUB_EVENT_PATH'))
  const number = await pullOf(host, repository, ran)
  if (number === undefined) {
    process.stdout.write('The pull request is closed or has moved on; nothing to write.\n')
    return 0
  }
  const paths = (await host.list(`/repos/${repository}/pulls/${number}/files`)).flatMap((entry) => {
    const { filename, previous_filename: previous } = entry as { filename?: unknown; previous_filename?: unknown }
    return [filename, previous].filter((path) => typeof path === 'string')
  })
  const owners = readOwners(readFileSync(join(here, '.github/CODEOWNERS'), 'utf8'))
  const body = commentOf(report, {
    waiting: waitingFor(paths, owners),
    ...(await placesOf(host, repository, ran, number)),
  })
  await keepComment(host, repository, number, body)
  return 0
})

/**
 * Where a place for previews is set up, there; otherwise, and for before and after, the folder that the run left, to be
 * opened on one's own computer.
 */
async function placesOf(
  host: Api,
  repository: string,
  ran: Run,
  number: number,
): Promise<Pick<Around, 'previews' | 'changes'>> {
  const address = process.env.PREVIEW_ADDRESS?.replace(/\/+$/, '')
  const { artifacts } = (await host.get(`/repos/${repository}/actions/runs/${ran.id}/artifacts?per_page=100`)) as {
    artifacts?: unknown
  }
  const server = process.env.GITHUB_SERVER_URL ?? 'https://github.com'
  const left = (name: string): string | undefined => {
    const all: { id?: unknown; name?: unknown }[] = Array.isArray(artifacts) ? artifacts : []
    const id = all.find((one) => one.name === name)?.id
    return typeof id === 'number' ? `${server}/${repository}/actions/runs/${ran.id}/artifacts/${id}` : undefined
  }
  const changes = left('before-and-after')
  return {
    previews: nations.flatMap((nation) => {
      const folder = left(`preview-${nation}`)
      return folder === undefined ? [] : [{ nation, at: address ? `${address}/pull-${number}/${nation}/` : folder }]
    }),
    ...(changes === undefined ? {} : { changes }),
  }
}

/** One comment, written anew by every run. */
async function keepComment(host: Api, repository: string, number: number, body: string): Promise<void> {
  const known = (await host.list(`/repos/${repository}/issues/${number}/comments`)).find((entry) => {
    const { body: text, user } = entry as { body?: unknown; user?: { type?: unknown } | null }
    return user?.type === 'Bot' && typeof text === 'string' && text.startsWith(marker)
  })
  const id = (known as { id?: unknown } | undefined)?.id
  if (typeof id === 'number') await host.send('PATCH', `/repos/${repository}/issues/comments/${id}`, { body })
  else await host.send('POST', `/repos/${repository}/issues/${number}/comments`, { body })
  process.stdout.write(`${typeof id === 'number' ? 'Rewrote' : 'Wrote'} the comment of pull request ${number}.\n`)
}
