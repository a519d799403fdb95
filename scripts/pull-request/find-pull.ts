/** Which pull request a finished run was for: asked of the code host, never of what the run left behind. */
import { readFileSync } from 'node:fs'
import { CannotRun } from '../cli/cannot-run.ts'
import type { Api } from './api.ts'

export interface Run {
  id: number
  sha: string
  branch: string
  /** `owner/name` of where the proposed branch is: the repository itself, or a copy of it. */
  from: string
}

interface RunEvent {
  workflow_run?: {
    id?: unknown
    head_sha?: unknown
    head_branch?: unknown
    head_repository?: { full_name?: unknown } | null
  }
}

/** @param file the event as the code host writes it for the workflow */
export function runOf(file: string): Run {
  const { workflow_run: run } = JSON.parse(readFileSync(file, 'utf8')) as RunEvent
  const { id, head_sha: sha, head_branch: branch, head_repository: home } = run ?? {}
  const from = home?.full_name
  if (
    typeof id !== 'number' ||
    typeof sha !== 'string' ||
    typeof branch !== 'string' ||
    typeof from !== 'string' ||
    !/^[\w.-]+\/[\w.-]+$/.test(from)
  )
    throw new CannotRun('This run does not say which branch it was for, so there is nothing to write under.')
  return { id, sha, branch, from }
}

/** @returns its number; nothing where it was closed, or has moved on since the run */
export async function pullOf(api: Api, repository: string, { sha, branch, from }: Run): Promise<number | undefined> {
  const head = `${from.split('/')[0]}:${branch}`
  const pulls = await api.list(`/repos/${repository}/pulls?state=open&head=${encodeURIComponent(head)}`, 100)
  const found = pulls.find((pull) => {
    const own = (pull as { head?: { sha?: unknown; repo?: { full_name?: unknown } | null } }).head
    return own?.sha === sha && own?.repo?.full_name === from
  })
  const number = (found as { number?: unknown } | undefined)?.number
  return typeof number === 'number' ? number : undefined
}
