import { base, casesFile, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noNumberToCall: TextRule = {
  id: 'no-number-to-call',
  level: 'error',
  of: 'text',
  where: 'everywhere',
  title: 'No telephone number and no mailbox stands in a text',
  good: [act('Ring 999.'), act('Call NHS 111.')],
  bad: [
    { files: act('Ring 0131 496 0000.'), says: ['`0131 496 0000` is a telephone number'] },
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
    const hit = /(?<![\d.])(?:\+44\s?|0)(?:\d[\s-]?){9,10}(?!\d)|\b[\w.+-]+@[\w-]+\.[\w.-]*\w/.exec(text)
    if (!hit) return []
    const found = hit[0].trimEnd()
    return [
      {
        from: hit.index,
        to: hit.index + found.length,
        what: `\`${found}\` is a ${found.includes('@') ? 'mailbox' : 'telephone number'}`,
        why: 'Such numbers go out of date unseen, and somebody could send what names a patient to a stranger.',
        mend: 'Name the team in words; destinations stand in `content/organisations/`, each with the day on which it was checked.',
      },
    ]
  },
}
