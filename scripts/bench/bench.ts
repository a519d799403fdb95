/**
 * `npm run bench -- [--sizes 100,1000] [--runs 3] [--only check,build] [--seed S] [--graphs 20000]
 * [--documents 20000] [--peers starlight,hugo] [--out figures.json]`: measures the commands on generated libraries and
 * prints a Markdown table; `--only peers` measures other site generators on the same pages. It judges nothing: a slow day of a machine is no fault.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { nearest, oneOf } from '../../src/nearest.ts'
import { fromHere, repository } from '../cli/args.ts'
import { CannotRun, run } from '../cli/cannot-run.ts'
import { generate } from '../generate.ts'
import { collect, sideBySide, table, type Figure } from './figures.ts'
import { inWords, machine } from './machine.ts'
import type { Measured, Row, Setup } from './row.ts'
import { peers as allPeers } from './peers/list.ts'
import { rows } from './rows/index.ts'

const flags = {
  sizes: '100',
  runs: '3',
  only: rows
    .filter(({ onDemand }) => !onDemand)
    .map(({ id }) => id)
    .join(','),
  seed: '1',
  graphs: '20000',
  documents: '20000',
  peers: allPeers
    .filter(({ slow }) => !slow)
    .map(({ id }) => id)
    .join(','),
  out: '',
}

await run(async () => {
  const { sizes, runs, only, seed, graphs, documents, peers, out } = readFlags()
  const notes: string[] = []
  const about = machine()
  // Inside the project, so that the build can put its site in place as it does for everybody: by a rename.
  const scratch = join(repository, '.staging', `bench-${process.pid}`)
  const setups = sizes.map((size) => ({
    size,
    root: join(scratch, `library-${size}`),
    scratch,
    graphs,
    documents,
    peers,
    notes,
  }))
  process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
  process.on('SIGINT', () => process.exit(130))
  mkdirSync(scratch, { recursive: true })
  const figures: Figure[] = []
  for (const { size, root } of setups) generate({ count: size, seed, out: root })
  try {
    // Run by run, not row by row: a slow minute then falls on all rows alike, and ratios hold.
    for (let i = 1; i <= runs; i++)
      for (const setup of setups) {
        // A place of its own for every run: on ext4 whoever builds after a site was removed is slowed many times over.
        const out = join(scratch, `site-${setup.size}-${i}`)
        await measure({ ...setup, out }, only, figures, `run ${i} of ${runs}`)
      }
  } finally {
    // What was measured before something failed may have taken an hour.
    const times = runs === 1 ? 'One run' : `Medians of ${runs} runs (least–most)`
    console.log(`${inWords(about)}\n\n${times} on generated libraries, four nations, seed ${seed}.\n`)
    const alone = figures.filter(({ of }) => !of)
    if (alone.length > 0) console.log(table(alone, sizes))
    for (const size of sizes) {
      const tables = sideBySide(figures, size)
      if (tables !== '') console.log(`\n${tables}`)
    }
    if (notes.length > 0) console.log(`\n${[...new Set(notes)].map((note) => `- ${note}`).join('\n')}`)
  }
  if (out !== '') {
    mkdirSync(dirname(fromHere(out)), { recursive: true })
    writeFileSync(fromHere(out), `${JSON.stringify({ machine: about, sizes, runs, seed, figures, notes }, null, 2)}\n`)
  }
  return 0
})

async function measure(
  setup: Omit<Setup, 'before'>,
  only: readonly Row[],
  figures: Figure[],
  turn: string,
): Promise<void> {
  const before: Measured[] = []
  for (const row of only) {
    process.stderr.write(`${turn}, ${setup.size} pathways: ${row.id}\n`)
    const measured = await row.measure({ ...setup, before })
    before.push(...measured)
    collect(figures, row.id, setup.size, measured)
  }
}

function readFlags(): {
  sizes: number[]
  runs: number
  only: Row[]
  seed: string
  graphs: number
  documents: number
  peers: string[]
  out: string
} {
  const known = Object.keys(flags)
  const { values, positionals } = parseArgs({
    options: Object.fromEntries(known.map((flag) => [flag, { type: 'string' as const }])),
    allowPositionals: true,
    strict: false,
  })
  const unknown = [
    ...Object.keys(values)
      .filter((flag) => !known.includes(flag))
      .map((flag) => `--${flag}`),
    ...positionals,
  ]
  if (unknown.length > 0)
    throw new CannotRun(`There is no \`${unknown[0]!}\` here. Use ${oneOf(known.map((flag) => `--${flag}`))}.`)
  const given = { ...flags, ...(values as Partial<typeof flags>) }

  const sizes = [...new Set(given.sizes.split(',').map(Number))].sort((a, b) => a - b)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 10 && size <= 5000))
    throw new CannotRun(
      `\`--sizes ${given.sizes}\`: write numbers of pathways from 10 to 5000, for example \`--sizes 100,1000\`.`,
    )
  const runs = Number(given.runs)
  if (!Number.isInteger(runs) || runs < 1)
    throw new CannotRun(`\`--runs ${given.runs}\`: write how often each is measured, for example \`--runs 3\`.`)
  const graphs = Number(given.graphs)
  if (!Number.isInteger(graphs) || graphs < 100)
    throw new CannotRun(
      `\`--graphs ${given.graphs}\`: write how many random graphs are drawn, for example \`--graphs 1000000\`.`,
    )
  const documents = Number(given.documents)
  if (!Number.isInteger(documents) || documents < 100)
    throw new CannotRun(
      `\`--documents ${given.documents}\`: write how many random documents are read, for example \`--documents 1000000\`.`,
    )
  const ids = chosen('row', given.only, rows)
  const peers = chosen('peer', given.peers, allPeers)
  // A ratio needs what it is a ratio to.
  if (ids.includes('check')) ids.push('yaml')
  return {
    sizes,
    runs,
    only: rows.filter(({ id }) => ids.includes(id)),
    seed: given.seed,
    graphs,
    documents,
    peers,
    out: given.out,
  }
}

/** Names of what there is, as they were typed. */
function chosen(what: string, typed: string, all: readonly { id: string }[]): string[] {
  const ids = typed.split(',')
  const known = all.map(({ id }) => id)
  for (const id of ids) {
    if (known.includes(id)) continue
    const near = nearest(id, known)
    throw new CannotRun(
      `No ${what} is called \`${id}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(known)}.`}`,
    )
  }
  return ids
}
