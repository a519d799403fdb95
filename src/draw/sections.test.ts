/** What stands under the chart and by the title says no more and no less than the chart: limits, gaps, ways, signs. */
import { describe, expect, test } from 'vitest'
import { check } from '../pipeline.ts'
import { editions, viewOf, type Assets, type Site } from '../site.ts'
import { base, everyNation, filesOf, headWith } from '../validate/example.ts'
import { drawPathwayPage } from './page.ts'

const nations = ['wales'] as const
const asOf = '2026-11-22'
const facts = `name: Wales
languages: [en]
gateway: { name: The Gateway, source: guideline 1 }
urgency:
  same-day: { say: "Ring the ward today.", source: guideline 1 }
advice: { say: "Write through the gateway.", source: guideline 1 }
clocks:
  - { say: Seen, within: 14 days, from: the referral, urgency: urgent, source: guideline 1 }
  - { say: Scanned, within: 9 days, from: the referral, urgency: urgent, pathways: [other], source: guideline 1 }
`

/** Texts in `{ }` in quotes, as the reader wants them. */
const quoted = (text: string): string =>
  text.replace(/: ([A-Za-z0-9][^"{}[\],\n]*? [^"{}[\],\n]*[^"{}[\],\n ])(?= ?[,}])/g, ': "$1"')

/** The words of Wales's page, tags away, by section. */
function page(steps: string, more: { head?: string; nation?: string } = {}): (section: string) => string {
  const other = Object.fromEntries(
    Object.entries({ ...base(), ...everyNation('') }).map(([file, text]) => [
      file.replace('/example/example/', '/example/other/'),
      text.replace('title: Example', 'title: Other'),
    ]),
  )
  const files = filesOf({
    ...other,
    ...base({ head: headWith(more.head ?? ''), steps: quoted(steps) }),
    ...everyNation(quoted(more.nation ?? '')),
    'content/nations/wales.yaml': quoted(facts),
  })
  const checked = check(files, { nations, asOf })
  expect(
    checked.diagnostics.flatMap(({ level, file, line, what }) =>
      level === 'error' ? [`${file}:${line} ${what}`] : [],
    ),
  ).toEqual([])
  const site: Site = { checked, nations, asOf, assets: {} as Assets }
  const of = checked.pathways.get('wales')!.find(({ pathway }) => pathway.slug === 'example')!
  const html = drawPathwayPage(viewOf(site, editions(site)[0]!, of, '../../'), { name: 'Specialty' }).text
  const words = (part: string): string =>
    part
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replace(/\s+/g, ' ')
  return (section) => {
    const from = html.indexOf(section.startsWith('<') ? section : `id="section-${section}"`)
    expect(from, section).toBeGreaterThan(-1)
    const ends = [html.indexOf('<section', from + 1), html.indexOf('</dl>', from)].filter((end) => end > 0)
    return words(html.slice(from, section.startsWith('<dl') ? html.indexOf('</dl>', from) : ends[0]))
  }
}

const refer = 'refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: guideline 2 }\n'
const wait = 'wait: { kind: manage, do: Wait., if-still-concerned: ask, source: guideline 2 }\n'
const ask = 'ask: { kind: advice, do: Ask., then: refer, source: guideline 2 }\n'
const today = 'today: { kind: referral, strength: refer, urgency: same-day, do: Send today., source: guideline 2 }\n'

describe('who to refer', () => {
  test('says with each criterion the age and the time that it holds for', () => {
    const at = page(`start: pain
steps:
  pain:
    kind: criteria
    ask: Which pain?
    any-of:
      back: { say: Back pain, age: { below: 18 } }
      leg: { say: Leg pain, weeks: { above: 8 } }
    source: guideline 1
    yes: refer
    no: wait
  ${refer}  ${wait}  ${ask}`)
    expect(at('who')).toContain('( under 18 Back pain; Leg pain, more than 8 weeks )')
  })

  test('a gap is called one, with what to do meanwhile, where it stands among those not to refer', () => {
    const at = page(`start: pain
steps:
  pain: { kind: criteria, ask: Is there pain?, any-of: { a: Pain, b: Ache }, source: guideline 1, yes: refer, no: gap }
  ${refer}  gap: { kind: manage, not-known: The text says nothing of it., meanwhile: Use your local guidance., searched: 2026-11-01, if-still-concerned: ask }
  ${ask}`)
    expect(at('who-not')).toContain('Not known. The text says nothing of it. Meanwhile: Use your local guidance.')
  })
})

describe('how to refer', () => {
  test('names the gateway only where a referral goes through it, and says how the urgent ones go', () => {
    const steps = (no: string): string => `start: pain
steps:
  pain: { kind: criteria, ask: Is there pain?, any-of: { a: Pain, b: Ache }, source: guideline 1, yes: today, no: ${no} }
  ${today}`
    const onlyToday =
      page(`${steps('wait')}  wait: { kind: manage, do: Wait., if-still-concerned: ask, source: guideline 2 }
  ask: { kind: advice, urgency: same-day, do: Ask., then: today, source: guideline 2 }
`)
    expect(onlyToday('how')).toContain('Ring the ward today.')
    expect(onlyToday('how')).not.toContain('The Gateway')
    expect(onlyToday('advice')).not.toContain('Write through the gateway.')
    const both = page(`${steps('refer')}  ${refer}`)
    expect(both('how')).toContain('Ring the ward today.')
    expect(both('how')).toContain('Urgent: The Gateway')
    expect(both('advice')).toContain('Write through the gateway.')
  })

  test('whoever calls an ambulance waits for no result', () => {
    const at = page(
      `start: pain
steps:
  pain: { kind: criteria, ask: Is there pain?, any-of: { a: Pain, b: Ache }, source: guideline 1, yes: call, no: refer }
  ${refer}  call: { kind: referral, strength: must, urgency: emergency, do: Call 999., source: guideline 2 }
`,
    )
    expect(at('refer-call')).toContain('Say what is known of this, and wait for none of it')
    expect(at('refer-refer')).toContain('What it must contain')
  })

  test('a clock of other pathways is not said', () => {
    const at = page(`start: pain
steps:
  pain: { kind: criteria, ask: Is there pain?, any-of: { a: Pain, b: Ache }, source: guideline 1, yes: refer, no: wait }
  ${refer}  ${wait}  ${ask}`)
    expect(at('how')).toContain('14 days')
    expect(at('how')).not.toContain('9 days')
    expect(at('<dl class="keys"')).not.toMatch(/9\s*days/)
  })
})

describe('figures', () => {
  const level = (answers: string): string => `start: level
steps:
  level:
    kind: question
    ask: What is the level?
    measure: FIT
    unit: ug/g
    source: guideline 1
    answers:
${answers}
      none: { without-result: "No result", go: wait }
  ${refer}${answers.includes('today') ? `  ${today}` : ''}  ${wait}  ${ask}`
  const value = (id: string, what: string): string => `  ${id}: { what: "${what}", measure: FIT, unit: ug/g }\n`
  const given = (...ids: [string, number][]): string =>
    `values:\n${ids.map(([id, is]) => `  ${id}: { is: ${is}, source: guideline 1 }\n`).join('')}`

  test('where both sides of a value are referred, its sign is that of what lies beyond it', () => {
    const at = page(level('      soon: { up-to: limit, go: today }\n      late: { above: limit, go: refer }'), {
      head: `each-nation-says:\n${value('limit', 'Late')}`,
      nation: given(['limit', 7]),
    })
    expect(at('<dl class="keys"')).toContain('> 7 µg/g Late')
  })

  test('where the one side is referred, it is that of this side', () => {
    const at = page(level('      low: { below: limit, go: refer }\n      high: { from: limit, go: wait }'), {
      head: `each-nation-says:\n${value('limit', 'Low')}`,
      nation: given(['limit', 30]),
    })
    expect(at('<dl class="keys"')).toContain('< 30 µg/g Low')
  })

  const two = level(
    '      high: { from: upper, go: today }\n      middle: { from: lower, below: upper, go: refer }\n      low: { below: lower, go: wait }',
  )
  const head = `each-nation-says:\n${value('lower', 'Level, routine')}${value('upper', 'Level, today')}`

  test('that are not known, two at one question, are told apart by what they are about', () => {
    const gap = '{ not-known: Nobody says it., searched: 2026-11-01 }'
    const at = page(two, { head, nation: `values:\n  lower: ${gap}\n  upper: ${gap}\n` })
    for (const words of ['At or above: Level, today', 'At or above: Level, routine', 'Below: Level, routine'])
      expect(at('chart')).toContain(words)
  })

  test('that are the same stand once, with all that they are about', () => {
    const at = page(two, {
      head: head.replaceAll('Level, ', 'Level that counts, '),
      nation: given(['lower', 5], ['upper', 9]),
    })
    expect(at('<dl class="keys"')).toContain('≥ 5 µg/g Level that counts, routine ≥ 9 µg/g Level that counts, today')
    const same = page(
      level('      high: { from: upper, go: today }\n      low: { below: upper, go: other }\n').replace(
        '  refer:',
        `  other:
    kind: question
    ask: What is the other level?
    measure: FIT
    unit: ug/g
    source: guideline 1
    answers:
      high: { from: lower, go: refer }
      low: { below: lower, go: wait }
      none: { without-result: "No result", go: wait }
  refer:`,
      ),
      { head: head.replaceAll('Level, ', 'Level that counts, '), nation: given(['lower', 5], ['upper', 5]) },
    )
    expect(same('<dl class="keys"')).toContain('≥ 5 µg/g Level that counts, routine; today 14 days')
  })
})
