/**
 * `npx node scripts/schema.ts`: the JSON Schemas that editors complete and check with, written from the schemas that the
 * check itself uses. Run it after a change to `src/validate/schema/`; a test says when that was forgotten.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { schemas } from '../src/validate/validate.ts'
import { repository } from './cli/args.ts'

/** Which files each schema is for, as editors match them. A kind that is no YAML file of its own is left out. */
const places: Readonly<Partial<Record<keyof typeof schemas, readonly string[]>>> = {
  base: ['pathways/*/*/base.yaml', 'pathways/*/*/base.*.yaml', 'pathways/_template/base.yaml'],
  nation: ['england', 'scotland', 'wales', 'northern-ireland'].flatMap((nation) => [
    `pathways/*/*/${nation}.yaml`,
    `pathways/*/*/${nation}.*.yaml`,
    `pathways/_template/${nation}.yaml`,
  ]),
  cases: ['pathways/*/*/cases.yaml', 'pathways/*/*/cases.*.yaml', 'pathways/_template/cases.yaml'],
  translation: ['pathways/*/*/cy.yaml'],
  'nation-facts': ['content/nations/*.yaml'],
  organisations: ['content/organisations/*.yaml'],
  events: ['content/events/*.yaml'],
  sources: ['content/sources.yaml'],
  glossary: ['content/glossary.yaml'],
  hazards: ['content/hazards.yaml'],
  queries: ['content/queries.yaml'],
  exceptions: ['content/exceptions.yaml'],
  words: ['content/words/*.yaml'],
  ...('notices' in schemas ? { notices: ['content/notices/*.yaml'] } : {}),
}

/** @returns path from the root → text of every schema, and of the settings that bind them to files */
export function editorFiles(): Map<string, string> {
  const files = new Map<string, string>()
  const bound: Record<string, readonly string[]> = {}
  for (const [kind, globs] of Object.entries(places)) {
    const path = `.vscode/schemas/${kind}.schema.json`
    const schema = z.toJSONSchema(schemas[kind as keyof typeof schemas], { io: 'input', reused: 'ref' })
    files.set(path, `${JSON.stringify(schema, null, 1)}\n`)
    bound[`./${path}`] = globs
  }
  const settings = {
    'yaml.schemas': bound,
    'yaml.format.enable': false,
    'editor.rulers': [120],
    'files.eol': '\n',
    '[yaml]': { 'editor.insertSpaces': true, 'editor.tabSize': 2, 'editor.quickSuggestions': { strings: true } },
  }
  files.set('.vscode/settings.json', `${JSON.stringify(settings, null, 2)}\n`)
  return files
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
  const files = editorFiles()
  mkdirSync(join(repository, '.vscode/schemas'), { recursive: true })
  for (const [path, text] of files) writeFileSync(join(repository, path), text)
  process.stdout.write(`${files.size} files in .vscode/\n`)
}
