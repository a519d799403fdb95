/** What the survey counts, on the small library that rules are tried on and on one with gaps. */
import { expect, test } from 'vitest'
import { check } from '../pipeline.ts'
import { base, everyNation, headWith } from '../validate/example.ts'
import { surveyText } from './terminal.ts'
import { survey } from './survey.ts'

const head = headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n')
const steps = `start: level
steps:
  level:
    kind: question
    ask: What is the level?
    measure: FIT
    unit: ug/g
    source: guideline
    answers:
      high: { from: limit, go: refer }
      low: { below: limit, go: refer }
      none: { without-result: "No result", go: wait }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: guideline }
  wait: { kind: manage, not-known: "What follows was not found.", searched: 2026-11-20 }
`
const files = {
  ...base({ head, steps }),
  ...everyNation('values:\n  limit: { is: 10, source: guideline }\n'),
  'pathways/example/example/wales.yaml':
    'stands: not checked\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { not-known: "Nothing was found." }\n',
  'pathways/example/example/cases.yaml':
    '- case: At the limit\n  story: Invented.\n  level: 10\n  ends: { all: refer, wales: not-decidable }\n',
}
const nations = ['england', 'wales'] as const
const told = (asOf: string) => survey(check(new Map(Object.entries(files)), { nations, asOf }), nations, asOf)

test('an answer is proved by a case that gives it, not by another that leads to the same place', () => {
  const [england, wales] = told('2026-11-24').nations
  expect(england!.pathways[0]).toMatchObject({
    answers: { part: 1, whole: 3 },
    outcomes: { part: 1, whole: 2 },
    unproved: ['level low', 'level none', 'wait'],
  })
  // Where the limit is not known, the figure gives no answer.
  expect(wales!.pathways[0]).toMatchObject({ answers: { part: 0, whole: 3 }, outcomes: { part: 0, whole: 2 } })
})

test('every gap of a nation is told, with the day on which it was looked for', () => {
  const [england, wales] = told('2026-11-24').nations
  expect(england!.pathways[0]!.gaps.map(({ where }) => where)).not.toContain('limit')
  expect(wales!.pathways[0]!.gaps).toEqual(
    expect.arrayContaining([
      { where: 'limit', what: 'Nothing was found.' },
      { where: 'wait', what: 'What follows was not found.', searched: '2026-11-20' },
    ]),
  )
  expect(wales!.pathways[0]!.stands).toBe('not checked')
})

test('a pathway is overdue on the day after its review, not on it', () => {
  const due = told('2026-11-24').nations[0]!.pathways[0]!.reviewBy
  const next = new Date(`${due}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  expect(told(due).nations[0]!.overdue).toEqual([])
  expect(told(next.toISOString().slice(0, 10)).nations[0]!.overdue).toEqual(['example'])
})

test('the terminal says what no case reaches, and never rounds up to all', () => {
  const text = surveyText(told('2026-11-24'))
  expect(text).toContain('example: no case reaches level low, level none, wait')
  expect(text).toMatch(/answers 33 %, outcomes 50 %/)
  expect(text).toMatch(/example +not checked +0 %/)
})

test('ways that join two authors’ guidance are counted, and where they join is told', () => {
  const joining = {
    ...files,
    'pathways/example/example/wales.yaml':
      'stands: differs\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { is: 10, source: guideline }\ndiffers:\n  - because: So.\n    source: guideline\n    steps:\n      refer: { kind: referral, strength: must, urgency: urgent, do: Refer., source: guideline }\n',
  }
  const asked = check(new Map(Object.entries(joining)), { nations, asOf: '2026-11-24' })
  const [england, wales] = survey(asked, nations, '2026-11-24').nations
  expect(england!.pathways[0]!.joined.joined).toBe(0)
  expect(wales!.pathways[0]!.joined).toEqual({ joined: 2, all: 3, more: false, at: [{ from: 'level', to: 'refer' }] })
  const text = surveyText(survey(asked, nations, '2026-11-24'))
  expect(text).toContain("  example: two authors' guidance is joined at level → refer")
  expect(text).toContain('2 of 3')
})
