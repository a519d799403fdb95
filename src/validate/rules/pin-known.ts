import { nearest, oneOf } from '../../nearest.ts'
import { waysOf } from '../../pathway.ts'
import { base, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { within } from './ways.ts'

const asked = (line: string) => base({ steps: stepsBut('ask: Is there pain?', `ask: Is there pain?\n    ${line}`) })

export const pinKnown: PathwayRule = {
  id: 'pin-known',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'What is settled about the chart names an answer or a step that exists',
  good: [asked('way-on: no'), asked('meets-at: wait')],
  bad: [
    { files: asked('way-on: nay'), says: ['`pain` has no answer `nay` to go down'] },
    {
      files: asked('meets-at: weit'),
      says: ['The answers of `pain` are to meet at `weit`, and there is no such step'],
    },
  ],
  check: (pathway) => {
    const found: Found[] = []
    const steps = [...pathway.steps.keys()]
    const why = 'The chart would choose for itself, and an edit elsewhere could move it without anybody noticing.'
    const mend = (word: string, known: readonly string[]): string => {
      const near = nearest(word, known)
      return near ? `Did you mean \`${near}\`?` : `Use ${oneOf(known)}, or remove the line.`
    }
    for (const [id, { value, at }] of pathway.steps) {
      const answers = waysOf(id, value).map(({ answer }) => answer)
      const on = value['way-on']
      if (on !== undefined && !answers.includes(on))
        found.push({
          at: within(at, 'way-on'),
          what: `\`${id}\` has no answer \`${on}\` to go down`,
          why,
          mend: mend(on, answers),
        })
      const meets = value['meets-at']
      if (meets !== undefined && !pathway.steps.has(meets))
        found.push({
          at: within(at, 'meets-at'),
          what: `The answers of \`${id}\` are to meet at \`${meets}\`, and there is no such step`,
          why,
          mend: mend(meets, steps),
        })
    }
    return found
  },
}
