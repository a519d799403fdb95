/** The little of GitHub's API that the workflows need. Everything it answers is looked at before it is used. */
import { CannotRun } from '../cli/cannot-run.ts'

export interface Api {
  get: (path: string) => Promise<unknown>
  /** All pages of a list, at most `most` entries. */
  list: (path: string, most?: number) => Promise<unknown[]>
  send: (method: 'POST' | 'PATCH', path: string, body: unknown) => Promise<unknown>
}

/** @param address without a slash at its end, for example `https://api.github.com` */
export function api(address: string, token: string): Api {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new CannotRun(`The code host answered ${answer.status} to ${method} ${path.split('?')[0]}.`)
    return answer.json()
  }
  const get = (path: string): Promise<unknown> => call('GET', path)
  return {
    get,
    send: call,
    list: async (path, most = 3000) => {
      const found: unknown[] = []
      for (let page = 1; found.length < most; page++) {
        const part = await get(`${path}${path.includes('?') ? '&' : '?'}per_page=100&page=${page}`)
        const entries = Array.isArray(part) ? part : []
        found.push(...(entries as unknown[]))
        if (entries.length < 100) break
      }
      return found
    },
  }
}

/** A value of the environment that the workflow gives. */
export function given(name: string): string {
  const value = process.env[name]
  if (!value) throw new CannotRun(`\`${name}\` is not set: this command is for the workflows of the code host.`)
  return value
}
