import type { Ref } from '../../diagnostic.ts'
import { measured } from './measured.example.ts'
import { base, everyNation, headWith, nation, stepsBut } from '../example.ts'
import type { FolderRule, Found } from '../rule.ts'
import type { Step } from '../schema/step.ts'
import { within } from './ways.ts'

const asked = headWith('each-nation-says:\n  limit: { what: "The limit", measure: FIT, unit: ug/g }\n')
const named = (id: string, wales: number): Record<string, string> => ({
  ...base({
    head: asked,
    steps: `start: pain
steps:
  pain: { kind: test, do: Request., who-acts-on-result: Requester., source: "guideline 1", then: ${id} }
  ${id}: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
  }),
  ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
  ...nation('wales', `values:\n  limit: { is: ${wales}, source: "guideline 1" }\n`, 'same as base'),
  'pathways/example/example/cases.yaml': `- case: All\n  story: A person.\n  ends: { all: ${id} }\n`,
})

export const idWithoutValue: FolderRule = {
  id: 'id-without-value',
  level: 'error',
  of: 'folder',
  alone: true,
  title: 'No id holds a figure that another nation sets differently',
  good: [named('fit-10', 10), named('call-999', 20), measured('from: limit', 'below: limit')],
  bad: [
    { files: named('fit-10', 20), says: ['The id `fit-10` holds 10, which is not the figure of every nation'] },
    {
      // An answer, and a nation that does not know the figure.
      files: {
        ...base({
          head: asked,
          steps: stepsBut('no: { say: "No"', 'below-10: { say: "No"'),
        }),
        ...everyNation('values:\n  limit: { is: 10, source: "guideline 1" }\n'),
        ...nation('wales', 'values:\n  limit: { not-known: "Nothing was found." }\n', 'same as base'),
      },
      says: ['The id `below-10` holds 10, which is not the figure of every nation'],
    },
    {
      // A step that a nation adds.
      files: {
        ...named('refer', 20),
        ...nation(
          'wales',
          'values:\n  limit: { is: 20, source: "guideline 1" }\ndiffers:\n  - because: One more.\n    source: guideline 1\n    steps:\n      at-20: { kind: do, after: pain, do: Look., then: refer }\n',
        ),
      },
      says: ['The id `at-20` holds 20, which is not the figure of every nation'],
    },
    {
      // A step of a chart of its own.
      files: {
        ...named('refer', 20),
        ...nation(
          'wales',
          'because: All is other.\nvalues:\n  limit: { is: 20, source: "guideline 1" }\nstart: at-20\nsteps:\n  at-20: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }\n',
          'own graph',
        ),
      },
      says: ['The id `at-20` holds 20, which is not the figure of every nation'],
    },
    {
      // A step that a board adds.
      files: {
        ...named('refer', 20),
        ...nation(
          'wales.powys',
          'differs:\n  - because: One more.\n    source: guideline 1\n    steps:\n      over-10: { kind: do, after: pain, do: Look., then: refer }\n',
        ),
      },
      says: ['The id `over-10` holds 10, which is not the figure of every nation'],
    },
  ],
  check: ({ base, nations, boards }) => {
    const given = [...nations.values()].flatMap(({ value }) => Object.entries(value.values ?? {}))
    const disputed = new Set<string>()
    for (const [name, value] of given) {
      if (!('is' in value)) continue
      if (given.some(([other, theirs]) => other === name && (!('is' in theirs) || theirs.is !== value.is)))
        disputed.add(String(value.is))
    }
    if (disputed.size === 0) return []
    const written: [Record<string, Step>, Ref][] = [[base.value.steps, { file: base.file, path: ['steps'] }]]
    for (const { file, value } of [...nations.values(), ...boards.values()]) {
      written.push([value.steps ?? {}, { file, path: ['steps'] }])
      for (const [i, { steps = {} }] of (value.differs ?? []).entries())
        written.push([steps, { file, path: ['differs', i, 'steps'] }])
    }
    return written.flatMap(([steps, at]) =>
      Object.entries(steps).flatMap(([id, step]) => [
        ...ofId(id, within(at, id), disputed),
        ...(step.kind === 'question'
          ? Object.keys(step.answers).flatMap((name) => ofId(name, within(at, id, 'answers', name), disputed))
          : []),
      ]),
    )
  },
}

function ofId(id: string, at: Ref, disputed: ReadonlySet<string>): Found[] {
  const figure = id.split('-').find((part) => disputed.has(part))
  if (figure === undefined) return []
  return [
    {
      at: { ...at, key: true },
      what: `The id \`${id}\` holds ${figure}, which is not the figure of every nation`,
      why: 'The id is in every link to this step, and in another nation it would say something untrue.',
      mend: 'Say what the figure means: for example `raised`, or `below-threshold`.',
    },
  ]
}
