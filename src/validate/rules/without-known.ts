import { nearest, oneOf } from '../../nearest.ts'
import { nation } from '../example.ts'
import type { PathwayRule } from '../rule.ts'

const changed = `    source: guideline 1
    steps:
      pain: { kind: do, do: Examine., then: refer }
`

export const withoutKnown: PathwayRule = {
  id: 'without-known',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'A nation leaves out only steps that it would otherwise have',
  good: [nation('scotland', `differs:\n  - because: Everybody is referred.\n${changed}    without: [wait]\n`)],
  bad: [
    {
      files: nation('scotland', `differs:\n  - because: Everybody is referred.\n${changed}    without: [wait, wiat]\n`),
      says: ['There is no step `wiat` to leave out'],
    },
    {
      files: nation('scotland', `differs:\n  - because: Everybody is referred.\n${changed}    without: [wait, pain]\n`),
      says: ['`pain` is written here and also left out'],
    },
    {
      files: nation(
        'scotland',
        `differs:\n  - because: Everybody is referred.\n${changed}    without: [wait, somewhere]\n`,
      ),
      says: ['There is no step `somewhere` to leave out'],
    },
  ],
  check: (pathway) => {
    const under = pathway.stance?.stands === 'own graph' ? [] : Object.keys(pathway.base.steps)
    const added = pathway.differences.flatMap(({ steps }) => steps)
    const own = new Set(
      pathway.differences.filter(({ by }) => by === pathway.differences.at(-1)?.by).flatMap(({ steps }) => steps),
    )
    const known = new Set([...under, ...added])
    return [...pathway.without].flatMap(([id, at]) => {
      if (at.file !== pathway.stanceFile) return []
      if (own.has(id))
        return [
          {
            at,
            what: `\`${id}\` is written here and also left out`,
            why: 'Readers would not get the step that was written for them.',
            mend: `Take \`${id}\` out of \`without\`, or do not write it.`,
          },
        ]
      if (known.has(id)) return []
      const near = nearest(id, known)
      return [
        {
          at,
          what: `There is no step \`${id}\` to leave out`,
          why: 'The step that was meant would still be shown.',
          mend: near ? `Did you mean \`${near}\`?` : `Use ${oneOf([...known])}, or remove it.`,
        },
      ]
    })
  },
}
