import type { Ref } from '../../diagnostic.ts'
import { isGap, type Written } from '../../pathway.ts'
import { base, nation, sectionsBut, stepsBut } from '../example.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { sectionNames } from '../schema/pathway.ts'
import type { Item, Section } from '../schema/parts.ts'
import type { Step } from '../schema/step.ts'
import { within } from './ways.ts'

const act = (source: string): string => `differs:
  - because: Another act.
${source}    steps:
      wait: { kind: manage, do: Pause., if-still-concerned: refer }
`

const list = (...lines: string[]): string => `start: pain
steps:
  pain:
    kind: criteria
    ask: Is one met?
${lines.map((line) => `    ${line}\n`).join('')}    yes: refer
    no: refer
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`

export const sourceCited: PathwayRule = {
  id: 'source-cited',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'Every act, criterion and entry names its source',
  good: [
    nation('scotland', act('    source: guideline 2\n')),
    // What differs names its source once, for its steps and sections.
    nation(
      'scotland',
      'differs:\n  - { because: "Other words.", source: "guideline 2", sections: { send: [{ say: Name }] } }\n',
    ),
    base({ steps: list('source: guideline', 'any-of: { lump: Lump, swelling: Swelling }') }),
    base({ steps: list('all-of: { lump: { say: Lump, source: "guideline 1" } }') }),
  ],
  bad: [
    { files: base({ steps: stepsBut(', source: "guideline 1.3"', '') }), says: ['`wait` names no source'] },
    { files: nation('scotland', act('')), says: ['`wait` names no source'] },
    {
      files: base({ sections: sectionsBut('    source: guideline 1.1\n', '') }),
      says: ['An entry of `red-flags` names no source'],
    },
    {
      files: base({
        steps: `start: pain
steps:
  pain:
    kind: criteria
    ask: Is one met?
    any-of:
      lump: { say: Lump, source: "guideline 1" }
      swelling: Swelling
    yes: refer
    no: refer
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
      }),
      says: ['`swelling` of `pain` names no source'],
    },
    {
      files: base({
        sections: sectionsBut(
          'send:\n  not-known: Nothing was found.',
          'send: [{ say: Age, source: guideline }, Name]',
        ),
      }),
      says: ['An entry of `send` names no source'],
    },
    { files: base({ steps: list('all-of: { lump: Lump, swelling: Swelling }') }), says: ['`pain` names no source'] },
    {
      files: base({
        steps: list('all-of: { lump: { say: Lump, source: "guideline 1" }, swelling: { say: Swelling } }'),
      }),
      says: ['`swelling` of `pain` names no source'],
    },
  ],
  check: ({ steps, sections }) => [
    ...[...steps].flatMap(([id, step]) => ofStep(id, step)),
    ...sectionNames.flatMap((name) => ofSection(name, sections[name])),
  ],
}

const why = 'A reader could not look up what it rests on, and a reviewer could not see when it is out of date.'
const mend = 'Add `source:` with an id from `content/sources.yaml` and the place in it.'
const none = (what: string, at: Ref): Found => ({ at, what: `${what} names no source`, why, mend })

/** A question only asks, and a gap rests on nothing. */
function ofStep(id: string, { value: step, at, source }: Written<Step>): Found[] {
  if (step.source !== undefined || source !== undefined || step.kind === 'question' || step.kind === 'go-to') return []
  if (step.kind !== 'criteria') return isGap(step) ? [] : [none(`\`${id}\``, { ...at, key: true })]
  const list = step['any-of'] ? 'any-of' : 'all-of'
  const items = Object.entries(step[list] ?? {})
  const bare = items.filter(([, item]: [string, Item]) => typeof item === 'string' || item.source === undefined)
  if (bare.length === items.length) return [none(`\`${id}\``, { ...at, key: true })]
  return bare.map(([name]) => none(`\`${name}\` of \`${id}\``, { ...within(at, list, name), key: true }))
}

function ofSection(name: string, section: Written<Section> | undefined): Found[] {
  if (!section || section.source !== undefined || !Array.isArray(section.value)) return []
  return [...section.value.entries()].flatMap(([i, entry]) =>
    typeof entry === 'string' || entry.source === undefined
      ? [none(`An entry of \`${name}\``, within(section.at, i))]
      : [],
  )
}
