import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PathwayFolder } from '../folder.ts'
import { nations, type NationId } from '../nations.ts'
import { isGap } from '../pathway.ts'
import type { Base, Nation, NationValue } from '../validate/schema/pathway.ts'
import type { Step } from '../validate/schema/step.ts'
import { fit } from './fit.ts'
import { resolve, resolveBase, resolveBoard } from './resolve.ts'

const manage = (words: string, after?: string): Step => ({
  kind: 'manage',
  do: words,
  source: 'guideline 1',
  ...(after === undefined ? {} : { after }),
})

const base: Base = {
  title: 'Example',
  purpose: 'Shows overlays.',
  for: 'Nobody.',
  version: 1,
  status: 'draft',
  'review-by': '2027-11-22',
  'each-nation-says': { limit: { what: 'The limit', measure: 'FIT', unit: 'ug/g' } },
  send: [{ say: 'Age', source: 'guideline 2' }],
  start: 'a',
  steps: { a: manage('A'), b: manage('B'), c: manage('C') },
}

const stance = (more: Partial<Nation> = {}): Nation => ({
  stands: 'differs',
  'reviewed-against': 'base 1',
  'adopted-by': 'nobody yet',
  ...more,
})

function folder(
  written: Partial<Record<NationId, Nation>>,
  boards: Record<`${NationId}.${string}`, Nation> = {},
): PathwayFolder {
  const typed = (id: string, value: Nation) => [id, { file: `${id}.yaml`, value }] as const
  return {
    slug: 'example',
    specialty: 'example',
    base: { file: 'base.yaml', value: base },
    nations: new Map(Object.entries(written).map(([id, value]) => typed(id, value))) as PathwayFolder['nations'],
    boards: new Map(Object.entries(boards).map(([id, value]) => typed(id, value))) as PathwayFolder['boards'],
    translations: new Map(),
  }
}

const order = (written: Nation): string[] => [...resolve(folder({ wales: written }), 'wales')!.steps.keys()]

describe('a nation on top of the base', () => {
  test('that writes nothing of its own has the base, and says who wrote it', () => {
    const pathway = resolve(folder({ wales: stance({ stands: 'same as base' }) }), 'wales')!
    const { steps, sections, start } = resolveBase(folder({}))
    expect(pathway.steps).toEqual(steps)
    expect(pathway.sections).toEqual(sections)
    expect(pathway.start).toBe(start)
    expect([...pathway.steps.values()].map(({ by }) => by)).toEqual(['base', 'base', 'base'])
  })

  test('writes a step whole: nothing of the base stays in it', () => {
    const own: Step = { kind: 'manage', do: 'Other' }
    const pathway = resolve(
      folder({ wales: stance({ differs: [{ because: 'Why.', source: 'guideline 9', steps: { b: own } }] }) }),
      'wales',
    )!
    expect(pathway.steps.get('b')).toEqual({
      value: own,
      by: 'wales',
      at: { file: 'wales.yaml', path: ['differs', 0, 'steps', 'b'] },
      because: 'Why.',
      source: 'guideline 9',
    })
    expect(pathway.steps.get('a')!.by).toBe('base')
  })

  test('leaves out steps, and remembers where it says so', () => {
    const pathway = resolve(
      folder({ wales: stance({ differs: [{ because: 'Why.', without: ['a', 'b'] }] }) }),
      'wales',
    )!
    expect([...pathway.steps.keys()]).toEqual(['c'])
    expect(pathway.without.get('b')).toEqual({ file: 'wales.yaml', path: ['differs', 0, 'without', 1] })
  })

  test('replaces a section, and leaves the others', () => {
    const pathway = resolve(
      folder({ wales: stance({ differs: [{ because: 'Why.', sections: { 'red-flags': ['Collapse'] } }] }) }),
      'wales',
    )!
    expect(pathway.sections['red-flags']).toMatchObject({
      value: ['Collapse'],
      by: 'wales',
      because: 'Why.',
      at: { file: 'wales.yaml', path: ['differs', 0, 'sections', 'red-flags'] },
    })
    expect(pathway.sections.send).toMatchObject({ by: 'base' })
    expect(pathway.differences).toEqual([
      { because: 'Why.', by: 'wales', steps: [], without: [], sections: ['red-flags'] },
    ])
  })

  test('cannot bring in a value that the base does not ask for', () => {
    const pathway = resolve(
      folder({ wales: stance({ values: { other: { is: 1, source: 'guideline 3' } } }) }),
      'wales',
    )!
    expect([...pathway.values.keys()]).toEqual(['limit'])
  })

  test('with a graph of its own has no step of the base', () => {
    const pathway = resolve(
      folder({
        wales: stance({ stands: 'own graph', because: 'All is different.', start: 'x', steps: { x: manage('X') } }),
      }),
      'wales',
    )!
    expect([...pathway.steps]).toEqual([
      [
        'x',
        {
          value: manage('X'),
          by: 'wales',
          at: { file: 'wales.yaml', path: ['steps', 'x'] },
          because: 'All is different.',
        },
      ],
    ])
    expect(pathway.start).toBe('x')
    expect(pathway.differences).toEqual([])
  })

  test('that means to have a graph of its own, and has written none, has that of the base', () => {
    const pathway = resolve(folder({ wales: stance({ stands: 'own graph', because: 'All is different.' }) }), 'wales')!
    expect([...pathway.steps.keys()]).toEqual(['a', 'b', 'c'])
  })

  test('that somebody adopted is built from the base they reviewed, and a draft from the base as it is now', () => {
    const old: Base = { ...base, version: 1, steps: { ...base.steps, a: manage('Old A') } }
    const kept = (more: Partial<Nation>): PathwayFolder => ({
      ...folder({ wales: stance({ stands: 'same as base', ...more }) }),
      base: { file: 'base.yaml', value: { ...base, version: 2 } },
      oldBases: new Map([[1, { file: 'base.1.yaml', value: old }]]),
    })
    const adopted = { body: 'A body', role: 'A role', date: '2026-11-24' }
    const firstStep = (one: PathwayFolder): unknown => resolve(one, 'wales')!.steps.get('a')
    expect(firstStep(kept({ 'adopted-by': adopted }))).toMatchObject({
      value: { do: 'Old A' },
      at: { file: 'base.1.yaml' },
    })
    expect(firstStep(kept({}))).toMatchObject({ value: { do: 'A' }, at: { file: 'base.yaml' } })
    // Reviewed again: it goes on.
    expect(firstStep(kept({ 'adopted-by': adopted, 'reviewed-against': 'base 2' }))).toMatchObject({
      value: { do: 'A' },
    })
  })

  test('that has no file has no pathway', () => {
    expect(resolve(folder({}), 'wales')).toBeUndefined()
  })
})

