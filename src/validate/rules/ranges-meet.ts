import type { Ref } from '../../diagnostic.ts'
import { figureOf, type Resolved } from '../../pathway.ts'
import { base, everyNation, headWith, nation } from '../example.ts'
import type { Example, Found, PathwayRule } from '../rule.ts'
import type { Answer, Step } from '../schema/step.ts'
import { measured } from './measured.example.ts'
import { within } from './ways.ts'

/** A question with three ranges, written after one another. */
const three = (low: string, middle: string, high: string, head = ''): Example =>
  base({
    head: headWith(head),
    steps: `start: level
steps:
  level:
    kind: question
    ask: What is the level?
    measure: FIT
    unit: ug/g
    answers:
      low: { ${low}, go: refer }
      middle: { ${middle}, go: refer }
      high: { ${high}, go: refer }
      none: { without-result: "No result", go: refer }
  refer: { kind: referral, strength: refer, urgency: urgent, do: Refer., source: "guideline 1" }
`,
  })

export const rangesMeet: PathwayRule = {
  id: 'ranges-meet',
  level: 'error',
  of: 'pathway',
  alone: true,
  title: 'The ranges of a question leave no gap and do not overlap',
  good: [
    measured('from: limit', 'below: limit'),
    measured('above: 10', 'up-to: 10'),
    measured('from: 10', 'from: 0, below: 10'),
  ],
  bad: [
    { files: measured('from: 20', 'below: 10'), says: ['No answer of `pain` takes 10 or more and less than 20'] },
    { files: measured('above: 10', 'below: 10'), says: ['No answer of `pain` takes exactly 10'] },
    { files: measured('from: 10', 'up-to: 10'), says: ['Exactly 10 fits both `lower` and `yes` of `pain`'] },
    {
      files: measured('from: 10', 'below: 20'),
      says: ['10 or more and less than 20 fits both `lower` and `yes` of `pain`'],
    },
    { files: measured('above: limit', 'below: limit'), says: ['No answer of `pain` takes exactly `limit`'] },
    {
      files: measured('from: limit', 'below: 12'),
      says: ['`lower` and `yes` of `pain` need not meet: one ends at 12, the other begins at `limit`'],
    },
    { files: measured('from: 10', 'from: 5, below: 10'), says: ['No answer of `pain` takes less than 5'] },
    { files: measured('from: 10, below: 100', 'below: 10'), says: ['No answer of `pain` takes 100 or more'] },
    { files: measured('above: 10', 'above: 0, up-to: 10'), says: ['No answer of `pain` takes up to 0'] },
    {
      // Two values of each nation, the wrong way round in Wales only.
      files: {
        ...three(
          'below: low',
          'from: low, below: high',
          'from: high',
          'each-nation-says:\n  low: { what: Low, measure: FIT, unit: ug/g }\n  high: { what: High, measure: FIT, unit: ug/g }\n',
        ),
        ...everyNation(
          'values:\n  low: { is: 10, source: "guideline 1" }\n  high: { is: 20, source: "guideline 1" }\n',
        ),
        ...nation(
          'wales',
          'values:\n  low: { is: 20, source: "guideline 1" }\n  high: { is: 10, source: "guideline 1" }\n',
          'same as base',
        ),
      },
      says: ['In Wales: No figure fits `middle` of `level`: it begins at 20 and ends at 10'],
    },
    {
      files: measured('from: 20, below: 10', 'below: 20'),
      says: ['No figure fits `yes` of `pain`: it begins at 20 and ends at 10'],
    },
    {
      files: measured('from: 12', 'below: limit'),
      says: ['`lower` and `yes` of `pain` need not meet: one ends at `limit`, the other begins at 12'],
    },
    { files: measured('above: 20', 'up-to: 10'), says: ['No answer of `pain` takes more than 10 and up to 20'] },
    { files: measured('from: 10', 'from: 0'), says: ['10 or more fits both `lower` and `yes` of `pain`'] },
    { files: measured('below: 10', 'below: 20'), says: ['Less than 10 fits both `yes` and `lower` of `pain`'] },
    {
      files: measured('from: 10, below: 10', 'below: 10'),
      says: ['No figure fits `yes` of `pain`: it begins at 10 and ends at 10'],
    },
    // Of three the two are named that a figure fits, and no more figures than fit both.
    {
      files: three('below: 10', 'from: 5, below: 20', 'from: 10'),
      says: ['5 or more and less than 10 fits both `low` and `middle` of `level`'],
    },
    {
      files: three('below: 10', 'from: 5, below: 7', 'from: 10'),
      says: ['5 or more and less than 7 fits both `low` and `middle` of `level`'],
    },
    {
      files: three('below: 10', 'from: 20, below: 30', 'from: 10'),
      says: ['20 or more and less than 30 fits both `high` and `middle` of `level`'],
    },
  ],
  check: (pathway) =>
    [...pathway.steps].flatMap(([id, { value, at }]) =>
      value.kind === 'question' ? check(id, value, at, pathway.values) : [],
    ),
}

/** A place on the line of figures: just before a bound (`before`), or just after it. A name stands for a figure not known. */
interface Cut {
  bound: number | string
  before: boolean
}
interface Range {
  name: string
  answer: Answer
  /** Undefined: open. */
  low: Cut | undefined
  high: Cut | undefined
}

const unsure = 'A reader with such a result would find no answer, or two.'

