/** Twins of the hostile: they look like them, are meant well, and must pass without a word. */
import { crossWords, type Worded } from './family.ts'
import { inline, proseFile, proseHead, words } from './places.ts'

const texts = [
  'Ask & listen',
  'Less than half (< 50 %) of people',
  'He says "I cannot walk"',
  "It's the person's choice",
  'Weight loss: is it unexplained?',
  'Script of the call, from import to export',
  'Constructor of the pathway',
  'Ynys Môn, Gŵyr, tŷ, ŵ and ŷ',
  'Naïve, café, façade',
  'The patient says yes # and no',
  '*Not* urgent, but soon',
  '!important',
  '@home, by telephone',
  '[one], {two} and (three)',
  '- a dash, then words',
  '1/2 of people',
  '100 %',
  'Data: none',
  'Back\\slash',
  '`code`, with marks',
  'true',
  'null',
  'A – B — C … D',
]

export const welcome: readonly Worded[] = crossWords(texts, words)

/** Prose that is meant: the same signs, written as words. */
export const welcomeProse: readonly Worded[] = [
  ...crossWords(
    ['an ordinary word', 'Ynys Môn', 'less than 50 %', '“said”', 'one & two', 'a \\< b', '(import, export)'],
    inline,
  ),
  ...[
    '[the guideline](https://www.nice.org.uk/guidance/ng12)',
    '[this pathway](/pathways/example/)',
    '[a step](/pathways/example/#refer)',
    '- one\n- two',
    '1. one\n2. two',
    '## Title\n\n### Below\n\nText.',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    '<Good by="practice">\n\nText.\n\n</Good>',
    '<Note>\n\nText.\n\n</Note>',
    'A *slanted* and a **bold** word.',
    'Text.\r\n\r\nLines of Windows.\r\n',
    'Import the list, then export it.',
  ].map((text) => ({ name: text, files: { [proseFile]: `${proseHead}${text}\n` }, text })),
]
