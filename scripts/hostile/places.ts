/** The places at which an author writes: whole files with one text put in, otherwise without a fault. */
import {
  base,
  baseFile,
  casesFile,
  example,
  headBut,
  headWith,
  nation,
  nationFile,
  register,
  sectionsBut,
  stepsBut,
  welshFile,
} from '../../src/validate/example.ts'
import type { Example } from '../../src/validate/rule.ts'

type Place = readonly [name: string, put: (text: string) => Example]

/** In double quotes, as an author would who has read the message about them. */
const quoted = (text: string): string => JSON.stringify(text)

/** Texts that a page of a nation shows. */
export const words: readonly Place[] = [
  ['title', (text) => base({ head: headBut('title: Example', `title: ${quoted(text)}`) })],
  ['purpose', (text) => base({ head: headBut('purpose: Shows one rule.', `purpose: ${quoted(text)}`) })],
  ['question', (text) => base({ steps: stepsBut('ask: Is there pain?', `ask: ${quoted(text)}`) })],
  ['answer', (text) => base({ steps: stepsBut('say: "Yes"', `say: ${quoted(text)}`) })],
  ['act', (text) => base({ steps: stepsBut('do: Refer.', `do: ${quoted(text)}`) })],
  [
    'note',
    (text) => base({ steps: stepsBut('ask: Is there pain?', `ask: Is there pain?\n    note: ${quoted(text)}`) }),
  ],
  ['red flag', (text) => base({ sections: sectionsBut('say: Sudden collapse', `say: ${quoted(text)}`) })],
  ['gap', (text) => base({ sections: sectionsBut('not-known: Nothing was found.', `not-known: ${quoted(text)}`) })],
  ['why a nation stands so', (text) => nation('wales', `because: ${quoted(text)}\n`, 'same as base')],
  [
    'title of a source',
    (text) => ({ 'content/sources.yaml': register.replace('title: A guideline', `title: ${quoted(text)}`) }),
  ],
  [
    'notice',
    (text) => ({
      'content/notices/wales.yaml': `closed:\n  say: ${quoted(text)}\n  severity: service\n  starts: 2026-11-22\n  ends: 2026-11-30\n  approved-by: nobody yet\n`,
    }),
  ],
  [
    'invented person',
    (text) => ({ [casesFile]: `- case: Pain\n  story: ${quoted(text)}\n  pain: yes\n  ends: { all: refer }\n` }),
  ],
  ['other name', (text) => base({ head: headWith(`also-called:\n  - ${quoted(text)}\n`) })],
]

const cases = '- case: Pain\n  story: A person.\n  pain: yes\n  ends: { all: refer }\n'

/** YAML files of every kind that a pathway has, with lines at their end. */
export const ends: readonly Place[] = [
  ['base', (lines) => ({ [baseFile]: `${example[baseFile]!}${lines}\n` })],
  ['nation', (lines) => ({ [nationFile('wales')]: `${example[nationFile('wales')]!}${lines}\n` })],
  ['cases', (lines) => ({ [casesFile]: `${cases}${lines}\n` })],
  ['translation', (lines) => ({ [welshFile]: `state: machine draft, unchecked\n${lines}\n` })],
  ['sources', (lines) => ({ 'content/sources.yaml': `${register}${lines}\n` })],
]

/** The whole text of a file. */
export const wholes: readonly Place[] = [
  ['base', (text) => ({ [baseFile]: text })],
  ['sources', (text) => ({ 'content/sources.yaml': text })],
  ['prose', (text) => ({ [proseFile]: text })],
]

export const proseFile = 'content/behaviours/own-your-test.mdx'
export const proseHead = `---
theme: results
statement: Whoever asks for a test acts on it.
short: Your test
governs: [test]
applies-to: [practice]
rests-on:
  - nation: wales
    strength: standard
    source: guideline 1
status: draft
review-by: 2027-11-22
---
`
export const prose = (text: string): Example => ({ [proseFile]: `${proseHead}${text}\n` })

/** Where a piece of prose can stand in a line. */
export const inline: readonly Place[] = [
  ['paragraph', (text) => prose(`Text ${text} text.`)],
  ['heading', (text) => prose(`## Title ${text}`)],
  ['list', (text) => prose(`- One\n- Two ${text}`)],
  ['table', (text) => prose(`| a | b |\n| - | - |\n| ${text} | 2 |`)],
  ['words of a link', (text) => prose(`[${text}](https://www.nice.org.uk/)`)],
  ['strong words', (text) => prose(`Some **${text}** words.`)],
  ['example', (text) => prose(`<Good>\n\n${text}\n\n</Good>`)],
]

/** Where a block of prose can stand. */
export const blocks: readonly Place[] = [
  ['first', (text) => prose(text)],
  ['last', (text) => prose(`Text.\n\n${text}`)],
  ['between', (text) => prose(`Text.\n\n${text}\n\nText.`)],
]
