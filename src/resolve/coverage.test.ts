import { describe, expect, test } from 'vitest'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, casesFile, filesOf } from '../validate/example.ts'
import { coverageOf, suggested } from './coverage.ts'

const pathway = base({
  steps: `start: list
steps:
  list:
    kind: criteria
    ask: Is one met?
    source: guideline 1
    any-of:
      bleeding: Bleeding
      weight-loss: { say: "Weight loss", age: { from: 40 } }
    yes: result
    no: wait
  result:
    kind: question
    ask: What is the result?
    measure: FIT
    unit: ug/g
    answers:
      raised: { from: 10, go: refer }
      normal: { below: 10, go: wait }
      none: { without-result: "No result", go: wait }
  wait: { kind: manage, do: Wait., source: "guideline 1", if-still-concerned: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
})
const england = (cases: string) =>
  check(filesOf({ ...pathway, [casesFile]: cases }), { nations, asOf: '2026-11-22' }).pathways.get('england')![0]!
const one = (title: string, text: string): string => `- case: ${title}\n  story: A person.\n${text}`
const some = [
  one('A', '  list: [bleeding]\n  result: 10\n  ends: { all: refer }\n'),
  one('B', '  facts: { age: 39 }\n  just-misses: { all: [weight-loss] }\n  list: []\n  ends: { all: wait }\n'),
].join('')

test('answers, outcomes and figures that nobody meets are told', () => {
  const { answers, outcomes, boundaries } = coverageOf(england(some))
  expect([answers.all, answers.missing.map(({ answer }) => answer)]).toEqual([5, ['normal', 'none']])
  expect([outcomes.all, outcomes.missing]).toEqual([2, []])
  expect([boundaries.all, boundaries.missing.map(({ figure }) => figure)]).toEqual([4, [40, 9.9]])
})

test('what is missing can be pasted: then nothing is missing, and nothing is at fault', () => {
  const more = suggested(england(some))
  const whole = england(some + more)
  expect(more).toContain('facts: { age: 40 }')
  expect(more).toContain('result: 9.9')
  expect(suggested(whole)).toBe('')
  const { diagnostics } = check(filesOf({ ...pathway, [casesFile]: some + more }), { nations, asOf: '2026-11-22' })
  expect(diagnostics.filter(({ level }) => level !== 'info')).toEqual([])
})

describe('without any case', () => {
  test('all is missing', () => {
    const { answers, outcomes } = coverageOf(england('[]\n'))
    expect([answers.missing.length, outcomes.missing.length]).toEqual([5, 2])
  })
})
