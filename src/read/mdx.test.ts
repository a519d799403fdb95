import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Tree } from './mdx-tree.ts'
import { toHtml } from './mdx-html.ts'
import { mostProse, readMdx } from './mdx.ts'

const head = '---\nstatement: Whoever asks for a test acts on it.\n---\n'
const headLines = 3

/** Reads prose below a good head. */
function read(prose: string, file = 'content/behaviours/own-your-test.mdx'): ReturnType<typeof readMdx> {
  return readMdx(file, head + prose)
}

/** `line:column rule: what | mend`, lines counted from the first of the prose. */
function said(prose: string): string[] {
  const source = read(prose)
  return source.faults.map((fault) => {
    const { line, column } = source.place(fault.at)
    return `${line - headLines}:${column} ${fault.rule}: ${fault.what} | ${fault.mend}`
  })
}

/** What a reader meets: the words of the page without its tags. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&')
    .trim()
}

const canary = globalThis as { canary?: unknown }
const code = 'globalThis.canary = 1'

describe('code in a contributed file never runs and is refused where it stands', () => {
  afterEach(() => {
    delete canary.canary
  })

  const hostile: readonly [name: string, prose: string, rule: string, line?: number][] = [
    ['expression', `Text {${code}} text`, 'mdx-code'],
    ['expression on a line of its own', `Text\n\n{${code}}`, 'mdx-code', 3],
    ['function called at once', `{(() => { ${code} })()}`, 'mdx-code'],
    ['expression over several lines', `{\n  ${code}\n}`, 'mdx-code'],
    ['comment', '{/* nobody sees this */}', 'mdx-code'],
    ['comment that ends early', `{/* a */ ${code} /* b */}`, 'mdx-code'],
    ['template text', '{`${' + code + '}`}', 'mdx-code'],
    ['expression in a heading', `## Title {${code}}`, 'mdx-code'],
    ['expression in a table', `| a | b |\n| - | - |\n| {${code}} | 2 |`, 'mdx-code', 3],
    ['expression in a link', `[{${code}}](https://www.nice.org.uk)`, 'mdx-code'],
    ['expression in an example', `<Good>\n\n{${code}}\n\n</Good>`, 'mdx-code', 3],
    ['import', "import os from 'node:os'", 'mdx-code'],
    ['import for its effect', "import 'data:text/javascript,globalThis.canary=1'", 'mdx-code'],
    ['export', `export const x = (${code})`, 'mdx-code'],
    ['export in the middle', `Text\n\nexport const layout = () => ${code}\n\nText`, 'mdx-code', 3],
    ['spread', `<Good {...(${code})}>\n\nText\n\n</Good>`, 'mdx-code'],
    ['computed attribute', `<Good by={${code}}>\n\nText\n\n</Good>`, 'mdx-component'],
    ['handler on a component', `<Good onclick="${code}">\n\nText\n\n</Good>`, 'mdx-component'],
    ['style on a component', '<Note style="position:fixed;inset:0">\n\nText\n\n</Note>', 'mdx-component'],
    ['HTML given to a component', '<Note set:html="<script>1</script>">\n\nText\n\n</Note>', 'mdx-component'],
    ['island', '<Good client:load>\n\nText\n\n</Good>', 'mdx-component'],
    ['unknown component', '<Chart data="x" />', 'mdx-component'],
    ['member of a component', '<Good.constructor>\n\nText\n\n</Good.constructor>', 'mdx-component'],
    ['name that objects inherit', '<constructor>\n\nText\n\n</constructor>', 'mdx-component'],
    ['script', `<script>${code}</script>`, 'mdx-html'],
    ['script in capitals', '<SCRIPT src="https://example.org/x.js"></SCRIPT>', 'mdx-html'],
    ['picture with a handler', `<img src="x" onerror="${code}" />`, 'mdx-html'],
    ['drawing with a handler', `<svg onload="${code}"></svg>`, 'mdx-html'],
    ['frame', '<iframe src="https://example.org"></iframe>', 'mdx-html'],
    ['style sheet', '<style>h1 { display: none }</style>', 'mdx-html'],
    ['form', '<form action="https://example.org"><input name="nhs" /></form>', 'mdx-html'],
    ['base address', '<base href="https://example.org/" />', 'mdx-html'],
    ['redirect', '<meta http-equiv="refresh" content="0;url=https://example.org" />', 'mdx-html'],
    ['comment of HTML', 'Text <!-- hidden --> text', 'mdx-html'],
    ['declaration', '<!DOCTYPE html>', 'mdx-html'],
    ['marked section', '<![CDATA[ x ]]>', 'mdx-html'],
    ['link that runs', `[here](javascript:${code.replaceAll(' ', '')})`, 'mdx-link'],
    ['link that runs, in mixed letters', '[here](JaVaScRiPt:alert)', 'mdx-link'],
    ['link that runs, written in codes', '[here](&#106;avascript&#58;alert)', 'mdx-link'],
    ['link that runs, broken by a tab', '[here](java&#9;script:alert)', 'mdx-link'],
    ['link that carries a page', '[here](data:text/html,<b>)', 'mdx-link'],
    ['link to a file', '[here](file:///etc/passwd)', 'mdx-link'],
    ['link to the same protocol', '[here](//example.org/x)', 'mdx-link'],
    ['link with back slashes', '[here](\\\\\\\\example.org)', 'mdx-link'],
    ['link with a name before the site', '[NICE](https://www.nice.org.uk@example.org/)', 'mdx-link'],
    ['look-alike letters', '[NICE](https://www.nіce.org.uk/)', 'mdx-link'],
    ['look-alike letters in code', '[NICE](https://www.xn--nce-qqc.org.uk/)', 'mdx-link'],
    ['words that name another site', '[www.nice.org.uk](https://example.org/)', 'mdx-link'],
    ['number instead of a site', '[here](https://127.0.0.1/x)', 'mdx-link'],
    ['machine inside the network', '[here](https://intranet/x)', 'mdx-link'],
    ['port', '[here](https://example.org:8443/x)', 'mdx-link'],
    ['not secured', '[here](http://example.org/)', 'mdx-link'],
    ['mailbox', '[write to us](mailto:team@example.org)', 'mdx-link'],
    ['way out of the site', '[here](../../../../etc/)', 'mdx-link'],
    ['address of a link elsewhere', '[here][x]\n\n[x]: javascript:alert', 'mdx-plain', 3],
    ['picture', '![x](https://example.org/track.gif)', 'mdx-plain'],
    ['hidden character', 'Do not\u200b refer', 'hidden-character'],
    ['hidden character, written in code', 'Do not&#8203; refer', 'hidden-character'],
    ['reading direction turned round', 'Do \u202enot refer', 'hidden-character'],
    ['quotation in quotation', '> '.repeat(3000) + 'x', 'mdx-bounds'],
    ['list in list', Array.from({ length: 40 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), 'mdx-bounds', 8],
    ['numbers in numbers', '1. '.repeat(9000), 'mdx-bounds'],
    ['a very long list', '- a\n'.repeat(5000), 'mdx-bounds'],
    ['a very long paragraph', '**a*'.repeat(5000), 'mdx-bounds'],
    ['a very long file', 'word\n\n'.repeat(mostProse), 'mdx-bounds'],
  ]

  test.each(hostile)('%s', (_, prose, rule, line = 1) => {
    const source = read(prose)
    const placed = source.faults.map((fault) => ({
      rule: fault.rule,
      line: source.place(fault.at).line - headLines,
    }))
    expect(placed).toContainEqual({ rule, line: prose.length > mostProse ? 1 - headLines : line })
    expect(source.html).toBe('')
    expect(canary.canary).toBeUndefined()
    for (const { what, why, mend } of source.faults)
      expect(`${what} ${why} ${mend}`.replaceAll(/`[^`]*`/g, '')).not.toMatch(
        /acorn|micromark|JSX|ESM|express|token|parse|invalid/i,
      )
  })

  test('the front matter of one file cannot end another’s prose', () => {
    const source = readMdx('a.mdx', `---\nstatement: x\n---\nText\n\n---\n\n{${code}}\n`)
    expect(source.data).toEqual({ statement: 'x' })
    expect(source.faults.map((fault) => source.place(fault.at).line)).toEqual([8])
  })
})

describe('the second wall: the HTML is cleaned without trust in the check before it', () => {
  const text = (value: string): Tree => ({ type: 'text', value })
  const root = (...children: Tree[]): Tree => ({ type: 'root', children })
  const attacks: readonly [string, Tree][] = [
    ['link that runs', root({ type: 'link', url: 'javascript:alert(1)', children: [text('x')] })],
    ['raw HTML', root({ type: 'html', value: '<script>alert(1)</script>' })],
    ['picture', root({ type: 'image', url: 'https://example.org/x.gif' })],
    ['unknown component', root({ type: 'mdxJsxTextElement', name: 'script', children: [text('alert(1)')] })],
    ['expression', root({ type: 'mdxFlowExpression', value: 'alert(1)' })],
  ]
  test.each(attacks)('%s', (_, tree) => {
    expect(toHtml(tree, 'en')).not.toMatch(/<script|<img|javascript:|href/)
  })
})

describe('what Markdown and MDX do to clinical text is refused in words that say how to mend it', () => {
  const slips: readonly [prose: string, ...says: string[]][] = [
    [
      'FIT <10 rules out',
      '1:5 mdx-sign: `<10` is read as the beginning of a tag, not as a sign | Write `less than 10` or, with a space, `< 10`.',
    ],
    [
      'FIT <=10, then',
      '1:5 mdx-sign: `<=10` is read as the beginning of a tag, not as a sign | Write `≤ 10` or `10 or less`.',
    ],
    [
      'FT4 <LLN twice.',
      '1:5 mdx-sign: `<LLN` is read as the beginning of a tag, not as a sign | Write `less than LLN` or, with a space, `< LLN`.',
    ],
    [
      'FT4 <LLN> twice',
      '1:5 mdx-sign: `<LLN` is read as the beginning of a tag, not as a sign | Write `less than LLN` or, with a space, `< LLN`.',
    ],
    ['Sides <> equal', '1:7 mdx-sign: `<>` is read as the beginning of a tag, not as a sign | Write `not equal to`.'],
    [
      '| FIT |\n| --- |\n| <10 |',
      '3:3 mdx-sign: `<10` is read as the beginning of a tag, not as a sign | Write `less than 10` or, with a space, `< 10`.',
    ],
    [
      'Page {1 of 3} here',
      '1:6 mdx-code: `{1 of 3}` is read as program code, because it stands in `{ }` | Write `(1 of 3)`, or `\\{1 of 3\\}` where the braces themselves are meant.',
    ],
    [
      'Page {patient} here',
      '1:6 mdx-code: `{patient}` is read as program code, because it stands in `{ }` | Write `(patient)`, or `\\{patient\\}` where the braces themselves are meant.',
    ],
    [
      'A { alone',
      '1:3 mdx-code: `{ alone` is read as program code, because it stands in `{ }` | Write `(alone)`, or `\\{alone\\}` where the braces themselves are meant.',
    ],
    [
      'export the letter to the GP',
      '1:1 mdx-code: A line that begins with `export` is read as program code: `export the letter to the GP` | Remove it, or where a sentence was meant begin it with a capital (`Export`).',
    ],
    [
      '2*500 mg then 3*250 mg',
      '1:1 mdx-emphasis: `2*500 mg then 3*250` would lose its asterisks: `2500 mg then 3250` | Write `×` for “times”, or put a `\\` before each `*` that is to be read.',
    ],
    [
      '2 *500 mg and 3* 250 mg',
      '1:1 mdx-emphasis: `2 *500 mg and 3* 250` would lose its asterisks: `2 500 mg and 3 250` | Write `×` for “times”, or put a `\\` before each `*` that is to be read.',
    ],
    [
      'Score ≥_5_ points',
      '1:7 mdx-emphasis: `≥_5_` would lose its underscores: `≥5` | Write it without `_`, or put a `\\` before each `_` that is to be read.',
    ],
    [
      'Take 2`500`3 mg',
      '1:6 mdx-emphasis: `2`500`3` would lose its back quotes: `25003` | Write it without back quotes; minutes are written as a word.',
    ],
    [
      'Result\n:-\nlow',
      '1:1 mdx-table: `Result` becomes a row of a table, and does not begin with `|` | Begin every row of a table with `|`; put an empty line around what is not a table.',
      '3:1 mdx-table: `low` becomes a row of a table, and does not begin with `|` | Begin every row of a table with `|`; put an empty line around what is not a table.',
    ],
    [
      'Over *5*mg',
      '1:6 mdx-emphasis: `*5*mg` would lose its asterisks: `5mg` | Write `×` for “times”, or put a `\\` before each `*` that is to be read.',
    ],
    ['Platelets 10_000', '1:11 mdx-emphasis: `10_000` has a `_` inside the figure | Write `10000` or `10,000`.'],
    [
      'Take ~~500 mg~~ daily',
      '1:6 mdx-emphasis: `~~500 mg~~` stands between `~~`, which strikes it out | Remove the words, or write `about` where `~` meant that.',
    ],
    [
      '> 60 years',
      '1:1 mdx-plain: `> 60 years` begins with `>`, which is read as the mark of a quotation | Write `more than`, or move the sign away from the beginning of the line; a quotation goes in quotation marks.',
    ],
    [
      'FIT\n+ 5 others',
      '2:1 mdx-sign: `+ 5 others` begins with `+`, which is read as the mark of a list | Write `plus` or `and`; for a list begin the line with `-`.',
    ],
    [
      'Between 3\n- 5 weeks',
      '2:1 mdx-sign: `- 5 weeks` begins a list right after a line of text | For a list put an empty line before it; else move the sign or figure away from the beginning of the line.',
    ],
    [
      '1. Ask\n2. Act\n4. Tell',
      '3:1 mdx-number: This item is written `4` and would be shown as `3` | Write `3`, or put a `\\` before the dot where no list is meant.',
    ],
    [
      '| a | b |\n| - | - |\n| 1 | 2 | 3 |',
      '3:1 mdx-table: This row has 3 cells and the heading has 2 | Give every row as many cells as the heading; a `|` inside a cell is written `\\|`.',
    ],
    [
      '| a | b |\n| - | - |\n| 1 |',
      '3:1 mdx-table: This row has 1 cell and the heading has 2 | Give every row as many cells as the heading; a `|` inside a cell is written `\\|`.',
    ],
    [
      '[Caution]: stop-anticoagulant',
      '1:1 mdx-plain: `[Caution]: stop-anticoagulant` is read as the address of a link, and not shown | Write the address in the sentence, `[the words](https://…)`; put a `\\` before the `[` where brackets are meant.',
    ],
    ['- [x] Consent given', '1:1 mdx-plain: `- [x] Consent given` begins with a box to tick | Remove the `[ ]`.'],
    [
      'Not urgent\n---',
      '1:1 mdx-heading: `Not urgent` becomes a heading, because a line of `=` or `-` stands under it | Put an empty line between them, or write `## ` before the heading.',
    ],
    [
      '# 3 fracture',
      '1:1 mdx-heading: `3 fracture` is a heading with one `#` | Write `##`; where `#` means “number” put a `\\` before it.',
    ],
    ['## One\n\n#### Three', '3:1 mdx-heading: `Three` is a heading with 4 `#` after one with 2 | Write `###`.'],
    [
      'See <https://www.nice.org.uk>.',
      '1:5 mdx-link: `<https://www.nice.org.uk>` is an address in `< >` | Write the words to be read and then the address: `[the guideline](https://www.nice.org.uk)`.',
    ],
    [
      'See www.nice.org.uk for more',
      '1:5 mdx-link: `www.nice.org.uk` is turned into a link | Write the words to be read and then the whole address: `[the page](https://…)`.',
    ],
    [
      'Write to team@example.org',
      '1:10 mdx-link: `team@example.org` is turned into a link | Name the team in words; addresses are kept in `content/organisations/`.',
    ],
    ['10<sup>9</sup>/L', '1:3 mdx-html: `<sup>` is read as HTML | Write the figure as it is read (`m²`, `10⁹/L`).'],
    ['<good>\n\nText\n\n</good>', '1:1 mdx-component: Nothing is called `<good>` here | Did you mean `<Good>`?'],
    [
      '<Example>\n\nText\n\n</Example>',
      '1:1 mdx-component: Nothing is called `<Example>` here | Use `<Good>`, `<Poor>`, `<Note>` or `<Answer>`.',
    ],
    [
      '<Good by="practise">\n\nText\n\n</Good>',
      '1:1 mdx-component: `by` says `practise` | Did you mean `practice`? It may be `practice` or `hospital`, in double quotes.',
    ],
    ['<Note by="practice">\n\nText\n\n</Note>', '1:1 mdx-component: `<Note>` knows nothing called `by` | Remove it.'],
    [
      '<Poor>\n\nText',
      '1:1 mdx-component: `<Poor>` is opened here and not closed in time | Add `</Poor>` on a line of its own after the text.',
    ],
    [
      'Text\n\n</Poor>',
      '3:1 mdx-component: `</Poor>` closes what was not opened | Add `<Poor>` on a line of its own before the text, or remove `</Poor>`.',
    ],
    [
      '<Good by=practice>\n\nText\n\n</Good>',
      '1:1 mdx-component: `<Good by=practice>` is not written to its end | Write `<Good>` or `<Good by="practice">`, on a line of its own.',
    ],
    [
      '<Good></Good>',
      '1:1 mdx-component: `<Good>` is empty | Write the example between `<Good>` and `</Good>`, or remove both.',
    ],
    [
      '<Good>\n\n<Poor>\n\nText\n\n</Poor>\n\n</Good>',
      '3:1 mdx-component: `<Poor>` stands inside a line, a list or another example | Put `<Poor>` and `</Poor>` each on a line of its own, at the left margin.',
    ],
    [
      'FIT <10 and {1 of 3}\n\nthen <5',
      '1:5 mdx-sign: `<10` is read as the beginning of a tag, not as a sign | Write `less than 10` or, with a space, `< 10`.',
      '1:13 mdx-code: `{1 of 3}` is read as program code, because it stands in `{ }` | Write `(1 of 3)`, or `\\{1 of 3\\}` where the braces themselves are meant.',
      '3:6 mdx-sign: `<5` is read as the beginning of a tag, not as a sign | Write `less than 5` or, with a space, `< 5`.',
    ],
  ]
  test.each(slips)('%j', (prose, ...says) => {
    expect(said(prose)).toEqual(says)
  })
})

describe('what is meant comes through, word for word', () => {
  const benign: readonly [prose: string, shown: string][] = [
    ['FIT < 10 rules out', 'FIT < 10 rules out'],
    ['FIT &lt;10 rules out', 'FIT <10 rules out'],
    ['FIT \\<10 rules out', 'FIT <10 rules out'],
    ['FIT `<10` rules out', 'FIT <10 rules out'],
    ['FIT ≥ 10 and ≤ 20, > 5', 'FIT ≥ 10 and ≤ 20, > 5'],
    ['At 10:30, ratio 1:2, NEWS2:5', 'At 10:30, ratio 1:2, NEWS2:5'],
    ['About 3~5 days, ~10 kg~ then 6~8', 'About 3~5 days, ~10 kg~ then 6~8'],
    ['Page \\{1 of 3\\}', 'Page {1 of 3}'],
    ['2 * 500 mg then 3 * 250 mg', '2 * 500 mg then 3 * 250 mg'],
    ['2\\*500 mg then 3\\*250 mg', '2*500 mg then 3*250 mg'],
    ['2 × 500 mg then 3 × 250 mg', '2 × 500 mg then 3 × 250 mg'],
    ['One 2*500 mg only', 'One 2*500 mg only'],
    ['an id like who_acts_on_it', 'an id like who_acts_on_it'],
    ['Name: ____', 'Name: ____'],
    ['A *slanted* and a **bold** word, (*so*) too', 'A slanted and a bold word, (so) too'],
    ['Not *urgent*, non-*urgent*.', 'Not urgent, non-urgent.'],
    ['Temperature -5 to +5, 50 % & more', 'Temperature -5 to +5, 50 % & more'],
    ['Import the list; export it later', 'Import the list; export it later'],
    ['A } alone and [brackets] and (these)', 'A } alone and [brackets] and (these)'],
    ['- one\n- two', 'one\ntwo'],
    ['1. one\n2. two', 'one\ntwo'],
    ['## Title\n\n### Below', 'Title\nBelow'],
    ['Text\n\n---\n\nText', 'Text\n\nText'],
    ['| a | b |\n| - | - |\n| 1 | 2 |', 'a\nb\n\n\n\n\n1\n2'],
    ['[the guideline](https://www.nice.org.uk/guidance/ng12#x)', 'the guideline'],
    ['[nice.org.uk](https://www.nice.org.uk/)', 'nice.org.uk'],
    ['See https://www.nice.org.uk/guidance/ng12', 'See https://www.nice.org.uk/guidance/ng12'],
    ['[pathway](/pathways/suspected-dvt/#start)', 'pathway'],
    ['<Note>\n\nText\n\n</Note>', 'NoteText'],
    ['<Good by="hospital">\nText\n</Good>', 'Good practice: hospitalText'],
    ['Cafe\u0301, naïve, Ynys Môn, µg, 10⁹/L', 'Cafe\u0301, naïve, Ynys Môn, µg, 10⁹/L'],
    ['Windows\r\n\r\nlines\r\n', 'Windows\nlines'],
  ]
  test.each(benign)('%j', (prose, shown) => {
    expect(said(prose)).toEqual([])
    expect(seen(read(prose).html)).toBe(shown)
  })

  test('links work under any base path, two folders deep', () => {
    expect(read('[a](/pathways/suspected-dvt/#refer) [b](/behaviours/x/) [c](../y/)').html).toBe(
      '<p><a href="../../pathways/suspected-dvt/#refer">a</a> <a href="../../behaviours/x/">b</a> <a href="../y/">c</a></p>',
    )
  })

  test('headings get ids that no step and no section can have', () => {
    expect(read('## H. pylori\n\n## H. pylori\n\n## 2026\n\n## Ωμ').html.match(/id="[^"]*"/g)).toEqual([
      'id="h--h-pylori"',
      'id="h--h-pylori--2"',
      'id="h--2026"',
      'id="h--part"',
    ])
  })

  test('an example says in words which it is, in the language of its file', () => {
    const prose = '<Poor by="practice">\n\nx\n\n</Poor>\n\n<Note>\n\ny\n\n</Note>'
    expect(read(prose).html).toContain('<figure class="poor"><figcaption>Poor practice: general practice</figcaption>')
    expect(read(prose).html).toContain('<div class="prose-note" role="note"><p><strong>Note</strong></p>')
    expect(read('<Answer>\n\nBecause.\n\n</Answer>').html).toBe(
      '<details><summary>The answer, with reasons</summary><p>Because.</p></details>',
    )
    expect(read(prose, 'content/behaviours/x.cy.mdx').html).toContain('<figcaption>Arfer gwael: y practis</figcaption>')
  })
})

