/** "How Scotland differs and why": only what is not in both texts, and whose words each side is told in. */
import { expect, test } from 'vitest'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { graphOf } from '../pathway.ts'
import { base, filesOf, headWith, nation, stepsBut } from '../validate/example.ts'
import { translator } from '../view/words.ts'
import { joinsOf } from '../layout/joins.ts'
import { drawDifferences, underBase } from './differs.ts'
import { html } from '../view/html.ts'

const steps = stepsBut(
  '      yes: { say: "Yes", go: refer }\n      no: { say: "No", go: wait }',
  '      high: { from: limit, go: refer }\n      low: { below: limit, go: wait }\n      none: { without-result: "No result", go: wait }',
).replace('ask: Is there pain?', 'ask: What is the ferritin?\n    measure: Ferritin\n    unit: ug/L')
const value = 'values:\n  limit: { is: 20, source: "guideline 1" }\n'
const { pathways, library, diagnostics } = check(
  filesOf({
    ...base({
      head: headWith('each-nation-says:\n  limit: { what: "The limit", measure: Ferritin, unit: ug/L }\n'),
      steps,
    }),
    ...Object.assign({}, ...['england', 'wales', 'northern-ireland'].map((id) => nation(id, value, 'same as base'))),
    ...nation(
      'scotland',
      `${value}differs:
  - because: Nobody waits here without a result.
    source: guideline 2
    steps:
      pain:
        kind: question
        ask: What is the ferritin?
        measure: Ferritin
        unit: ug/L
        answers:
          high: { from: limit, go: refer }
          low: { below: limit, go: wait }
          none: { without-result: "No result", go: refer }
`,
    ),
  }),
  { nations, asOf: '2026-11-24' },
)
const { pathway } = pathways.get('scotland')![0]!
const t = translator(undefined)

test('the library of these tests has no fault', () => {
  expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([])
})

test('the line that changed stands on both sides, the lines that did not on neither, and the base bears no figure of a nation', () => {
  const here = {
    t,
    facts: { name: 'Scotland', languages: ['en' as const] },
    register: library.register,
    language: 'en' as const,
    translation: undefined,
    pathway,
  }
  const drawn = drawDifferences(here, underBase({ t, pathway }), pathway.differences, 'Scotland', (id) => html`${id}`)
  expect(drawn && drawn.text.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')).toBe(
    '|Nobody waits here without a result.| |Example| 2|Step|Shared base|Scotland|pain|No result → Wait|No result → Refer|',
  )
})

test('a way through that begins in one text and ends in another is counted, and where they meet', () => {
  expect(joinsOf(graphOf(pathway), (id) => pathway.steps.get(id)?.by, 200)).toEqual({
    joined: 3,
    all: 3,
    more: false,
    at: [
      { from: 'pain', to: 'refer' },
      { from: 'pain', to: 'wait' },
    ],
  })
  const same = pathways.get('wales')![0]!.pathway
  expect(joinsOf(graphOf(same), (id) => same.steps.get(id)?.by, 200).joined).toBe(0)
})
