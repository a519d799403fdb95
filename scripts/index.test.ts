/** The lookup of the real library: what GPs type finds the right pathway, in every nation and among a thousand. */
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { lookupFiles } from '../src/index/entries.ts'
import type { LookupData, MoreData } from '../src/index/format.ts'
import { openLookup } from '../src/index/lookup.ts'
import { nations, type NationId } from '../src/nations.ts'
import { indexedBy, type Edition, type Site } from '../src/site.ts'
import { queryKinds } from '../src/validate/schema/content.ts'
import { translator } from '../src/view/words.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'
import { crowdAround, isCalled } from './index/crowd.ts'
import { relevance, share, type Relevance } from './index/relevance.ts'

const asOf = '2026-11-24'
const { checked } = await loadLibrary({ roots: [repository], nations: [...nations], asOf })
const { queries } = checked.library
const slugs = new Set(checked.library.folders.map(({ slug }) => slug))

function filesOf(nation: NationId, language: 'en' | 'cy' = 'en'): Map<string, string> {
  const edition = {
    nation,
    language,
    folder: nation,
    facts: { name: nation, languages: [language] },
    t: translator(undefined),
  } satisfies Edition
  return lookupFiles(indexedBy({ checked, nations, asOf } as unknown as Site, edition))
}
const parsed = (files: Map<string, string>): [LookupData, MoreData] => [
  JSON.parse(files.get('lookup.json')!) as LookupData,
  JSON.parse(files.get('words.json')!) as MoreData,
]

/** The floors. What stands below them is shown, so that whoever broke it sees what. */
function expectFloors({ all, misses }: Relevance): void {
  const shares = {
    first: share(all.first, all),
    firstThree: share(all.firstThree, all),
    nothing: share(all.nothing, all),
  }
  const good = shares.first >= 0.95 && shares.firstThree >= 0.99 && shares.nothing <= 0.01
  expect(good ? [] : [JSON.stringify(shares), ...misses]).toEqual([])
}

test('the suite is large, of every kind, and asks nothing twice', () => {
  const typed = queries.flatMap(({ finds: _finds, ...kinds }) =>
    queryKinds.flatMap((kind) => (kinds[kind] ?? []).map((text) => text)),
  )
  expect(typed.length).toBeGreaterThanOrEqual(300)
  expect(typed.filter((text, i) => typed.indexOf(text) !== i)).toEqual([])
  for (const kind of queryKinds)
    expect(queries.flatMap((query) => query[kind] ?? []).length, kind).toBeGreaterThanOrEqual(25)
})

test('every pathway is asked for, and no query asks for one that there is not', () => {
  const asked = new Set(queries.flatMap(({ finds }) => finds))
  expect([...slugs].filter((slug) => !asked.has(slug))).toEqual([])
  expect([...asked].filter((slug) => !slugs.has(slug))).toEqual([])
})

describe.each([...nations])('%s', (nation) => {
  const [data, more] = parsed(filesOf(nation))
  const lookup = openLookup(data, more)
  test('the right pathway stands first', () => expectFloors(relevance(lookup, queries, slugs)))
  test('dysphagia and dysphasia stay apart', () => {
    const found = (typed: string): string[] => lookup.search(typed).hits.map(({ slug }) => slug)
    expect(found('dysphagia')[0]).toBe('suspected-upper-gi-cancer')
    expect(found('dysphasia')[0]).toBe('suspected-tia')
    expect(found('dysphasia')).not.toContain('suspected-upper-gi-cancer')
    expect(lookup.search('dysphasia').words).toMatchObject([{ term: 'dysphasia', unlike: 'dysphagia' }])
  })
})

test('the right pathway stands first among a thousand', () => {
  const { data, more, topics } = crowdAround(...parsed(filesOf('england')), 1000)
  expect(topics.size).toBe(1000 - slugs.size)
  const lookup = openLookup(data, more)
  expectFloors(
    relevance(lookup, queries, slugs, (slug, found) => {
      const topic = topics.get(slug)
      return topic !== undefined && isCalled(topic, found)
    }),
  )
  // Their own titles too, as they are typed: without what stands in brackets.
  const typed = [...topics].map(([slug, { title }]) => ({ slug, title: title.replace(/ \(.*/, '').toLowerCase() }))
  const lost = typed.filter(({ slug, title }) => lookup.search(title).hits[0]?.slug !== slug)
  expect(lost.length / typed.length).toBeLessThanOrEqual(0.05)
})

test('the same library gives the same bytes, whatever its order', () => {
  const reversed = new Map([...checked.pathways].map(([nation, list]) => [nation, [...list].reverse()]))
  const edition = {
    nation: 'wales',
    language: 'cy',
    folder: 'wales/cy',
    facts: { name: 'Wales', languages: ['cy'] },
    t: translator(undefined),
  } satisfies Edition
  const files = lookupFiles(
    indexedBy({ checked: { ...checked, pathways: reversed }, nations, asOf } as unknown as Site, edition),
  )
  expect([...files]).toEqual([...filesOf('wales', 'cy')])
})

test('the Welsh edition finds Welsh titles, mutated or not, and English words', () => {
  const lookup = openLookup(...parsed(filesOf('wales', 'cy')))
  const first = (typed: string): string | undefined => lookup.search(typed).hits[0]?.title
  const bowel = 'Amheuaeth o ganser y coluddyn mawr'
  expect([
    first('coluddyn'),
    first('canser y coluddyn'),
    first('nghanser coluddyn'),
    first('bowel cancer'),
    first('FIT 12'),
  ]).toEqual([bowel, bowel, bowel, bowel, bowel])
})

test('cases are not looked up', () => {
  const files = filesOf('england')
  // "looser" stands in stories alone in England's text.
  expect([...files.values()].join().includes('looser')).toBe(
    checked.library.glossary.some(({ also }) => also?.some((name) => name.includes('looser'))),
  )
})

test('the names of a thousand pathways are small enough for the first hit', () => {
  const { data } = crowdAround(...parsed(filesOf('england')), 1000)
  expect(brotliCompressSync(JSON.stringify(data)).length).toBeLessThan(17.5 * 1024)
})