describe('new steps stand where their nation says', () => {
  const adding = (steps: Record<string, Step>): Nation => stance({ differs: [{ because: 'Why.', steps }] })

  test('after a step of the base', () => {
    expect(order(adding({ x: manage('X', 'a') }))).toEqual(['a', 'x', 'b', 'c'])
  })
  test('several after the same step keep the order in which they are written', () => {
    expect(order(adding({ x: manage('X', 'a'), y: manage('Y', 'a') }))).toEqual(['a', 'x', 'y', 'b', 'c'])
  })
  test('after another new step, even one that is written later', () => {
    expect(order(adding({ y: manage('Y', 'x'), x: manage('X', 'b') }))).toEqual(['a', 'b', 'x', 'y', 'c'])
  })
  test('after a step that is left out: where that stood', () => {
    const written = adding({ x: manage('X', 'b') })
    expect(order({ ...written, differs: [{ ...written.differs![0]!, without: ['b'] }] })).toEqual(['a', 'x', 'c'])
  })
  test('whose place is not known come before those that are each said to come after the other', () => {
    expect(order(adding({ y: manage('Y', 'z'), z: manage('Z', 'y'), x: manage('X', 'nowhere') }))).toEqual([
      'a',
      'b',
      'c',
      'x',
      'y',
      'z',
    ])
  })
  test('whose place is not known come last, and none is lost', () => {
    expect(order(adding({ x: manage('X', 'nowhere'), y: manage('Y', 'z'), z: manage('Z', 'y') }))).toEqual([
      'a',
      'b',
      'c',
      'x',
      'y',
      'z',
    ])
  })
})

