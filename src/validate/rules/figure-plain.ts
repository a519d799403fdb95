import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const figurePlain: TextRule = {
  id: 'figure-plain',
  level: 'warning',
  of: 'text',
  where: 'guidance',
  title: 'No figure can be read as ten times more or less',
  good: [
    act('At 0.5 or more.'),
    act('Section 1.3.10 says so.'),
    act('Section 1.30.12 says so.'),
    act('Version 2.0 of the guideline.'),
  ],
  bad: [
    { files: act('Refer at 5.0 or more.'), says: ['`5.0` ends in a zero after the point'] },
    { files: act('Refer above .5 of it.'), says: ['`.5` begins with the point'] },
    { files: act('Refer at 12.50 or more.'), says: ['`12.50` ends in a zero after the point'] },
    { files: act('Refer above .25 of it.'), says: ['`.25` begins with the point'] },
    { files: prose('Then refer at 5.0 or more.'), says: ['`5.0` ends in a zero after the point'] },
  ],
  check: (text) => {
    const hit = /(?<![\d.])(?<!version )\d+\.\d*0(?![\d.]*\d)/i.exec(text) ?? /(?<![\w.)])\.\d+/.exec(text)
    if (!hit) return []
    const trailing = !hit[0].startsWith('.')
    return [
      {
        from: hit.index,
        to: hit.index + hit[0].length,
        what: `\`${hit[0]}\` ${trailing ? 'ends in a zero after the point' : 'begins with the point'}`,
        why: 'Where the point is overlooked, the figure is read as ten times more.',
        mend: trailing ? `Write \`${String(Number(hit[0]))}\`.` : `Write \`0${hit[0]}\`.`,
      },
    ]
  },
}
