/** Completion is asked where somebody types, marked `|` here. The text is broken there, as texts are while they are written. */
import { describe, expect, test } from 'vitest'
import { complete, type Names } from './complete.ts'

const names: Names = {
  steps: new Map([
    ['pain', 'Is there pain?'],
    ['refer', 'Refer.'],
  ]),
  sources: new Map([['nice-ng12', 'Suspected cancer']]),
  values: new Map([['fit-threshold', 'Result that leads to referral']]),
  pathways: new Map([['haematuria', 'Haematuria']]),
}
const at = (kind: Parameters<typeof complete>[0], marked: string): string[] => {
  const text = marked.replace('|', '')
  const { from, offers } = complete(kind, text, marked.indexOf('|'), names)
  const typed = marked.slice(from, marked.indexOf('|'))
  return offers.map((offer) => offer.text).filter((offer) => offer.startsWith(typed))
}

describe('keys', () => {
  test('of a file, but none that stands there', () => {
    const keys = at('base', 'title: A\n|\nversion: 1\nsteps:\n  pain:\n    kind: question\n')
    expect(keys).toContain('purpose: ')
    expect(keys).not.toContain('title: ')
    expect(keys).not.toContain('version: ')
  })

  test('of a step are those of its kind, wherever the kind stands', () => {
    const step = (lines: string): string =>
      `title: A\nsteps:\n  one:\n    kind: do\n  refer:\n${lines}  last:\n    kind: test\n`
    expect(at('base', step('    kind: referral\n    u|\n'))).toEqual(['urgency: '])
    expect(at('base', step('    u|\n    kind: referral\n'))).toEqual(['urgency: '])
    expect(at('base', step('    kind: question\n    u|\n'))).toEqual(['unit: '])
  })

  test('of an answer, of an item of a list, and inside braces', () => {
    expect(at('base', 'steps:\n  one:\n    kind: question\n    answers:\n      yes:\n        g|\n')).toEqual(['go: '])
    expect(at('base', 'changes:\n  - version: 1\n    b|\n')).toEqual(['because: '])
    expect(at('base', 'steps:\n  one: { kind: referral, s|\n')).toEqual([
      'searched: ',
      'strength: ',
      'service: ',
      'source: ',
    ])
  })

  test('of a nation’s steps, under the reason to differ', () => {
    const text =
      'stands: differs\ndiffers:\n  - because: Other.\n    steps:\n      one:\n        kind: manage\n        if|\n'
    expect(at('nation', text)).toEqual(['if-still-concerned: '])
  })

  test('that are names: values of a nation, steps of a case', () => {
    expect(at('nation', 'values:\n  f|\n')).toEqual(['fit-threshold: '])
    expect(at('cases', '- case: A\n  pa|\n')).toEqual(['pain: '])
    expect(at('nation', 'differs:\n  - because: A.\n    without:\n      - r|\n')).toEqual(['refer'])
  })
})

describe('values', () => {
  test('words of the schema', () => {
    expect(at('base', 'steps:\n  one:\n    kind: re|\n')).toEqual(['referral'])
    expect(at('base', 'steps:\n  one:\n    kind: referral\n    urgency: |\n')).toContain('suspected-cancer')
    expect(at('nation', 'stands: |')).toContain('not checked')
    expect(at('base', 'steps:\n  one: { kind: referral, strength: m|')).toEqual(['must', 'may'])
  })

  test('names of steps, sources, values and pathways', () => {
    expect(at('base', 'steps:\n  one:\n    kind: question\n    answers:\n      yes: { say: "Yes", go: |')).toEqual([
      'pain',
      'refer',
    ])
    expect(at('base', 'red-flags:\n  - say: Collapse\n    source: n|\n')).toEqual(['nice-ng12'])
    expect(at('base', 'steps:\n  one:\n    kind: question\n    answers:\n      high:\n        from: |\n')).toEqual([
      'fit-threshold',
    ])
    expect(at('base', 'steps:\n  one:\n    kind: go-to\n    pathway: |\n')).toEqual(['haematuria'])
    expect(at('cases', '- case: A\n  ends: { all: |')).toEqual(['pain', 'refer'])
  })

  test('nothing where a text of one’s own is written', () => {
    expect(at('base', 'title: |')).toEqual([])
    expect(at('base', 'steps:\n  one:\n    kind: do\n    do: |')).toEqual([])
  })
})

