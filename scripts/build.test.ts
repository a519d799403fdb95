/** What a build may take over from the last one: a page that changed must have another key, whatever was edited. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { searchedIn } from '../src/index/searched.ts'
import { aroundText } from '../src/index/text.ts'
import { dice } from '../src/layout/random-graph.ts'
import { pathwayFiles } from '../src/layouts/pathway.ts'
import { nations, type NationId } from '../src/nations.ts'
import { check } from '../src/pipeline.ts'
import { filesUnder } from '../src/publish/manifest.ts'
import type { Files } from '../src/read/library.ts'
import type { Assets, Site } from '../src/site.ts'
import { specialtyName } from '../src/view/labels.ts'
import { Begun, type Plan } from './build/begun.ts'
import { Kept, Records } from './build/kept.ts'
import { keysOf } from './build/keys.ts'
import { keepProgram, startProgram, type OfProgram } from './build/program.ts'
import { carriedBy } from './build/render.ts'
import { Spare } from './build/spare.ts'
import { Stopwatch } from './build/timings.ts'
import { Writer, type Stood } from './build/writer.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'
import { keyOf, nameOf } from './cli/store.ts'

const scratch = mkdtempSync(join(tmpdir(), 'kept-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const { files } = readRoots([repository])

/** Nothing where the library holds an error: then nothing is taken over. */
function siteOf(texts: Files): Site | undefined {
  const asOf = '2026-11-24'
  const checked = check(texts, { nations, asOf })
  if (checked.diagnostics.some(({ level }) => level === 'error')) return undefined
  return { checked, nations, asOf, files: texts, assets: { files: new Map() } as unknown as Assets }
}

interface Shown {
  /** What has a key → all that is drawn there. */
  pages: Map<string, string>
  texts: Map<NationId, string>
}

