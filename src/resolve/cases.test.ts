import { describe, expect, test } from 'vitest'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import {
  base,
  baseFile,
  casesFile,
  everyNation,
  filesOf,
  folder,
  headWith,
  nationFile,
  stepsBut,
} from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'

/** A list with bounds, a measured question with a value of each nation, and a loop. Wales does not know the value. */
const pathway: Example = {
  ...base({
    head: headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n'),
    steps: `start: list
steps:
  list:
    kind: criteria
    ask: Is one met?
    source: guideline 1
    any-of:
      bleeding: Bleeding
      weight-loss:
        say: Weight loss
        age: { from: 40 }
      pain:
        say: Pain
        age: { above: 20, below: 50 }
        weeks: { from: 4 }
    yes: result
    no: wait
  result:
    kind: question
    ask: What is the result?
    measure: FIT
    unit: ug/g
    answers:
      raised: { from: limit, go: refer }
      normal: { below: limit, go: both }
      none: { without-result: "No result", back: list }
  both:
    kind: criteria
    ask: Are both met?
    source: guideline 1
    all-of: { tired: Tired, pale: Pale }
    yes: refer
    no: wait
  wait: { kind: manage, do: Wait., source: "guideline 1", if-still-concerned: ask }
  ask: { kind: advice, do: Ask., source: "guideline 1", then: advised }
  advised:
    kind: question
    ask: After the advice, refer?
    answers:
      yes: { say: "Yes", go: refer }
      no: { say: "No", go: wait }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
  }),
  ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
  [nationFile('scotland')]:
    'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { is: 20, source: "guideline 1" }\n',
  [nationFile('wales')]:
    'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { not-known: "Nothing was found." }\n',
}

/** What is at fault with one case, as `line: what | mend`. */
function faults(text: string): string[] {
  const { diagnostics } = check(filesOf({ ...pathway, [casesFile]: `- case: A\n  story: A person.\n${text}` }), {
    nations,
    asOf: '2026-11-22',
  })
  return diagnostics.filter(({ level }) => level !== 'info').map(({ line, what, mend }) => `${line}: ${what} | ${mend}`)
}

describe('a case ends where its nation says', () => {
  test.each([
    [
      'at or above the value of each nation',
      '  list: [bleeding]\n  result: 20\n  ends: { all: refer, wales: not-decidable }\n',
    ],
    [
      'between the values of two nations',
      '  list: [bleeding]\n  result: 10\n  both: [tired]\n  ends: { england: refer, scotland: wait, northern-ireland: refer, wales: not-decidable }\n',
    ],
    [
      'by the words of an answer, also where the value is not known',
      '  list: [bleeding]\n  result: raised\n  ends: { all: refer }\n',
    ],
    [
      'by answers that differ between nations',
      '  list: { all: [], wales: [bleeding] }\n  result: raised\n  ends: { all: wait, wales: refer }\n',
    ],
    [
      'where all of a list are needed, with one of them',
      '  list: [bleeding]\n  result: normal\n  both: [tired]\n  ends: { all: wait }\n',
    ],
    [
      'where all of a list are needed, with all of them',
      '  list: [bleeding]\n  result: normal\n  both: [pale, tired]\n  ends: { all: refer }\n',
    ],
    ['by way of further concern', '  list: []\n  still-concerned: yes\n  advised: yes\n  ends: { all: refer }\n'],
    [
      'by way of further concern and back: whoever was answered does not ask again',
      '  list: []\n  still-concerned: yes\n  advised: no\n  ends: { all: wait }\n',
    ],
  ])('%s', (_, text) => {
    expect(faults(text)).toEqual([])
  })
})

const turned =
  'in `cases.<nation>.yaml` if one nation alone has changed; otherwise look at the last step where it should have turned.'

describe('a case that does not end where it says', () => {
  test('for one nation', () => {
    expect(faults('  list: [bleeding]\n  result: 10\n  both: []\n  ends: { england: wait }\n')).toEqual([
      `6: In England, “A” ends at \`refer\`, not at \`wait\` | If the pathway is right, write \`refer\` under \`ends\`, ${turned}`,
    ])
  })

  test('for two nations in the same words: each hears of it, and nobody else', () => {
    expect(
      faults(
        '  list: { all: [], scotland: [bleeding], wales: [bleeding] }\n  result: raised\n  ends: { all: wait }\n',
      ).map((one) => one.split(' | ')[0]),
    ).toEqual(['5: In Scotland, “A” ends at `refer`, not at `wait`', '5: In Wales, “A” ends at `refer`, not at `wait`'])
  })

  test('a figure decides nothing where the value is not known: nobody else’s is taken for it', () => {
    expect(faults('  list: [bleeding]\n  result: 500\n  ends: { wales: refer }\n')).toEqual([
      `5: In Wales, “A” cannot be decided, because \`limit\` is not known; the case says \`refer\` | If the pathway is right, write \`not-decidable\` under \`ends\`, ${turned}`,
    ])
  })

  test('what is known is not to be called undecidable', () => {
    expect(faults('  list: [bleeding]\n  result: 20\n  ends: { england: not-decidable }\n')).toEqual([
      `5: In England, “A” ends at \`refer\`, not at \`not-decidable\` | If the pathway is right, write \`refer\` under \`ends\`, ${turned}`,
    ])
  })
})

