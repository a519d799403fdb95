/** Runs one command in a process of its own and says what it cost. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRun } from '../cli/cannot-run.ts'
import { watch } from './family.ts'

export interface Cost {
  /** From start to end, as somebody waits for it. */
  seconds: number
  /** Of all its Node processes together: less swayed than waiting by what else the machine does. */
  cpuSeconds: number
  /** The largest Node process, in MB of 1,000,000 bytes. */
  peakMb: number
  /** All processes at one moment, Node or not, where the system tells (Linux); memory they share counts twice. */
  togetherMb: number | undefined
  stdout: string
}

const usage = new URL('usage.ts', import.meta.url)
/** As `npm run` starts our commands. */
export const asCommand = ['--import', new URL('../cli/compiled.ts', import.meta.url).href]

/**
 * @param args the script and what is typed after it
 * @param scratch a folder for what the processes report about themselves
 * @param more what else stands in their environment
 * @throws CannotRun when the command ends with anything but 0: what failed early would look fast
 */
export async function cost(
  args: readonly string[],
  scratch: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Cost> {
  const reports = mkdtempSync(join(scratch, 'usage-'))
  const env = {
    ...process.env,
    NODE_OPTIONS: [process.env.NODE_OPTIONS, `--import=${usage.href}`].filter(Boolean).join(' '),
    BENCH_USAGE: reports,
    NO_COLOR: '1',
    ...more,
  }
  const start = performance.now()
  const child = spawn(process.execPath, [...asCommand, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  const { seen, stop } = watch(child.pid)
  const ended = await new Promise<number | string>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done(code ?? signal ?? 'no reason given'))
  }).finally(stop)
  const seconds = (performance.now() - start) / 1000
  const stdout = Buffer.concat(parts).toString()
  if (ended !== 0)
    throw new CannotRun(
      `\`node ${args.join(' ')}\` ended with ${ended}, so there is nothing to measure. It said:\n${stdout.trim().split('\n').slice(-12).join('\n')}`,
    )
  const all = readdirSync(reports).map(
    (file) => JSON.parse(readFileSync(join(reports, file), 'utf8')) as { maxRSS: number; cpu: number },
  )
  rmSync(reports, { recursive: true })
  return {
    seconds,
    cpuSeconds: all.reduce((sum, { cpu }) => sum + cpu, 0) / 1e6,
    peakMb: (Math.max(...all.map(({ maxRSS }) => maxRSS)) * 1024) / 1e6,
    togetherMb: seen.togetherMb,
    stdout,
  }
}
