/** What editors complete and check with says the same as the check. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { readFileSync } from 'node:fs'
import { join, matchesGlob } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readYaml } from '../src/read/yaml.ts'
import { step } from '../src/validate/schema/step.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
import { editorFiles } from './schema.ts'

const files = editorFiles()
const settings = JSON.parse(files.get('.vscode/settings.json')!) as { 'yaml.schemas': Record<string, string[]> }
const ajv = new Ajv2020({ strict: false, logger: false })
const bound = Object.entries(settings['yaml.schemas']).map(([path, globs]) => ({
  path,
  globs,
  fits: ajv.compile(JSON.parse(files.get(path.slice(2))!) as object),
}))
const schemaFor = (file: string) => bound.find(({ globs }) => globs.some((glob) => matchesGlob(file, glob)))
const plain = (file: string, text: string): unknown => JSON.parse(JSON.stringify(readYaml(file, text).data))

test('what is committed is what the schemas of the check say now: `npx node scripts/schema.ts` writes it', () => {
  for (const [path, text] of files) expect(readFileSync(join(repository, path), 'utf8'), path).toBe(text)
})

test('every YAML file of the library has a schema, and fits it', () => {
  let count = 0
  for (const [file, text] of readRoots([repository]).files) {
    if (!file.endsWith('.yaml')) continue
    const schema = schemaFor(file)
    expect(schema, file).toBeDefined()
    expect(schema!.fits(plain(file, text)), `${file}: ${ajv.errorsText(schema!.fits.errors)}`).toBe(true)
    count++
  }
  expect(count).toBeGreaterThan(90)
})

const colorectal = 'pathways/gastroenterology/suspected-colorectal-cancer'
describe('an editor underlines', () => {
  test.each([
    ['a misspelt key', 'base.yaml', 'purpose:', 'purpos:'],
    ['a missing key', 'base.yaml', 'version: 1\n', ''],
    ['a misspelt kind', 'base.yaml', 'kind: criteria', 'kind: critera'],
    ['a key that another kind has', 'base.yaml', 'strength: consider', 'answers: consider'],
    ['a misspelt urgency', 'base.yaml', 'urgency: suspected-cancer', 'urgency: suspect-cancer'],
    ['a text where a figure is needed', 'scotland.yaml', 'is: 20', 'is: twenty'],
    ['a misspelt stance', 'scotland.yaml', 'stands: differs', 'stands: difers'],
  ])('%s', (_, name, from, to) => {
    const file = `${colorectal}/${name}`
    const text = readFileSync(join(repository, file), 'utf8')
    expect(text).toContain(from)
    expect(schemaFor(file)!.fits(plain(file, text.replace(from, to)))).toBe(false)
  })
})

test('what an editor says about a key is written for whoever writes the file', () => {
  const all = bound.map(({ path }) => files.get(path.slice(2))!).join('')
  const descriptions = [...all.matchAll(/"description": "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!)
  expect(descriptions.length).toBeGreaterThan(100)
  for (const text of descriptions) {
    expect(text).toMatch(/[.?`…]$/)
    expect(text).not.toMatch(/\b(?:invalid|string|boolean|object|schema)\b/i)
  }
})

test('every snippet of a step is a whole step', () => {
  const snippets = JSON.parse(readFileSync(join(repository, '.vscode/pathways.code-snippets'), 'utf8')) as Record<
    string,
    { prefix: string; body: string[] }
  >
  const kinds = Object.values(snippets).flatMap(({ body }) => {
    const text = body
      .join('\n')
      .replace(/\$\{\d+\|([^,|]+)[^}]*\}/g, '$1')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    const { data, faults } = readYaml('snippet.yaml', text)
    if (!/^ {2}kind: /m.test(text) || text.startsWith('- ')) return []
    expect(faults, text).toEqual([])
    const [written] = Object.values(data as Record<string, { kind: string }>)
    expect(step.safeParse(written).error, text).toBeUndefined()
    return [written!.kind]
  })
  expect(new Set(kinds)).toEqual(new Set(['criteria', 'question', 'test', 'advice', 'referral', 'manage']))
})
