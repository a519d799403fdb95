import { nearest, oneOf } from '../../nearest.ts'
import { base } from '../example.ts'
import type { PathwayRule } from '../rule.ts'
import { boundNames } from '../schema/parts.ts'
import { measured } from './measured.example.ts'
import { within } from './ways.ts'

export const boundKnown: PathwayRule = {
  id: 'bound-known',
  level: 'error',
  of: 'pathway',
  title: 'A bound is a figure, or a value that each nation says',
  good: [measured('from: limit', 'below: limit')],
  bad: [
    {
      files: measured('from: limti', 'below: limti'),
      says: ['Nobody says what `limti` is', 'Nobody says what `limti` is'],
    },
    {
      files: base({
        steps: `start: level
steps:
  level:
    kind: question
    ask: What is the level?
    measure: FIT
    unit: ug/g
    answers:
      high: { from: threshold, go: refer }
      low: { below: 10, go: refer }
      none: { without-result: "No result", go: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
      }),
      says: ['Nobody says what `threshold` is'],
    },
    {
      files: {
        ...measured('from: limit', 'below: limit'),
        'pathways/example/example/wales.yaml':
          'stands: same as base\nreviewed-against: base 1\nadopted-by: nobody yet\nvalues:\n  limit: { does-not-apply: "Wales goes by features.", source: guideline }\n',
      },
      says: [
        'In Wales: `limit` does not apply here, but `lower` leans on it',
        'In Wales: `limit` does not apply here, but `yes` leans on it',
      ],
    },
    {
      files: measured('from: threshold', 'below: limit'),
      says: ['Nobody says what `threshold` is'],
    },
  ],
  check: (pathway) =>
    [...pathway.steps].flatMap(([, { value: step, at }]) => {
      if (step.kind !== 'question') return []
      return Object.entries(step.answers).flatMap(([name, answer]) =>
        boundNames.flatMap((key) => {
          const bound = answer[key]
          if (typeof bound !== 'string') return []
          const given = pathway.values.get(bound)?.given
          if (given && 'does-not-apply' in given.value)
            return [
              {
                at: within(at, 'answers', name, key),
                what: `\`${bound}\` does not apply here, but \`${name}\` leans on it`,
                why: 'A reader would be asked for a figure that this nation does not use.',
                mend: 'Write the step as this nation has it, take it out with `without`, or give the value.',
                see: { at: given.at, what: 'Here it says that the value does not apply' },
              },
            ]
          if (pathway.values.has(bound)) return []
          const near = nearest(bound, pathway.values.keys())
          return [
            {
              at: within(at, 'answers', name, key),
              what: `Nobody says what \`${bound}\` is`,
              why: 'A reader would see a range without its figure.',
              mend: near
                ? `Did you mean \`${near}\`?`
                : pathway.values.size > 0
                  ? `Use a figure, or ${oneOf([...pathway.values.keys()])}.`
                  : `Use a figure, or add \`${bound}\` to \`each-nation-says\` in the base.`,
            },
          ]
        }),
      )
    }),
}
