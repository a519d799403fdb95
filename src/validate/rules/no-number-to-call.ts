import { base, casesFile, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const contact = new RegExp(
  [
    // Of the UK or of Ireland, with brackets or spaces in any place.
    String.raw`(?<![\d.]|\d-)\(?(?:(?:\+|\b00)\s?(?:44|353)(?:[\s()-]{0,3}\d){8,11}|0\d(?:[\s()-]{0,3}\d){7,9})(?!\d)`,
    // A short one could be a year or the hours of a clinic, so that a word for ringing must stand before it.
    String.raw`\b(?:ring|call|phone|telephone|tel|dial|text|fax)\b[^\d.;]{0,30}?((?!0\d[0-5][05][\s-]?[012]\d[0-5][05]\b)0\d{3}[\s-]?\d{3,4})(?![\s()-]{0,3}\d)`,
    String.raw`\b(?:bleep|pager|ext|extension)\b\.?\s?(?:number |no\.? )?(\d{4,6})\b`,
    String.raw`\b[\w.+-]{1,64}@[\w-]+\.[\w.-]*\w`,
  ].join('|'),
  'i',
)

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noNumberToCall: TextRule = {
  id: 'no-number-to-call',
  level: 'error',
  of: 'text',
  where: 'everywhere',
  title: 'No telephone number and no mailbox stands in a text',
  good: [
    act('Ring 999.'),
    act('Call NHS 111, on weekdays 0800-1830 or 0900 1700.'),
    act('From 2026-01-12 to 2026-02-13, or 01-12-2026.'),
  ],
  bad: [
    { files: act('Ring 0131 496 0000.'), says: ['`0131 496 0000` is a telephone number'] },
    { files: act('Ring (0131) 496 0000.'), says: ['`(0131) 496 0000` is a telephone number'] },
    { files: act('Ring 0800 1111.'), says: ['`0800 1111` is a telephone number'] },
    { files: act('Ring +44 (0)131 496 0000.'), says: ['`+44 (0)131 496 0000` is a telephone number'] },
    { files: act('Ask for bleep 2345.'), says: ['`2345` is a telephone number'] },
    { files: act('Write to clinic@example.org now.'), says: ['`clinic@example.org` is a mailbox'] },
    {
      files: {
        [casesFile]: '- case: A\n  story: A person rings 0131 496 0000.\n  pain: yes\n  ends: { all: refer }\n',
      },
      says: ['`0131 496 0000` is a telephone number'],
    },
    { files: prose('Then ring 0131 496 0000 today.'), says: ['`0131 496 0000` is a telephone number'] },
  ],
  check: (text) => {
    const hit = /[\d@]/.test(text) ? contact.exec(text) : null
    if (!hit) return []
    const found = hit[1] ?? hit[2] ?? hit[0]
    const from = hit.index + hit[0].length - found.length
    return [
      {
        from,
        to: from + found.length,
        what: `\`${found}\` is a ${found.includes('@') ? 'mailbox' : 'telephone number'}`,
        why: 'Such numbers go out of date unseen, and somebody could send what names a patient to a stranger.',
        mend: 'Name the team in words; destinations stand in `content/organisations/`, each with the day on which it was checked.',
      },
    ]
  },
}
