/** The full text that is begun before the check must be, byte for byte, the one that is made from the start. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pathwayFiles, type PathwayFiles } from '../src/layouts/pathway.ts'
import { nations } from '../src/nations.ts'
import type { Site } from '../src/site.ts'
import { FullText, searchedFile, type Lists } from './build/full-text.ts'
import type { Kept } from './build/kept.ts'
import type { Writer } from './build/writer.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'

const scratch = mkdtempSync(join(tmpdir(), 'full-text-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const { checked, files } = await loadLibrary({ roots: [repository], nations: [...nations], asOf: '2026-11-24' })
const site: Site = { checked, files, nations: ['wales'], asOf: '2026-11-24', assets: {} as Site['assets'] }
const all = pathwayFiles(site)
const fileOf = ({ folder }: PathwayFiles): string => `${folder}/${searchedFile}`
const drawn = new Map(all.map((one) => [fileOf(one), one.draw(searchedFile)]))
const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

function put(folder: string, pages: ReadonlyMap<string, string>): string {
  for (const [file, page] of pages) {
    mkdirSync(dirname(join(scratch, folder, file)), { recursive: true })
    writeFileSync(join(scratch, folder, file), page)
  }
  return join(scratch, folder)
}

/** What is written of a full text that was begun at one state of the site, and is made of another one. */
async function made(
  pages: ReadonlyMap<string, string>,
  {
    pathways = all,
    before,
  }: {
    pathways?: readonly PathwayFiles[]
    /** Where the last site stands, as it is and as it was written, and of which pathway something was changed. */
    before?: { out: string; written: ReadonlyMap<string, string>; lists: Lists; changed: string }
  } = {},
): Promise<{ index: Map<string, string>; lists: Lists }> {
  const index = new Map<string, string>()
  const writer = {
    write: (file: string, content: ArrayBuffer) => {
      index.set(file, sha256(new Uint8Array(content)))
      return Promise.resolve()
    },
  } as unknown as Writer
  const kept = {
    index: () => Promise.resolve(false),
    sameTexts: () => false,
    hashOf: (file: string) => {
      const page = before?.written.get(file)
      return page === undefined ? undefined : sha256(page)
    },
  } as unknown as Kept
  const sites = put(`sites-${Math.random()}`, pages)
  const fullText = new FullText()
  try {
    if (before) fullText.foresee(before.out, before.lists, new Set([before.changed]))
    await fullText.begin({ site, pathways, sites, kept, writer })
    for (const one of pathways) {
      const [file, page] = [fileOf(one), pages.get(fileOf(one))!]
      await fullText.add(file, before?.written.get(file) === page ? undefined : page)
    }
    fullText.finish({ hashes: new Map(), stamps: new Map(), linked: new Set(), faults: [] })
    await fullText.written()
    return { index, lists: fullText.lists }
  } finally {
    await fullText.stop()
  }
}

const slug = all[3]!.of.pathway.slug
const edited = new Map(
  [...drawn].map(([file, page]): [string, string] => [
    file,
    file.includes(`/${slug}/`) ? page.replace('<h1>', '<h1>Quokka ') : page,
  ]),
)

test('a page that changed takes the place of the one that was foreseen, and all others stay', async () => {
  const { lists } = await made(drawn)
  const anew = await made(edited)
  const out = put('out', drawn)
  const before = { out, written: drawn, lists, changed: slug }
  expect((await made(edited, { before })).index).toEqual(anew.index)
  expect(anew.index.size).toBeGreaterThan(20)
  // Else a change would show nothing.
  expect((await made(drawn)).index).not.toEqual(anew.index)
}, 120_000)

test('what stands in the last site and is not what was written there is not believed', async () => {
  const { index, lists } = await made(drawn)
  const spoiled = new Map(
    [...drawn].map(([file, page], i) => [file, i % 3 === 0 ? page.replace('<h1>', '<h1>Zebra ') : page]),
  )
  const before = { out: put('spoiled', spoiled), written: drawn, lists, changed: slug }
  expect((await made(drawn, { before })).index).toEqual(index)
  const gone = put('gone', drawn)
  rmSync(join(gone, [...drawn.keys()][5]!))
  expect((await made(drawn, { before: { ...before, out: gone } })).index).toEqual(index)
}, 120_000)

test('with one pathway more or less, or what is told of one another, all is made from the start', async () => {
  const fewer = all.filter(({ of }) => of.pathway.slug !== slug)
  const before = await made(drawn, { pathways: fewer })
  const { index, lists } = await made(drawn)
  const out = put('whole', drawn)
  expect(
    (await made(drawn, { before: { out, written: drawn, lists: before.lists, changed: all[0]!.of.pathway.slug } }))
      .index,
  ).toEqual(index)
  expect((await made(drawn, { pathways: fewer, before: { out, written: drawn, lists, changed: slug } })).index).toEqual(
    before.index,
  )
  // An urgency more, a specialty of another name: they stand around the page, not on it.
  const others: Lists = Object.fromEntries(
    Object.entries(lists).map(([folder, list]) => [
      folder,
      list.map(([file, around, behind]) => [file, around.replace('specialty:', 'specialty:Other '), behind] as const),
    ]),
  )
  expect((await made(drawn, { before: { out, written: drawn, lists: others, changed: slug } })).index).toEqual(index)
}, 120_000)
