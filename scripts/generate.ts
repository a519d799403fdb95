/** `npm run generate -- --count N --seed S --out <root>`: writes a library of test data for benchmarks and soak tests. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { oneOf } from '../src/nearest.ts'
import { fromHere, repository } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { generateLibrary } from './generate/library.ts'
import { readLibrary } from './generate/read.ts'

/** Says that a folder holds nothing but generated files, so that it may be written anew. */
export const marker = 'generated.json'

/**
 * Writes a generated library, in place of one that was generated before.
 * @param out an absolute path; a folder that holds anything else is refused
 * @returns how many files were written
 */
export function generate({ count, seed, out }: { count: number; seed: string; out: string }): number {
  const occupied = existsSync(out) && readdirSync(out).length > 0
  if (occupied && !existsSync(join(out, marker)))
    throw new CannotRun(
      `\`${out}\` holds files that were not generated, and they would be lost. Give an empty folder, a new one, or one that this command made.`,
    )
  const files = generateLibrary(readLibrary(repository), { count, seed })
  for (const folder of ['pathways', 'content']) rmSync(join(out, folder), { recursive: true, force: true })
  const made = new Set<string>()
  for (const [file, text] of [[marker, `${JSON.stringify({ count, seed })}\n`] as const, ...files]) {
    const path = join(out, file)
    const folder = dirname(path)
    if (!made.has(folder)) mkdirSync(folder, { recursive: true })
    made.add(folder)
    writeFileSync(path, text)
  }
  return files.size
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await run(() => {
    const { values } = parseArgs({
      options: { count: { type: 'string' }, seed: { type: 'string', default: '1' }, out: { type: 'string' } },
      strict: false,
    })
    const known = ['count', 'seed', 'out']
    const unknown = Object.keys(values).find((flag) => !known.includes(flag))
    if (unknown !== undefined)
      throw new CannotRun(`There is no flag \`--${unknown}\` here. Use ${oneOf(known.map((flag) => `--${flag}`))}.`)
    const count = Number(values.count)
    if (!Number.isInteger(count) || count < 10 || count > 5000)
      throw new CannotRun(`\`--count ${String(values.count ?? '')}\`: write how many pathways, from 10 to 5000.`)
    if (typeof values.out !== 'string')
      throw new CannotRun('`--out` is missing: write the folder that the library goes to.')
    const out = fromHere(values.out)
    const files = generate({ count, seed: String(values.seed), out })
    console.log(`${count} generated pathways in ${files} files: ${out}`)
    return 0
  })
