/** A new pathway folder from the template: put together beside its place, then moved in whole. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fillTemplate, slugOf } from '../../src/edit/new-pathway.ts'
import { repository } from './here.ts'
import { CannotRun } from './cannot-run.ts'
import { reserved } from './files.ts'

const template = join(repository, 'pathways/_template')

export interface NewFolder {
  root: string
  title: string
  specialty: string
  /** The day from which the review date is counted. */
  asOf: string
  /** File name → text, in place of the template's. */
  files?: Readonly<Record<string, string>>
}

/**
 * @returns the folder, relative to where the person stands
 * @throws CannotRun where the title makes no folder name, or one that is taken
 */
export async function makeFolder({ root, title, specialty, asOf, files = {} }: NewFolder): Promise<string> {
  if (title.length > 120) throw new CannotRun('That is longer than a title: use at most 120 characters.')
  const slug = slugOf(title)
  const folder = slugOf(specialty)
  if (slug === '') throw new CannotRun(`No folder name can be made from \`${title}\`: use at least one letter.`)
  if (folder === '') throw new CannotRun(`No folder name can be made from \`${specialty}\`: use at least one letter.`)
  for (const name of [slug, folder])
    if (reserved.test(name)) throw new CannotRun(`Windows cannot hold a folder called \`${name}\`. Use a longer title.`)
  const taken = await folderOf(root, slug)
  if (taken !== undefined)
    throw new CannotRun(
      `There is a pathway called \`${slug}\` already: ${taken}. Choose another title, or edit that one.`,
    )

  const place = join(root, 'pathways', folder, slug)
  const part = join(root, 'pathways', `_${slug}.part`)
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true })
  for (const name of await readdir(template)) {
    const text = files[name] ?? (await readFile(join(template, name), 'utf8'))
    await writeFile(join(part, name), fillTemplate(text, { title, asOf }))
  }
  await mkdir(dirname(place), { recursive: true })
  await rename(part, place)
  return relative(process.env.INIT_CWD ?? process.cwd(), place) || place
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
