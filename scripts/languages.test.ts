/** A nation publishes in another language by adding files: no code knows which languages are in use. */
import { expect, test } from 'vitest'
import { check } from '../src/pipeline.ts'
import { editions, pathwaysOf, twinsOf, viewOf, type Site } from '../src/site.ts'
import { drawPathwayPage } from '../src/draw/page.ts'
import { filesOf, folder } from '../src/validate/example.ts'
import { dateInWords } from '../src/view/dates.ts'

const asked =
  '---\ntheme: asking\nstatement: Xx.\nshort: Xx\ngoverns: []\napplies-to: [practice]\nrests-on:\n  - { nation: scotland, not-known: Nothing. }\nstatus: draft\nreview-by: 2027-11-22\n---\n\nXx.\n'

/** Not Gaelic: letters that nobody could take for it, so that no test pretends to translate. */
const files = filesOf({
  'content/nations/scotland.yaml': 'name: Scotland\nlanguages: [en, gd]\n',
  'content/words/gd.yaml':
    'state: machine draft, unchecked\nlanguage-name: Xx\nred-flags: Xx flags\nmonths: m1 m2 m3 m4 m5 m6 m7 m8 m9 m10 m11 m12\n',
  [`${folder}/gd.yaml`]:
    'state: machine draft, unchecked\npage:\n  - { en: Example, gd: "Xx example" }\npain:\n  - { en: "Is there pain?", gd: "Xx pain?" }\n',
  'content/behaviours/asked.mdx': asked,
  'content/behaviours/asked.gd.mdx': asked,
})
const checked = check(files, { nations: ['scotland', 'wales'], asOf: '2026-11-24' })
const site = { checked, nations: ['scotland', 'wales'], asOf: '2026-11-24' } as unknown as Site

test('a third language has an edition of its own, linked with its twin, and no other nation has it', () => {
  expect(checked.diagnostics.filter(({ level }) => level !== 'info')).toEqual([])
  expect(editions(site).map((one) => one.folder)).toEqual(['scotland', 'scotland/gd', 'wales'])
  const [english, third] = editions(site)
  expect(twinsOf(site, english!, '../../', 'pathways/example/')).toEqual([
    { href: '../../gd/pathways/example/', language: 'gd', name: 'Xx' },
  ])
  expect(twinsOf(site, third!, '../../', 'pathways/example/')).toEqual([
    { href: '../../../pathways/example/', language: 'en', name: 'English' },
  ])
})

test('its page has its words, months and marked drafts, and English where nothing is translated', () => {
  const third = editions(site)[1]!
  const view = viewOf(site, third, pathwaysOf(site, 'scotland')[0]!, '../../')
  const page = drawPathwayPage(view, { name: 'Example' }).text
  expect(page).toContain('Xx flags')
  expect(page).toMatch(/<span lang="en">Is there pain\?<\/span><span class="mt">Xx pain\?/)
  expect(page).toContain('Compare nations')
  expect(dateInWords('2027-11-22', third.t)).toBe('22\u00a0m11 2027')
})

test('a fault in its files is its nation’s alone', () => {
  const broken = new Map([...files, [`${folder}/gd.yaml`, 'state: [\n']])
  const { stopped, diagnostics } = check(broken, { nations: ['scotland', 'wales'], asOf: '2026-11-24' })
  expect([...stopped]).toEqual(['scotland'])
  expect(diagnostics.some(({ file }) => file === `${folder}/gd.yaml`)).toBe(true)
})

test('what is translated from an English that is gone is reported, in the language’s own file', () => {
  const stale = new Map([
    ...files,
    [`${folder}/gd.yaml`, files.get(`${folder}/gd.yaml`)!.replace('"Is there pain?"', '"Was there pain?"')],
  ])
  expect(
    check(stale, { nations: ['scotland'], asOf: '2026-11-24' }).diagnostics.filter(({ level }) => level === 'warning'),
  ).toMatchObject([{ rule: 'translation-fresh', file: `${folder}/gd.yaml`, owner: 'scotland' }])
})
