/** Loaded before a measured command in each of its Node processes: at the end, each writes down what it used. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'

const folder = process.env.BENCH_USAGE
if (folder !== undefined && isMainThread)
  process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify({ maxRSS, cpu: userCPUTime + systemCPUTime }))
  })
