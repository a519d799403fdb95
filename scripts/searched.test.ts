/** What full text reads of a page: all that the step and the sections with words of their own say, and of the rest nothing. */
import { expect, test } from 'vitest'
import { bare } from '../src/index/bare.ts'
import { ownWords, searchedIn } from '../src/index/searched.ts'
import { pathwayFiles } from '../src/layouts/pathway.ts'
import { nations } from '../src/nations.ts'
import type { Site } from '../src/site.ts'
import { repository } from './cli/args.ts'
import { loadLibrary } from './cli/load.ts'

const asOf = '2026-11-24'
const { checked, files } = await loadLibrary({ roots: [repository], nations: [...nations], asOf })
const all = pathwayFiles({ checked, files, nations, asOf, assets: {} as Site['assets'] })

/** Words alone, as a reader of the page would see them. */
const words = (html: string): string =>
  html
    .replace(/<svg.*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const idsIn = (html: string): string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)

test('every step is read where it stands, and the sections that have words of their own', () => {
  for (const { folder, of, draw } of all) {
    const page = draw('index.html')
    const searched = searchedIn(page)
    const ids = idsIn(bare(searched))
    const { steps } = of.pathway
    expect([...steps.keys()].filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => id.startsWith('section-'))).toEqual(
      ['before', 'who-not', 'send', 'tell', 'resources'].map((id) => `section-${id}`),
    )
    // A hit leads to a place on the page, so that nothing is found that does not stand there.
    expect(ids.filter((id) => !page.includes(` id="${id}"`))).toEqual([])
    const heading = /<h1>.*?<\/h1>/.exec(page)![0]
    expect(words(searched).startsWith(words(heading)), folder).toBe(true)
    expect(words(page)).toContain(words(searchedIn(page).slice(0, searched.indexOf('</p>'))))
    // Said a second time, or on every page.
    for (const said of ['section-cases', 'section-evidence', 'class="legend"', 'class="panel', 'class="foot"'])
      expect(searched).not.toContain(said)
  }
}, 120_000)

test('every tag that is opened is closed, so that no word is read as part of another', () => {
  for (const { folder, draw } of all.slice(0, 40)) {
    const open: string[] = []
    const searched = searchedIn(draw('index.html'))
    for (const html of [searched, ownWords(searched), bare(ownWords(searched))]) {
      for (const [, end, name] of html.matchAll(/<(\/?)(\w+)\b[^>]*>/g))
        if (end === '/') expect(open.pop(), folder).toBe(name)
        else if (!['br', 'img', 'path', 'circle', 'wbr', 'hr', 'rect', 'use'].includes(name!)) open.push(name!)
      expect(open).toEqual([])
    }
  }
}, 60_000)

test('what is no page of a pathway is not taken for one', () => {
  const { draw } = all[0]!
  expect(() => searchedIn(draw('walk/index.html'))).toThrow('A page without `')
  expect(() => searchedIn('')).toThrow('A page without `<h1>` cannot be searched.')
})
