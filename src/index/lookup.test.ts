import { describe, expect, test } from 'vitest'
import { readEntries, writeEntries, type Entry, type MoreData, type WordEntry } from './format.ts'
import { openLookup, type Found, type Lookup } from './lookup.ts'

const entry = (slug: string, title: string, also: string[] = [], more: Partial<Entry> = {}): Entry => ({
  slug,
  title,
  specialty: 0,
  state: 'fine',
  redFlags: 'section-red-flags',
  also,
  ...more,
})
const word = (term: string, means: string | string[], more: Partial<WordEntry> = {}): WordEntry => ({
  term,
  means: [means].flat().map((say) => ({ say })),
  also: [],
  ...more,
})

function lookupOf(entries: Entry[], more: Partial<MoreData> = {}, welsh = false): Lookup {
  const none = entries.map(() => '').join('\n')
  return openLookup(
    { specialties: ['Neurology'], ...writeEntries(entries), ...(welsh ? { welsh } : {}) },
    { words: [], red: none, criteria: none, tests: none, urgency: none, ...more },
  )
}
const slugs = ({ hits }: Found): string[] => hits.map(({ slug }) => slug)

test('entries come back from the file as they went in', () => {
  const entries = [
    entry('a-b', 'A b', ['x | y', 'z', 'type 2 a', '#7 B b'], { state: 'withdrawn', redFlags: 'flags' }),
    entry('quite-other', 'A b'),
    entry('a-b-c', 'A b (c) d', [], { state: 'not checked', specialty: 1 }),
  ]
  const read = readEntries({ specialties: ['S', 'T'], ...writeEntries(entries) })
  expect(read).toEqual([{ ...entries[0], also: ['x y', 'z', 'type 2 a', '#7 B b'] }, entries[1], entries[2]])
})

describe('what a name weighs', () => {
  const lookup = lookupOf(
    [
      entry('breathlessness-in-pregnancy', 'Breathlessness in pregnancy'),
      entry('breathlessness', 'Breathlessness'),
      entry('heart', 'Suspected heart failure', ['HF', 'ankle swelling']),
      entry('legs', 'Swollen legs'),
    ],
    { criteria: '\n\nbreathlessness swelling\n' },
  )
  test('the whole title stands before a longer one, and both before a criterion', () => {
    expect(slugs(lookup.search('breathlessness'))).toEqual(['breathlessness', 'breathlessness-in-pregnancy', 'heart'])
  })
  test('a name stands before words that are scattered', () => {
    expect(slugs(lookup.search('ankle swelling'))[0]).toBe('heart')
  })
  test('the first letters find the title that begins so', () => {
    expect(slugs(lookup.search('hea'))).toEqual(['heart'])
    expect(slugs(lookup.search('swo'))).toEqual(['legs'])
  })
  test('it says what it was found by, but not that it was its title', () => {
    expect(lookup.search('hf').hits[0]!.by).toEqual({ text: 'HF' })
    expect(lookup.search('heart').hits[0]!.by).toBeUndefined()
    expect(lookup.search('breathlessness').hits[2]!.by).toEqual({ text: '', in: 'criteria' })
  })
  test('a specialty finds its pathways', () => {
    expect(slugs(lookup.search('neurology'))).toHaveLength(4)
  })
})

