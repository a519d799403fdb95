import { base, prose, stepsBut } from '../example.ts'
import type { TextRule } from '../rule.ts'

const sums = new RegExp(
  [
    String.raw`\b(?:calculate|work out|compute)\b`,
    String.raw`\b(?:add up|add together|multiply|divide|total|sum) (?:the |all |these )?(?:points?|scores?|figures?|values?)\b`,
    String.raw`\badd (?:(?:the |all (?:the )?|these |those |both )?(?:points|scores|figures|values|numbers|answers)|them|these|those|all|both) (?:together|up)\b`,
    String.raw`\b(?:multiply|divide|subtract|deduct)\b[^.;]{0,40} (?:by|from)\b`,
    // Points are handed out: so many for each answer.
    String.raw`(?<!\b(?:who|that|they|people|patients|adults) )\bscore (?:\d+|one|two|three|four|five)(?: points?)? for\b`,
    String.raw`\b(?:give|award|allow|add|count) (?:\d+|one|two|three|four|five|half a) points? (?:for|if)\b`,
  ].join('|'),
  'i',
)

const act = (say: string) => base({ steps: stepsBut('do: Wait.', `do: "${say}"`) })

export const noSum: TextRule = {
  id: 'no-sum',
  level: 'error',
  of: 'text',
  where: 'guidance',
  title: 'Nobody is asked to calculate here',
  good: [
    act('What is the score that you have written down?'),
    act('Refer people who score 2 points or more, or who score 2 for pain. Add the score to the letter.'),
    // What a score that is written down was made of.
    act('One point each: swelling, redness. The total number of moles is asked for.'),
    act('Give two for the person to choose from; add these to the letter.'),
  ],
  bad: [
    { files: act('Calculate the risk, then refer.'), says: ['`Calculate` asks the reader to do a sum here'] },
    { files: act('Add up the points.'), says: ['`Add up the points` asks the reader to do a sum here'] },
    {
      files: act('Score 2 points for age over 65, 1 for diabetes; 3 or more refer.'),
      says: ['`Score 2 points for` asks the reader to do a sum here'],
    },
    { files: act('Add the scores together.'), says: ['`Add the scores together` asks the reader to do a sum here'] },
    { files: act('Add them together.'), says: ['`Add them together` asks the reader to do a sum here'] },
    {
      files: act('Divide the weight by the height.'),
      says: ['`Divide the weight by` asks the reader to do a sum here'],
    },
    { files: act('Give one point if it hurts.'), says: ['`Give one point if` asks the reader to do a sum here'] },
    { files: act('Enter the NHS number.'), says: ['`Enter the NHS number` asks the reader to type something in'] },
    { files: prose('Please calculate the risk, then refer.'), says: ['`calculate` asks the reader to do a sum here'] },
  ],
  check: (text) => {
    const sum = sums.exec(text)
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