describe('what is offered says what it means', () => {
  const offersAt = (kind: Parameters<typeof complete>[0], marked: string) =>
    complete(kind, marked.replace('|', ''), marked.indexOf('|'), names)

  test('a key by its own sentence', () => {
    const { from, offers } = offersAt('base', 'title: A\npu|\n')
    expect(from).toBe(9)
    expect(offers.find(({ text }) => text === 'purpose: ')).toEqual({
      text: 'purpose: ',
      means: 'What it decides, in one sentence.',
    })
  })

  test('a word by the sentence of its key, a name by the words of what it names', () => {
    expect(offersAt('base', 'status: |').offers[0]).toEqual({
      text: 'draft',
      means: '`draft` until approvals can be bound to content.',
    })
    expect(offersAt('base', 'start: |').offers).toEqual([
      { text: 'pain', means: 'Is there pain?' },
      { text: 'refer', means: 'Refer.' },
    ])
    expect(offersAt('nation', 'values:\n  |\n').offers).toEqual([
      { text: 'fit-threshold: ', means: 'Result that leads to referral' },
    ])
    expect(offersAt('nation', 'differs:\n  - because: A.\n    without:\n      - |\n').offers).toEqual([
      { text: 'pain', means: 'Is there pain?' },
      { text: 'refer', means: 'Refer.' },
    ])
  })
})

describe('however it is written', () => {
  test('a key in quotes, spaces after a word, a list in braces', () => {
    expect(at('base', '"title": A\n|\n')).not.toContain('title: ')
    expect(at('base', '"status": a|\n')).toEqual(['approved'])
    expect(at('base', 'steps:\n  one:\n    kind: referral  \n    u|\n')).toEqual(['urgency: '])
    expect(at('base', 'red-flags:\n  - { say: Collapse, s|\n')).toEqual(['source: '])
    expect(at('base', 'red-flags:\n  - { say: Collapse, source:  n|\n')).toEqual(['nice-ng12'])
    expect(at('base', 'steps:\n  one:\n    kind: manage\n    then:|\n')).toEqual(['pain', 'refer'])
    expect(at('base', 'steps:\n  one: { kind: manage, then:|')).toEqual(['pain', 'refer'])
    expect(at('base', 'steps:\n  one: { kind: manage, do: A } |\n')).toEqual([])
  })

  test('the last day of a notice is no step', () => {
    expect(at('notices', 'one:\n  ends: |\n')).toEqual([])
  })
})

describe('names', () => {
  const inStep = (key: string): string => `steps:\n  one:\n    kind: manage\n    ${key}: |\n`
  test.each(['go', 'back', 'then', 'yes', 'no', 'yes-back', 'no-back', 'after', 'meets-at', 'if-still-concerned'])(
    'of steps after %s',
    (key) => {
      expect(at('base', inStep(key))).toEqual(['pain', 'refer'])
    },
  )
  test.each(['from', 'above', 'below', 'up-to'])('of values after %s', (key) => {
    expect(at('base', `steps:\n  one:\n    kind: question\n    answers:\n      high:\n        ${key}: |\n`)).toEqual([
      'fit-threshold',
    ])
  })

  test('that stand there already are not offered again', () => {
    expect(at('nation', 'values:\n  fit-threshold: { is: 1 }\n  |\n')).toEqual([])
    expect(at('cases', '- case: A\n  pain: yes\n  |\n')).toContain('refer: ')
    expect(at('cases', '- case: A\n  pain: yes\n  |\n')).not.toContain('pain: ')
  })

  test('of steps where a case ends, and of nations before them', () => {
    expect(at('cases', '- case: A\n  ends:\n    all: |\n')).toEqual(['pain', 'refer'])
    expect(at('cases', '- case: A\n  ends:\n    s|\n')).toEqual(['scotland: '])
    expect(at('cases', '- case: A\n  ends:\n    p|\n')).toEqual([])
    expect(at('cases', '- case: A\n  story: |\n')).toEqual([])
  })

  test('of steps stand in cases beside their keys, and nowhere deeper; in other files not at all', () => {
    expect(at('cases', '- case: A\n  facts:\n    |\n')).toEqual(['age: ', 'weeks: '])
    expect(at('translation', 'pa|\n')).toEqual(['page: '])
    expect(at('exceptions', '- rule: a\n  |\n')).toEqual(['file: ', 'at: ', 'reason: '])
  })
})