/** What a build writes and may take over, but for what Astro renders. */
function show(site: Site): Shown {
  const texts = new Map<NationId, string>()
  for (const { edition, of, draw } of pathwayFiles(site)) {
    const around = aroundText(of, edition.language, specialtyName(of.pathway.specialty))
    const text = around.join(searchedIn(draw('index.html')))
    texts.set(edition.nation, (texts.get(edition.nation) ?? '') + text)
  }
  const pages = pathwayFiles(site).map(({ folder, files, draw }): [string, string] => [
    folder,
    files.map((file) => draw(file)).join('\n'),
  ])
  const carried = [...carriedBy(site)].flatMap(([file, text]) => {
    const what = /^sources\/.*(?=\.json$)/.exec(file)?.[0]
    return what === undefined ? [] : nations.map((nation): [string, string] => [`${nation}/edit/${what}`, text()])
  })
  return { pages: new Map([...pages, ...carried]), texts }
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
      expect(differ(before.texts, shown.texts).filter((nation) => !movedTexts.has(`${nation}/pagefind`))).toEqual([])
      changed += pages.length
      stayed += newKeys.pages.size - moved.size
    }
    // Otherwise the edits show nothing, or the keys keep nothing.
    expect(changed).toBeGreaterThan(5)
    expect(stayed).toBeGreaterThan(100)
  }, 300_000)

  test('a title is shown wherever the pathway is named, and moves every page of its nations but those for authors', () => {
    const file = 'pathways/neurology/suspected-tia/base.yaml'
    const after = siteOf(
      new Map([...files, [file, files.get(file)!.replace(/^title: .*$/m, 'title: Suspected turn')]]),
    )!
    const moved = keysOf(after, 'program').pages
    const stayed = [...keys.pages].filter(([page, key]) => moved.get(page) === key).map(([page]) => page)
    expect(stayed).toEqual(nations.flatMap((nation) => [`${nation}/rules`, `${nation}/format`]))
  })

  test('another nation’s file moves the pages, which set nations side by side, and not the full text', () => {
    const file = 'pathways/neurology/suspected-tia/scotland.yaml'
    const after = keysOf({ ...site, files: new Map([...files, [file, `${files.get(file)!}\n`]]) }, 'program')
    expect(after.pages.get('wales/cy/pathways/suspected-tia')).not.toBe(
      keys.pages.get('wales/cy/pathways/suspected-tia'),
    )
    expect(
      [...after.texts].filter(([folder, key]) => key !== keys.texts.get(folder)).map(([folder]) => folder),
    ).toEqual(['scotland/pagefind'])
  })

  test('the day, the nations and the program move everything', () => {
    const each = ['wales/pathways/suspected-tia', 'wales/edit/sources/suspected-tia', 'wales/rules']
    const all = [
      keysOf(site, 'another program'),
      keysOf({ ...site, asOf: '2026-11-25' }, 'program'),
      keysOf({ ...site, nations: ['wales'] }, 'program'),
    ]
    for (const page of each) expect(new Set([keys, ...all].map(({ pages }) => pages.get(page))).size).toBe(4)
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
  /** What a build with this key takes over, and the text of the page as it stands in the next site. */
  const taken = async (key: string): Promise<{ kept: Kept; has: boolean; gone: boolean; text: string | undefined }> => {
    const next = mkdtempSync(join(scratch, 'next-'))
    const writer = new Writer(next)
    try {
      const kept = new Kept(
        { pages: new Map([[folder, key]]), texts: new Map([['wales/pagefind', key]]) },
        new Records(records, out),
        writer,
      )
      const gone = (await kept.gone()).has(page)
      const { hashes } = await writer.written()
      expect(existsSync(join(next, page))).toBe(hashes.has(page))
      const text = hashes.has(page) ? readFileSync(join(next, page), 'utf8') : undefined
      return { kept, has: kept.has(page), gone, text }
    } finally {
      await writer.stop()
    }
  }
  put('a page')

  test('a page is taken where its key and its bytes are what they were, and only then', async () => {
    const first = await taken('one')
    expect(first).toMatchObject({ has: false, text: undefined })
    first.kept.leave({ hashes: new Map([[page, sha256('a page')]]), stamps: new Map(), linked: new Set() }, {})
    const again = await taken('one')
    expect(again).toMatchObject({ has: true, gone: false, text: 'a page' })
    expect(again.kept.taken).toBe(1)
    expect(again.kept.has('wales/about/index.html')).toBe(false)
    expect(await taken('two')).toMatchObject({ has: false, text: undefined })
    put('a page that somebody changed')
    expect(await taken('one')).toMatchObject({ has: true, gone: true, text: undefined })
    rmSync(join(out, page))
    expect(await taken('one')).toMatchObject({ has: true, gone: true, text: undefined })
  })

  test('a file that nobody has touched is not read; one that was changed is, whatever it says of its age', async () => {
    const sites = join(scratch, 'known')
    const there = join(sites, page)
    mkdirSync(dirname(there), { recursive: true })
    writeFileSync(there, 'a page')
    const { ino, size, ctimeMs, atime, mtime } = statSync(there)
    const stays = async (hash: string): Promise<boolean> => {
      const writer = new Writer(sites)
      await writer.look(join(sites, 'wales'), 'wales')
      writer.know([[page, { hash, stamp: `${ino} ${size} ${ctimeMs}` }]])
      const not = await writer.take(join(scratch, 'nowhere'), [[page, { hash, stamp: '' }]])
      await writer.stop()
      return not.size === 0
    }
    // The hash of no text: whoever finds the page as it is to be has not read it.
    expect(await stays('of no text')).toBe(true)
    writeFileSync(there, 'b page')
    utimesSync(there, atime, mtime)
    expect(await stays(sha256('a page'))).toBe(false)
    expect(await stays(sha256('b page'))).toBe(true)
  })

  test('a record that was cut short is no record', async () => {
    put('a page')
    const record = join(records, readdirSync(records)[0]!)
    expect((await taken('one')).has).toBe(true)
    writeFileSync(record, readFileSync(record, 'utf8').slice(0, 40))
    expect((await taken('one')).has).toBe(false)
  })
})

