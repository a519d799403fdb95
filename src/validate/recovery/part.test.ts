/** What is left of a file when something in it is wrong, and where it stands. */
import { describe, expect, test } from 'vitest'
import { readYaml } from '../../read/yaml.ts'
import { baseFile, example, nationFile, register } from '../example.ts'
import { schemas } from '../validate.ts'
import { partOf } from './part.ts'

type Kind = keyof typeof schemas

const cases =
  '- case: Pain\n  story: A person has pain.\n  pain: yes\n  ends: { all: refer }\n- case: None\n  story: A person has none.\n  pain: no\n  ends: { all: wait }\n'
const texts: readonly [Kind, string][] = [
  ['base', example[baseFile]!],
  ['nation', example[nationFile('wales')]!],
  ['sources', register],
  ['nation-facts', 'name: Wales\nlanguages: [en, cy]\n'],
  [
    'organisations',
    'called: Board\ncalled-many: Boards\ncomplete: true\norganisations:\n  powys: { name: Powys }\n  gwent: { name: Gwent }\n',
  ],
]
const dataOf = (text: string): Record<string, unknown> => readYaml('f', text).data as never

function without(data: Record<string, unknown>, path: readonly (string | number)[]): unknown {
  const copy = structuredClone(data)
  const holder = path.slice(0, -1).reduce((here, step) => here[step] as never, copy as Record<string | number, unknown>)
  Reflect.deleteProperty(holder, path.at(-1)!)
  return copy
}

describe('whichever key is missing, the rest is sure', () => {
  const keys = texts.flatMap(([kind, text]) =>
    Object.keys(dataOf(text))
      .filter((key) => key !== 'steps' && schemas[kind].safeParse(without(dataOf(text), [key])).success === false)
      .map((key): [Kind, string, string] => [kind, key, text]),
  )
  test('of several kinds of file', () => {
    expect(keys.map(([kind, key]) => `${kind} ${key}`)).toEqual([
      'base title',
      'base purpose',
      'base for',
      'base version',
      'base status',
      'base review-by',
      'base start',
      'nation stands',
      'nation reviewed-against',
      'nation adopted-by',
      'nation-facts name',
      'nation-facts languages',
      'organisations called',
      'organisations called-many',
      'organisations complete',
      'organisations organisations',
    ])
  })

  test.each(keys)('%s: %s', (kind, key, text) => {
    const whole = dataOf(text)
    const part = partOf(schemas[kind], without(whole, [key]))!
    expect(part.value).toMatchObject(without(whole, [key]) as object)
    expect([part.doubtful([key]), part.doubtful([key, 'inner'])]).toEqual([true, true])
    const others = Object.keys(whole).filter((one) => one !== key)
    expect(others.filter((one) => part.doubtful([one]))).toEqual([])
    expect(part.doubtful([])).toBe(false)
  })
})

test('an entry of a list that lacks what cannot be made up is left out, and the next ones keep their places', () => {
  const data = dataOf(cases) as unknown as Record<string, unknown>[]
  const wrong = [7, data[0], { case: 'One' }, { ...data[1], ends: 'refer' }, data[1]]
  const part = partOf(schemas.cases, wrong)!
  const names = (part.value as { case: string }[]).map((one) => one.case)
  expect(names).toEqual(['Pain', 'One', 'None', 'None'])
  expect(names.map((_, i) => part.inFile([i, 'case']))).toEqual([
    [1, 'case'],
    [2, 'case'],
    [3, 'case'],
    [4, 'case'],
  ])
  // A case is judged as a whole.
  expect([0, 1, 2, 3, 4].filter((i) => part.doubtful([i, 'case']))).toEqual([0, 2, 3])
  expect(part.inFile([9, 'case', 4])).toEqual([9, 'case', 4])
})

describe('steps', () => {
  const whole = dataOf(example[baseFile]!)
  const steps = whole['steps'] as Record<string, Record<string, unknown>>
  const baseWith = (more: Record<string, unknown>): unknown => ({ ...whole, steps: { ...steps, ...more } })

  test('that cannot be read have a stand-in, and nothing of them is sure', () => {
    const part = partOf(schemas.base, baseWith({ wait: { kind: 'nothing' } }))!
    expect((part.value as { steps: unknown }).steps).toMatchObject({
      pain: steps['pain'],
      wait: { kind: 'manage', 'not-known': '…' },
    })
    expect(['pain', 'refer', 'wait'].filter((id) => part.doubtful(['steps', id, 'do']))).toEqual(['wait'])
  })

  test('of which a text is not a text keep all else', () => {
    const part = partOf(schemas.base, baseWith({ wait: { ...steps['wait'], do: [7], note: 7 } }))!
    expect((part.value as { steps: Record<string, unknown> }).steps['wait']).toEqual({
      kind: 'manage',
      source: 'guideline 1.3',
      'if-still-concerned': 'refer',
    })
    expect(part.doubtful(['steps', 'wait', 'source'])).toBe(true)
  })

  test.each([
    ['whose id is no id', baseWith({ 'Not an id': steps['wait'] })],
    ['under a misspelt key', { ...(without(whole, ['steps']) as object), stpes: steps }],
    ['that are not there', without(whole, ['steps'])],
    ['that are a list', { ...whole, steps: [7] }],
  ])('%s leave nothing sure', (_, data) => {
    expect(partOf(schemas.base, data)).toBeUndefined()
  })

  test.each([
    ['differs', { differs: 7 }],
    ['diffres', { diffres: [{ because: 'Other.', without: ['wait'] }] }],
    ['an entry of differs', { differs: ['text'] }],
  ])('nor does what a nation writes under %s', (_, more) => {
    expect(
      partOf(schemas.nation, { ...dataOf(example[nationFile('wales')]!), stands: 'differs', ...more }),
    ).toBeUndefined()
  })

  test('a change keeps its steps when its reason is missing; without its source they are in doubt', () => {
    const nation = dataOf(example[nationFile('wales')]!)
    const change = { because: 'Other.', source: 'guideline 1', steps: { wait: steps['wait'] } }
    const partWith = (one: object) => partOf(schemas.nation, { ...nation, stands: 'differs', differs: [one, change] })!
    const at = ['differs', 0, 'steps', 'wait', 'do'] as const
    const noReason = partWith({ ...change, because: undefined })
    expect((noReason.value as { differs: unknown[] }).differs).toHaveLength(2)
    expect([noReason.doubtful(at), noReason.doubtful(['differs', 0, 'because'])]).toEqual([false, true])
    const noSource = partWith({ ...change, source: 7 })
    expect([noSource.doubtful(at), noSource.doubtful(['differs', 1, 'steps', 'wait'])]).toEqual([true, false])
  })
})

test('a misspelt key leaves in doubt what was meant as well', () => {
  const data = dataOf(example[baseFile]!)
  const { send, ...rest } = data
  const part = partOf(schemas.base, { ...rest, sned: send })!
  expect([part.doubtful(['send']), part.doubtful(['sned']), part.doubtful(['purpose'])]).toEqual([true, true, false])
  const near = partOf(schemas.base, { ...data, zzz: 7 })!
  expect([near.doubtful(['zzz']), near.doubtful(['send'])]).toEqual([true, false])
})

test.each([[7], ['text'], [[]], [null], [{}]])('%j is nothing of which anything is sure', (data) => {
  expect(partOf(schemas.base, data)).toBeUndefined()
})
