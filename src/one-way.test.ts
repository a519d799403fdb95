/** The house: data flows one way, and so may imports. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const src = import.meta.dirname

/** A stage may import itself and what stands before it. Words that all share stand directly in `src/`. */
const stages = [
  'read',
  'validate',
  'resolve',
  'layout',
  'report',
  'survey',
  'view',
  'diff',
  'draw',
  'help',
  'edit',
  'components',
  'layouts',
  'pages',
  'index',
  'publish',
]
/** From here on, Astro and Node may be known. */
const first = stages.indexOf('components')
/** What runs the stages or hands their work on may name them all. */
const conductors = ['pipeline.ts', 'site.ts', 'library.ts', 'folder.ts', 'pathway.ts', 'client/find.ts']

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.(ts|astro)$/.test(file) && !file.endsWith('.test.ts') && !file.endsWith('.d.ts'))

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), 'utf8')
  return [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"\n]*?(?:from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
    ),
    ...text.matchAll(/\}\s+from\s+['"]([^'"]+)['"]/g),
  ].map((hit) => hit[1] ?? hit[2]!)
}

const stageOf = (file: string): number => stages.indexOf(file.split('/')[0]!)

test('there are files to look at, and their imports are seen', () => {
  expect(files.length).toBeGreaterThan(40)
  expect(importsOf('pipeline.ts')).toContain('./read/library.ts')
  expect(importsOf('draw/chart.ts')).toContain('../view/labels.ts')
})

test('no stage imports a later one', () => {
  const upstream = files
    .filter((file) => !conductors.includes(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((to) => to.startsWith('.'))
        .map((to) => normalize(join(dirname(file), to)).replaceAll('\\', '/'))
        .filter((to) => stageOf(to) > stageOf(file) && stageOf(file) >= 0)
        .map((to) => `${file} imports ${to}`),
    )
  expect(upstream).toEqual([])
})

test('nothing before render knows Astro or Node, so that it runs in a browser too', () => {
  const early = files.filter((file) => stageOf(file) < first)
  const knows = early.flatMap((file) =>
    importsOf(file)
      .filter((to) => /^(node:|astro)/.test(to))
      .map((to) => `${file} imports ${to}`),
  )
  expect(knows).toEqual([])
})