describe('the head of the file', () => {
  test('is read as YAML, and its places are those of the whole file', () => {
    const source = readMdx('a.mdx', '---\nstatement: One\ngoverns:\n  - test\n---\nText')
    expect(source.data).toEqual({ statement: 'One', governs: ['test'] })
    expect(source.place({ path: ['governs', 0] })).toMatchObject({ line: 4, column: 5 })
  })

  test('its YAML slips are told at their own line', () => {
    const source = readMdx('a.mdx', '---\nstatement: One # two\n---\nText <5')
    expect(source.faults.map((fault) => [fault.rule, source.place(fault.at).line])).toEqual([
      ['yaml-hash', 2],
      ['mdx-sign', 4],
    ])
  })

  test.each([
    ['Text', 'This file begins with `Text` and not with a line `---`'],
    ['', 'This file begins with `` and not with a line `---`'],
    ['---\nstatement: One\nText', 'The line `---` opens the head of this file, and no second `---` closes it'],
  ])('%j has none', (text, what) => {
    expect(readMdx('a.mdx', text).faults).toMatchObject([{ rule: 'mdx-head', what }])
  })

  test('is found behind the mark that Windows editors put there, which is refused as in every file', () => {
    const { data, faults } = readMdx('a.mdx', '\ufeff---\r\nstatement: One\r\n---\r\nText')
    expect(data).toEqual({ statement: 'One' })
    expect(faults.map(({ rule }) => rule)).toEqual(['hidden-character'])
  })
})

