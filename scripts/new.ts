/**
 * `npm run new -- "<title>"`: a new pathway folder from the template. It passes `check` as it is written, with every
 * section an open gap, so that an editor starts from something that works.
 */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { readArgs, repository } from './cli/args.ts'
import { CannotRun, run } from './cli/cannot-run.ts'

const template = join(repository, 'pathways/_template')

await run(async () => {
  const args = readArgs(process.argv.slice(2), { own: ['specialty'], rest: 'a title' })
  const title = args.rest.join(' ').trim()
  if (title === '') throw new CannotRun('Say what it is called: `npm run new -- "Chest pain" --specialty cardiology`.')
  if (title.length > 120) throw new CannotRun('That is longer than a title: use at most 120 characters.')
  const slug = slugOf(title)
  const specialty = slugOf(args.own.specialty ?? 'general')
  if (slug === '') throw new CannotRun(`No folder name can be made from \`${title}\`: use at least one letter.`)
  if (specialty === '') throw new CannotRun(`No folder name can be made from \`${args.own.specialty ?? ''}\`: use at least one letter.`)
  const root = args.roots.at(-1)!
  const taken = await folderOf(root, slug)
  if (taken !== undefined) throw new CannotRun(`There is a pathway called \`${slug}\` already: ${taken}. Choose another title, or edit that one.`)

  const place = join(root, 'pathways', specialty, slug)
  const part = join(root, 'pathways', `_${slug}.part`)
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  for (const name of await readdir(template)) {
    const text = await readFile(join(template, name), 'utf8')
    const filled = text.replace('"{{title}}"', JSON.stringify(title)).replace('"{{review-by}}"', yearAfter(args.asOf))
    await writeFile(join(part, name), filled)
  }
  await mkdir(dirname(place), { recursive: true })
  await rename(part, place)
  const shown = relative(process.env.INIT_CWD ?? process.cwd(), place) || place
  process.stdout.write(`Made ${shown}\nBegin with ${join(shown, 'base.yaml')}, and look at it with \`npm run dev\`.\n`)
  return 0
})

/** What stands in links: small letters, figures and hyphens, beginning with a letter. */
function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
}

async function folderOf(root: string, slug: string): Promise<string | undefined> {
  const pathways = join(root, 'pathways')
  if (!existsSync(pathways)) return undefined
  for (const specialty of await readdir(pathways)) {
    const folder = join('pathways', specialty, slug)
    if (existsSync(join(root, folder))) return folder
  }
  return undefined
}

function yearAfter(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`
}
