/** A new pathway from the template passes the check as it is written, whatever its title. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pathwayFiles } from '../src/layouts/pathway.ts'
import { nations } from '../src/nations.ts'
import type { Site } from '../src/site.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'
import { makeFolder } from './cli/new-folder.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const asOf = '2026-12-01'

test('a title that Windows cannot hold as a folder is refused', async () => {
  for (const title of ['Con', 'AUX', 'Lpt1'])
    await expect(makeFolder({ root, title, specialty: 'general', asOf })).rejects.toThrow(
      `Windows cannot hold a folder called \`${title.toLowerCase()}\`. Use a longer title.`,
    )
  await expect(makeFolder({ root, title: 'Chest pain', specialty: 'Nul', asOf })).rejects.toThrow('`nul`')
})

test('every other is checked without an error and drawn in every nation, also under a name that all objects have', async () => {
  for (const title of ['Chest pain', 'Constructor', 'Console'])
    await makeFolder({ root, title, specialty: 'cardiology', asOf })
  const { checked, files } = await loadLibrary({ roots: [repository, root], nations: [...nations], asOf })
  const own = /\/(chest-pain|constructor|console)\//
  expect(checked.diagnostics.filter(({ file, level }) => level === 'error' && own.test(`/${file}`))).toEqual([])
  const all = pathwayFiles({ checked, files, nations, asOf, assets: {} as Site['assets'] })
  const drawn = all.filter(({ folder }) => own.test(`${folder}/`))
  expect(drawn).toHaveLength(15)
  for (const { draw, of, folder } of drawn)
    expect(draw('index.html').includes(`>${of.pathway.base.title}<`), folder).toBe(true)
})
