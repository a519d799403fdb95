import type { LibraryRule } from '../rule.ts'

const hazard = (id: string): string => `- id: ${id}
  hazard: A step is not reached.
  cause: A slip.
  effect: A reader is not told what to do.
  severity: 3
  likelihood: 2
  controls:
    - what: A rule
      test: "src/validate/rules/rules.test.ts: every-step-reached"
  residual: Low.
`
const term = (word: string): string => `- { term: ${word}, means: test, kind: abbreviation }\n`

export const entryOnce: LibraryRule = {
  id: 'entry-once',
  level: 'error',
  of: 'library',
  alone: true,
  title: 'No hazard and no word of the glossary stands twice',
  good: [
    { 'content/hazards.yaml': hazard('lost') + hazard('cut'), 'content/glossary.yaml': term('FIT') + term('qFIT') },
  ],
  bad: [
    { files: { 'content/hazards.yaml': hazard('lost') + hazard('lost') }, says: ['`lost` stands twice in this list'] },
    { files: { 'content/glossary.yaml': term('FIT') + term('FIT') }, says: ['`FIT` stands twice in this list'] },
  ],
  check: ({ hazards, glossary }) => [
    ...twice(
      hazards.map(({ id }) => id),
      'content/hazards.yaml',
      'id',
    ),
    ...twice(
      glossary.map(({ term }) => term),
      'content/glossary.yaml',
      'term',
    ),
  ],
}

function twice(names: readonly string[], file: string, key: string): ReturnType<LibraryRule['check']> {
  const first = new Map<string, number>()
  return names.flatMap((name, i) => {
    const before = first.get(name)
    if (before === undefined) {
      first.set(name, i)
      return []
    }
    return [
      {
        at: { file, path: [i, key] },
        what: `\`${name}\` stands twice in this list`,
        why: 'A reader who looks it up would find two answers.',
        mend: 'Make one entry of the two; a word with several meanings has `meanings:`.',
        see: { at: { file, path: [before, key] }, what: 'It stands here for the first time' },
      },
    ]
  })
}