describe('the thread that writes', () => {
  const open = async <T>(name: string, use: (writer: Writer, sites: string) => Promise<T>): Promise<T> => {
    const sites = join(scratch, name)
    mkdirSync(sites)
    const writer = new Writer(sites)
    try {
      return await use(writer, sites)
    } finally {
      await writer.stop()
    }
  }

  test('hashes what it writes, and tells what is more than a document', async () => {
    const told = await open('more', async (writer, sites) => {
      await writer.write('wales/about/index.html', '<p onclick="go()">Dŵr</p>')
      await writer.write('wales/pagefind/pagefind.js', 'localStorage')
      await writer.write('wales/assets/a.js', new TextEncoder().encode('localStorage').buffer)
      const written = await writer.written()
      expect(readFileSync(join(sites, 'wales/about/index.html'), 'utf8')).toContain('Dŵr')
      expect(readFileSync(join(sites, 'wales/assets/a.js'), 'utf8')).toBe('localStorage')
      return written
    })
    expect(told.hashes.get('wales/about/index.html')).toBe(sha256('<p onclick="go()">Dŵr</p>'))
    expect(told.faults).toEqual([
      'wales/about/index.html: a script stands in an attribute: <p onclick=',
      'wales/assets/a.js: a script keeps something: localStorage',
    ])
  })

  test('all that is handed over arrives, however long it is and in whatever letters', async () => {
    const draw = dice(4)
    const letters = ['a', 'ŵ', '→', '😀']
    const texts = Array.from({ length: 300 }, (_, i): [string, string] => [
      `wales/${i}`,
      letters[draw(4)]!.repeat(i % 50 === 0 ? 2_500_000 : draw(40_000)),
    ])
    await open('parcels', async (writer, sites) => {
      for (const [file, text] of texts)
        await writer.write(file, draw(2) === 0 ? text : new TextEncoder().encode(text).buffer)
      const { hashes } = await writer.written()
      for (const [file, text] of texts) {
        expect(hashes.get(file)).toBe(sha256(text))
        expect(readFileSync(join(sites, file), 'utf8') === text).toBe(true)
      }
    })
  })

  test('takes an index whole or not at all', async () => {
    const from = join(scratch, 'older')
    mkdirSync(from)
    for (const name of ['a', 'b']) writeFileSync(join(from, name), name)
    const files = (b: string): [string, Stood][] => [
      ['a', { hash: sha256('a'), stamp: '' }],
      ['b', { hash: sha256(b), stamp: '' }],
    ]
    await open('index', async (writer, sites) => {
      expect([...(await writer.take(from, files('another'), true))]).toEqual(['a', 'b'])
      expect(readdirSync(sites)).toEqual([])
      expect([...(await writer.take(from, files('b'), true))]).toEqual([])
      expect(readdirSync(sites)).toEqual(['a', 'b'])
    })
    await open('pages', async (writer, sites) => {
      expect([...(await writer.take(from, files('another')))]).toEqual(['b'])
      expect(readdirSync(sites)).toEqual(['a'])
    })
  })

  test('gives what it takes over a second name, and takes no link for a file', async () => {
    const from = join(scratch, 'last')
    const [a, b] = ['wales/a', 'wales/b']
    mkdirSync(join(from, 'wales'), { recursive: true })
    writeFileSync(join(from, a), 'a')
    symlinkSync(join(from, a), join(from, b))
    await open('next', async (writer, sites) => {
      const wanted = { hash: sha256('a'), stamp: '' }
      expect(
        await writer.take(from, [
          [a, wanted],
          [b, wanted],
        ]),
      ).toEqual(new Set([b]))
      const { linked, stamps } = await writer.written()
      const { ino, size, ctimeMs, nlink } = statSync(join(sites, a))
      expect([ino, nlink]).toEqual([statSync(join(from, a)).ino, 2])
      expect([...linked]).toEqual([a])
      expect(stamps.get(a)).toBe(`${ino} ${size} ${ctimeMs}`)
    })
    // The build after that writes it anew, whoever holds the other name.
    const later = new Writer(join(scratch, 'next'))
    await later.look(join(scratch, 'next/wales'), 'wales')
    await later.write(a, 'another')
    await later.written()
    await later.stop()
    expect(['last', 'next'].map((one) => readFileSync(join(scratch, one, a), 'utf8'))).toEqual(['a', 'another'])
  })

  test('works in an older site: what is the same stays, all else is made anew or gone, and nothing else is touched', async () => {
    const sites = join(scratch, 'spare')
    const outside = join(scratch, 'outside')
    for (const folder of [join(sites, 'wales/gone/deep'), join(sites, 'wales/b'), outside])
      mkdirSync(folder, { recursive: true })
    for (const file of ['same', 'b/changed', 'gone/deep/file', 'b/taken'])
      writeFileSync(join(sites, 'wales', file), file)
    writeFileSync(join(outside, 'theirs'), 'theirs')
    linkSync(join(sites, 'wales/b/changed'), join(outside, 'second-name'))
    symlinkSync(join(outside, 'theirs'), join(sites, 'wales/b/leads-out'))
    symlinkSync(outside, join(sites, 'wales/all-leads-out'))
    const before = statSync(join(sites, 'wales/same')).ino
    mkdirSync(join(scratch, 'england'))
    writeFileSync(join(scratch, 'england/stays'), 'stays')
    const writer = new Writer(sites)
    await writer.look(join(sites, 'wales'), 'wales')
    await writer.look(join(scratch, 'england'), 'england')
    // England is not built after all.
    writer.leave('england')
    await writer.write('wales/same', 'same')
    await writer.write('wales/b/changed', 'now')
    await writer.write('wales/b/leads-out', 'ours')
    await writer.write('wales/all-leads-out/theirs', 'ours')
    expect(
      await writer.take(join(scratch, 'nowhere'), [['wales/b/taken', { hash: sha256('b/taken'), stamp: '' }]]),
    ).toEqual(new Set())
    await writer.clear()
    const { hashes } = await writer.written()
    await writer.stop()
    const there = filesUnder(sites)
    expect(there).toEqual([...hashes.keys()].sort())
    expect(there).toEqual(
      ['all-leads-out/theirs', 'b/changed', 'b/leads-out', 'b/taken', 'same'].map((file) => `wales/${file}`),
    )
    for (const file of there) expect(sha256(readFileSync(join(sites, file), 'utf8'))).toBe(hashes.get(file))
    expect(statSync(join(sites, 'wales/same')).ino).toBe(before)
    expect(existsSync(join(sites, 'wales/gone'))).toBe(false)
    expect(readdirSync(join(scratch, 'england'))).toEqual(['stays'])
    expect(readFileSync(join(outside, 'second-name'), 'utf8')).toBe('b/changed')
    expect(readFileSync(join(outside, 'theirs'), 'utf8')).toBe('theirs')
  })

  test('whoever waits for what cannot be written is told, and so is whoever writes more', async () => {
    await open('full', async (writer) => {
      await writer.write('a', 'a file')
      await writer.write('a/b', 'in a file, as if it were a folder')
      await expect(writer.written()).rejects.toThrow(/ENOTDIR|EEXIST/)
      await expect(writer.take(scratch, [['a', { hash: '', stamp: '' }]])).rejects.toThrow(/ENOTDIR|EEXIST/)
    })
  })
})