describe('slips', () => {
  const lookup = lookupOf([
    entry('swallowing', 'Difficulty swallowing', ['dysphagia']),
    entry('speech', 'Loss of speech', ['dysphasia']),
    entry('lungs', 'Coughing up blood', ['haemoptysis']),
    entry('thyroid', 'Hyperthyroidism'),
    entry('prostate', 'Raised PSA', ['seven point score']),
  ])
  test.for([
    ['hemoptysis', 'lungs'],
    ['haemoptisis', 'lungs'],
    ['heamoptysis', 'lungs'],
    ['dysfagia', 'swallowing'],
    ['dysphagai', 'swallowing'],
    ['cuoghing', 'lungs'],
    ['swalowing', 'swallowing'],
    ['coughingup', 'lungs'],
    ['haemo ptysis', 'lungs'],
  ])('%s finds %s', ([typed, slug]) => {
    expect(slugs(lookup.search(typed!))[0]).toBe(slug)
  })
  test('words that are known are never taken for one another', () => {
    expect(slugs(lookup.search('dysphagia'))).toEqual(['swallowing'])
    expect(slugs(lookup.search('dysphasia'))).toEqual(['speech'])
    expect(slugs(lookup.search('dysphag'))).toEqual(['swallowing'])
    expect(slugs(lookup.search('dysphas'))).toEqual(['speech'])
  })
  test('where a slip may be either of two, both are offered', () => {
    expect(lookup.search('dysphaia').instead).toEqual([{ typed: 'dysphaia', meant: ['dysphagia', 'dysphasia'] }])
    expect(slugs(lookup.search('dysphaia')).sort()).toEqual(['speech', 'swallowing'])
  })
  test('opposites and short words are never slips of one another', () => {
    expect(slugs(lookup.search('hypothyroidism'))).toEqual([])
    expect(slugs(lookup.search('psb'))).toEqual([])
    expect(slugs(lookup.search('semen'))).toEqual([])
  })
  test('the other spelling of a word is no slip', () => {
    expect(lookup.search('hemoptysis').instead).toEqual([])
    expect(lookup.search('haemoptisis').instead).toEqual([{ typed: 'haemoptisis', meant: ['haemoptysis'] }])
  })
  test('the text of pages is asked for the right word, and for words that are not known here', () => {
    expect(lookup.search('haemoptisis saliva ').inText[0]).toBe('haemoptysis saliva')
  })
  test('nothing found names what is near', () => {
    expect(lookup.search('hypothyroidism')).toMatchObject({ hits: [], near: [] })
    expect(lookup.search('haemostasis')).toMatchObject({ hits: [], near: ['haemoptysis'] })
  })
})

describe('figures', () => {
  const lookup = lookupOf([
    entry('bowel', 'Bowel cancer', ['FIT', 'type 2 test']),
    entry('wait', 'Urgent route', ['2ww', '2 week wait']),
    entry('skin', 'Skin', ['7 point checklist']),
  ])
  test.for([
    'fit 12',
    'FIT 12.5 µg/g',
    'fit>10',
    'fit=8',
    'fit12',
    '?fit 12ug/g',
    'fit 10 ug / g',
    'fit 3/12',
    'fit 1+',
  ])('%s looks up FIT', (typed) => {
    const found = lookup.search(typed)
    expect(slugs(found)).toEqual(['bowel'])
    expect(found.query).toEqual({ words: ['fit'], figures: true, longNumber: false })
    expect(found.inText[0]).toBe('fit')
  })
  test('the figure changes nothing', () => {
    expect(lookup.search('fit 9').hits).toEqual(lookup.search('fit 4000').hits)
  })
  test('names with a figure in them are words', () => {
    expect(slugs(lookup.search('2ww'))).toEqual(['wait'])
    expect(slugs(lookup.search('2 week wait'))).toEqual(['wait'])
    expect(slugs(lookup.search('7 point checklist'))).toEqual(['skin'])
    expect(lookup.search('fit 2 weeks').query.words).toEqual(['fit'])
  })
  test.for(['943 476 5919', '9434765919', '943-476-5919', '0101701234 fit', 'fit 943 476 5919'])(
    '%s: the long number is dropped, and said to be',
    (typed) => {
      const found = lookup.search(typed)
      expect(found.query.longNumber).toBe(true)
      expect(JSON.stringify(found)).not.toMatch(/\d{3}/)
    },
  )
  test('figures alone find nothing, and are nothing to look for in the text', () => {
    expect(lookup.search('12.5')).toMatchObject({ hits: [], words: [], near: [], inText: [] })
  })
})

