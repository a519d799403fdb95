import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeLabel, toMermaid, toMermaidId } from './mermaid.ts'
import { graphFrom } from './sketch.ts'

test('one line a step and one a way, in the author’s order', () => {
  const graph = graphFrom(`
    flags!: yes call-999!, no kit
    kit: result
    result: high refer, none back kit`)
  const says: Record<string, string> = {
    flags: 'Any "red flags"?',
    'call-999': 'Call 999',
    kit: 'Send a kit',
    result: 'FIT result',
    refer: 'Refer: 2 weeks',
  }
  const text = toMermaid(graph, {
    title: 'Suspected cancer; FIT <10',
    description: 'A flowchart of 3 steps.',
    step: (id) => says[id]!,
    answer: ({ answer }) => (answer === 'then' ? '' : answer === 'high' ? '≥ 10 µg/g' : answer),
    kind: (id) => (id === 'refer' ? 'go-to' : 'question'),
  })
  expect(text).toBe(`flowchart TD
  accTitle: Suspected cancer FIT ‹10
  accDescr: A flowchart of 3 steps.
  s_flags{{"Any #34;red flags#34;?"}}
  s_kit["Send a kit"]
  s_result{{"FIT result"}}
  s_call_999(["Call 999"])
  s_refer(["Refer#58; 2 weeks"])
  s_flags -->|"yes"| s_call_999
  s_flags -->|"no"| s_kit
  s_kit --> s_result
  s_result -->|"≥ 10 µg/g"| s_refer
  s_result -.->|"none"| s_kit
  class s_flags,s_kit,s_result,s_call_999 is_question
  class s_flags,s_call_999 is_emergency
  class s_refer is_go_to
  classDef is_emergency fill:#a30d20,stroke:#a30d20,color:#ffffff
`)
})

test.each([
  ['Is "this" the end?', 'Is #34;this#34; the end?'],
  ['#1; then #2', '#35;1#59; then #35;2'],
  ['Hb <130 & ferritin >15', 'Hb #60;130 #38; ferritin #62;15'],
  ['[see {notes}] | other', '#91;see #123;notes#125;#93; #124; other'],
  [
    '2*500 mg then 3*250 mg, ~~not~~ `this` _now_',
    '2#42;500 mg then 3#42;250 mg, #126;#126;not#126;#126; #96;this#96; #95;now#95;',
  ],
  ['1. First', '1#46; First'],
  ['10) Tenth', '10#41; Tenth'],
  ['- a dash', '#45; a dash'],
  ['+ a plus', '#43; a plus'],
  ['1.5 mg', '1#46;5 mg'],
  ['fa:fa-user', 'fa#58;fa-user'],
  ['a\\nb\nc\t d', 'a#92;nb c d'],
  ['😀', '#128512;'],
  ['Oes gan y claf ŵ? 5–10 °C, it’s 20 %', 'Oes gan y claf ŵ? 5–10 °C, it’s 20 %'],
])('%s', (text, escaped) => {
  expect(escapeLabel(text)).toBe(escaped)
})

test('a label reads back as it was, and holds no sign that could end it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const escaped = escapeLabel(text)
      expect(escaped.replace(/#\d+;/g, '')).not.toMatch(/["#;:<>&[\]{}|`*_\\~\n@^$]/)
      expect(escaped.replace(/#(\d+);/g, (_, sign) => String.fromCodePoint(Number(sign)))).toBe(
        text.trim().replace(/\s+/g, ' '),
      )
    }),
  )
})

test('no id is a word of the language, and no two ids become one', () => {
  expect(['end', 'call-999', 'graph'].map(toMermaidId)).toEqual(['s_end', 's_call_999', 's_graph'])
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab-_X2f.') }),
      fc.string({ unit: fc.constantFrom(...'ab-_X2f.') }),
      (a, b) => {
        expect(toMermaidId(a) === toMermaidId(b)).toBe(a === b)
        expect(toMermaidId(a)).toMatch(/^s_[A-Za-z0-9_]*$/)
      },
    ),
    {
      numRuns: 5000,
      examples: [
        ['_', 'X5fX'],
        ['a-b', 'a_b'],
        ['.', 'X2eX'],
      ],
    },
  )
})

test('a step without words is called by its id, and ways to nowhere are not drawn', () => {
  const graph = graphFrom('ask: yes refer')
  const ways = new Map([...graph.ways, ['ask', [{ from: 'ask', answer: 'yes', to: 'gone' }]] as const])
  const text = toMermaid({ ...graph, ways }, { title: '', description: '', step: () => ' ', answer: () => '' })
  expect(text).toContain('s_ask["ask"]')
  expect(text).not.toContain('gone')
})