describe('a board on top of its nation', () => {
  const files = folder(
    {
      scotland: stance({
        values: { limit: { is: 20, source: 'guideline 3' } },
        differs: [{ because: 'Nation.', steps: { b: manage('B of Scotland') } }],
      }),
    },
    {
      'scotland.lothian': stance({
        differs: [{ because: 'Board.', steps: { c: manage('C of Lothian') }, without: ['a'] }],
      }),
    },
  )

  test('has what its nation has, but for what it writes', () => {
    const pathway = resolveBoard(files, 'scotland', 'lothian')!
    expect([...pathway.steps].map(([id, { by }]) => [id, by])).toEqual([
      ['b', 'scotland'],
      ['c', 'scotland.lothian'],
    ])
    expect(pathway.values.get('limit')!.given).toMatchObject({ value: { is: 20 }, by: 'scotland' })
    expect(pathway.differences.map(({ by }) => by)).toEqual(['scotland', 'scotland.lothian'])
  })

  test('has a step that it writes, though its nation left that step out; its own slip stays one', () => {
    const board = (differs: Nation['differs']): string[] => {
      const nation = stance({ differs: [{ because: 'Nation.', without: ['b'] }] })
      const own = folder({ scotland: nation }, { 'scotland.lothian': stance({ differs }) })
      return [...resolveBoard(own, 'scotland', 'lothian')!.steps.keys()]
    }
    expect(board([{ because: 'Board.' }])).toEqual(['a', 'c'])
    expect(board([{ because: 'Board.', steps: { b: manage('B of Lothian') } }])).toEqual(['a', 'b', 'c'])
    expect(board([{ because: 'Board.', steps: { b: manage('B of Lothian') }, without: ['b'] }])).toEqual(['a', 'c'])
  })

  test('is left out with its nation where only others are asked for', () => {
    const boards = (asked: NationId): string[] =>
      fit({ folders: [files] }, [asked])[0]!.boards.map(({ board }) => board!)
    expect([boards('scotland'), boards('wales')]).toEqual([['lothian'], []])
  })

  test('changes nothing for its nation', () => {
    resolveBoard(files, 'scotland', 'lothian')
    expect([...resolve(files, 'scotland')!.steps.keys()]).toEqual(['a', 'b', 'c'])
  })
})

describe('whatever nations write', () => {
  const ids = ['a', 'b', 'c', 'x', 'y']
  const step = fc
    .record({ words: fc.string(), after: fc.option(fc.constantFrom(...ids), { nil: undefined }) })
    .map(({ words, after }) => manage(words, after))
  const steps = fc.dictionary(fc.constantFrom(...ids), step, { maxKeys: 4 })
  const value: fc.Arbitrary<NationValue> = fc.oneof(
    fc.integer().map((is) => ({ is, source: 'guideline 3' })),
    fc.constant({ 'not-known': 'Nothing was found.' }),
  )
  const written: fc.Arbitrary<Nation> = fc
    .record({
      differs: fc.array(
        fc.record({
          because: fc.constant('Why.'),
          steps,
          without: fc.subarray(ids),
          sections: fc.constantFrom({}, { send: ['Name'] }),
        }),
        { maxLength: 3 },
      ),
      values: fc.option(fc.record({ limit: value }), { nil: undefined }),
    })
    .map((more) => stance(more as Partial<Nation>))
  const all = fc.record({ england: written, scotland: written, wales: written, 'northern-ireland': written })

  test('every step and section knows who wrote it, and it is the base or the nation', () => {
    fc.assert(
      fc.property(all, (files) => {
        for (const nation of nations) {
          const { steps, sections, differences } = resolve(folder(files), nation)!
          for (const [id, { by, at, value }] of steps) {
            if (by === 'base') expect(value).toBe(base.steps[id])
            else {
              expect(by).toBe(nation)
              expect(at.file).toBe(`${nation}.yaml`)
              expect(differences.some((one) => one.steps.includes(id))).toBe(true)
            }
          }
          for (const { by } of Object.values(sections)) expect(['base', nation]).toContain(by)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('no value reaches a nation that did not state it', () => {
    fc.assert(
      fc.property(all, (files) => {
        for (const nation of nations) {
          const given = resolve(folder(files), nation)!.values.get('limit')!.given
          const own = files[nation].values?.limit
          expect(given?.value).toBe(own)
          if (own) expect(given).toMatchObject({ by: nation, at: { file: `${nation}.yaml` } })
          if (own && isGap(own)) expect(given!.value).not.toHaveProperty('is')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a nation is the same whoever else stands beside it', () => {
    fc.assert(
      fc.property(all, (files) => {
        expect(resolve(folder(files), 'wales')).toEqual(resolve(folder({ wales: files.wales }), 'wales'))
      }),
      { numRuns: 100 },
    )
  })

  test('no step stands twice or is lost', () => {
    fc.assert(
      fc.property(written, (one) => {
        const { steps, without } = resolve(folder({ wales: one }), 'wales')!
        const expected = new Set(
          [...Object.keys(base.steps), ...(one.differs ?? []).flatMap((d) => Object.keys(d.steps ?? {}))].filter(
            (id) => !without.has(id),
          ),
        )
        expect(new Set(steps.keys())).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})