describe('words of the glossary', () => {
  const lookup = lookupOf(
    [
      entry('heart', 'Heart failure', ['breathless']),
      entry('skin', 'Skin cancer', ['malignant melanoma']),
      entry('blood', 'Multiple myeloma'),
      entry('breast', 'Breast cancer'),
      entry('bowel', 'Bowel cancer', ['change in bowel habit']),
    ],
    {
      words: [
        word('SOB', 'shortness of breath', { also: ['breathless'] }),
        word('MM', ['malignant melanoma', 'multiple myeloma']),
        word('2WW', 'suspected cancer', { route: true }),
        word('gullet cancer', 'cancer of the gullet'),
        word('diarrhoea', 'loose stools', { see: ['change in bowel habit'] }),
        word('clubbing', 'a change in the nails', { also: [] }),
      ],
    },
  )
  test('another name of what was typed is looked up, and said', () => {
    expect(lookup.search('sob').hits).toMatchObject([
      { slug: 'heart', by: { text: 'breathless', of: 'SOB', as: 'another-name' } },
    ])
    expect(lookup.search('shortness of br').hits[0]!.slug).toBe('heart')
  })
  test('each meaning of an abbreviation is offered, and each hit says which it takes', () => {
    const { hits, words } = lookup.search('mm')
    expect(words.map(({ term }) => term)).toEqual(['MM'])
    expect(hits.map(({ slug, by }) => [slug, by?.text, by?.as])).toEqual([
      ['blood', 'multiple myeloma', 'one-meaning'],
      ['skin', 'malignant melanoma', 'one-meaning'],
    ])
  })
  test('one meaning, typed out, is that meaning', () => {
    expect(slugs(lookup.search('multiple myeloma'))).toEqual(['blood'])
  })
  test('a route is no illness', () => {
    expect(slugs(lookup.search('2ww breast'))[0]).toBe('breast')
    expect(slugs(lookup.search('2ww')).sort()).toEqual(['bowel', 'breast', 'skin'])
  })
  test('a word that no pathway has is not passed over', () => {
    const [first] = lookup.search('gullet cancer').hits
    const [sure] = lookup.search('breast cancer').hits
    expect(sure!.slug).toBe('breast')
    expect(first).not.toMatchObject({ by: { of: 'gullet cancer' } })
  })
  test('a wider term finds what its own names do not, and is not called one of them', () => {
    expect(lookup.search('diarrhoea').hits).toMatchObject([
      { slug: 'bowel', by: { text: 'change in bowel habit', of: 'diarrhoea', as: 'related-to' } },
    ])
  })
  test('before the glossary has come, names are found', () => {
    const early = openLookup({ specialties: ['S'], ...writeEntries([entry('heart', 'Heart failure')]) })
    expect(slugs(early.search('heart'))).toEqual(['heart'])
  })
})

describe('rank', () => {
  test('of pathways called alike, those not checked, past their day and withdrawn stand last', () => {
    const lookup = lookupOf([
      entry('d', 'Suspected TIA', [], { state: 'withdrawn' }),
      entry('c', 'Suspected TIA', [], { state: 'past review' }),
      entry('b', 'Suspected TIA', [], { state: 'not checked' }),
      entry('a', 'TIA clinic'),
    ])
    expect(slugs(lookup.search('tia'))).toEqual(['a', 'b', 'c', 'd'])
  })
  test('what is not checked still stands before what only mentions the word', () => {
    const lookup = lookupOf([entry('a', 'Suspected TIA', [], { state: 'not checked' }), entry('b', 'Falls')], {
      criteria: '\ntia',
    })
    expect(slugs(lookup.search('tia'))).toEqual(['a', 'b'])
  })
  test('ties stand in one order, whatever the order of the file', () => {
    const entries = [entry('a-fit', 'Fit b'), entry('b-fit', 'Fit a'), entry('c-fit', 'Fit ab')]
    const order = slugs(lookupOf(entries).search('fit'))
    expect(order).toEqual(['b-fit', 'a-fit', 'c-fit'])
    expect(slugs(lookupOf([...entries].reverse()).search('fit'))).toEqual(order)
  })
  test('at most eight', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      entry(`leg-${i}`, `Leg ${'abcdefghijklmnopqrstuvwxyzabcd'[i]!.repeat(3 + (i % 3))}`),
    )
    expect(lookupOf(many).search('leg').hits).toHaveLength(8)
  })
})

describe('Welsh', () => {
  const lookup = lookupOf(
    [
      entry('bowel', 'Amheuaeth o ganser y coluddyn', ['Suspected bowel cancer']),
      entry('breast', 'Canser y fron'),
      entry('kidney', 'Clefyd cronig yr arennau'),
    ],
    {},
    true,
  )
  test.for([
    ['canser', ['breast', 'bowel']],
    ['ganser', ['breast', 'bowel']],
    ['nghanser', ['breast', 'bowel']],
    ['chanser y fron', ['breast']],
    ['bron', ['breast']],
    ['mron', ['breast']],
    ['glefyd', ['kidney']],
    ['nghlefyd', ['kidney']],
    ['aren', ['kidney']],
    ['bowel', ['bowel']],
  ] as const)('%s finds %s, mutated or not', ([typed, wanted]) => {
    expect(slugs(lookup.search(typed)).slice(0, wanted.length).sort()).toEqual([...wanted].sort())
  })
  test('accents are set aside', () => {
    expect(slugs(lookupOf([entry('heart', 'Clefyd y galon â dŵr')], {}, true).search('dwr'))).toEqual(['heart'])
  })
  test('English words are not mutated', () => {
    expect(slugs(lookupOf([entry('breast', 'Breast')]).search('preast'))).toEqual([])
  })
})