test('spares are kept of the last three places that were built into, one of each', async () => {
  const root = join(scratch, 'spares')
  const site = (name: string): string => {
    const folder = join(scratch, `site-${name}`)
    mkdirSync(folder)
    writeFileSync(join(folder, 'index.html'), name)
    return folder
  }
  const [one, other] = [new Spare(root, '/one'), new Spare(root, '/other')]
  await one.keep('wales', site('older'))
  await one.keep('wales', site('newer'))
  const sites = join(scratch, 'stage')
  mkdirSync(sites)
  await other.give('wales', sites)
  expect(readdirSync(sites)).toEqual([])
  await one.give('wales', sites)
  expect(readFileSync(join(sites, 'wales/index.html'), 'utf8')).toBe('newer')
  const last = (): string[] =>
    filesUnder(root)
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .sort()
  await one.keep('wales', site('newest'))
  await other.keep('england', site('elsewhere'))
  await new Spare(root, '/third').keep('wales', site('third'))
  expect(last()).toEqual(['elsewhere', 'newest', 'third'])
  // Times of folders are told no finer than this.
  utimesSync(join(root, nameOf('/one')), 1, 1)
  await new Spare(root, '/fourth').keep('wales', site('fourth'))
  expect(last()).toEqual(['elsewhere', 'fourth', 'third'])
  expect(existsSync(join(scratch, 'site-fourth'))).toBe(false)
})

