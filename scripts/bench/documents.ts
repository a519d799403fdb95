/**
 * `node scripts/bench/documents.ts [--documents 20000]`: reads random YAML and prose, each twice. Prints one line of
 * JSON (`Documents`); ends with 1 if any ended in an error, or was answered in two ways.
 */
import { parseArgs } from 'node:util'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { answer, trial } from '../hostile/answer.ts'
import { random, type Kind } from '../hostile/random.ts'

export interface Documents {
  documents: number
  wrong: number
  /** Read and placed once, per second of one core. */
  perSecond: number
  /** Of one document, in seconds of one core. */
  slowest: number
  /** Which it was, to be looked at again. */
  which: string
  /** Of the JavaScript heap, in MB. */
  heap: number
}

/** The first ones also pay for the start of the process. */
const warm = 200

await run(async () => {
  const { values } = parseArgs({ options: { documents: { type: 'string', default: '20000' } }, strict: false })
  const documents = Number(values.documents)
  if (!Number.isInteger(documents) || documents < 1)
    throw new CannotRun(
      `\`--documents ${String(values.documents)}\`: write a whole number, for example \`--documents 20000\`.`,
    )
  for (let i = 0; i < warm; i++) for (const kind of ['yaml', 'mdx'] as const) answer(kind, random(kind, i))
  let [wrong, slowest, which, heap] = [0, 0, '', 0]
  const start = cpuSeconds()
  for (let i = 0; i < documents; i++) {
    // Three of four are YAML: it is most of what is written.
    const kind: Kind = i % 4 === 3 ? 'mdx' : 'yaml'
    const from = cpuSeconds()
    const fault = trial(kind, i)
    // Each is read twice.
    const seconds = (cpuSeconds() - from) / 2
    if (fault && ++wrong <= 3) console.error(fault.slice(0, 600))
    if (seconds > slowest) [slowest, which] = [seconds, `${kind} ${i}`]
    if (i % 1000 === 0) heap = Math.max(heap, process.memoryUsage().heapUsed / 1e6)
  }
  const perSecond = (2 * documents) / (cpuSeconds() - start)
  console.log(JSON.stringify({ documents, wrong, perSecond, slowest, which, heap } satisfies Documents))
  return wrong > 0 ? 1 : 0
})

/** Time that this process has had a core for: what else the machine does leaves it alone. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