test('a thousand random texts are answered without an error, and each twice alike', () => {
  const lookup = lookupOf([entry('a', 'Heart failure', ['HF']), entry('b', 'Skin')], {
    words: [word('SOB', 'shortness of breath')],
  })
  const letters = 'abehft 12.,:?()[]|…µ≥é’\u0301\u202e😀-'
  let seed = 7
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below
  for (let i = 0; i < 1000; i++) {
    const typed = Array.from({ length: random(24) }, () => [...letters][random([...letters].length)]).join('')
    expect(lookup.search(typed)).toEqual(lookup.search(typed))
  }
})

describe('filters', () => {
  const entries = [
    entry('lung-cancer', 'Lung cancer'),
    entry('lung-clot', 'Lung clot'),
    entry('lung-test', 'Lung test', [], { specialty: 1 }),
  ]
  const lookup = openLookup(
    { specialties: ['Respiratory', 'Imaging'], ...writeEntries(entries) },
    { words: [], red: '\n\n', criteria: '\n\n', tests: '\n\n', urgency: 'cr\ne\nr' },
  )

  test('narrow the hits to a specialty, to an urgency, and to both', () => {
    expect(slugs(lookup.search('lung'))).toHaveLength(3)
    expect(slugs(lookup.search('lung', { specialty: 'Imaging' }))).toEqual(['lung-test'])
    expect(slugs(lookup.search('lung', { urgency: 'routine' })).sort()).toEqual(['lung-cancer', 'lung-test'])
    expect(slugs(lookup.search('lung', { urgency: 'routine', specialty: 'Respiratory' }))).toEqual(['lung-cancer'])
    expect(lookup.slugs({ urgency: 'emergency' })).toEqual(new Set(['lung-clot']))
  })

  test('what was found under a filter is forgotten without it', () => {
    expect(slugs(lookup.search('lung clot', { urgency: 'routine' }))).not.toContain('lung-clot')
    expect(slugs(lookup.search('lung clot'))[0]).toBe('lung-clot')
  })

  test('before the words have come, no pathway is said to refer in any way', () => {
    const early = openLookup({ specialties: ['Respiratory', 'Imaging'], ...writeEntries(entries) })
    expect(early.slugs({ urgency: 'emergency' }).size).toBe(0)
  })
})

describe('why a pathway is offered', () => {
  const entries = [entry('gut', 'Bowel cancer'), entry('spine', 'Back pain'), entry('eyes', 'Temporal arteritis')]
  const lookup = lookupOf(entries, { red: ['weight loss bleeding', 'feeling loss', 'vision loss'].join('\n') })
  const why = (typed: string): Record<string, string | undefined> =>
    Object.fromEntries(lookup.search(typed).hits.map(({ slug, by }) => [slug, by?.in]))

  test('its red flags are named only where they have all that was typed', () => {
    expect(why('weight loss')).toMatchObject({ gut: 'red' })
    expect(why('feeling weight loss')).toMatchObject({ gut: 'part', spine: 'part' })
  })

  test('a word in its name counts with those in its red flags', () => {
    expect(why('bowel bleeding')).toMatchObject({ gut: 'red' })
  })
})

test('an abbreviation that was typed whole is not first taken for the beginning of another word', () => {
  const entries = [entry('breast', 'Breast cancer', ["peau d'orange"]), entry('clot', 'Deep vein thrombosis')]
  const words = [
    word('PE', ['pulmonary embolism', 'physical examination'], { kind: 'abbreviation' } as Partial<WordEntry>),
  ]
  const red = ['', 'embolism pulmonary'].join('\n')
  expect(slugs(lookupOf(entries, { words, red }).search('pe'))).toEqual(['clot', 'breast'])
  // Nobody knows yet what is meant.
  expect(slugs(lookupOf(entries, { words, red }).search('p'))).toContain('breast')
})
