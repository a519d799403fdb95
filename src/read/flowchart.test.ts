/** Flowcharts in prose: what is read, what is refused and in which words, and that hostile text does no harm. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFlowchart } from './flowchart.ts'

const told = (text: string): string[] => {
  const { chart, slips } = parseFlowchart(`flowchart TD\n${text}`)
  expect(slips).toEqual([])
  return chart!.arrows.map(({ from, to, words }) => `${chart!.boxes.get(from)!} –${words}→ ${chart!.boxes.get(to)!}`)
}

describe('what is read', () => {
  test.each([
    ['answers between lines', 'a[Ask] -->|Yes| b[Go]\na -->|No| c[Stay]', ['Ask –Yes→ Go', 'Ask –No→ Stay']],
    ['answers in the arrow', 'a{Ask} -- Yes --> b(Go)\na -- No --> c([Stay])', ['Ask –Yes→ Go', 'Ask –No→ Stay']],
    ['a chain', 'a[One] --> b[Two] --> c[Three];', ['One –→ Two', 'Two –→ Three']],
    ['signs in quotation marks', 'a["Is it > 5 (or [so])?"] -->|"≥ 5"| b[Go]', ['Is it > 5 (or [so])? –≥ 5→ Go']],
    ['codes of signs', 'a[Say #quot;no#quot; #215; 2] --> b[#lt; 10]', ['Say "no" × 2 –→ < 10']],
    ['words given later, other arrows', 'first-one -.-> b_2\nfirst-one{{Ask}}\nb_2[[Go]]', ['Ask –→ Go']],
    ['notes and empty lines', '%% nobody sees this\n\n  a[One] ==> b[Two]\r', ['One –→ Two']],
    ['names that are words elsewhere', 'constructor[One] --> __proto__[Two]', ['One –→ Two']],
    ['a box called end', 'end[One] --> b[Two]', ['One –→ Two']],
  ])('%s', (_, text, ways) => {
    expect(told(text)).toEqual(ways)
  })

  test('a loop with a way out, and a name for whoever does not see it', () => {
    const { chart } = parseFlowchart(
      'graph LR\naccTitle: The letter\naccDescr: More\na[Write] --> b[Read]\nb -->|Unclear| a\nb -->|Clear| c[Act]',
    )
    expect(chart).toMatchObject({ title: 'The letter', start: 'a' })
  })
})

describe('what is refused, at its line', () => {
  test.each([
    ['pie title Pets', '0 `pie title Pets` does not begin a flowchart'],
    ['', '0 This flowchart has no arrows'],
    ['flowchart TD\nclick a "https://example.org"', '1 `click a "https://example.org"` is not drawn here'],
    ['flowchart TD\nclick a call alert(1)', '1 `click a call alert(1)` is not drawn here'],
    ['flowchart TD\n%%{init: {"logLevel": 1}}%%', '1 `%%{init: {"logLevel": 1}}%%` is not drawn here'],
    ['flowchart TD\nsubgraph one', '1 `subgraph one` is not drawn here'],
    ['flowchart TD\nstyle a fill:#f00', '1 `style a fill:#f00` is not drawn here'],
    ['flowchart TD\na[One] --- b[Two]', '1 `--- b[Two]` cannot be read'],
    ['flowchart TD\na[One] & b[Two] --> c[Three]', '1 `& b[Two] --> c[Three]` cannot be read'],
    ['flowchart TD\na[One]:::red --> b[Two]', '1 `:::red --> b[Two]` cannot be read'],
    ['flowchart TD\na[One (1)] --> b[Two]', '1 The words of the box `a` do not end where `]` was expected'],
    ['flowchart TD\na[<b>One</b>] --> b[Two]', '1 The words of the box `a` do not end where `]` was expected'],
    ['flowchart TD\na[One] -->', '1 An arrow at the end of `a[One] -->` leads nowhere'],
    ['flowchart TD\na[One] --> b', '1 The box `b` has no words'],
    ['flowchart TD\na[One] --> b[Two]\na[Other] --> b', '2 The box `a` is given two texts: `One` and `Other`'],
    [
      'flowchart TD\na[One] --> b[Two]\na --> c[Three]',
      '1 The box `a` leads to 2 places, and this arrow does not say when',
    ],
    ['flowchart TD\na[One] -->|Yes| b[Two]\na -->|Yes| c[Three]', '2 The box `a` has the answer `Yes` twice'],
    ['flowchart TD\na[One] --> b[Two]\nc[Three] --> b', '2 No arrow leads from `a` to the box `c`'],
    ['flowchart TD\na[One] --> b[Two]\nb --> a', '1 From the box `a` a reader only goes round'],
    [
      `flowchart TD\n${Array.from({ length: 41 }, (_, i) => `b${i}[x] --> b${i + 1}[x]`).join('\n')}`,
      '0 This flowchart has 42 boxes and 41 arrows; the most are 40 and 80',
    ],
  ])('%j', (text, finding) => {
    const { chart, slips } = parseFlowchart(text)
    expect(chart).toBeUndefined()
    expect(slips.map(({ line, what }) => `${line} ${what}`)).toContain(finding)
    for (const { what, why, mend } of slips) expect(`${what} ${why} ${mend}`).not.toMatch(/invalid|undefined|token/i)
  })
})

test('any text is read to its end, and what is read is a chart that can be followed', () => {
  const part = fc.constantFrom(
    ...'a;b;c;[x];["y"];{z};(; -->; -.->; --; |Yes|;|;";\n;&;:::;%%;subgraph;end;click;#quot;;#0;;#8203;;<script>;---;é; '.split(
      ';',
    ),
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
      ),
      (text) => {
        const { chart, slips } = parseFlowchart(`flowchart TD\n${text}`)
        expect(chart === undefined).toBe(slips.length > 0)
      },
    ),
    { numRuns: 3000 },
  )
})

test('text made to be slow is not', () => {
  for (const piece of ['a', ' ', '-', '--', 'a-', '|', '"', '[', '([', 'a[', '#', '#1', '-- ', 'a --> ', '-.', '%%'])
    for (const line of [
      piece.repeat(32_000 / piece.length),
      `a ${piece.repeat(6000)}`,
      `a[x] -- ${piece.repeat(6000)}`,
    ]) {
      const start = performance.now()
      parseFlowchart(`flowchart TD\n${line}\n${`${piece}\n`.repeat(3000)}`)
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(1000)
    }
})