describe('a folder that was published into', () => {
  const www = join(scratch, 'www')
  const kept = join(www, 'releases/wales/kept')
  const released = (): void => {
    rmSync(www, { recursive: true, force: true })
    mkdirSync(join(kept, 'deep'), { recursive: true })
    for (const file of ['index.html', 'deep/index.html']) writeFileSync(join(kept, file), 'as released')
    // As it is on Windows, or where somebody went back by hand.
    symlinkSync(kept, join(www, 'wales'))
  }

  test('is not built into: the command says so before it begins', () => {
    released()
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(repository, 'scripts/build.ts'), '--out', www],
      { cwd: repository, encoding: 'utf8' },
    )
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^\S+\/www\/wales is a link, .* then publish from there\.\n$/)
    expect(readdirSync(www)).toEqual(['releases', 'wales'])
  })

  test.each([
    [
      'that is to be kept',
      async (spare: Spare, link: string, place: string) => {
        await spare.keep('wales', link)
        expect([link, place].map((one) => lstatSync(one, { throwIfNoEntry: false }))).toEqual([undefined, undefined])
      },
    ],
    [
      'that an earlier build kept',
      async (_: Spare, link: string, place: string) => {
        mkdirSync(dirname(place), { recursive: true })
        renameSync(link, place)
      },
    ],
  ])('is nothing for the next build to work in, by a link %s', async (_, leave) => {
    released()
    const [staging, out] = [mkdtempSync(join(scratch, 'linked-')), join(scratch, 'linked')]
    mkdirSync(join(staging, 'program/key'), { recursive: true })
    const root = join(staging, 'spare')
    await leave(new Spare(root, out), join(www, 'wales'), join(root, nameOf(out), 'wales'))
    const begun = Begun.now({ staging, out, nations: ['wales'], program: 'key', afresh: false })!
    await begun.settle(['wales'])
    await begun.writer.write('wales/index.html', 'as built')
    await begun.writer.clear()
    await begun.writer.written()
    expect(filesUnder(begun.sites)).toEqual(['wales/index.html'])
    expect(filesUnder(kept).map((file) => readFileSync(join(kept, file), 'utf8'))).toEqual([
      'as released',
      'as released',
    ])
    // And a site takes its place.
    await begun.spare.keep('wales', join(begun.sites, 'wales'))
    expect(readFileSync(join(begun.spare.of('wales')!, 'index.html'), 'utf8')).toBe('as built')
    await begun.end()
  })
})

test('what begins before the check has looked through a spare before it is moved, and gives the lock back', async () => {
  const [staging, out] = [join(scratch, 'staging'), join(scratch, 'out-of-begun')]
  // Nothing is to be made of this program.
  mkdirSync(join(staging, 'program/key'), { recursive: true })
  const spare = join(staging, 'spare', nameOf(out), 'wales/deep')
  mkdirSync(spare, { recursive: true })
  for (const file of ['same', 'gone']) writeFileSync(join(spare, file), file)
  const plan: Plan = { staging, out, nations: ['england', 'wales'], program: 'key', afresh: false }
  const begun = Begun.now(plan)!
  expect(Begun.now(plan)).toBe(undefined)
  await begun.settle(['wales'])
  const before = statSync(join(begun.sites, 'wales/deep/same')).ino
  await begun.writer.write('wales/deep/same', 'same')
  await begun.writer.clear()
  await begun.writer.written()
  expect(filesUnder(begun.sites)).toEqual(['wales/deep/same'])
  expect(statSync(join(begun.sites, 'wales/deep/same')).ino).toBe(before)
  await begun.end()
  expect(existsSync(begun.sites)).toBe(false)
  await (await Begun.later(plan)).end()
})