/**
 * Follows the ranges from the lowest up, each beginning where the one before ended. Works with names for figures as well:
 * in the base no named value is known, and `below: limit` meets `from: limit` whatever the limit is.
 */
function check(id: string, step: Extract<Step, { kind: 'question' }>, at: Ref, values: Resolved['values']): Found[] {
  const ranges = rangesOf(step, values)
  if (ranges.length === 0) return []
  const place = (range: Range): Ref => ({ ...within(at, 'answers', range.name), key: true })
  const found = ranges
    .filter(({ low, high }) => low && high && (order(low, high) ?? -1) >= 0)
    .map((range) => ({
      at: place(range),
      what: `No figure fits \`${range.name}\` of \`${id}\`: it begins at ${shown(range.low!)} and ends at ${shown(range.high!)}`,
      why: 'A reader could never choose this answer.',
      mend: 'Turn its bounds round.',
    }))
  if (found.length > 0) return found

  const left = [...ranges]
  const next = (cut: Cut | undefined): Range => left.splice(nextIn(left, cut), 1)[0]!
  let here = next(undefined)
  if (here.low && !startsAtNought(here.low))
    return [
      {
        at: place(here),
        what: `No answer of \`${id}\` takes ${words(undefined, here.low)}`,
        why: 'A reader with such a result would find no answer.',
        mend: `Leave out the lower bound of \`${here.name}\`, or add an answer for what lies below it.`,
      },
    ]
  while (left.length > 0) {
    if (!here.high) break
    const above = next(here.high)
    const meets = above.low ? order(here.high, above.low) : 1
    if (meets !== 0) return [...found, gapOrOverlap(id, here, above, meets, place(above))]
    here = above
  }
  if (left.length > 0) {
    const above = next(undefined)
    return [gapOrOverlap(id, here, above, 1, place(above))]
  }
  if (here.high)
    return [
      {
        at: place(here),
        what: `No answer of \`${id}\` takes ${words(here.high, undefined)}`,
        why: 'A reader with such a result would find no answer.',
        mend: `Leave out the upper bound of \`${here.name}\`, or add an answer for what lies above it.`,
      },
    ]
  return []
}

function gapOrOverlap(id: string, lower: Range, upper: Range, meets: number | undefined, at: Ref): Found {
  const pair = `\`${lower.name}\` and \`${upper.name}\` of \`${id}\``
  const mend = 'Let one begin where the other ends: `below: X` with `from: X`, or `up-to: X` with `above: X`.'
  if (meets === undefined)
    return {
      at,
      what: `${pair} need not meet: one ends at ${shown(lower.high!)}, the other begins at ${shown(upper.low!)}`,
      why: unsure,
      mend,
    }
  if (meets < 0)
    return {
      at,
      what: `No answer of \`${id}\` takes ${words(lower.high, upper.low)}`,
      why: 'A reader with such a result would find no answer.',
      mend,
    }
  const ends =
    lower.high && upper.high && (order(upper.high, lower.high) ?? 0) < 0 ? upper.high : (lower.high ?? upper.high)
  const both = words(upper.low, ends)
  return {
    at,
    what: `${both.charAt(0).toUpperCase()}${both.slice(1)} fits both ${pair}`,
    why: 'Two readers with the same result could go different ways.',
    mend,
  }
}

function rangesOf(step: Extract<Step, { kind: 'question' }>, values: Resolved['values']): Range[] {
  const cut = (bound: number | string | undefined, before: boolean): Cut | undefined =>
    bound === undefined ? undefined : { bound: figureOf(bound, values) ?? bound, before }
  return Object.entries(step.answers)
    .map(([name, answer]) => ({
      name,
      answer,
      low: cut(answer.from, true) ?? cut(answer.above, false),
      high: cut(answer.below, true) ?? cut(answer['up-to'], false),
    }))
    .filter(({ low, high }) => low || high)
}

/** The range that begins lowest; where that is not known, the one that begins at the cut. */
function nextIn(ranges: readonly Range[], cut: Cut | undefined): number {
  const exact = ranges.findIndex(({ low }) => cut && low && order(cut, low) === 0)
  let best = Math.max(exact, 0)
  for (const [i, { low }] of ranges.entries()) {
    const least = ranges[best]!.low
    if (least && (!low || (order(low, least) ?? 0) < 0)) best = i
  }
  return best
}

/** Negative: `a` lies below `b`. Undefined where a figure is not known. */
function order(a: Cut, b: Cut): number | undefined {
  if (a.bound === b.bound) return Number(b.before) - Number(a.before)
  return typeof a.bound === 'number' && typeof b.bound === 'number' ? a.bound - b.bound : undefined
}

/** A lowest range may begin at 0 and need not say that nothing lies below. */
function startsAtNought({ bound, before }: Cut): boolean {
  return bound === 0 && before
}

const shown = ({ bound }: Cut): string => (typeof bound === 'number' ? String(bound) : `\`${bound}\``)

/** What lies between two cuts, in words. */
function words(low: Cut | undefined, high: Cut | undefined): string {
  if (low && high && low.bound === high.bound) return `exactly ${shown(low)}`
  const from = low && (low.before ? `${shown(low)} or more` : `more than ${shown(low)}`)
  const to = high && (high.before ? `less than ${shown(high)}` : `up to ${shown(high)}`)
  return [from, to].filter((part) => part !== undefined).join(' and ')
}
