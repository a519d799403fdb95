import { base, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import type { Step } from '../schema/step.ts'
import { isGap } from '../../pathway.ts'
import { within } from './ways.ts'
import type { Ref } from '../../diagnostic.ts'

/** A pathway that begins with a list of criteria. */
const listed = (...ways: string[]): string => `start: list
steps:
  list:
    kind: criteria
    ask: Is one met?
    any-of: { lump: Lump }
    source: guideline
${ways.map((way) => `    ${way}\n`).join('')}  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const oneWayOn: PathwayRule = {
  id: 'one-way-on',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every answer leads to one step, and a test or a question to a specialist always leads on',
  good: [
    base({ steps: stepsBut('do: Wait.,', 'do: Wait., then: refer,') }),
    base({
      steps: listed('yes: refer', 'no: refer'),
    }),
    // Nobody can go on from what nobody knows.
    base({
      steps: stepsBut(
        'kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer',
        'kind: advice, not-known: "Nobody says whom to ask."',
      ),
    }),
  ],
  bad: [
    {
      files: base({ steps: stepsBut('say: "Yes", go: refer', 'say: "Yes"') }),
      says: ['The answer `yes` of `pain` leads nowhere'],
    },
    {
      files: base({ steps: stepsBut('say: "Yes", go: refer', 'say: "Yes", go: refer, back: pain') }),
      says: ['The answer `yes` of `pain` leads to two steps: `refer` and `pain`'],
    },
    {
      files: base({
        steps: `start: blood
steps:
  blood: { kind: test, do: Take blood., source: "guideline 1", who-acts-on-result: "The requester." }
`,
      }),
      says: ['`blood` leads nowhere'],
    },
    {
      files: base({
        steps: listed('yes: refer'),
      }),
      says: ['The answer `no` of `list` leads nowhere'],
    },
    {
      files: base({
        steps: stepsBut(
          'kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer',
          'kind: advice, do: Ask., source: "guideline 1.3"',
        ),
      }),
      says: ['`wait` leads nowhere'],
    },
    {
      files: base({ steps: stepsBut('do: Wait.,', 'do: Wait., then: refer, back: pain,') }),
      says: ['`wait` leads to two steps: `refer` and `pain`'],
    },
    {
      files: base({
        steps: listed('yes: refer', 'no: refer', 'no-back: list'),
      }),
      says: ['The answer `no` of `list` leads to two steps: `refer` and `list`'],
    },
  ],
  check: (pathway) => [...pathway.steps].flatMap(([id, { value, at }]) => check(id, value, at)),
}

function check(id: string, step: Step, at: Ref): Found[] {
  if (step.kind === 'go-to') return []
  if (step.kind === 'question')
    return Object.entries(step.answers).flatMap(([name, { go, back }]) =>
      ways(`The answer \`${name}\` of \`${id}\``, within(at, 'answers', name), 'go', go, back),
    )
  if (step.kind === 'criteria')
    return (['yes', 'no'] as const).flatMap((name) =>
      ways(`The answer \`${name}\` of \`${id}\``, at, name, step[name], step[`${name}-back`]),
    )
  const waits = (step.kind === 'test' || step.kind === 'advice') && !isGap(step)
  return waits || step.then !== undefined ? ways(`\`${id}\``, at, 'then', step.then, step.back) : []
}

function ways(subject: string, at: Ref, key: string, on: string | undefined, back: string | undefined): Found[] {
  const here = { ...at, key: true }
  if (on === undefined && back === undefined)
    return [
      {
        at: here,
        what: `${subject} leads nowhere`,
        why: 'A reader who comes here would not be told what follows.',
        mend: `Add \`${key}:\` with the id of the step that follows.`,
      },
    ]
  if (on !== undefined && back !== undefined)
    return [
      {
        at: here,
        what: `${subject} leads to two steps: \`${on}\` and \`${back}\``,
        why: 'A reader could not tell which of the two to follow.',
        mend: 'Keep one of them.',
      },
    ]
  return []
}
