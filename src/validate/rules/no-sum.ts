import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noSum: TextRule = {
  id: 'no-sum',
  level: 'error',
  of: 'text',
  where: 'guidance',
  title: 'Nobody is asked to calculate here',
  good: [act('What is the score that you have written down?')],
  bad: [
    { files: act('Calculate the risk, then refer.'), says: ['`Calculate` asks the reader to do a sum here'] },
    { files: act('Add up the points.'), says: ['`Add up the points` asks the reader to do a sum here'] },
    { files: act('Enter the NHS number.'), says: ['`Enter the NHS number` asks the reader to type something in'] },
    { files: prose('Please calculate the risk, then refer.'), says: ['`calculate` asks the reader to do a sum here'] },
  ],
  check: (text) => {
    const sum =
      /\b(?:calculate|work out|compute)\b|\b(?:add up|add together|multiply|divide|total|sum) (?:the |all |these )?(?:points?|scores?|figures?|values?)\b/i.exec(
        text,
      )
    const typed =
      sum ??
      /\b(?:enter|type|fill|key)(?: in)? (?:the|their|your|her|his) (?:patient|NHS|CHI|name|age|date|result|score|details)(?: \w+)?/i.exec(
        text,
      )
    if (!typed) return []
    return [
      {
        from: typed.index,
        to: typed.index + typed[0].length,
        what: `\`${typed[0]}\` asks the reader to ${sum ? 'do a sum here' : 'type something in'}`,
        why: 'This site is a document: it takes nothing in about anybody, and works nothing out.',
        mend: sum
          ? 'Ask for the result that the reader has from elsewhere, and name the source of the score.'
          : 'Say what the referral must contain; it is written in the practice’s own system.',
      },
    ]
  },
}
