/** A flowchart in contributed prose comes out as the same chart, outline and links that pathways have. */
import { expect, test } from 'vitest'
import { graphOfFlowchart } from '../flowchart.ts'
import { checkChart } from '../layout/check-chart.ts'
import { layOut } from '../layout/layout.ts'
import { readMdx } from '../read/mdx.ts'
import { translator } from '../view/words.ts'
import { drawProse } from './prose.ts'

const page = (prose: string) => readMdx('content/behaviours/x.mdx', `---\nstatement: x\n---\n${prose}`)
const chart =
  '```mermaid\nflowchart TD\naccTitle: The result\na{Who asked for it?} -->|I did| b["Read < 1 day & act"]\na -->|Another| c[Ask]\nc --> b\n```'

function draw(prose: string): string {
  const { html, flowcharts, faults } = page(prose)
  expect(faults).toEqual([])
  for (const one of flowcharts) expect(checkChart(graphOfFlowchart(one), layOut(graphOfFlowchart(one)))).toEqual([])
  return drawProse({ html, flowcharts, language: 'en' }, translator(undefined)).text
}

test('it stands where it was written, named, with every box, answer and way on', () => {
  const text = draw(`Before.\n\n${chart}\n\nAfter.`)
  expect(text).toMatch(
    /^<div lang="en"><div class="text"><p>Before\.<\/p><\/div><section class="chart in-prose" aria-label="The result">/,
  )
  expect(text).toMatch(/<\/section><div class="text"><p>After\.<\/p><\/div><\/div>$/)
  expect(text.match(/data-step=/g)).toHaveLength(3)
  expect([...text.matchAll(/data-to="([^"]+)"/g)].map(([, to]) => to).sort()).toEqual([
    'flowchart-1--2',
    'flowchart-1--2',
    'flowchart-1--3',
  ])
  expect(text).toContain('Read &lt; 1 day &amp; act')
  // Whose step it is, is said of pathways alone; nothing of Mermaid is left.
  expect(text).not.toMatch(/Shared base|England|mermaid|flowchart TD/)
})

test('two on one page share no id', () => {
  const ids = [...draw(`${chart}\n\n${chart}`).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids).toHaveLength(6)
  expect(new Set(ids).size).toBe(6)
})

test('faults stand at their line in the file, and a hidden character written as a code is one', () => {
  const { faults, html, flowcharts, place } = page('Text.\n\n```mermaid\nflowchart TD\na[One] --> b\nclick a "x"\n```')
  expect([html, flowcharts]).toEqual(['', []])
  expect(faults.map(({ at, what }) => `${place(at).line} ${what}`)).toEqual(['9 `click a "x"` is not drawn here'])
  expect(page('```mermaid\nflowchart TD\na[Do not#8203; refer] --> b[End]\n```').faults).toMatchObject([
    { rule: 'hidden-character' },
  ])
})

test('in a list it is refused, and so is every other block between fences', () => {
  const rules = (prose: string) => page(prose).faults.map(({ rule }) => rule)
  expect(rules('- item\n\n  ```mermaid\n  flowchart TD\n  a[One] --> b[Two]\n  ```')).toEqual(['mdx-flowchart'])
  expect(rules('```js\nalert(1)\n```')).toEqual(['mdx-plain'])
  expect(rules('```mermaid\nflowchart TD\na["<img src=x onerror=alert(1)>"] --> b[Two]\n```')).toEqual([])
  expect(draw('```mermaid\nflowchart TD\na["<img src=x onerror=alert(1)>"] --> b[Two]\n```')).toContain('&lt;img src=x')
})
