/** Mermaid's own parser reads every export back as the graph and the words that it was made from. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mermaidOf } from '../src/draw/mermaid.ts'
import type { Graph } from '../src/graph.ts'
import { toMermaid, toMermaidId } from '../src/layout/mermaid.ts'
import { randomGraph } from '../src/layout/random-graph.ts'
import { nations } from '../src/nations.ts'
import { headline } from '../src/pathway.ts'
import { check } from '../src/pipeline.ts'
import { editions, pathwaysOf, viewOf, type Site } from '../src/site.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'
import { slugOf } from '../src/edit/new-pathway.ts'
import { parseMermaid } from './mermaid/parse.ts'
import { skeletonOf } from './mermaid/skeleton.ts'

const { checked, files } = await loadLibrary({ roots: [repository], nations: [...nations], asOf: '2026-11-24' })
const site: Site = {
  checked,
  files: new Map(),
  nations,
  asOf: '2026-11-24',
  // What is exported carries no style sheets or scripts.
  assets: {} as Site['assets'],
}

test('every pathway of every nation comes back', async () => {
  for (const edition of editions(site).filter(({ language }) => language === 'en'))
    for (const of of pathwaysOf(site, edition.nation)) {
      const view = viewOf(site, edition, of, '')
      const read = await parseMermaid(mermaidOf(view))
      const name = `${edition.nation} ${of.pathway.slug}`
      expect(read.title, name).toBe(`${of.pathway.base.title}, ${edition.facts.name}`)
      expect(new Map(read.steps.map(({ id, text }) => [id, text])), name).toEqual(
        new Map(
          view.chart.order.map((id) => [
            toMermaidId(id),
            `${view.chart.marks.get(id)!} ${headline(of.pathway.steps.get(id)!.value)}`,
          ]),
        ),
      )
      expect(read.ways.map(({ from, to }) => `${from} ${to}`).sort(), name).toEqual(waysOf(view.graph))
    }
})

const waysOf = (graph: Graph): string[] =>
  [...graph.ways.values()]
    .flat()
    .map(({ from, to }) => `${toMermaidId(from)} ${toMermaidId(to)}`)
    .sort()

test('any words come back, whatever they mean to Mermaid', async () => {
  const texts = fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'end',
      'A --> B',
      '"x"',
      '#quot;',
      'a;b',
      '[x](y)',
      '1. first',
      '- list',
      '`code`',
      '**bold**',
      '<b>',
      '≥ 10 µg/g',
      'subgraph',
      '%% note',
    ),
  )
  await fc.assert(
    fc.asyncProperty(texts, texts, async (box, answer) => {
      const graph: Graph = {
        start: 'a',
        ways: new Map([
          ['a', [{ from: 'a', answer: 'x', to: 'b' }]],
          ['b', []],
        ]),
      }
      const read = await parseMermaid(
        toMermaid(graph, { title: 'T', description: 'D', step: () => box, answer: () => answer }),
      )
      const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()
      expect(read.steps.map(({ text }) => flat(text))).toEqual(
        [flat(box), flat(box)].map((text) => text || expect.anything()),
      )
      expect(flat(read.ways[0]!.text)).toBe(flat(answer))
    }),
    { numRuns: 300 },
  )
})

test('random graphs come back', async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph(40), async (graph) => {
      const read = await parseMermaid(
        toMermaid(graph, { title: 'T', description: 'D', step: (id) => id, answer: ({ answer }) => answer }),
      )
      expect(read.ways.map(({ from, to }) => `${from} ${to}`).sort()).toEqual(waysOf(graph))
    }),
    { numRuns: 60 },
  )
})

describe('import', () => {
  const chart = `flowchart TD
    a{Is it red?} -->|Yes| b[Look again in 2 days]
    a -->|No| c([Leave it])
    b --> d{Still red?}
    d -->|Yes| a
    d -->|No| c`

  test('a flowchart from elsewhere becomes a base that passes the check', async () => {
    const base = skeletonOf(await parseMermaid(chart), 'Redness', '2027-11-24', slugOf)
    expect(base).toContain('is-it-red:\n    kind: question\n    ask: Is it red?')
    expect(base).toContain('      yes:\n        say: Yes\n        back: is-it-red')
    expect(base).toContain('look-again-in-days:\n    kind: do\n    do: Look again in 2 days\n    then: still-red')
    const nation = 'stands: not checked\nbecause: Not compared yet.\nreviewed-against: base 1\nadopted-by: nobody yet\n'
    const own = new Map([...files].filter(([file]) => file.startsWith('content/')))
    own.set('pathways/general/redness/base.yaml', base)
    for (const one of nations) own.set(`pathways/general/redness/${one}.yaml`, nation)
    const errors = check(own, { nations, asOf: '2026-11-24' }).diagnostics.filter(
      ({ level, file }) => level === 'error' && file.startsWith('pathways/'),
    )
    expect(errors.map(({ what }) => what)).toEqual([])
  })

  test('what is no flowchart is refused in words', async () => {
    await expect(parseMermaid('pie title Pets\n "Dogs" : 3')).rejects.toThrow('only a flowchart can be read')
  })
})
