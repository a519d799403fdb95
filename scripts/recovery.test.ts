/** Of a file of which a part has not its shape, nothing is said that mending that part could undo. */
import { expect, test } from 'vitest'
import { nations } from '../src/nations.ts'
import { readLibrary, type Document } from '../src/read/library.ts'
import { readMdx } from '../src/read/mdx.ts'
import { checkRead } from '../src/stages.ts'
import { partOf } from '../src/validate/recovery/part.ts'
import { rules } from '../src/validate/rules/index.ts'
import { checkShape } from '../src/validate/shape.ts'
import { schemas } from '../src/validate/validate.ts'
import { repository } from './cli/args.ts'
import { readRoots } from './cli/files.ts'

type Path = readonly (string | number)[]
type Holder = Record<string | number, unknown>

const folder = 'pathways/gastroenterology/suspected-colorectal-cancer/'
const { documents } = readLibrary(readRoots([repository]).files, readMdx)
const library = documents.filter(({ source: { file } }) => file.startsWith(folder) || !file.startsWith('pathways/'))
/** What is said of parts. Texts, and what a rule sees in one file of any shape, are as they always were. */
const ofParts = new Set(['case-ends', ...rules.flatMap((rule) => ('alone' in rule ? [rule.id] : []))])

function said(among: Document[]): string[] {
  return checkRead({ documents: among, faults: [] }, { nations, asOf: '2026-11-24' })
    .diagnostics.filter(({ rule }) => ofParts.has(rule))
    .map(({ rule, file, line, what }) => `${file}:${line} ${rule}: ${what}`)
}

function* places(value: unknown, at: Path = []): Generator<Path> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const here = [...at, Array.isArray(value) ? Number(key) : key]
    yield here
    yield* places(inner, here)
  }
}

const slips: ((holder: Holder, key: string | number) => void)[] = [
  (holder, key) => void Reflect.deleteProperty(holder, key),
  (holder, key) => void (holder[key] = [[7]]),
  (holder, key) => {
    holder[`${key}x`] = holder[key]
    Reflect.deleteProperty(holder, key)
  },
  (holder, key) => void (typeof holder[key] === 'object' ? Object.assign(holder[key]!, { zzz: 'x' }) : undefined),
]

/** The document with one thing wrong. */
function withSlip(document: Document, path: Path, slip: (typeof slips)[number]): Document {
  const data = structuredClone(document.source.data)
  slip(
    path.slice(0, -1).reduce((here, step) => here[step] as Holder, data as Holder),
    path.at(-1)!,
  )
  return { ...document, source: { ...document.source, data } } as Document
}

test('one slip anywhere in a folder without faults is all that is reported', () => {
  const before = new Set(said(library))
  let looked = 0
  let sure = 0
  for (const [i, document] of library.entries()) {
    if (!document.source.file.startsWith(folder)) continue
    for (const path of places(document.source.data)) {
      // Every place has one of the slips: all of them would take a minute.
      const slip = slips[(path.length + path.join('').length) % slips.length]!
      const wrong = withSlip(document, path, slip)
      const { data } = wrong.source
      if (checkShape(schemas[document.kind], data, '').value !== undefined) continue
      looked++
      if (partOf(schemas[document.kind], data)) sure++
      const echoes = said(library.with(i, wrong)).filter((one) => !before.has(one))
      expect(echoes, `${document.source.file} ${path.join('/')} ${slips.indexOf(slip)}`).toEqual([])
    }
  }
  expect(looked).toBeGreaterThan(400)
  // Else silence would prove nothing.
  expect(sure / looked).toBeGreaterThan(0.9)
}, 60_000)
