/** Runs a command of a peer and says what it cost, Node or not: the same measure for all. */
import { spawn } from 'node:child_process'
import { CannotRun } from '../../cli/cannot-run.ts'
import { watch } from '../family.ts'

export interface CommandCost {
  /** From start to end, as somebody waits for it. */
  seconds: number
  /** Of the command and all that it started. */
  cpuSeconds: number
  /** All its processes at one moment, in MB; memory they share counts twice. Undefined where the system does not tell. */
  togetherMb: number | undefined
  output: string
}

/** The shell's own account of its children goes to a pipe of its own, so that no tool's output is taken for it. */
const accounted = '(eval "$0"); code=$?; times >&3; exit $code'

/**
 * @param command as it is typed into a shell
 * @throws CannotRun with the end of what it said, when it ends with anything but 0
 */
export async function runCommand(
  command: string,
  { cwd, env = {} }: { cwd: string; env?: Readonly<Record<string, string>> },
): Promise<CommandCost> {
  const start = performance.now()
  const child = spawn('sh', ['-c', accounted, command], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  const account: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part))
  child.stdio[3]?.on('data', (part: Buffer) => account.push(part))
  // What a browser starts is not waited for, so the shell does not know of it.
  const { seen, stop } = watch(child.pid)
  const ended = await new Promise<number | string>((done, failed) => {
    child.on('error', failed)
    child.on('close', (code, signal) => done(code ?? signal ?? 'no reason given'))
  }).finally(stop)
  const seconds = (performance.now() - start) / 1000
  const output = Buffer.concat(said).toString()
  if (ended !== 0)
    throw new CannotRun(
      `\`${command}\` ended with ${ended}. It said: ${output.trim().split('\n').slice(-12).join('\n')}`,
    )
  return {
    seconds,
    cpuSeconds: Math.max(childSeconds(Buffer.concat(account).toString()), seen.cpuSeconds),
    togetherMb: seen.togetherMb,
    output,
  }
}

/** The second line of what `times` says: user and system time of all children that were waited for. */
export function childSeconds(times: string): number {
  const parts =
    times
      .trim()
      .split('\n')[1]
      ?.matchAll(/(\d+)m([\d.]+)s/g) ?? []
  return [...parts].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0)
}
