import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Graph, Way } from '../graph.ts'
import type { Chart, Row } from './chart.ts'
import { checkChart } from './check-chart.ts'
import { layOut } from './layout.ts'
import { pinsOf } from './pins.ts'
import { randomGraph } from './random-graph.ts'
import { graphFrom, sketch } from './sketch.ts'
import { forwardOrder, survey } from './survey.ts'

/** Lays a graph out, holds the drawing against it, and compares it with the one drawn by hand. */
function draws(graph: string, chart: string, pins = {}): void {
  const laidOut = layOut(graphFrom(graph), pins)
  expect(checkChart(graphFrom(graph), laidOut)).toEqual([])
  expect(sketch(laidOut)).toBe(chart.replace(/^\n|\n\s*$/g, '').replace(/^ {6}/gm, ''))
}

describe('the four nations’ charts of suspected colorectal cancer, drawn by hand', () => {
  const first = `
    findings: yes refer-on-findings, no symptoms
    symptoms: yes request-fit, no below-criteria
    request-fit: fit-result`

  test('England and Wales: one road; a referral written once, then its letter', () => {
    draws(
      `${first}
      fit-result: raised refer, below concern, no-result concern
      concern: yes refer, not-sure ask-specialist, no safety-net
      ask-specialist: after-advice
      after-advice: yes refer, no safety-net`,
      `
      1 findings  yes [A refer-on-findings]  ↓ no
      2 symptoms  no [B below-criteria]  ↓ yes
      3 request-fit  ↓ then
      4 fit-result  raised [C refer], no-result on to 5  ↓ below
      5 concern  yes C, no [D safety-net]  ↓ not-sure
      6 ask-specialist  ↓ then
      7 after-advice  yes C, no D`,
    )
  })

  test('Scotland: the result is a fan of three answers that end', () => {
    draws(
      `${first}
      fit-result: raised refer, below below-threshold, no-result refer`,
      `
      1 findings  yes [A refer-on-findings]  ↓ no
      2 symptoms  no [B below-criteria]  ↓ yes
      3 request-fit  ↓ then
      4 fit-result  ⊥  raised [C refer], below [D below-threshold], no-result C`,
    )
  })

  test('Northern Ireland: the shorter branch stands beside the question, the longer goes on', () => {
    draws(
      `${first}
      fit-result: raised refer, below concern, no-result concern
      concern: yes refer, not-sure ask-specialist, no repeat-fit
      ask-specialist: after-advice
      after-advice: yes refer, no safety-net
      repeat-fit: repeat-result
      repeat-result: raised refer, below concern-persists, no-result concern-persists
      concern-persists: yes refer-after-two, no safety-net`,
      `
      1 findings  yes [A refer-on-findings]  ↓ no
      2 symptoms  no [B below-criteria]  ↓ yes
      3 request-fit  ↓ then
      4 fit-result  raised [C refer], no-result on to 5  ↓ below
      5 concern  yes C, not-sure (6 ask-specialist  ↓ then; 7 after-advice  yes C, no E)  ↓ no
      8 repeat-fit  ↓ then
      9 repeat-result  raised C, no-result on to 10  ↓ below
      10 concern-persists  yes [D refer-after-two], no [E safety-net]`,
    )
  })
})

