import { describe, expect, test } from 'vitest'
import { nations, type NationId } from '../nations.ts'
import { check } from '../pipeline.ts'
import { base, casesFile, everyNation, filesOf, headWith, nationFile } from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'
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

/** Every kind of bound, lists of which one or all are needed, a return, and a step that only further concern leads to. */
const rich: Example = {
  ...base({
    head: headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n'),
    steps: `start: test
steps:
  test: { kind: test, do: Test., source: "guideline 1", who-acts-on-result: "Whoever asked", then: list }
  list:
    kind: criteria
    ask: Is one met?
    source: guideline 1
    any-of:
      older: { say: "Older", age: { above: 50 } }
      bleeding: Bleeding
      younger: { say: "Younger", age: { up-to: 16 }, weeks: { below: 6 } }
      lasting: { say: "Lasting", weeks: { from: 3 } }
    yes: score
    no: both
  both:
    kind: criteria
    ask: Are both met?
    source: guideline 1
    all-of:
      tired: Tired
      pale: { say: "Pale", weeks: { up-to: 9 } }
    yes: refer
    no: result
  score:
    kind: question
    ask: What is the score?
    measure: Score
    unit: "{score}"
    source: guideline 1
    answers:
      many: { above: 3, go: refer }
      few: { up-to: 3, go: result }
      none: { without-result: "Not scored", go: result }
  result:
    kind: question
    ask: What is the result?
    measure: FIT
    unit: ug/g
    source: guideline 1
    answers:
      high: { from: 400, go: refer }
      raised: { from: limit, below: 400, go: refer }
      normal: { below: limit, go: wait }
      none: { without-result: "No result", go: wait }
  wait: { kind: manage, do: Wait., source: "guideline 1", if-still-concerned: ask }
  ask:
    kind: question
    ask: Ask again?
    answers:
      yes: { say: "Yes", go: refer }
      no: { say: "No", go: wait }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
  }),
  ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
  [nationFile('wales')]:
    'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { not-known: "Nothing was found." }\n',
}
const checkRich = (cases: string) => check(filesOf({ ...rich, [casesFile]: cases }), { nations, asOf: '2026-11-22' })
const richOf = (nation: NationId, cases = '[]\n') => checkRich(cases).pathways.get(nation)![0]!
const bounds = (nation: NationId, cases?: string): string[] =>
  coverageOf(richOf(nation, cases)).boundaries.missing.map(
    ({ step, item, what, figure, holds }) => `${item ?? step} ${what} ${figure} ${holds ? 'holds' : 'misses'}`,
  )

describe('where bounds are', () => {
  test('the figure on each and the figure beside it, in steps in which it is told', () => {
    expect(bounds('england')).toEqual([
      'older age 50 misses',
      'older age 51 holds',
      'younger age 16 holds',
      'younger age 17 misses',
      'younger weeks 6 misses',
      'younger weeks 5 holds',
      'lasting weeks 3 holds',
      'lasting weeks 2 misses',
      'pale weeks 9 holds',
      'pale weeks 10 misses',
      'score figure 3 misses',
      'score figure 4 holds',
      'result figure 400 holds',
      'result figure 399 misses',
      'result figure 10 holds',
      'result figure 9.9 misses',
    ])
  })

  test('a nation that does not know its figure has none to stand on', () => {
    expect(bounds('wales').filter((one) => one.startsWith('result'))).toEqual([
      'result figure 400 holds',
      'result figure 399 misses',
    ])
  })

  test('whoever does not come to a step stands on none of its bounds', () => {
    const old = one(
      'A',
      '  facts: { age: 51, weeks: 9 }\n  list: [older]\n  score: 3\n  result: 400\n  ends: { all: refer }\n',
    )
    expect(bounds('england', old)).not.toContain('older age 51 holds')
    expect(bounds('england', old)).not.toContain('result figure 400 holds')
    expect(bounds('england', old)).toContain('older age 50 misses')
    expect(bounds('england', old)).not.toContain('score figure 3 misses')
    expect(bounds('england', old)).toContain('pale weeks 9 holds')
    const elsewhere = one('B', '  list: []\n  both: []\n  result: 400\n  ends: { all: refer }\n')
    expect(bounds('england', elsewhere)).toContain('score figure 4 holds')
    expect(bounds('england', elsewhere)).not.toContain('result figure 400 holds')
  })
})

test('an answer or an outcome that is met at another step, or only by further concern, counts where it was met', () => {
  const { answers, outcomes } = coverageOf(
    richOf(
      'england',
      one(
        'A',
        '  list: [bleeding]\n  score: 3\n  result: normal\n  still-concerned: yes\n  ask: no\n  ends: { all: wait }\n',
      ),
    ),
  )
  expect(answers.missing.map(({ from, answer }) => `${from} ${answer}`)).toEqual([
    'list no',
    'both yes',
    'both no',
    'result high',
    'result raised',
    'result none',
    'score many',
    'score none',
    'ask yes',
  ])
  expect([answers.all, outcomes.all, outcomes.missing]).toEqual([13, 2, ['refer']])
})

test('what is suggested reads as a person would write it, and then nothing that can be met is missing', async () => {
  const more = suggested(richOf('england'))
  await expect(more).toMatchFileSnapshot('coverage-suggested.txt')
  expect(checkRich(more).diagnostics.filter(({ level }) => level !== 'info')).toEqual([])
})

const suggestedOf = (steps: string): string => {
  const { pathways } = check(filesOf({ ...base({ steps }), [casesFile]: '[]\n' }), { nations, asOf: '2026-11-22' })
  return suggested(pathways.get('england')![0]!)
}
const titles = (text: string): string[] => [...text.matchAll(/case: "(.*)"/g)].map(([, title]) => title!)
const end = '  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }\n'

test('where every criterion has bounds, the facts of the first are given', () => {
  const text = suggestedOf(`start: list
steps:
  list:
    kind: criteria
    ask: Is one met?
    source: guideline 1
    any-of:
      old: { say: Old, age: { above: 50 } }
      long: { say: Long, weeks: { above: 6 } }
    yes: refer
    no: refer
${end}`)
  expect(text).toContain(
    '- case: "list: yes"\n  story: Write who this is, in a sentence or two.\n  facts: { age: 51 }\n',
  )
})

test('a way that only goes round, and a figure that no answer takes, are no cases', () => {
  const round = suggestedOf(`start: look
steps:
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure: { kind: question, ask: "Sure?", answers: { no: { say: "No", back: look }, yes: { say: "Yes", go: refer } } }
${end}`)
  expect(titles(round)).toEqual(['sure: yes'])
  // An answer that returns is not taken on the way to an end.
  const later = suggestedOf(`start: list
steps:
  list: { kind: criteria, ask: "One?", source: "guideline 1", any-of: { lump: Lump }, yes: look, no: refer }
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure: { kind: question, ask: "Sure?", answers: { no: { say: "No", back: look }, yes: { say: "Yes", go: refer } } }
${end}`)
  expect(later).toContain('  list: [lump]\n  sure: yes\n  ends: { england: refer }\n')
  // Nor does a loop that nobody declared keep it for ever.
  const endless = suggestedOf(`start: list
steps:
  list: { kind: criteria, ask: "One?", source: "guideline 1", any-of: { lump: Lump }, yes: look, no: refer }
  look: { kind: do, do: Look., source: "guideline 1", then: sure }
  sure: { kind: question, ask: "Sure?", answers: { no: { say: "No", go: look }, yes: { say: "Yes", go: refer } } }
${end}`)
  // Where the first answer goes round, the next one is taken.
  expect(titles(endless)).toEqual(['list: yes', 'list: no', 'sure: yes'])
  const gap = suggestedOf(`start: pain
steps:
  pain:
    kind: question
    ask: How much?
    measure: Pain
    unit: "1"
    answers: { much: { above: 5, go: refer }, little: { below: 5, go: refer } }
${end}`)
  expect(titles(gap)).toEqual(['pain: much', 'pain: little', 'pain: figure 6', 'pain: figure 4'])
})

test.each([
  ['ug/g', 10, 9.9],
  ['ug/g', 100, 99],
  ['1', 10, 9],
  ['d', 10, 9],
  ['h', 10, 9],
  ['wk', 10, 9],
  ['mo', 10, 9],
  ['a', 10, 9],
  ['{score}', 10, 9],
  [undefined, 10, 9],
])(
  'beside a figure in %s from %s stands %s, and nothing is asked of a step that nobody comes to',
  (unit, figure, beside) => {
    const question = (id: string): string => `  ${id}:
    kind: question
    ask: How much?
    measure: Pain
${unit === undefined ? '' : `    unit: "${unit}"\n`}    answers: { much: { from: ${figure}, go: refer }, little: { below: ${figure}, go: refer } }
`
    const { pathways } = check(
      filesOf({
        ...base({ steps: `start: pain\nsteps:\n${question('pain')}${question('apart')}${end}` }),
        [casesFile]: '[]\n',
      }),
      { nations, asOf: '2026-11-22' },
    )
    const { missing } = coverageOf(pathways.get('england')![0]!).boundaries
    expect(missing.map(({ step, figure: one }) => [step, one])).toEqual([
      ['pain', figure],
      ['pain', beside],
    ])
  },
)

describe('an invented person is one whom there can be', () => {
  const lists = (first: string, second: string): string => `start: first
steps:
  first: { kind: criteria, ask: "One?", source: "guideline 1", any-of: { ${first} }, yes: second, no: refer }
  second: { kind: criteria, ask: "Two?", source: "guideline 1", ${second}, yes: refer, no: refer }
${end}`
  const old = 'old: { say: Old, age: { above: 60 } }'
  const young = 'young: { say: Young, age: { below: 30 }, weeks: { up-to: 6 } }'

  test('what is met at one step does not clash with what is met at another', () => {
    const text = suggestedOf(lists(`${young}, ${old}`, 'any-of: { older: { say: Older, age: { from: 50 } } }'))
    expect(text).toContain(
      '- case: "second: yes"\n  story: Write who this is, in a sentence or two.\n  facts: { age: 61 }\n  first: [old]\n  second: [older]\n',
    )
    // The first list is met by the young, whose weeks are told with their age.
    expect(text).toContain('- case: "young: age 29"')
    expect(text).toMatch(
      /young: age 29"\n.*\n {2}facts: \{ age: 29, weeks: 6 \}\n {2}first: \[young\]\n {2}second: \[\]/,
    )
  })

  test('a figure beside a bound is kept when something else has to be met before', () => {
    const text = suggestedOf(lists(`${young}, ${old}`, 'any-of: { older: { say: Older, age: { from: 70 } } }'))
    expect(text).toMatch(
      /older: age 69"\n.*\n {2}facts: \{ age: 69 \}\n.*older.*\n {2}first: \[old\]\n {2}second: \[\]/,
    )
  })

  test('where nobody can come, nobody is invented', () => {
    const all =
      'all-of: { younger: { say: Younger, age: { below: 20 } }, lasting: { say: Lasting, weeks: { from: 3 } } }'
    const named = titles(suggestedOf(lists(old, all)))
    expect(named).toContain('second: no')
    expect(named).toContain('lasting: weeks 2')
    expect(named).not.toContain('second: yes')
    expect(named).not.toContain('younger: age 20')
  })

  test('a pathway made to be hard is given up in the end', () => {
    const many = Array.from({ length: 40 }, (_, i) => `a${i}: { say: A, weeks: { from: ${i} } }`).join(', ')
    const steps = Array.from(
      { length: 30 },
      (_, i) =>
        `  s${i}: { kind: criteria, ask: "One?", source: "guideline 1", any-of: { ${many} }, yes: s${i + 1}, no: refer }\n`,
    ).join('')
    const last = `  s30: { kind: criteria, ask: "One?", source: "guideline 1", any-of: { none: { say: A, age: { below: 0, from: 5 } } }, yes: refer, no: refer }\n`
    expect(titles(suggestedOf(`start: s0\nsteps:\n${steps}${last}${end}`))).not.toContain('s30: yes')
  })
})
