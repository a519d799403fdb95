/**
 * The editor knows one pathway and what its library says about the rest; `check` knows all files. Whatever is written,
 * both must say the same at the same place, or an author would be let down by one of them.
 */
import { describe, expect, test } from 'vitest'
import { repository } from '../../scripts/cli/args.ts'
import { readRoots } from '../../scripts/cli/files.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { knownBut, knownOf, type Known } from '../known.ts'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import type { Files } from '../read/library.ts'
import { filesOf } from '../validate/example.ts'
import { rules } from '../validate/rules/index.ts'
import { makeAssets } from '../../scripts/build/assets.ts'
import type { Ask, Asks } from './answer.ts'
import { checkFiles, judge, openDesk, type ShownAs } from './desk.ts'

const asOf = '2026-11-25'
const library = readRoots([repository]).files

const placeOf = (file: string): { specialty: string; slug: string } => {
  const [, specialty = '', slug = ''] = file.split('/')
  return { specialty, slug }
}
const foldersOf = (files: Files): string[] => [
  ...new Set(
    [...files.keys()]
      .filter((file) => /^pathways\/[^_/]+\/[^/]+\//.test(file))
      .map((file) => file.split('/').slice(0, 3).join('/') + '/'),
  ),
]
const inside = (files: Files, folder: string): Files => new Map([...files].filter(([file]) => file.startsWith(folder)))

/** All that an author is shown; a second place in a file that is not open has no line here. */
const told = (found: readonly Diagnostic[], folder: string): string[] =>
  found
    .filter(({ file }) => file.startsWith(folder))
    .map(({ see, ...one }) =>
      JSON.stringify({
        ...one,
        see: see && { ...see, ...(see.file.startsWith(folder) ? {} : { line: 0, column: 0 }) },
      }),
    )

/** What is said of files elsewhere, which the editor does not have: without their lines. */
const toldElsewhere = (found: readonly Diagnostic[], folder: string): string[] =>
  found
    .filter(({ file }) => !file.startsWith(folder))
    .map(({ file, level, rule, what, why, mend }) => [file, level, rule, what, why, mend].join(' | '))

/** As it comes to a browser: JSON. */
const sent = (known: Known): Known => JSON.parse(JSON.stringify(known)) as Known

const editor = await publishedEditor()

function same(files: Files, folder: string, known: Known): number {
  const { diagnostics: all } = check(files, { nations, asOf })
  const whole = told(all, folder)
  const written = inside(files, folder)
  expect(told(checkFiles({ known: knownBut(known, placeOf(folder)), asOf }, written).diagnostics, folder)).toEqual(
    whole,
  )
  const texts = Object.fromEntries(written)
  editor({ kind: 'know', of: { known, asOf } })
  editor({ kind: 'open', of: { ...placeOf(folder), files: texts } })
  const shownAs = { nation: 'scotland', language: 'en' } as const
  const { diagnostics } = editor({ kind: 'judge', of: { files: texts, shownAs } }) as Asks['judge'][1]
  expect(told(diagnostics, folder)).toEqual(whole)
  const elsewhere = toldElsewhere(all, folder)
  expect(
    toldElsewhere(diagnostics, folder).filter((one) => !elsewhere.includes(one)),
    'said of another file, and not by `check`',
  ).toEqual([])
  return whole.length
}

/** The editor's own script, as it is published: bundled, and without what the bundle leaves out. */
async function publishedEditor(): Promise<(ask: Ask) => unknown> {
  const { files, editWorker } = await makeAssets()
  let hear: (event: { data: { id: number; ask: Ask } }) => void = () => undefined
  let said: unknown
  const self = {
    addEventListener: (_: string, listener: typeof hear) => (hear = listener),
    postMessage: ({ answer }: { answer: unknown }) => (said = answer),
  }
  // A module without imports: as a function, it is given the worker's `self` in place of the global one.
  new Function('self', files.get(editWorker)!)(self)
  return (ask) => {
    hear({ data: { id: 0, ask } })
    return said
  }
}

describe('the starter library', () => {
  const checked = check(library, { nations, asOf })
  const known = sent(knownOf(checked.library))
  test.each(foldersOf(library))('%s', (folder) => {
    same(library, folder, known)
    // What the bundle leaves out is nothing that a page shows.
    const written = inside(library, folder)
    const words = checked.library.words.get('cy')
    for (const shownAs of [
      ...nations.map((nation) => ({ nation, language: 'en' as const })),
      { nation: 'wales', language: 'cy', words } as const,
    ] satisfies ShownAs[]) {
      const { page } = editor({
        kind: 'judge',
        of: { files: Object.fromEntries(written), shownAs },
      }) as Asks['judge'][1]
      expect(page).toBe(judge(openDesk(known, placeOf(folder), asOf, written), written, shownAs).page)
      expect(page).toContain('section-chart')
    }
  })
})

test('the examples of every rule, right and wrong', () => {
  let faults = 0
  for (const { good, bad } of rules)
    for (const example of [...good, ...bad.map(({ files }) => files)]) {
      const files = filesOf(example)
      const known = sent(knownOf(check(files, { nations, asOf }).library))
      for (const folder of foldersOf(files)) faults += same(files, folder, known)
    }
  expect(faults).toBeGreaterThan(100)
})

/** What a slip of the hand, a bad paste or somebody who means harm would do to a line. */
const slips: readonly [name: string, slip: (line: string) => string][] = [
  ['a line is gone', () => ''],
  ['a line stands twice', (line) => `${line}\n${line}`],
  ['one space more', (line) => ` ${line}`],
  ['a tab', (line) => `\t${line.trimStart()}`],
  ['no colon', (line) => line.replace(':', '')],
  ['a quote is open', (line) => `${line} "`],
  ['a comment in a text', (line) => `${line} # aside`],
  ['a letter is missing', (line) => line.replace(/([a-z])([a-z])(?=[a-z-]*:)/, '$2')],
  ['another word after the colon', (line) => line.replace(/: .+$/, ': elsewhere')],
  ['a switch', (line) => line.replace(/: .+$/, ': True')],
  ['a figure that loses its nought', (line) => line.replace(/: .+$/, ': 1.10')],
  ['nothing after the colon', (line) => line.replace(/: .+$/, ':')],
  ['a list where a text is', (line) => line.replace(/: .+$/, ': [a, b]')],
  ['an anchor and its copies', (line) => line.replace(/: .+$/, ': &a [*a, *a]')],
  ['a tag', (line) => line.replace(/: /, ': !!js/function ')],
  ['a tag that every parser of YAML knows', (line) => line.replace(/: /, ': !!binary ')],
  ['a tag for a list', (line) => line.replace(/: .+$/, ': !!omap [a: 1]')],
  ['another version of YAML', (line) => `%YAML 1.1\n---\n${line}`],
  ['a merge', (line) => `${line}\n<<: { version: 2 }`],
  ['a second document', (line) => `${line}\n---\nversion: 2`],
  ['signs that cannot be seen', (line) => `${line}\u202e\u200b`],
  ['a hundred levels', (line) => line.replace(/: .+$/, `: ${'['.repeat(300)}`)],
  ['a key of the language', (line) => line.replace(/[\w-]+:/, '__proto__:')],
  ['a text without end', (line) => line.replace(/: .+$/, `: ${'long '.repeat(200)}`)],
]

describe('slips and hostile lines, in every file of two pathways', () => {
  const known = sent(knownOf(check(library, { nations, asOf }).library))
  const files = ['gastroenterology/suspected-colorectal-cancer', 'cardiology/suspected-heart-failure'].flatMap((slug) =>
    [...library.keys()].filter((file) => file.startsWith(`pathways/${slug}/`)),
  )
  test.each(slips)('%s', (_, slip) => {
    let faults = 0
    for (const [i, file] of files.entries()) {
      const lines = library.get(file)!.split('\n')
      // Another line for each file and slip, the same in every run.
      const at = (i * 7919 + slips.findIndex(([, one]) => one === slip) * 104729) % lines.length
      const text = lines.map((line, n) => (n === at ? slip(line) : line)).join('\n')
      const folder = file.split('/').slice(0, 3).join('/') + '/'
      // Neither prose nor other pathways say anything about this folder.
      const part = new Map([...library].filter(([name]) => /^content.*yaml$/.test(name) || name.startsWith(folder)))
      const whole = new Map([...part, [file, text]])
      const others = { ...known, elsewhere: [] }
      faults += same(whole, folder, others)
    }
    expect(faults, 'a slip that nobody notices proves nothing').toBeGreaterThan(0)
  })
})

/** Files that are not what their name says. */
const wholes: readonly [name: string, text: (text: string) => string][] = [
  ['nothing', () => ''],
  ['a comment alone', () => '# to be written\n'],
  ['a word', () => 'later\n'],
  ['a list', (text) => text.replace(/^(?=\S)/gm, '- ')],
  ['line ends of another system', (text) => text.replaceAll('\n', '\r\n')],
  ['a mark before the first letter', (text) => `\ufeff${text}`],
  ['a sign that no text holds', (text) => text.replace(':', ':\u0000')],
  ['JSON', () => '{"title": "x", "version": 1, "steps": {}}'],
  ['a page', () => '<!doctype html><script>alert(1)</script>'],
  ['far too much', (text) => text.repeat(100)],
  ['cut short', (text) => text.slice(0, text.length / 2)],
]

describe('whole files, in place of each file of one pathway', () => {
  const known = sent(knownOf(check(library, { nations, asOf }).library))
  const folder = 'pathways/cardiology/suspected-heart-failure/'
  const part = new Map([...library].filter(([name]) => /^content.*yaml$/.test(name) || name.startsWith(folder)))
  test.each(wholes)('%s', (_, write) => {
    let faults = 0
    for (const file of inside(library, folder).keys())
      faults += same(new Map([...part, [file, write(library.get(file)!)]]), folder, { ...known, elsewhere: [] })
    // A mark and other line ends are let pass.
    if (write('a: b\n').startsWith('a: b\r') || write('').startsWith('\ufeff')) return
    expect(faults).toBeGreaterThan(0)
  })
  test('a file that is missing, and one that nobody asked for', () => {
    const without = new Map([...part].filter(([file]) => !file.endsWith('/wales.yaml')))
    expect(same(without, folder, { ...known, elsewhere: [] })).toBeGreaterThan(0)
    const more = new Map([...part, [`${folder}walse.yaml`, 'stands: same as base\n']])
    expect(same(more, folder, { ...known, elsewhere: [] })).toBeGreaterThan(0)
  })
})
