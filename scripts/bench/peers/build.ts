/** One peer, installed, given its pages and built from a cold start. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { execFileSync } from 'node:child_process'
import { totalmem } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { CannotRun } from '../../cli/cannot-run.ts'
import { runCommand, type CommandCost } from './command.ts'
import { missing, saidIn, saidOn } from './markdown.ts'
import type { Content, PeerPage } from './pages.ts'
import type { Peer } from './peer.ts'

const here = import.meta.dirname

/** Nothing is told to anybody, and no tool waits for an answer. */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  DOCUSAURUS_NO_TELEMETRY: '1',
  NO_UPDATE_NOTIFIER: '1',
  CI: '1',
  NO_COLOR: '1',
}

export const folderOf = (peer: Peer): string => join(here, peer.folder)

/** Installs what the lockfile names, unless that has been done. @throws CannotRun where it cannot be had */
export async function install(peer: Peer): Promise<void> {
  const folder = folderOf(peer)
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8')
  const done = join(folder, 'node_modules/.installed-lock.json')
  if (!existsSync(done) || readFileSync(done, 'utf8') !== lock) {
    await runCommand('npm ci --no-fund --no-audit --ignore-scripts', { cwd: folder, env: quiet })
    writeFileSync(done, lock)
  }
  if (peer.program) tell(peer.program)
}

/**
 * Writes what a peer is given, in place of what it was given before.
 * @param scratch where that goes: whoever builds after thousands of files were removed is slowed by it
 */
export function give(peer: Peer, content: Content, scratch: string): void {
  const folder = folderOf(peer)
  const aside = mkdtempSync(join(scratch, 'aside-'))
  for (const [i, made] of [...peer.content, ...peer.left].entries())
    if (existsSync(join(folder, made))) renameSync(join(folder, made), join(aside, String(i)))
  const there = new Set<string>()
  for (const [file, text] of peer.files(content)) {
    const path = join(folder, file)
    if (!there.has(dirname(path))) mkdirSync(dirname(path), { recursive: true })
    there.add(dirname(path))
    writeFileSync(path, text)
  }
}

/** What Node may hold by itself is too little for two peers at 1,000 pathways; their users would give them more. */
const heap = `--max-old-space-size=${Math.floor((totalmem() / 2 ** 20) * 0.7)}`

/** Builds as its users do. @param browser a program that draws, for peers that draw at build */
export async function buildPeer(peer: Peer, browser: string): Promise<CommandCost> {
  const folder = folderOf(peer)
  const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const PATH = [join(folder, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH].join(delimiter)
  return runCommand(scripts[peer.script]!, {
    cwd: folder,
    env: { ...quiet, PATH, CHROMIUM: browser, NODE_OPTIONS: heap },
  })
}

export interface Built {
  /** Pages of pathways. */
  pathways: number
  /** All pages. */
  pages: number
  bytes: number
}

/**
 * Counts what was built, and looks whether every page says what it was given: what leaves words out is built sooner.
 * @param root the folder of the site
 */
export function count(root: string, meant: readonly (readonly [address: string, words: string])[]): Built {
  for (const [address, words] of meant) {
    const file = fileAt(root, address)
    if (file === undefined) throw new CannotRun(`No page was built at ${address}.`)
    const lost = missing(saidIn(words), saidOn(readFileSync(file, 'utf8')))
    if (lost.length > 0)
      throw new CannotRun(`${address} leaves out words that it was given: ${lost.slice(0, 12).join(', ')}.`)
  }
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return {
    pathways: meant.length,
    pages: all.filter(({ name }) => name.endsWith('.html')).length,
    bytes: all.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0),
  }
}

/** What a page is to say. Words of a ready-made chart are those of the steps. */
export const wordsOf = ({ before, steps, after }: PeerPage): string => [before, steps, after].join('\n\n')

/** The file that a host sends for an address, or none. */
export function fileAt(root: string, address: string): string | undefined {
  const path = join(root, decodeURIComponent(address))
  const tried = address.endsWith('/') ? [join(path, 'index.html')] : [path, `${path}.html`, join(path, 'index.html')]
  return tried.find((file) => existsSync(file) && statSync(file).isFile())
}

/** Names and versions, read from what is installed. */
export function versions(peer: Peer): string[] {
  const packages = peer.packages.map((name) => {
    const file = join(folderOf(peer), 'node_modules', name, 'package.json')
    return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`
  })
  return [...(peer.program ? [tell(peer.program)] : []), ...packages]
}

function tell([command, argument]: readonly [string, string]): string {
  try {
    const said = execFileSync(command, [argument], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return `${command} ${/\d+\.\d+(\.\d+)?/.exec(said)?.[0] ?? 'of an unknown version'}`
  } catch {
    throw new CannotRun(`\`${command}\` is not on this machine. It is a package of the system.`)
  }
}
