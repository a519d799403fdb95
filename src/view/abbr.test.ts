import { expect, test } from 'vitest'
import type { Glossary } from '../validate/schema/content.ts'
import { abbreviationsOf, expandAbbreviations } from './abbr.ts'
import { Html } from './html.ts'

const glossary: Glossary = [
  { term: 'FIT', means: 'faecal immunochemical test', kind: 'abbreviation' },
  { term: 'A&G', means: 'advice & guidance', kind: 'abbreviation', nations: ['england'] },
  { term: 'qFIT', means: 'quantitative faecal immunochemical test', kind: 'abbreviation' },
  { term: 'sore throat', means: 'pharyngitis', kind: 'lay' },
  {
    term: 'USC',
    kind: 'abbreviation',
    meanings: [
      { means: 'urgent suspected cancer', nations: ['england', 'wales'] },
      { means: 'urgent suspicion of cancer', nations: ['scotland'] },
    ],
  },
  {
    term: 'ED',
    kind: 'abbreviation',
    meanings: [{ means: 'erectile dysfunction' }, { means: 'emergency department' }],
  },
]
const drawn = (text: string, nation: 'england' | 'scotland' | 'northern-ireland' = 'england'): string =>
  expandAbbreviations(new Html(text), abbreviationsOf(glossary, nation)).text

test('the first use on a page is expanded, and no other', () => {
  expect(drawn('<p>Request FIT.</p><p>The FIT result.</p>')).toBe(
    '<p>Request <abbr title="faecal immunochemical test">FIT</abbr>.</p><p>The FIT result.</p>',
  )
})

test('a heading, a link and what is copied stay plain; the first use after them is expanded', () => {
  const plain = '<h2>FIT</h2><p><a href="#FIT">FIT</a></p><pre>FIT:</pre><details><summary>FIT <b>FIT</b></summary>'
  expect(drawn(`${plain}<p>FIT</p></details>`)).toBe(
    `${plain}<p><abbr title="faecal immunochemical test">FIT</abbr></p></details>`,
  )
})

test('only whole words, and none in an attribute', () => {
  expect(drawn('<p data-l="FIT">A FITTER, a pre-FIT, FIT-like qFIT.</p>')).toBe(
    '<p data-l="FIT">A FITTER, a pre-FIT, FIT-like <abbr title="quantitative faecal immunochemical test">qFIT</abbr>.</p>',
  )
})

test('what is ambiguous means what it means here', () => {
  expect(drawn('<p>USC</p>')).toContain('title="urgent suspected cancer"')
  expect(drawn('<p>USC</p>', 'scotland')).toContain('title="urgent suspicion of cancer"')
  // Northern Ireland says red flag: another nation's meaning would mislead.
  expect(drawn('<p>USC</p>', 'northern-ireland')).toBe('<p>USC</p>')
  expect(drawn('<p>ED</p>')).toContain('title="erectile dysfunction, or emergency department"')
})

test('signs with a meaning in HTML come through, and a nation’s own word stays with it', () => {
  expect(drawn('<p>A&amp;G</p>')).toBe('<p><abbr title="advice &amp; guidance">A&amp;G</abbr></p>')
  expect(drawn('<p>A&amp;G</p>', 'scotland')).toBe('<p>A&amp;G</p>')
})