describe('a case that cannot be followed', () => {
  const head = '“A” cannot be followed: '
  test.each([
    [
      '  ends: { all: wait }\n',
      `1: ${head}it does not say which criteria of \`list\` are met | Add \`list: [ ]\` with the ids that are met: \`bleeding\`, \`weight-loss\` or \`pain\`.`,
    ],
    [
      '  list: bleeding\n  ends: { all: wait }\n',
      `3: ${head}\`list\` needs a list of criteria | Write \`list: [bleeding]\`.`,
    ],
    [
      '  list: [bleding]\n  ends: { all: wait }\n',
      `3: ${head}\`list\` has no criterion \`bleding\` | Did you mean \`bleeding\`?`,
    ],
    [
      '  list: [constructor]\n  ends: { all: wait }\n',
      `3: ${head}\`list\` has no criterion \`constructor\` | Use \`bleeding\`, \`weight-loss\` or \`pain\`.`,
    ],
    [
      '  list: [bleeding]\n  ends: { all: wait }\n',
      `1: ${head}it does not answer \`result\` | Add \`result:\` with a figure, or \`raised\`, \`normal\` or \`none\`.`,
    ],
    [
      '  list: [bleeding]\n  result: [raised]\n  ends: { all: wait }\n',
      `4: ${head}\`result\` has one answer, not a list | Use \`raised\`, \`normal\` or \`none\`.`,
    ],
    [
      '  list: [bleeding]\n  result: rasied\n  ends: { all: wait }\n',
      `4: ${head}\`result\` has no answer \`rasied\` | Did you mean \`raised\`?`,
    ],
    [
      '  list: []\n  still-concerned: yes\n  advised: 5\n  ends: { all: wait }\n',
      `5: ${head}no answer of \`advised\` fits 5 | Use \`yes\` or \`no\`, or a figure that one of them holds.`,
    ],
    [
      '  list: []\n  still-concerned: yes\n  ends: { all: wait }\n',
      `1: ${head}it does not answer \`advised\` | Add \`advised:\` with \`yes\` or \`no\`.`,
    ],
    [
      '  list: [bleeding]\n  result: something-else\n  ends: { all: wait }\n',
      `4: ${head}\`result\` has no answer \`something-else\` | Use \`raised\`, \`normal\` or \`none\`.`,
    ],
    [
      '  list: [bleeding]\n  result: none\n  ends: { all: wait }\n',
      `1: ${head}it goes round in a loop | Give the case an answer that leaves the loop.`,
    ],
  ])('%s', (text, says) => {
    expect(faults(text)).toEqual([says])
  })
})

