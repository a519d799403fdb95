/** What the figures were measured on: without it they mean nothing. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { repository } from '../cli/args.ts'

export interface Machine {
  processor: string
  cores: number
  memoryGb: number
  system: string
  /** How many processes wanted to run in the last minute, before the benchmark began. */
  load: number
  commit: string
  versions: Record<string, string>
}

const packages = ['astro', 'yaml', 'zod', 'pagefind', 'minisearch']

export function machine(): Machine {
  const version = (name: string): string => {
    const text = readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8')
    return (JSON.parse(text) as { version: string }).version
  }
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? 0,
    commit: commit(),
    versions: { node: process.version.slice(1), ...Object.fromEntries(packages.map((name) => [name, version(name)])) },
  }
}

function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ', with changes')
  } catch {
    return 'unknown'
  }
}

export function inWords({ processor, cores, memoryGb, system, load, commit, versions }: Machine): string {
  const busy =
    load > 0.5 ? ` Other work was running (load ${load.toFixed(1)}): times are too long, ratios and bytes hold.` : ''
  const tools = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${processor}, ${cores} cores, ${memoryGb} GB, ${system}; ${tools.join(', ')}; commit ${commit}.${busy}`
}