describe('what is made from the program alone', () => {
  const folder = join(scratch, 'program')
  const bundle = join(scratch, 'bundle')
  const made = { assets: { files: new Map([['a.css', 'a']]) }, help: { rules: [] } } as unknown as OfProgram
  const times = (): number => readFileSync(join(scratch, 'times'), 'utf8').length
  const app = `export const app = { logger: {}, setInternals() {}, setOptions() {}, render: (request) => request.url }`
  mkdirSync(bundle)
  writeFileSync(join(bundle, 'prerender-entry.x.mjs'), app)
  writeFileSync(join(scratch, 'times'), '')
  /** Stands in for the process that asks Astro: it counts how often it was begun. */
  const maker = (then: string): URL => {
    const file = join(scratch, `${keyOf([then])}.mjs`)
    const place = pathToFileURL(join(repository, 'scripts/build/program.ts')).href
    writeFileSync(
      file,
      `import { appendFileSync } from 'node:fs'
import { keepProgram } from '${place}'
process.once('message', (order) => {
  appendFileSync('${join(scratch, 'times')}', '.')
  const made = { assets: { files: new Map([['a.css', 'a']]) }, help: { rules: [] } }
  ${then}
})`,
    )
    return pathToFileURL(file)
  }
  const makes = maker(`keepProgram(order, made, '${bundle}'); process.send({}, () => process.exit())`)
  const of = async (
    key: string,
    { afresh = false, by = makes } = {},
  ): ReturnType<ReturnType<typeof startProgram>['made']> => {
    const program = startProgram({ folder, key }, scratch, afresh, by)
    try {
      return await program.made()
    } finally {
      await program.stop()
    }
  }

  test('is made once, and again for another program, where it was cut short or does not run', async () => {
    for (const key of ['one', 'one', 'other', 'other']) expect(await of(key)).toMatchObject(made)
    expect(times()).toBe(2)
    expect(readdirSync(folder)).toEqual(['other'])
    expect(await (await of('other')).pages.render({ url: 'a page' } as Request, {} as never)).toBe('a page')
    expect(times()).toBe(2)
    await of('other', { afresh: true })
    expect(times()).toBe(3)
    const file = join(folder, 'other/made')
    writeFileSync(file, readFileSync(file).subarray(0, 20))
    expect(await of('other')).toMatchObject(made)
    expect(times()).toBe(4)
    writeFileSync(join(folder, 'other/bundle/prerender-entry.x.mjs'), 'export const app = {')
    expect(await of('other')).toMatchObject(made)
    expect(times()).toBe(5)
  })

  test('whoever waits is told why it could not be made, and what is kept stays', async () => {
    keepProgram({ folder, key: 'kept' }, made, bundle)
    const fails = maker(`process.send({ failed: 'No page was found' }, () => process.exit())`)
    await expect(of('next', { by: fails })).rejects.toThrow('The pages could not be made ready: No page was found')
    const dies = maker(`process.kill(process.pid, 'SIGKILL')`)
    await expect(of('next', { by: dies })).rejects.toThrow('it ended before its time')
    expect(readdirSync(folder)).toEqual(['kept'])
    const nothing = maker(`process.send({}, () => process.exit())`)
    await expect(of('next', { by: nothing })).rejects.toThrow('cannot be used')
  })

  test('a build that ends before it is asked for ends the process', async () => {
    const program = startProgram({ folder, key: 'slow' }, scratch, false, maker('setInterval(() => undefined, 1000)'))
    await program.stop()
    await expect(program.made()).rejects.toThrow('it ended before its time')
  })
})

test('a stage that comes back is added to its first lap', () => {
  const watch = new Stopwatch()
  for (const stage of ['validate', 'resolve', 'validate']) watch.done(stage)
  expect(watch.laps.map(({ stage }) => stage)).toEqual(['validate', 'resolve'])
  expect(watch.laps[0]!.seconds).toBeGreaterThan(0)
})
