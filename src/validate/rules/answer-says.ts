import type { Ref } from '../../diagnostic.ts'
import { base, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { boundNames } from '../schema/parts.ts'
import type { Answer } from '../schema/step.ts'
import { measured } from './measured.example.ts'
import { within } from './ways.ts'

export const answerSays: PathwayRule = {
  id: 'answer-says',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every answer is written once: in words, as a range, or as a test without a result',
  good: [measured('from: limit', 'below: limit'), measured('above: 10', 'from: 0, up-to: 10')],
  bad: [
    { files: base({ steps: stepsBut('say: "Yes", ', '') }), says: ['The answer `yes` of `pain` has no words'] },
    {
      files: measured('say: Raised, from: limit', 'below: limit'),
      says: ['The answer `yes` of `pain` is written twice: with `say` and `from`'],
    },
    {
      files: measured('from: limit, above: limit', 'below: limit'),
      says: ['The answer `yes` of `pain` is written twice: with `from` and `above`'],
    },
    {
      files: measured('from: limit', 'below: limit, up-to: 5'),
      says: ['The answer `lower` of `pain` is written twice: with `below` and `up-to`'],
    },
    {
      files: measured('from: limit', 'below: limit', { none: 'say: None, without-result: "No result"' }),
      says: ['The answer `none` of `pain` is written twice: with `say` and `without-result`'],
    },
  ],
  check: (pathway) =>
    [...pathway.steps].flatMap(([id, { value, at }]) =>
      value.kind === 'question'
        ? Object.entries(value.answers).flatMap(([name, answer]) =>
            check(`The answer \`${name}\` of \`${id}\``, answer, within(at, 'answers', name)),
          )
        : [],
    ),
}

/** Of each group at most one may be written, and of all together at least one. */
function check(subject: string, answer: Answer, at: Ref): Found[] {
  const written = (keys: readonly (keyof Answer)[]): (keyof Answer)[] => keys.filter((key) => answer[key] !== undefined)
  const bounds = written(boundNames)
  const says = [...written(['say', 'without-result']), ...bounds.slice(0, 1)]
  if (says.length === 0)
    return [
      {
        at: { ...at, key: true },
        what: `${subject} has no words`,
        why: 'A reader would see an empty answer.',
        mend: 'Add `say:`, or a range with `from`, `above`, `below` or `up-to`.',
      },
    ]
  const twice = [says, written(['from', 'above']), written(['below', 'up-to'])].find((keys) => keys.length > 1)
  if (!twice) return []
  return [
    {
      at: { ...within(at, twice[1]!), key: true },
      what: `${subject} is written twice: with \`${twice[0]!}\` and \`${twice[1]!}\``,
      why: 'When one of the two is changed, a reader would meet both. The words of a range are made from its bounds.',
      mend: 'Keep one of them.',
    },
  ]
}