describe('forms', () => {
  test('an answer that ends stands beside, the other goes down', () => {
    draws('ask: yes refer, no do\ndo: manage', '1 ask  yes [A refer]  ↓ no\n2 do  then [B manage]')
  })

  test('an inset that re-joins: the road goes straight to where both answers meet', () => {
    draws(
      `ask: yes do, no next
       do: sure
       sure: yes refer, no next
       next: yes manage, no advice`,
      `
      1 ask  yes (2 do  ↓ then; 3 sure  yes [A refer], no on to 4)  ↓ no
      4 next  yes [B manage], no [C advice]`,
    )
  })

  test('an inset that loops is never the road', () => {
    draws(
      `fit: returned
       returned: no second-kit, yes result
       second-kit: back returned
       result: high refer, low manage`,
      `
      1 fit  ↓ then
      2 returned  no (3 second-kit  then back to 2)  ↓ yes
      4 result  high [A refer], low [B manage]`,
    )
  })

  test('a road that does nothing but go back stays a road', () => {
    draws(
      `see: worse refer, same wait
       wait: call
       call: book
       book: back see`,
      `
      1 see  worse [A refer]  ↓ same
      2 wait  ↓ then
      3 call  ↓ then
      4 book  then back to 1`,
    )
  })

  test('a skip: a detour longer than all that follows stays on the road', () => {
    draws(
      `ask: yes a, no last
       a: b
       b: c
       c: last
       last: yes refer, no manage`,
      `
      1 ask  no on to 5  ↓ yes
      2 a  ↓ then
      3 b  ↓ then
      4 c  ↓ then
      5 last  yes [A refer], no [B manage]`,
    )
  })

  test('a bypass: a longer detour that re-joins stands right after its question', () => {
    draws(
      `ask: yes a, no next
       a: b
       b: c
       c: next
       next: e
       e: f
       f: yes refer, no manage`,
      `
      1 ask  yes road 2  ↓ no
      5 next  ↓ then
      6 e  ↓ then
      7 f  yes [A refer], no [B manage]
      road 2, bypass, 1 yes
        2 a  ↓ then
        3 b  ↓ then
        4 c  then on to 5`,
    )
  })

  test('a fan that re-joins: a rail for the answers that go on', () => {
    draws(
      `bnp: low other, middle clinic, high urgent-clinic
       clinic: water-tablet
       urgent-clinic: water-tablet
       water-tablet: review`,
      `
      1 bnp  ⊥ 4  low [A other], middle (2 clinic  then on to 4), high (3 urgent-clinic  then on to 4)
      4 water-tablet  then [B review]`,
    )
  })

  test('a fan that ends; two answers that end are no fan', () => {
    draws('ask: a one, b two, c three', '1 ask  ⊥  a [A one], b [B two], c [C three]')
    draws('ask: a one, b two', '1 ask  a [A one], b [B two]')
    draws(
      'ask: a one, b two, c three, d four, e five',
      '1 ask  a [A one], b [B two], c [C three], d [D four], e [E five]',
    )
  })

  test('no fan where one answer is the way on', () => {
    draws('ask: a one, b two, c next\nnext: d one, e two', '1 ask  a [A one], b [B two]  ↓ c\n2 next  d A, e B')
  })

  test('two evenly short answers stand side by side; of an uneven pair the longer goes down', () => {
    draws(
      'ask: a one, b two\none: refer\ntwo: manage',
      '1 ask  ⊥  a (2 one  then [A refer]), b (3 two  then [B manage])',
    )
    draws(
      'ask: a one, b two\none: refer\ntwo: three\nthree: manage',
      '1 ask  a (2 one  then [A refer])  ↓ b\n3 two  ↓ then\n4 three  then [B manage]',
    )
  })

  test('both long, never to meet: the longest is the road, the other stands below it', () => {
    draws(
      `ask: yes a, no p
       a: b
       b: c
       c: refer
       p: q
       q: r
       r: s
       s: manage`,
      `
      1 ask  yes road 2  ↓ no
      2 p  ↓ then
      3 q  ↓ then
      4 r  ↓ then
      5 s  then [A manage]
      road 2, below, 1 yes
        6 a  ↓ then
        7 b  ↓ then
        8 c  then [B refer]`,
    )
  })

  test('a road below the road that a bypass left waits until both have ended', () => {
    draws(
      `ask: yes a, no next
       a: long x, short b
       x: x2
       x2: x3
       x3: refer
       b: c
       c: d
       d: e
       e: next
       next: f
       f: g
       g: h
       h: i
       i: manage`,
      `
      1 ask  yes road 2  ↓ no
      7 next  ↓ then
      8 f  ↓ then
      9 g  ↓ then
      10 h  ↓ then
      11 i  then [A manage]
      road 2, bypass, 1 yes
        2 a  long road 3  ↓ short
        3 b  ↓ then
        4 c  ↓ then
        5 d  ↓ then
        6 e  then on to 7
      road 3, below, 2 long
        12 x  ↓ then
        13 x2  ↓ then
        14 x3  then [B refer]`,
    )
  })

  test('a web: every cross way leads on to a later number', () => {
    draws(
      `ask: yes a, no b
       a: yes c, no d
       b: yes c, no d
       c: c2
       c2: c3
       c3: refer
       d: d2
       d2: d3
       d3: manage`,
      `
      1 ask  no (2 b  yes on to 4, no on to 7)  ↓ yes
      3 a  no road 2  ↓ yes
      4 c  ↓ then
      5 c2  ↓ then
      6 c3  then [A refer]
      road 2, below, 3 no
        7 d  ↓ then
        8 d2  ↓ then
        9 d3  then [B manage]`,
    )
  })

  test('a step that two questions lead to stands with the later one', () => {
    draws(
      `one: yes x, no two
       two: yes x, no three
       x: three
       three: yes refer, no manage`,
      `
      1 one  yes on to 3  ↓ no
      2 two  yes (3 x  then on to 4)  ↓ no
      4 three  yes [A refer], no [B manage]`,
    )
  })

  test('an outcome is in full on the road, not inside the detour that mentions it first', () => {
    draws(
      `ask: yes do, no last
       do: sure
       sure: yes refer, no last
       last: yes refer, no manage`,
      `
      1 ask  yes (2 do  ↓ then; 3 sure  yes A, no on to 4)  ↓ no
      4 last  yes [A refer], no [B manage]`,
    )
  })
})

