/** A threshold, an urgency or a clock that was read only in somebody else's words says so wherever it is shown. */
import { describe, expect, test } from 'vitest'
import { check } from '../pipeline.ts'
import { editions, viewOf, type Assets, type Site } from '../site.ts'
import { base, everyNation, filesOf, headWith, register } from '../validate/example.ts'
import { drawPathwayPage } from './page.ts'

const nations = ['wales'] as const
const asOf = '2026-11-22'
const told = 'Source seen second hand'

const second = `${register}hearsay:
  organisation: Hearsay
  title: What somebody says of it
  nation: all
  version: "1"
  accessed: 2026-11-22
  seen: second hand
`
const steps = (threshold: string, urgency: string, item: string): string => `start: level
steps:
  level:
    kind: question
    ask: What is the level?
    measure: FIT
    unit: ug/g
    source: ${threshold}
    answers:
      high: { from: limit, go: sign }
      low: { below: limit, go: refer }
      none: { without-result: "No result", go: refer }
  sign:
    kind: criteria
    ask: Is there a sign?
    any-of:
      mass: { say: "A mass", source: "${item}" }
    source: guideline 3
    yes: refer
    no: refer
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "${urgency}" }
`

/** The page of Wales; each source is of what it is named for. */
function page(
  by: { threshold?: string; value?: string; urgency?: string; clock?: string; item?: string } = {},
): string {
  const seen = 'guideline 1'
  const files = filesOf({
    ...base({
      head: headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n'),
      steps: steps(by.threshold ?? seen, by.urgency ?? seen, by.item ?? seen),
    }),
    ...everyNation(`values:\n  limit: { is: 10, source: "${by.value ?? seen}" }\n`),
    'content/sources.yaml': second,
    'content/nations/wales.yaml': `name: Wales\nlanguages: [en]\nclocks:\n  - say: Seen\n    within: 14 days\n    from: the referral\n    urgency: urgent\n    source: "${by.clock ?? seen}"\n`,
  })
  const checked = check(files, { nations, asOf })
  expect(checked.diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  const site: Site = { checked, nations, asOf, assets: {} as Assets }
  const [of] = checked.pathways.get('wales')!
  return drawPathwayPage(viewOf(site, editions(site)[0]!, of!, '../../'), { name: 'Specialty' }).text
}

/** The texts of those parts of a page that a pattern finds. */
const parts = (html: string, pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([part]) => part)
const figures = /<div><dd class="n">[\s\S]*?<\/div>/g
const card = (id: string): RegExp => new RegExp(`id="${id}"[\\s\\S]*?(?=<li id="|<section|<div class="legend)`, 'g')

test('where everything was read at its publisher, nothing is said', () => {
  expect(page()).not.toContain(told)
})

describe.each(['hearsay 1', 'guideline 1; hearsay 1'])('from %s', (source) => {
  test('a value says so as a key figure, under its question and among the evidence', () => {
    const html = page({ value: source })
    const [value, clock] = parts(html, figures)
    expect(value).toContain('The limit')
    expect(value).toContain(told)
    expect(clock).not.toContain(told)
    expect(parts(html, card('level'))[0]).toContain(told)
    expect(html.split(told).length - 1).toBe(3)
  })

  test('a clock says so as a key figure and in the list of clocks', () => {
    const html = page({ clock: source })
    const [value, clock] = parts(html, figures)
    expect(value).not.toContain(told)
    expect(clock).toContain('14')
    expect(clock).toContain(told)
    expect(html.split(told).length - 1).toBe(2)
  })

  test.each([
    ['a threshold', 'threshold', 'level'],
    ['an urgency', 'urgency', 'refer'],
    ['a criterion', 'item', 'sign'],
  ] as const)('%s says so at its step', (_, key, id) => {
    expect(parts(page({ [key]: source }), card(id))[0]).toContain(told)
  })
})
