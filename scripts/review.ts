/**
 * `npm run review -- <slug> --nation wales`: shows what of the base has moved since the nation was compared with it, and
 * records that somebody looked. Exit 0: recorded, or nothing to review. 1: not recorded. 2: could not run.
 */
import { createInterface } from 'node:readline/promises'
import { nationNames, nations } from '../src/nations.ts'
import { nearest, oneOf } from '../src/nearest.ts'
import { versionOf } from '../src/resolve/resolve.ts'
import { readArgs } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'
import { loadLibrary } from './cli/load.ts'
import { recordReview } from './review/record.ts'
import { showReview } from './review/show.ts'

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['board'], rest: 'the folder name of a pathway' })
  const [slug, extra] = args.rest
  if (slug === undefined || extra !== undefined)
    throw new CannotRun('Say which pathway: `npm run review -- suspected-colorectal-cancer --nation wales`.')
  const [nation, other] = args.nations
  if (nation === undefined || other !== undefined)
    throw new CannotRun(`A review is one nation's: add \`--nation\` with ${oneOf(nations)}.`)

  const { folders, organisations } = (await loadLibrary(args)).checked.library
  const folder = folders.find((one) => one.slug === slug)
  if (!folder) {
    const slugs = folders.map((one) => one.slug)
    const near = nearest(slug, slugs)
    throw new CannotRun(
      `No pathway that can be read is called \`${slug}\`. ${near ? `Did you mean \`${near}\`?` : `Use ${oneOf(slugs, 6)}.`}`,
    )
  }
  const { board } = args.own
  const stance = board === undefined ? folder.nations.get(nation) : folder.boards.get(`${nation}.${board}`)
  const name =
    board === undefined ? nationNames[nation] : (organisations.get(nation)?.organisations[board]?.name ?? board)
  if (!stance) throw new CannotRun(`${name} has no file of its own for \`${slug}\` that can be read.`)

  const { version } = folder.base.value
  const reviewed = versionOf(stance.value)
  if (reviewed >= version) {
    process.stdout.write(`${name} was compared with \`base ${reviewed}\`, which is the base as it is now.\n`)
    return 0
  }
  process.stdout.write(`${showReview(folder, folder.oldBases?.get(reviewed), stance, name)}\n`)
  const answer = await ask(`Is ${name} right as it is, beside base ${version}? Type yes to record that you looked: `)
  if (answer !== 'yes') {
    process.stdout.write(`Not recorded. Change ${stance.file} where it needs it, then run this again.\n`)
    return 1
  }
  recordReview(args.roots, stance.file, version)
  process.stdout.write(`Recorded: ${stance.file} now says \`reviewed-against: base ${version}\`.\n`)
  return 0
})

/** One line from whoever sits there, or from a pipe; empty where nothing comes. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: false })
  try {
    process.stdout.write(question)
    for await (const line of lines) return line.trim().toLowerCase()
    return ''
  } finally {
    lines.close()
  }
}
