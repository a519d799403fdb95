/** What a build may take over from the last one: a page that changed must have another key, whatever was edited. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { columnsOf, drawCompare } from '../src/draw/compare.ts'
import { mermaidOf } from '../src/draw/mermaid.ts'
import { drawPathwayPage } from '../src/draw/page.ts'
import { drawWalk } from '../src/draw/walk.ts'
import { textOf } from '../src/index/text.ts'
import { dice } from '../src/layout/random-graph.ts'
import { nations, type NationId } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import type { Files } from '../src/read/library.ts'
import { abbreviationsIn, editions, pathwaysOf, viewOf, type Assets, type Site } from '../src/site.ts'
import { expandAbbreviations } from '../src/view/abbr.ts'
import { specialtyName } from '../src/view/labels.ts'
import { Kept } from './build/kept.ts'
import { keyOf, keysOf } from './build/keys.ts'
import { Stopwatch } from './build/timings.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const { files } = readRoots([repository])

/** Nothing where the library holds an error: then nothing is taken over. */
function siteOf(texts: Files): Site | undefined {
  const asOf = '2026-11-24'
  const checked = check(texts, { nations, asOf })
  if (checked.diagnostics.some(({ level }) => level === 'error')) return undefined
  return { checked, nations, asOf, files: texts, assets: { files: new Map() } as unknown as Assets }
}

interface Shown {
  /** Folder of a pathway's pages → all that is drawn there. */
  pages: Map<string, string>
  texts: Map<NationId, string>
}

function show(site: Site): Shown {
  const pages = new Map<string, string>()
  const texts = new Map<NationId, string>()
  const { siblings, library } = site.checked
  for (const edition of editions(site))
    for (const of of pathwaysOf(site, edition.nation)) {
      const view = viewOf(site, edition, of, '../../')
      const { slug, specialty, base } = of.pathway
      const page = expandAbbreviations(
        drawPathwayPage(view, { name: specialtyName(specialty) }),
        abbreviationsIn(site, edition),
      )
      const compared = drawCompare(view, columnsOf(siblings(slug), library.nations))
      pages.set(
        `${edition.folder}/pathways/${slug}`,
        [base.title, page.text, drawWalk(view).text, compared.text, mermaidOf(view)].join('\n'),
      )
      const before = texts.get(edition.nation) ?? ''
      texts.set(edition.nation, before + textOf(view, specialtyName(specialty)))
    }
  return { pages, texts }
}

/** One more word in a line of prose, somewhere in the library. */
function edited(draw: (sides: number) => number, within: RegExp): Files {
  const candidates = [...files.keys()].filter((file) => file.endsWith('.yaml') && within.test(file))
  for (;;) {
    const file = candidates[draw(candidates.length)]!
    const lines = files.get(file)!.split('\n')
    const prose = lines.flatMap((line, i) => (/^ *(- )?[\w-]+: [A-Z][\w ,]+ [\w ,]+\.?$/.test(line) ? [i] : []))
    if (prose.length === 0) continue
    const at = prose[draw(prose.length)]!
    lines[at] = lines[at]!.replace(/ (\w+)(\.?)$/, ' newly $1$2')
    return new Map([...files, [file, lines.join('\n')]])
  }
}