describe('an emergency stays on the road', () => {
  test('rather than in a detour that comes straight back', () => {
    draws(
      `ask: yes flags, no next
       flags: yes ambulance!, no next
       next: a
       a: b
       b: refer`,
      `
      1 ask  no on to 3  ↓ yes
      2 flags  yes [A ambulance]  ↓ no
      3 next  ↓ then
      4 a  ↓ then
      5 b  then [B refer]`,
    )
  })

  test('rather than in a column', () => {
    draws(
      `ask: a one, b flags!, c three
       one: next
       flags!: yes ambulance!, no next
       three: next
       next: refer`,
      `
      1 ask  a (2 one  then on to 5), c (3 three  then on to 5)  ↓ b
      4 flags  yes [A ambulance]  ↓ no
      5 next  then [B refer]`,
    )
  })

  test('rather than in a column that ends', () => {
    draws(
      'ask: a one, b flags\none: refer\nflags: yes ambulance!, no manage',
      `
      1 ask  a (2 one  then [A refer])  ↓ b
      3 flags  yes [B ambulance], no [C manage]`,
    )
  })

  test('but a short one does not push a long road below it', () => {
    draws(
      `ask: yes flags, no next
       flags: yes ambulance!, no manage
       next: a
       a: b
       b: refer`,
      `
      1 ask  yes (2 flags  yes [A ambulance], no [B manage])  ↓ no
      3 next  ↓ then
      4 a  ↓ then
      5 b  then [C refer]`,
    )
  })
})

describe('a step for who is still concerned, which no answer leads to', () => {
  const drawn = (text: string, ...asides: string[]): string => {
    const graph = { ...graphFrom(text), asides }
    const chart = layOut(graph)
    expect(checkChart(graph, chart)).toEqual([])
    return sketch(chart)
  }
  const road = 'ask: yes do, no manage\ndo: sure\nsure: yes refer, no manage'

  test('stands after all roads; what it shares with them is a link back to it', () => {
    expect(drawn(`${road}\ncall: heard\nheard: agreed refer, not-agreed do, new visit\nvisit: see-again`, 'call')).toBe(
      `1 ask  no [A manage]  ↓ yes
2 do  ↓ then
3 sure  yes [B refer], no A
road 2, aside
  4 call  ↓ then
  5 heard  agreed B, not-agreed back to 2  ↓ new
  6 visit  then [C see-again]`,
    )
  })

  test('may end at once, and is drawn once however often it is named', () => {
    const text = `${road}\nadvice:\nother: advice`
    expect(drawn(text, 'advice', 'other', 'advice', 'refer', 'do', 'nobody')).toMatch(
      /\nroad 2, aside\n {2}C advice\nroad 3, aside\n {2}4 other {2}then C$/,
    )
    expect(drawn(text, 'other', 'advice')).toMatch(/\nroad 2, aside\n {2}4 other {2}then \[C advice\]$/)
  })

  test('moves nothing of the roads before it', () => {
    fc.assert(
      fc.property(randomGraph(60), (graph) => {
        const { start, ways, urgent } = graph
        const [all, plain] = [layOut(graph), layOut({ start, ways, ...(urgent ? { urgent } : {}) })]
        expect(all.roads.slice(0, plain.roads.length)).toEqual(plain.roads)
        expect(all.order.slice(0, plain.order.length)).toEqual(plain.order)
      }),
      { numRuns: 500 },
    )
  })
})

