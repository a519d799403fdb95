import type { Ref } from '../../diagnostic.ts'
import type { Resolved } from '../../pathway.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { boundNames } from '../schema/parts.ts'
import type { Step } from '../schema/step.ts'
import { measured } from './measured.example.ts'
import { within } from './ways.ts'

const ranges = ['from: limit', 'below: limit'] as const

export const measureWhole: PathwayRule = {
  id: 'measure-whole',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'A measured question names its measure and unit, and has an answer for a test without a result',
  good: [
    measured(...ranges),
    measured('say: High', 'say: Low', { about: 'note: In words.', none: 'say: None' }),
    // A limit may leave to the question what is measured.
    measured(...ranges, { limit: 'measure: FIT' }),
    measured(...ranges, { limit: 'unit: ug/g' }),
  ],
  bad: [
    {
      files: measured(...ranges, { about: 'unit: ug/g' }),
      says: ['`pain` has ranges, but does not say what is measured'],
    },
    { files: measured(...ranges, { about: 'measure: FIT' }), says: ['`pain` has no unit'] },
    {
      files: measured(...ranges, { about: 'measure: FIT\n    unit: mg/L' }),
      says: ['`pain` is in `mg/L`, but `limit` is in `ug/g`'],
    },
    {
      files: measured(...ranges, { about: 'measure: CRP\n    unit: ug/g' }),
      says: ['`pain` measures CRP, but `limit` is about FIT'],
    },
    { files: measured(...ranges, { none: 'say: "No"' }), says: ['`pain` has no answer for a test without a result'] },
    // Each is said by itself, and not compared with what the limit says.
    {
      files: measured(...ranges, { about: 'note: Nothing of it.', none: 'say: None' }),
      says: [
        '`pain` has no answer for a test without a result',
        '`pain` has no unit',
        '`pain` has ranges, but does not say what is measured',
      ],
    },
    // Also where its answers are in words.
    { files: measured('say: High', 'say: Low', { about: 'measure: FIT' }), says: ['`pain` has no unit'] },
  ],
  check: (pathway) =>
    [...pathway.steps].flatMap(([id, { value, at }]) =>
      value.kind === 'question' ? check(id, value, at, pathway) : [],
    ),
}

function check(
  id: string,
  step: Extract<Step, { kind: 'question' }>,
  at: Ref,
  { values, baseFile }: Resolved,
): Found[] {
  const answers = Object.values(step.answers)
  const hasRanges = answers.some((answer) => boundNames.some((key) => answer[key] !== undefined))
  if (!hasRanges && step.measure === undefined) return []
  const found: Found[] = []
  if (step.measure === undefined)
    found.push({
      at,
      what: `\`${id}\` has ranges, but does not say what is measured`,
      why: 'A reader would see figures of nothing.',
      mend: 'Add `measure:`, for example `measure: FIT`.',
    })
  if (step.unit === undefined)
    found.push({
      at,
      what: `\`${id}\` has no unit`,
      why: 'A figure without its unit can be read as ten times more or less.',
      mend: 'Add `unit:` in UCUM, for example `unit: ug/g`; for a count or a ratio write `unit: "1"`.',
    })
  if (!answers.some((answer) => answer['without-result'] !== undefined))
    found.push({
      at,
      what: `\`${id}\` has no answer for a test without a result`,
      why: 'Samples get lost and machines fail; that reader would find no way on.',
      mend: 'Add an answer with `without-result:`, for example `without-result: Sample not returned`.',
    })
  const named = new Set(
    answers.flatMap((answer) => boundNames.flatMap((key) => (typeof answer[key] === 'string' ? [answer[key]] : []))),
  )
  for (const name of named) {
    const about = values.get(name)
    if (!about) continue
    const see = { at: { file: baseFile, path: ['each-nation-says', name], key: true }, what: `\`${name}\` stands here` }
    if (about.unit !== undefined && step.unit !== undefined && about.unit !== step.unit)
      found.push({
        at: within(at, 'unit'),
        what: `\`${id}\` is in \`${step.unit}\`, but \`${name}\` is in \`${about.unit}\``,
        why: 'A reader would compare figures that cannot be compared.',
        mend: 'Write the same unit in both places.',
        see,
      })
    if (about.measure !== undefined && step.measure !== undefined && about.measure !== step.measure)
      found.push({
        at: within(at, 'measure'),
        what: `\`${id}\` measures ${step.measure}, but \`${name}\` is about ${about.measure}`,
        why: 'A reader would hold one test against the limit of another.',
        mend: 'Write the same measure in both places, or use another value.',
        see,
      })
  }
  return found
}
