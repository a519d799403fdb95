/** How long each stage of a build took and what it held: written by the build itself, since only it knows where one ends. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** One stage, in the order in which the stages ended. */
export interface Lap {
  stage: string
  /** As somebody waits for it. */
  seconds: number
  /** What this process had a core for meanwhile: less swayed by what else the machine does. */
  cpuSeconds: number
  /** The most that this process has held up to the end of the stage, in MB of 1,000,000 bytes. */
  peakMb: number
}

/** Laps of one process, from its own start on: the first holds the start of Node and the reading of the program. */
export class Stopwatch {
  readonly laps: Lap[] = []
  #wall = 0
  #cpu = 0

  /** Ends a stage: what passed since the one before belongs to it. A stage that comes back is added to its first lap. */
  done(stage: string): void {
    const { user, system } = process.cpuUsage()
    const [wall, cpu] = [performance.now() / 1000, (user + system) / 1e6]
    const lap = { stage, seconds: wall - this.#wall, cpuSeconds: cpu - this.#cpu, peakMb: peakMb() }
    ;[this.#wall, this.#cpu] = [wall, cpu]
    const before = this.laps.find((one) => one.stage === stage)
    if (!before) this.laps.push(lap)
    else {
      before.seconds += lap.seconds
      before.cpuSeconds += lap.cpuSeconds
      before.peakMb = lap.peakMb
    }
  }

  /** @param file an absolute path; what stood there is replaced */
  write(file: string): void {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify({ laps: this.laps }, null, 2)}\n`)
  }
}

function peakMb(): number {
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}