describe('pins', () => {
  const graph = `ask: yes a, no next
       a: b
       b: c
       c: next
       next: e
       e: f
       f: yes refer, no manage`

  test('the author’s way on wins, and a road has the author’s title', () => {
    draws(
      graph,
      `
      1 ask  no on to 5  ↓ yes
      2 a  ↓ then
      3 b  ↓ then
      4 c  ↓ then
      5 next  ↓ then
      6 e  ↓ then
      7 f  yes [A refer], no [B manage]`,
      { on: { ask: 'yes' } },
    )
    expect(sketch(layOut(graphFrom(graph), { titles: { a: 'With sciatica' } }))).toContain(
      'road 2, bypass, 1 yes: With sciatica',
    )
  })

  test('the author’s join wins', () => {
    const text = 'ask: a one, b two\none: end\ntwo: end\nend: last\nlast: refer'
    expect(sketch(layOut(graphFrom(text)))).toMatch(/^1 ask {2}⊥ 4/)
    draws(
      text,
      `
      1 ask  ⊥ 5  a (2 one  then on to 4), b (3 two  ↓ then; 4 end  then on to 5)
      5 last  then [A refer]`,
      { join: { ask: 'last' } },
    )
  })

  test('a pin that the graph has outgrown is left aside', () => {
    const plain = layOut(graphFrom(graph))
    for (const pins of [{ on: { ask: 'gone', f: 'yes', no: 'x' } }, { join: { ask: 'gone', f: 'ask' } }])
      expect(layOut(graphFrom(graph), pins)).toEqual(plain)
  })

  test('what was chosen, pinned, is chosen again', () => {
    fc.assert(
      fc.property(randomGraph(60), (one) => {
        const chart = layOut(one)
        expect(layOut(one, pinsOf(chart))).toEqual(chart)
      }),
      { numRuns: 1000 },
    )
  })

  test('no pin makes a wrong drawing', () => {
    fc.assert(
      fc.property(randomGraph(40), fc.nat(5), fc.nat(40), (one, answer, join) => {
        const ids = [...one.ways.keys()]
        const pins = {
          on: Object.fromEntries(ids.map((id) => [id, `a${answer}`])),
          join: Object.fromEntries(ids.map((id, i) => [id, `s${i + join}`])),
        }
        expect(checkChart(one, layOut(one, pins))).toEqual([])
        expect(checkChart(one, layOut(one, { on: pins.on }))).toEqual([])
        expect(checkChart(one, layOut(one, { join: pins.join }))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})

describe('any graph', () => {
  test('the same graph is always drawn the same, whatever is shared between runs', () => {
    fc.assert(
      fc.property(randomGraph(80), (one) => {
        expect(layOut(structuredClone(one))).toEqual(layOut(one))
      }),
      { numRuns: 300 },
    )
  })

  test('an unknown start draws nothing; a start that ends is one outcome', () => {
    expect(layOut({ start: 'x', ways: new Map() })).toEqual({ roads: [], order: [], marks: new Map() })
    draws('refer:', 'A refer')
  })

  test('steps that nothing leads to, and ways to steps that do not exist, are left out', () => {
    const graph = graphFrom('ask: yes refer, no manage\nisland: ask')
    const ways = new Map(graph.ways)
    ways.set('ask', [...ways.get('ask')!, { from: 'ask', answer: 'lost', to: 'nowhere' }])
    expect(sketch(layOut({ ...graph, ways }))).toBe('1 ask  yes [A refer], no [B manage]')
  })

  test('a loop that its author did not declare is drawn as a return', () => {
    draws('a: b\nb: again a, done refer', '1 a  ↓ then\n2 b  again back to 1, done [A refer]')
    draws('a: again a, done refer', '1 a  again back to 1, done [A refer]')
  })

  test('a declared return to a step that nothing else leads to is the way there', () => {
    draws('a: yes b, no refer\nb: back c\nc: manage', '1 a  no [A refer]  ↓ yes\n2 b  ↓ then\n3 c  then [B manage]')
  })

  test('a chain of twenty thousand steps, and detours five hundred deep, do not overflow', () => {
    const ways = new Map<string, Way[]>()
    for (let i = 0; i < 20_000; i++) ways.set(`s${i}`, [{ from: `s${i}`, answer: 'then', to: `s${i + 1}` }])
    ways.set('s20000', [])
    expect(forwardOrder({ start: 's0', ways }).order).toHaveLength(20_001)

    const deep = Array.from({ length: 500 }, (_, i) => `q${i}: yes p${i}, no j${i}\np${i}: q${i + 1}`)
    const up = Array.from({ length: 500 }, (_, i) => `j${499 - i}: ${i < 499 ? `j${498 - i}` : 'refer'}`)
    const graph = graphFrom([...deep, 'q500: r', 'r: s', 's: t', 't: j499', ...up].join('\n'))
    const chart = layOut(graph, { on: Object.fromEntries(deep.map((_, i) => [`q${i}`, 'no'])) })
    expect(chart.roads).toHaveLength(501)
    expect(checkChart(graph, chart)).toEqual([])
  })

  test('letters go on after Z', () => {
    const answers = Array.from({ length: 54 }, (_, i) => `a${i} end${i}`)
    const { marks } = layOut(graphFrom(`ask: ${answers.join(', ')}`))
    expect(['end0', 'end25', 'end26', 'end51', 'end52', 'end53'].map((id) => marks.get(id))).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'BA',
      'BB',
    ])
  })
})

test('a new outcome on a question moves no other step', () => {
  fc.assert(
    fc.property(randomGraph(40), fc.nat(), fc.nat(), (graph, which, where) => {
      const { steps, onlyBack } = survey(graph)!
      // A step that could only be left backwards becomes, by its first outcome, one that is left forwards.
      const questions = steps.filter((id, i) => graph.ways.get(id)!.length > 1 && !onlyBack[i])
      fc.pre(questions.length > 0)
      const id = questions[which % questions.length]!
      const answers = [...graph.ways.get(id)!]
      answers.splice(where % (answers.length + 1), 0, { from: id, answer: 'new', to: 'new' })
      const ways = new Map([...graph.ways, [id, answers] as const, ['new', []] as const])
      const [before, after] = [layOut(graph), layOut({ ...graph, ways } satisfies Graph)]
      expect(after.order.filter((one) => one !== 'new')).toEqual(before.order)
      expect(standing(after).filter(([one]) => one !== 'new')).toEqual(standing(before))
    }),
    { numRuns: 2000 },
  )
})

/** Every step with the road or the row it stands on. */
function standing(chart: Chart): [string, string][] {
  const rows = (list: readonly Row[], on: string): [string, string][] =>
    list.flatMap((row) => [
      [row.step, on] as [string, string],
      ...row.exits.flatMap((exit): [string, string][] =>
        exit.form === 'inset'
          ? rows(exit.rows, `beside ${row.step}`)
          : exit.form === 'outcome'
            ? [[exit.way.to, `${on}, at ${row.step}`]]
            : [],
      ),
    ])
  return chart.roads.flatMap(({ kind, rows: list }) => rows(list, `${kind} ${list[0]?.step}`))
}