describe('keys', () => {
  const site = siteOf(files)!
  const [before, keys] = [show(site), keysOf(site, 'program')]

  test('whatever is edited, what is shown otherwise has another key', () => {
    const draw = dice(9)
    const kinds = [/\/base\.yaml$/, /^pathways\/.*\/(?!base)[\w.-]+\.yaml$/, /^content\//]
    let [changed, stayed] = [0, 0]
    for (let i = 0; i < 12; i++) {
      const after = siteOf(edited(draw, kinds[i % kinds.length]!))
      if (!after) continue
      const [shown, newKeys] = [show(after), keysOf(after, 'program')]
      const differ = <K>(was: ReadonlyMap<K, string>, is: ReadonlyMap<K, string>): K[] =>
        [...is.keys()].filter((key) => was.get(key) !== is.get(key))
      const moved = new Set(differ(keys.pages, newKeys.pages))
      const movedTexts = new Set(differ(keys.texts, newKeys.texts))
      const pages = differ(before.pages, shown.pages)
      expect(pages.filter((page) => !moved.has(page))).toEqual([])
      expect(differ(before.texts, shown.texts).filter((nation) => !movedTexts.has(nation))).toEqual([])
      changed += pages.length
      stayed += newKeys.pages.size - moved.size
    }
    // Otherwise the edits show nothing, or the keys keep nothing.
    expect(changed).toBeGreaterThan(5)
    expect(stayed).toBeGreaterThan(100)
  }, 300_000)

  test('a title is shown wherever the pathway is named, and moves every page of its nations', () => {
    const file = 'pathways/neurology/suspected-tia/base.yaml'
    const after = siteOf(
      new Map([...files, [file, files.get(file)!.replace(/^title: .*$/m, 'title: Suspected turn')]]),
    )!
    const moved = keysOf(after, 'program').pages
    expect([...keys.pages].filter(([page, key]) => moved.get(page) === key)).toEqual([])
  })

  test('another nation’s file moves the pages, which set nations side by side, and not the full text', () => {
    const file = 'pathways/neurology/suspected-tia/scotland.yaml'
    const after = keysOf({ ...site, files: new Map([...files, [file, `${files.get(file)!}\n`]]) }, 'program')
    expect(after.pages.get('wales/cy/pathways/suspected-tia')).not.toBe(
      keys.pages.get('wales/cy/pathways/suspected-tia'),
    )
    expect(
      [...after.texts].filter(([nation, key]) => key !== keys.texts.get(nation)).map(([nation]) => nation),
    ).toEqual(['scotland'])
  })

  test('the day, the nations and the program move everything', () => {
    const page = 'wales/pathways/suspected-tia'
    const all = [
      keysOf(site, 'another program'),
      keysOf({ ...site, asOf: '2026-11-25' }, 'program'),
      keysOf({ ...site, nations: ['wales'] }, 'program'),
    ]
    expect(new Set([keys, ...all].map(({ pages }) => pages.get(page))).size).toBe(4)
  })

  test('two lists are never the same bytes', () => {
    expect(keyOf(['ab', 'c'])).not.toBe(keyOf(['a', 'bc']))
  })
})

describe('kept', () => {
  const folder = 'wales/pathways/example'
  const page = `${folder}/index.html`
  const out = join(scratch, 'out')
  const records = join(scratch, 'records')
  const put = (text: string): void => {
    mkdirSync(dirname(join(out, page)), { recursive: true })
    writeFileSync(join(out, page), text)
  }
  const kept = (key: string): Kept =>
    new Kept({ pages: new Map([[folder, key]]), texts: new Map([['wales', key]]) }, out, records)
  put('a page')

  test('a page is taken where its key and its bytes are what they were, and only then', () => {
    const first = kept('one')
    expect(first.page(page)).toBeUndefined()
    first.leave(new Map([[page, createHash('sha256').update('a page').digest('hex')]]))
    expect(kept('one').page(page)?.toString()).toBe('a page')
    expect(kept('two').page(page)).toBeUndefined()
    expect(kept('one').page('wales/about/index.html')).toBeUndefined()
    put('a page that somebody changed')
    expect(kept('one').page(page)).toBeUndefined()
  })

  test('a record that was cut short is no record', () => {
    put('a page')
    const record = join(records, readdirSync(records)[0]!)
    expect(kept('one').page(page)).toBeDefined()
    writeFileSync(record, readFileSync(record, 'utf8').slice(0, 40))
    expect(kept('one').page(page)).toBeUndefined()
  })
})

test('a stage that comes back is added to its first lap', () => {
  const watch = new Stopwatch()
  for (const stage of ['validate', 'resolve', 'validate']) watch.done(stage)
  expect(watch.laps.map(({ stage }) => stage)).toEqual(['validate', 'resolve'])
  expect(watch.laps[0]!.seconds).toBeGreaterThan(0)
})