describe('facts are held against the bounds of the criteria', () => {
  const rest = '  result: raised\n  ends: { all: refer }\n'
  test.each([
    [`  facts: { age: 40 }\n  list: [weight-loss]\n${rest}`, []],
    [
      `  facts: { age: 39 }\n  list: [weight-loss]\n${rest}`,
      [
        '4: “A” is said to meet `weight-loss`, but age 39 is not 40 or more | Correct the facts, or take `weight-loss` out of `list`.',
      ],
    ],
    [
      `  list: [weight-loss]\n${rest}`,
      [
        '3: “A” is said to meet `weight-loss`, but its facts do not say the age | Add `age` to its `facts`, for example `facts: { age: 58 }`.',
      ],
    ],
    [`  facts: { age: 49, weeks: 4 }\n  list: [pain]\n${rest}`, []],
    [
      `  facts: { age: 50, weeks: 4 }\n  list: [pain]\n${rest}`,
      [
        '4: “A” is said to meet `pain`, but age 50 is not more than 20 and less than 50 | Correct the facts, or take `pain` out of `list`.',
      ],
    ],
    [
      `  facts: { age: 49, weeks: 3.9 }\n  list: [pain]\n${rest}`,
      [
        '4: “A” is said to meet `pain`, but weeks 3.9 is not 4 or more | Correct the facts, or take `pain` out of `list`.',
      ],
    ],
    [
      `  facts: { age: 49 }\n  list: [pain]\n${rest}`,
      [
        '4: “A” is said to meet `pain`, but its facts do not say how many weeks it has lasted | Add `weeks` to its `facts`, for example `facts: { weeks: 6 }`.',
      ],
    ],
  ])('%s', (text, says) => {
    expect(faults(text)).toEqual(says)
  })

  const missing = '  list: []\n  ends: { all: wait }\n'
  test.each([
    [`  facts: { age: 39 }\n  just-misses: { all: [weight-loss] }\n${missing}`, []],
    [
      `  facts: { age: 40 }\n  just-misses: { all: [weight-loss] }\n${missing}`,
      [
        '4: “A” does not miss `weight-loss`: nothing in its facts is outside the bounds | Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      ],
    ],
    [
      `  facts: { age: 39 }\n  just-misses: { all: [weight-lost] }\n${missing}`,
      ['4: “A” just misses `weight-lost`, but no criterion is called so | Did you mean `weight-loss`?'],
    ],
    [
      `  just-misses: { all: [something-else] }\n${missing}`,
      [
        '3: “A” just misses `something-else`, but no criterion is called so | Use `bleeding`, `weight-loss`, `pain`, `tired` or `pale`.',
      ],
    ],
    [
      // Without bounds there is nothing to be outside of; nor is there for whoever has no facts.
      `  facts: { age: 30 }\n  just-misses: { all: [bleeding] }\n${missing}`,
      [
        '4: “A” does not miss `bleeding`: nothing in its facts is outside the bounds | Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      ],
    ],
    [
      `  just-misses: { wales: [pain] }\n${missing}`,
      [
        '3: In Wales, “A” does not miss `pain`: nothing in its facts is outside the bounds | Give the facts that just miss it (for example the age below), or remove it from `just-misses`.',
      ],
    ],
    [`  facts: { weeks: 3 }\n  just-misses: { all: [pain] }\n${missing}`, []],
  ])('%s', (text, says) => {
    expect(faults(text)).toEqual(says)
  })
})

test('a criterion that stands in two lists is missed where it is outside the bounds of one of them', () => {
  const twice = pathway[baseFile]!.replace('tired: Tired', 'weight-loss: { say: "Weight loss", age: { up-to: 30 } }')
  const found = (age: number): string[] =>
    check(
      filesOf({
        ...pathway,
        [baseFile]: twice,
        [casesFile]: `- case: A\n  story: A.\n  facts: { age: ${age} }\n  just-misses: { all: [weight-loss] }\n  list: []\n  ends: { all: wait }\n`,
      }),
      { nations, asOf: '2026-11-22' },
    ).diagnostics.map(({ what }) => what)
  expect([found(39), found(40), found(30)]).toEqual([[], [], []])
  const met = check(
    filesOf({
      ...pathway,
      [baseFile]: twice,
      [casesFile]:
        '- case: A\n  story: A.\n  facts: { age: 31 }\n  list: [bleeding]\n  result: normal\n  both: [weight-loss]\n  ends: { all: wait }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(met.diagnostics.map(({ what }) => what)).toEqual([
    '“A” is said to meet `weight-loss`, but age 31 is not up to 30',
  ])
})

test('whoever is said to meet what has lasted some time needs facts of its own', () => {
  const weeks = pathway[baseFile]!.replace('tired: Tired', 'tired: { say: Tired, weeks: { from: 4 } }')
  const { diagnostics } = check(
    filesOf({
      ...pathway,
      [baseFile]: weeks,
      [casesFile]:
        '- case: A\n  story: A.\n  list: [bleeding]\n  result: normal\n  both: [tired]\n  ends: { all: wait }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(diagnostics.map(({ what }) => what)).toEqual([
    '“A” is said to meet `tired`, but its facts do not say how many weeks it has lasted',
  ])
})

test('a slip of the pathway is told there, and not at every case that comes to it', () => {
  const { diagnostics } = check(
    filesOf({
      ...base({ steps: stepsBut('go: refer', 'go: somewhere-else') }),
      [casesFile]: '- case: A\n  story: A.\n  pain: yes\n  ends: { all: refer }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith('case'))).toEqual([])
})

test('whoever is still concerned where there is no way out stays', () => {
  const { pathways } = check(
    filesOf({
      ...base({ steps: stepsBut(', if-still-concerned: refer', '') }),
      [casesFile]: '- case: A\n  story: A.\n  still-concerned: yes\n  pain: no\n  ends: { all: wait }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(pathways.get('wales')![0]!.cases[0]!.walk).toEqual({
    path: ['pain', 'wait'],
    answers: ['no'],
    end: 'wait',
  })
})

test('a walk tells every step and every answer, that of further concern too', () => {
  const { pathways } = check(
    filesOf({
      [casesFile]: '- case: A\n  story: A.\n  still-concerned: yes\n  pain: no\n  ends: { all: refer }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(pathways.get('wales')![0]!.cases[0]!.walk).toEqual({
    path: ['pain', 'wait', 'refer'],
    answers: ['no', 'if-still-concerned'],
    end: 'refer',
  })
})

test('criteria may lead back, whether they are met or not', () => {
  const list = (lines: string): string => `start: look
steps:
  look: { kind: do, do: Look., source: "guideline 1", then: list }
  list: { kind: criteria, ask: One?, source: "guideline 1", any-of: { lump: Lump }, ${lines} }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`
  const path = (lines: string, met: string): string[] =>
    check(
      filesOf({
        ...base({ steps: list(lines) }),
        [casesFile]: `- case: A\n  story: A.\n  list: [${met}]\n  ends: { all: refer }\n`,
      }),
      { nations, asOf: '2026-11-22' },
    )
      .pathways.get('wales')![0]!
      .cases[0]!.walk.path.slice(0, 4)
  expect(path('yes-back: look, no: refer', 'lump')).toEqual(['look', 'list', 'look', 'list'])
  expect(path('yes-back: look, no: refer', '')).toEqual(['look', 'list', 'refer'])
  expect(path('yes: refer, no-back: look', '')).toEqual(['look', 'list', 'look', 'list'])
})

test('of two values the one is named that is not known and on which the figure turns', () => {
  const two = {
    ...base({
      head: headWith(
        'each-nation-says:\n  low: { what: Low, measure: FIT, unit: ug/g }\n  high: { what: High, measure: FIT, unit: ug/g }\n',
      ),
      steps: `start: result
steps:
  result:
    kind: question
    ask: What is the result?
    measure: FIT
    unit: ug/g
    answers:
      raised: { from: high, go: refer }
      middle: { above: low, below: high, go: refer }
      normal: { up-to: low, go: wait }
      none: { without-result: "No result", go: wait }
  wait: { kind: manage, do: Wait., source: "guideline 1", if-still-concerned: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
    }),
    ...everyNation('values:\n  low: { not-known: "Nobody says it." }\n  high: { is: 20, source: "guideline 1" }\n'),
  }
  const told = (figure: number): string[] =>
    check(filesOf({ ...two, [casesFile]: `- case: A\n  story: A.\n  result: ${figure}\n  ends: { all: refer }\n` }), {
      nations,
      asOf: '2026-11-22',
    }).diagnostics.map(({ what }) => what)
  expect(told(20)).toEqual([])
  expect(told(5)).toEqual(['“A” cannot be decided, because `low` is not known; the case says `refer`'])
})

test('a nation that stands alone in its folder hears of its own cases by its name', () => {
  const files = new Map(filesOf({ [casesFile]: '- case: A\n  story: A.\n  pain: yes\n  ends: { all: wait }\n' }))
  for (const nation of nations) if (nation !== 'wales') files.delete(nationFile(nation))
  const { diagnostics } = check(files, { nations, asOf: '2026-11-22' })
  expect(diagnostics.flatMap(({ rule, owner, what }) => (rule === 'case-ends' ? [[owner, what]] : []))).toEqual([
    ['wales', 'In Wales, “A” ends at `refer`, not at `wait`'],
  ])
})

test('a pathway without criteria has none to miss', () => {
  const { diagnostics } = check(
    filesOf({
      [casesFile]: '- case: A\n  story: A.\n  just-misses: { all: [age] }\n  pain: yes\n  ends: { all: refer }\n',
    }),
    { nations, asOf: '2026-11-22' },
  )
  expect(diagnostics.map(({ what, mend }) => [what, mend])).toEqual([
    ['“A” just misses `age`, but no criterion is called so', 'Remove it: this pathway has no criteria.'],
  ])
})

test('what is said of a case, and where, is read before it changes, word for word', async () => {
  const told = [
    '  list: []\n  ends: { all: refer }\n',
    '  list: []\n  ends: { all: wait, wales: refer }\n',
    '  list: [bleeding]\n  result: 500\n  ends: { wales: refer }\n',
    '  ends: { all: wait }\n',
    '  list: bleeding\n  ends: { all: wait }\n',
    '  list: [bleeding]\n  result: none\n  ends: { all: wait }\n',
    '  list: { all: [], wales: [bleding] }\n  ends: { all: wait }\n',
    '  facts: { age: 39 }\n  list: [weight-loss]\n  result: raised\n  ends: { all: refer }\n',
    '  list: [pain]\n  result: raised\n  ends: { all: refer }\n',
    '  just-misses: { all: [weight-lost], wales: [pain] }\n  list: []\n  ends: { all: wait }\n',
  ].map((text) => {
    const written = `- case: A\n  story: A person.\n${text}`
    const { diagnostics } = check(filesOf({ ...pathway, [casesFile]: written }), { nations, asOf: '2026-11-22' })
    const said = diagnostics.map(({ line, column, endColumn, level, rule, what, why, mend, owner }) =>
      [
        `${level}: ${what} [${rule}]`,
        `  at:   ${line} ${written.split('\n')[line - 1]!.slice(column - 1, endColumn - 1)} (${owner})`,
        `  why:  ${why}`,
        `  mend: ${mend}`,
      ].join('\n'),
    )
    return `${written}\n${said.join('\n')}\n`
  })
  await expect(told.join('\n')).toMatchFileSnapshot('cases-wording.txt')
})

test('a case that a nation does not name is not walked there', () => {
  const { pathways } = check(
    filesOf({ ...pathway, [casesFile]: '- case: A\n  story: A person.\n  list: []\n  ends: { scotland: wait }\n' }),
    { nations, asOf: '2026-11-22' },
  )
  expect([...pathways].map(([nation, [first]]) => [nation, first?.cases.map(({ walk }) => walk.path)])).toEqual([
    ['england', []],
    ['scotland', [['list', 'wait']]],
    ['wales', []],
    ['northern-ireland', []],
  ])
})

describe('people of one nation, in a file of its own', () => {
  const shared =
    '- case: A\n  story: A person.\n  list: [bleeding]\n  result: 20\n  ends: { all: refer, wales: not-decidable }\n'
  const own = `${folder}/cases.scotland.yaml`
  /** Scotland sends everybody home whom the others refer: one nation's change, in its own file. */
  const scotland = `${pathway[nationFile('scotland')]!.replace('same as base', 'differs')}differs:\n  - because: Others see them.\n    source: guideline 1\n    steps:\n      result:\n        kind: question\n        ask: What is the result?\n        measure: FIT\n        unit: ug/g\n        answers:\n          raised: { from: limit, go: wait }\n          normal: { below: limit, go: both }\n          none: { without-result: "No result", back: list }\n`
  const told = (files: Example): string[] =>
    check(filesOf({ ...pathway, [casesFile]: shared, ...files }), { nations, asOf: '2026-11-22' })
      .diagnostics.filter(({ level }) => level === 'error')
      .map(({ file, line, owner, what }) => `${file.slice(folder.length + 1)}:${line} ${owner} ${what}`)

  test('one of them stands in the place of one of all nations that is called alike, and changes nobody else’s', () => {
    const changed = { [nationFile('scotland')]: scotland }
    expect(told(changed)).toEqual(['cases.yaml:5 scotland In Scotland, “A” ends at `wait`, not at `refer`'])
    const ours = '- case: A\n  story: A person.\n  list: [bleeding]\n  result: 20\n  ends: { all: wait }\n'
    expect(told({ ...changed, [own]: ours })).toEqual([])
    // The people of all nations are walked in the others as before.
    expect(told({ ...changed, [own]: ours, [casesFile]: shared.replace('all: refer', 'all: wait') })).toEqual(
      ['England', 'Northern Ireland'].map(
        (name) =>
          `cases.yaml:5 ${name.toLowerCase().replace(' ', '-')} In ${name}, “A” ends at \`refer\`, not at \`wait\``,
      ),
    )
  })

  test('others are added to those of all nations, and their faults are that nation’s', () => {
    const more = '- case: B\n  story: Another.\n  list: []\n  ends: { scotland: refer }\n'
    expect(told({ [own]: more })).toEqual([
      'cases.scotland.yaml:4 scotland In Scotland, “B” ends at `wait`, not at `refer`',
    ])
    expect(told({ [own]: more.replace('refer', 'wait') })).toEqual([])
    expect(told({ [own]: more.replace('refer', 'nowhere') })).toEqual([
      'cases.scotland.yaml:4 scotland No step is called `nowhere`',
    ])
    expect(told({ [own]: 'A person\n' })).toEqual([expect.stringMatching(/^cases\.scotland\.yaml:1 scotland /)])
    expect(told({ [own.replace('scotland', 'scotlnad')]: more })).toEqual([
      'cases.scotlnad.yaml:1 scotland Nothing reads a file called `cases.scotlnad.yaml` here',
    ])
  })
})
