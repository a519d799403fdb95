/** What is compared must be alike: every peer gets every page with the same words, and settings that install anywhere. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from '../generate.ts'
import { sideBySide, type Figure } from './figures.ts'
import { childSeconds } from './peers/command.ts'
import { peers } from './peers/list.ts'
import { missing, plain, saidIn, saidOn, toMarkdown, wordsIn } from './peers/markdown.ts'
import { contentOf, type Content } from './peers/pages.ts'
import { wordsOf } from './peers/build.ts'

const folder = mkdtempSync(join(tmpdir(), 'peers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let content: Content
beforeAll(async () => {
  generate({ count: 10, seed: '1', out: folder })
  content = await contentOf(folder, '2026-11-25')
})

test('there is a page for every pathway, nation and language, and its chart in both forms', () => {
  expect([...content.editions.keys()]).toEqual(['england', 'scotland', 'wales', 'wales-cy', 'northern-ireland'])
  expect(content.pages).toHaveLength(50)
  for (const page of content.pages) {
    const step = wordsIn(page.lastStep)
    expect(missing(step, saidIn(page.steps))).toEqual([])
    expect(missing(step, saidOn(page.chart))).toEqual([])
    expect(missing(step, wordsIn(plain(page.mermaid.replace(/#(\d+);/g, '&#$1;'))))).toEqual([])
  }
})

test.each(peers)('$id gets every page with all its words', (peer) => {
  const files = peer.files(content)
  for (const page of content.pages) {
    const file = [...files].find(([path]) => path.includes(`/${page.edition}/${page.slug}.`))
    expect(file, `${page.edition}/${page.slug}`).toBeDefined()
    expect(missing(saidIn(`${page.title}\n${wordsOf(page)}`), saidOn(file![1]))).toEqual([])
  }
  const pathways = [...files.keys()].filter((path) => content.pages.some(({ slug }) => path.includes(`/${slug}.`)))
  expect(pathways).toHaveLength(content.pages.length)
})

test.each([...new Set(peers.map(({ folder }) => folder))])('%s is locked, and names no registry', (name) => {
  const own = join(import.meta.dirname, 'peers', name)
  const { dependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  expect(readFileSync(join(own, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/[^"]*registry/)
  const settings = readdirSync(own, { withFileTypes: true }).filter((entry) => entry.isFile())
  for (const { name } of settings) expect(readFileSync(join(own, name), 'utf8')).not.toMatch(/\/(work|home|root|tmp)\//)
})

test('a page becomes Markdown that says the same, and no sign of it means anything', () => {
  const html =
    '<h2>A</h2><p>1. <b> 5 &lt; 6 </b>mg_x_ {{y}}</p><p hidden>Not now</p><ul><li><b>Yes</b><span>go on</span></li><li>No</li></ul><table><thead><tr><th>a</th><th>b|c</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table><pre>x: {1}\n&amp;</pre>'
  expect(toMarkdown(html)).toBe(
    [
      '## A',
      '1\\. **5 &lt; 6** mg\\_x\\_ &#123;&#123;y&#125;&#125;',
      '- **Yes** go on\n- No',
      '| a | b\\|c |\n| --- | --- |\n| 1 | 2 |',
      '```text\nx: {1}\n&\n```',
    ].join('\n\n'),
  )
})

test('time of processes is the shell’s own account of its children', () => {
  expect(childSeconds('0m0.00s 0m0.01s\n1m2.50s 0m0.25s\n')).toBeCloseTo(62.75)
})

test('peers stand beside each other, and each figure beside the first', () => {
  const of = (subject: string) => ({ table: 'Building', subject })
  const figures: Figure[] = [
    { row: 'peers', what: 'time', unit: 's', of: of('ours'), values: { 100: [2] } },
    { row: 'peers', what: 'time', unit: 's', of: of('hugo'), values: { 100: [1] } },
    { row: 'peers', what: 'shift', unit: '', of: of('ours'), values: { 100: [0] } },
  ]
  expect(sideBySide(figures, 100)).toBe(
    [
      '100 pathways:\n',
      '| Building | time | shift |',
      '| --- | ---: | ---: |',
      '| ours | 2.00 s | 0 |',
      '| hugo | 1.00 s (0.50 ×) |  |',
    ].join('\n'),
  )
})
