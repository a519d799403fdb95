/** What a process and all that it started use, as far as the system tells (Linux). */
import { readFileSync } from 'node:fs'

export interface Process {
  pid: number
  /** What it holds in memory now, in KiB. */
  kb: number
  /** What it has used up to now. */
  cpuSeconds: number
}

/** Linux counts in hundredths of a second. */
const ticks = 100

/** @returns the process and its children; none where the system does not tell, or the process has ended */
export function family(pid: number | undefined): Process[] {
  if (pid === undefined) return []
  try {
    const kb = Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    // The name may hold spaces and brackets; user and system time are the 12th and 13th figure after it.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const after = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    const cpuSeconds = (Number(after[11]) + Number(after[12])) / ticks
    return [{ pid, kb, cpuSeconds }, ...children.flatMap((child) => family(Number(child)))]
  } catch {
    return []
  }
}

/** Looks at a family every now and then until it is told to stop. */
export function watch(pid: number | undefined): {
  stop: () => void
  seen: { togetherMb?: number; cpuSeconds: number }
} {
  const used = new Map<number, number>()
  const seen: { togetherMb?: number; cpuSeconds: number } = { cpuSeconds: 0 }
  const timer = setInterval(() => {
    const all = family(pid)
    if (all.length === 0) return
    // What ended between two looks counts as it was seen last.
    for (const one of all) used.set(one.pid, one.cpuSeconds)
    seen.cpuSeconds = [...used.values()].reduce((sum, one) => sum + one, 0)
    const mb = (all.reduce((sum, { kb }) => sum + kb, 0) * 1024) / 1e6
    seen.togetherMb = Math.max(seen.togetherMb ?? 0, mb)
  }, 50)
  return { seen, stop: () => clearInterval(timer) }
}
