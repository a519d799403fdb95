import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

/** Letters and figures that can be taken for Latin ones: Greek, Cyrillic, Armenian, full-width, mathematical. */
const foreign =
  /[\u0370-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1d00-\u1d7f\u2c60-\u2dff\ua640-\ua7ff\uab30-\uabbf\uff01-\uff5e]|\ud835[\udc00-\udfff]|[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/
/** Greek letters with a meaning of their own in medicine, where they look like nothing else. */
const welcome = /[αβγδμπσΔΩ]/g

export const sameAlphabet: TextRule = {
  id: 'same-alphabet',
  level: 'error',
  of: 'text',
  where: 'everywhere',
  title: 'No letter only looks like the one that is meant',
  good: [act('β-hCG above 5 µg/L, ŵ and é are welcome.')],
  bad: [
    { files: act('Refеr now.'), says: ['`Refеr` holds a letter of another alphabet (U+0435)'] },
    { files: act('Wait ３ weeks.'), says: ['`３` holds a letter of another alphabet (U+FF13)'] },
    {
      files: act('Ask for β-hCG, then rеfer.now!?'),
      says: ['`rеfer.now` holds a letter of another alphabet (U+0435)'],
    },
    { files: prose('Please rеfer, now.'), says: ['`rеfer` holds a letter of another alphabet (U+0435)'] },
  ],
  check: (text) => {
    if (!foreign.test(text)) return []
    const hit = foreign.exec(text.replace(welcome, ' '))
    if (!hit) return []
    const from = text.slice(0, hit.index).search(/\S*$/)
    const word = /^\S+/.exec(text.slice(from))![0].replace(/[.,;:!?]+$/, '')
    return [
      {
        from,
        to: from + word.length,
        what: `\`${word}\` holds a letter of another alphabet (U+${hit[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
        why: 'It looks right and is another word: a search would not find it, and a figure would be another figure.',
        mend: 'Type the word again instead of pasting it.',
      },
    ]
  },
}
