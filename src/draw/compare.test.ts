/** Nations side by side: what lines up, what counts as a difference, and who is not there. */
import { describe, expect, test } from 'vitest'
import { chartOf, viewOf, type Site } from '../site.ts'
import { check } from '../pipeline.ts'
import { nations, type NationId } from '../nations.ts'
import { base, filesOf, headWith, nation, register, stepsBut } from '../validate/example.ts'
import type { Example } from '../validate/rule.ts'
import { translator } from '../view/words.ts'
import { alignedIds, columnsOf, differs, drawCompare, rowsOf } from './compare.ts'

const asked = `each-nation-says:
  limit: { what: "The limit", measure: Ferritin, unit: ug/L }
`
const measured = stepsBut(
  '      yes: { say: "Yes", go: refer }\n      no: { say: "No", go: wait }',
  '      high: { from: limit, go: refer }\n      low: { below: limit, go: wait }\n      none: { without-result: "No result", go: wait }',
).replace('ask: Is there pain?', 'ask: What is the ferritin?\n    measure: Ferritin\n    unit: ug/L')
const value = (is: number): string => `values:\n  limit: { is: ${is}, source: "guideline 1" }\n`
const library: Example = {
  ...base({ head: headWith(asked), steps: measured }),
  ...nation('england', value(10), 'same as base'),
  ...nation(
    'scotland',
    `${value(20)}differs:
  - because: It waits otherwise.
    source: guideline 2
    steps:
      wait: { kind: manage, do: "Wait and see." }
`,
  ),
  ...nation(
    'wales',
    'because: Nobody read it.\nvalues:\n  limit: { not-known: "Nothing was found. Do not assume 10." }\n',
    'not checked',
  ),
  ...nation('northern-ireland', value(10), 'same as base'),
}

function made(files: Example, wanted: readonly NationId[], of: NationId) {
  const checked = check(filesOf(files), { nations: wanted, asOf: '2026-11-24' })
  expect(checked.diagnostics.filter(({ level, owner }) => level === 'error' && owner === of)).toEqual([])
  const site: Site = {
    checked,
    files: new Map(),
    nations: wanted,
    asOf: '2026-11-24',
    // What is drawn carries no style sheets or scripts.
    assets: {} as Site['assets'],
  }
  const pathway = checked.pathways.get(of)![0]!
  chartOf(pathway)
  const edition = {
    folder: of,
    nation: of,
    language: 'en' as const,
    facts: { name: of, languages: ['en' as const] },
    t: translator(undefined),
  }
  const view = viewOf(site, edition, pathway, '../../../')
  const columns = columnsOf(checked.siblings('example'), checked.library.nations)
  return { view, columns, rows: rowsOf(view, columns) }
}

test('steps of all nations stand in one reading order, each after the step that it follows where it is written', () => {
  expect(
    alignedIds(
      ['a', 'b', 'd'],
      [
        ['a', 'b', 'c', 'd'],
        ['x', 'a', 'e'],
      ],
    ),
  ).toEqual(['x', 'a', 'e', 'b', 'c', 'd'])
})

describe('what differs', () => {
  const { rows, columns, view } = made(library, nations, 'scotland')
  const row = (id: string) => rows.find((one) => one.id === id)!

  test('two figures for one value, and one step in other words; nothing else', () => {
    expect(rows.filter(differs).map(({ id }) => id)).toEqual(['value-limit', 'wait'])
  })

  test('a gap is said in full, and is not the same as silence', () => {
    const cell = row('value-limit').cells[nations.indexOf('wales')]!
    expect(cell.is).toBe('not known')
    expect('show' in cell && cell.show.text).toContain('Do not assume 10.')
  })

  test('a nation that was never checked is not shown the text of the base, and makes no difference', () => {
    expect(row('refer').cells.map(({ is }) => is)).toEqual(['said', 'said', 'not checked', 'said'])
    expect(differs(row('refer'))).toBe(false)
  })

  test('the figures that are most easily confused stand first, with whose they are', () => {
    expect(drawCompare(view, columns).text).toContain(
      'The limit: 10 µg/L in England, Northern Ireland; 20 µg/L in Scotland',
    )
  })
})

test('the source of a notice is said to be that of the nation on whose page it stands, and of no other', () => {
  const noticed: Example = {
    ...library,
    'content/sources.yaml': `${register}${register.replace('guideline:', 'website:')}`,
    'content/notices/scotland.yaml':
      'older:\n  say: An older website is online.\n  severity: information\n  starts: 2026-11-22\n  ends: 2027-05-21\n  approved-by: nobody yet\n  pathway: example\n  source: website 1\n',
  }
  const users = (of: NationId): string[] => {
    const { view, columns } = made(noticed, nations, of)
    return [...drawCompare(view, columns).text.matchAll(/id="section-source-website">.*?<b>(.*?)\.<\/b>/g)].map(
      ([, names]) => names!,
    )
  }
  expect(users('scotland')).toEqual(['scotland'])
  expect(users('england')).toEqual([])
})

describe('who is there', () => {
  test('a nation built alone is set beside the others just as when all are built', () => {
    const [alone, all] = [made(library, ['wales'], 'wales'), made(library, nations, 'wales')].map(
      ({ view, columns }) => drawCompare(view, columns).text,
    )
    expect(alone).toBe(all)
    expect(alone).toContain('Wait and see.')
  })

  test.for([
    [
      'a step that leads nowhere',
      {
        ...library,
        ...nation(
          'scotland',
          `${value(20)}differs:\n  - because: It waits.\n    source: guideline 2\n    steps:\n      pain: { kind: do, do: Wait., then: nowhere }\n`,
        ),
      },
    ],
    ['a file that cannot be read', { ...library, ...nation('scotland', 'valeus: {}\n') }],
  ] as const)('a sibling with %s is not shown, and the cells say so', ([, files]) => {
    const { rows, view, columns } = made(files, ['wales'], 'wales')
    expect(rows.every(({ cells }) => cells[nations.indexOf('scotland')]!.is === 'away')).toBe(true)
    expect(drawCompare(view, columns).text).toContain('Not available in this build')
  })
})
