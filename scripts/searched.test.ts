/** What full text reads of a page: all that the step and the sections with words of their own say, and of the rest nothing. */
import { expect, test } from 'vitest'
import { bare } from '../src/index/bare.ts'
import { searchedIn } from '../src/index/searched.ts'
import { pathwayFiles } from '../src/layouts/pathway.ts'
import { nations } from '../src/nations.ts'
import { headline, isGap } from '../src/pathway.ts'
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
/** What Pagefind is given of a page, as words. */
const spoken = (page: string): string => plain(words(bare(searchedIn(page))))
const plain = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name]!)
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
    expect(words(page)).toContain(words(searched.slice(0, searched.indexOf('</p>'))))
  }
}, 120_000)

test('all that was written of a step is read, and each text once', () => {
  for (const { folder, edition, of, draw } of all) {
    if (edition.language !== 'en') continue
    const read = spoken(draw('index.html'))
    const { steps, sections } = of.pathway
    const texts = [...steps.values()].flatMap(({ value }) => [
      headline(value),
      ...[value.note ?? []].flat(),
      ...(value.kind === 'criteria'
        ? Object.values(value['any-of'] ?? value['all-of'] ?? {}).map((item) =>
            typeof item === 'string' ? item : item.say,
          )
        : []),
      ...(value.kind === 'question'
        ? Object.values(value.answers).flatMap(({ say, 'without-result': none }) => say ?? none ?? [])
        : []),
    ])
    for (const section of [
      sections['before-you-refer'],
      sections['who-not-to-refer'],
      sections.send,
      sections['tell-the-patient'],
    ])
      if (Array.isArray(section?.value))
        texts.push(...section.value.map((entry) => (typeof entry === 'string' ? entry : entry.say)))
      else if (isGap(section?.value)) texts.push(section.value['not-known'])
    expect(
      texts.filter((text) => !read.includes(plain(text))),
      folder,
    ).toEqual([])
    // The blank list and the list of outcomes say it again on the page.
    for (const text of texts.filter((one) => one.length > 60))
      expect(read.split(plain(text)).length - 1, `${folder}: ${text}`).toBe(
        texts.filter((one) => plain(one).includes(plain(text))).length,
      )
  }
}, 120_000)

test('what the page says around it is not: nobody looks for it, and a hit would be shown in the middle of it', () => {
  for (const { folder, edition, draw } of all) {
    const { t } = edition
    const read = spoken(draw('index.html'))
    const around = [t('go-to-step'), t('go-to-outcome'), t('shared-base'), t('working-together'), t('second-hand')]
    around.push(t('what-to-send-and-how'), t('copy-hint'), t('on-to'), t('go-on-at'), `${t('road')} 2`)
    expect(
      around.filter((words) => new RegExp(`(?<!\\w)${words}(?!\\w)`).test(read)),
      folder,
    ).toEqual([])
    // The number of a step, its kind and whose it is stand in one line.
    expect(read).not.toMatch(/\b\d+ (Red flags|Criteria|Question|Test|Advice)\b/)
  }
}, 120_000)

test('every tag that is opened is closed, so that no word is read as part of another', () => {
  for (const { folder, draw } of all.slice(0, 40)) {
    const open: string[] = []
    const searched = searchedIn(draw('index.html'))
    for (const html of [searched, bare(searched)]) {
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