describe('whatever is written', () => {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '{',
          '}',
          '[',
          ']',
          '(',
          ')',
          '*',
          '**',
          '_',
          '~~',
          '`',
          '|',
          '\n',
          '\n\n',
          '- ',
          '1. ',
          '# ',
          '&',
          '&#',
          ';',
          ':',
          '"',
          "'",
          '\\',
          '/',
          '!',
          '=',
          ' ',
          '---',
          '<script>',
          '</script>',
          '<Good>',
          '</Good>',
          '<Note>',
          '<img src=x onerror=1>',
          '[a](javascript:1)',
          '[a](https://x.org)',
          'javascript:',
          'import ',
          'export ',
          ' onload=',
          '{...x}',
          '<!--',
          '-->',
          '\u202e',
          '\r',
          '\t',
          '\u0000',
        ),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(''))

  test('reading never fails, every fault has a place in the file, and no tag of the page can do anything', () => {
    fc.assert(
      fc.property(nasty, fc.boolean(), (prose, withHead) => {
        const text = withHead ? head + prose : prose
        const source = readMdx('a.mdx', text)
        const lines = text.split('\n').length
        for (const fault of source.faults) {
          const { line, column } = source.place(fault.at)
          expect(line >= 1 && line <= lines && column >= 1).toBe(true)
        }
        // In tags only: as words on the page, "onset=3" and "javascript:" harm nobody.
        for (const [tag] of source.html.matchAll(/<[^>]*>?/g))
          expect(tag).not.toMatch(/<script|<img| on\w+=|javascript:/i)
      }),
      { numRuns: 1500 },
    )
  })

  const signs = /\d+|[<>=×+~/()]/g
  const clinical = fc
    .array(
      fc.constantFrom(
        '2',
        '500',
        '10',
        '3',
        ' ',
        ' ',
        '*',
        '**',
        '_',
        '~',
        '~~',
        '<',
        '>',
        '=',
        '{',
        '}',
        '-',
        '- ',
        '+',
        '+ ',
        '#',
        '|',
        '\n',
        ' mg',
        ' to ',
        '(',
        '[',
        ']',
        ':',
        '/',
        '`',
        '\\',
        '&',
        '×',
      ),
      {
        minLength: 3,
        maxLength: 14,
      },
    )
    .map((parts) => parts.join(''))

  test('figures and signs are shown as they are written, or refused', () => {
    fc.assert(
      fc.property(clinical, (prose) => {
        const { faults, html } = read(prose)
        if (faults.length === 0) expect(seen(html).match(signs)).toEqual(prose.match(signs))
      }),
      { numRuns: 4000 },
    )
  })
})
