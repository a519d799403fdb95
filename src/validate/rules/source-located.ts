import { citations } from '../../pathway.ts'
import { base, nation, stepsBut } from '../example.ts'
import type { PathwayRule } from '../rule.ts'

const acting: readonly string[] = ['do', 'test', 'advice', 'referral', 'manage']

export const sourceLocated: PathwayRule = {
  id: 'source-located',
  level: 'warning',
  of: 'pathway',
  alone: true,
  title: 'Every act says where in its source it stands',
  good: [
    base(),
    {
      ...base({ steps: stepsBut('"guideline 1.3"', 'own-judgement') }),
      'content/sources.yaml': `guideline: { organisation: Example, title: "A guideline", nation: all, version: "1", accessed: "2026-11-22", seen: "publisher text" }
own-judgement: { organisation: Example, title: Judgement, nation: all, version: draft, accessed: "2026-11-22", seen: none }
`,
    },
  ],
  bad: [
    {
      files: base({ steps: stepsBut('guideline 1.3', 'guideline') }),
      says: ['`wait` cites `guideline`, but not the place in it'],
    },
    {
      // The source of a whole difference is that of its steps.
      files: nation(
        'scotland',
        'differs:\n  - because: Other words.\n    source: guideline\n    steps:\n      wait: { kind: manage, do: Pause., if-still-concerned: refer }\n',
      ),
      says: ['`wait` cites `guideline`, but not the place in it'],
    },
  ],
  check: ({ steps }, { register }) =>
    [...steps].flatMap(([id, { value: step, at, source }]) => {
      const cited = step.source ?? source
      if (!acting.includes(step.kind) || cited === undefined) return []
      return (
        citations(cited)
          // What was never seen outside this library has no place to name.
          // Without a register nobody knows which those are.
          .filter((one) => one.at === '' && register !== undefined && register[one.id]?.seen !== 'none')
          .map((one) => ({
            at: step.source === undefined ? { ...at, key: true } : { file: at.file, path: [...at.path, 'source'] },
            what: `\`${id}\` cites \`${one.id}\`, but not the place in it`,
            why: 'A reader would have to search a whole guideline for one sentence, and so would not.',
            mend: `Write the place after it, for example \`${one.id} 1.3.2\`.`,
          }))
      )
    }),
}
