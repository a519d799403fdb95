import type { Ref } from '../../diagnostic.ts'
import { base, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import type { Step } from '../schema/step.ts'
import { within } from './ways.ts'

const criteria = (lists: string): string => `start: list
steps:
  list:
    kind: criteria
    ask: Is one met?
${lists}    source: guideline
    yes: refer
    no: refer
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`
const any = '    any-of: { lump: Lump }\n'
const all = '    all-of: { pain: Pain }\n'

export const stepWhole: PathwayRule = {
  id: 'step-whole',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every step says what its kind needs',
  good: [
    base({ steps: criteria(all) }),
    base({ steps: stepsBut('do: Wait., source: "guideline 1.3"', 'not-known: "Nothing was found."') }),
    base({ steps: criteria(any) }),
    base({
      steps: stepsBut(
        'kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer',
        'kind: test, not-known: "Nobody says which test.", then: refer',
      ),
    }),
  ],
  bad: [
    { files: base({ steps: stepsBut('do: Wait.,', '') }), says: ['`wait` does not say what to do'] },
    {
      files: base({ steps: stepsBut('do: Wait.,', 'do: Wait., not-known: "Nothing was found.",') }),
      says: ['`wait` says what to do, and also that it is not known'],
    },
    { files: base({ steps: criteria('') }), says: ['`list` has no criteria'] },
    { files: base({ steps: criteria(any + all) }), says: ['`list` has both `any-of` and `all-of`'] },
    {
      files: base({
        steps: stepsBut(
          'kind: manage, do: Wait., source: "guideline 1.3", if-still-concerned: refer',
          'kind: test, do: Take blood., then: refer, source: "guideline 1.3"',
        ),
      }),
      says: ['`wait` does not say who acts on the result'],
    },
  ],
  check: (pathway) => [...pathway.steps].flatMap(([id, { value, at }]) => check(id, value, at)),
}

function check(id: string, step: Step, at: Ref): Found[] {
  const here = { ...at, key: true }
  if (step.kind === 'question' || step.kind === 'go-to') return []
  if (step.kind === 'criteria') {
    const [any, all] = [step['any-of'], step['all-of']]
    if (any && all)
      return [
        {
          at: { ...within(at, 'all-of'), key: true },
          what: `\`${id}\` has both \`any-of\` and \`all-of\``,
          why: 'A reader could not tell whether one criterion is enough.',
          mend: 'Make two steps of it, one after the other.',
        },
      ]
    return any || all
      ? []
      : [
          {
            at: here,
            what: `\`${id}\` has no criteria`,
            why: 'A reader would be asked about a list that is not there.',
            mend: 'Add `any-of:` (one is enough) or `all-of:` (all are needed).',
          },
        ]
  }
  const found: Found[] = []
  if (step.do === undefined && step['not-known'] === undefined)
    found.push({
      at: here,
      what: `\`${id}\` does not say what to do`,
      why: 'A reader would meet an empty card.',
      mend: 'Add `do:`, or `not-known:` with what was looked for.',
    })
  if (step.do !== undefined && step['not-known'] !== undefined)
    found.push({
      at: { ...within(at, 'not-known'), key: true },
      what: `\`${id}\` says what to do, and also that it is not known`,
      why: 'A reader could not tell which of the two holds.',
      mend: 'Keep `do:`, and say what is uncertain in `note:`; or keep `not-known:`, and say what to do until then in `meanwhile:`.',
    })
  if (step.kind === 'test' && step['not-known'] === undefined && step['who-acts-on-result'] === undefined)
    found.push({
      at: here,
      what: `\`${id}\` does not say who acts on the result`,
      why: 'A test takes days; a result that nobody owns is a result that nobody reads.',
      mend: 'Add `who-acts-on-result:`, for example “Whoever requests the test acts on it, or hands that over by name.”',
    })
  return found
}
