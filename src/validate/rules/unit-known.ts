import type { Ref } from '../../diagnostic.ts'
import { nearest } from '../../nearest.ts'
import { units } from '../../units.ts'
import type { Found, PathwayRule } from '../rule.ts'
import { measured } from './measured.example.ts'
import { within } from './ways.ts'

const inUnit = (unit: string, limit = unit) =>
  measured('from: limit', 'below: limit', { about: `measure: FIT\n    unit: ${unit}`, limit: `unit: ${limit}` })

export const unitKnown: PathwayRule = {
  id: 'unit-known',
  level: 'warning',
  of: 'pathway',
  alone: true,
  title: 'Every unit is a known one',
  good: [inUnit('ug/g'), inUnit('mL/min/{1.73_m2}', '"mL/min/{1.73_m2}"'), inUnit('"1"')],
  bad: [
    {
      files: inUnit('bananas'),
      says: ['No unit is known as `bananas`', 'No unit is known as `bananas`'],
    },
    {
      files: measured('from: limit', 'below: limit', { about: 'measure: FIT\n    unit: mmHg', limit: 'measure: FIT' }),
      says: ['No unit is known as `mmHg`'],
    },
    {
      files: measured('say: High', 'say: Low', { about: 'measure: FIT\n    unit: µg/g', limit: 'measure: FIT' }),
      says: ['No unit is known as `µg/g`'],
    },
    {
      files: measured('from: 10', 'below: 10', { about: 'measure: FIT\n    unit: MMOL/l', limit: 'unit: Days' }),
      says: ['No unit is known as `Days`', 'No unit is known as `MMOL/l`'],
    },
  ],
  check: ({ steps, base, baseFile }) => [
    ...Object.entries(base['each-nation-says'] ?? {}).flatMap(([name, { unit }]) =>
      unknown(unit, { file: baseFile, path: ['each-nation-says', name, 'unit'] }),
    ),
    ...[...steps.values()].flatMap(({ value, at }) =>
      value.kind === 'question' ? unknown(value.unit, within(at, 'unit')) : [],
    ),
  ],
}

function unknown(unit: string | undefined, at: Ref): Found[] {
  if (unit === undefined || units.has(unit)) return []
  const near = meant(unit)
  return [
    {
      at,
      what: `No unit is known as \`${unit}\``,
      why: 'A reader could not tell what the figures count, or would hold them against figures of something else.',
      mend: near
        ? `Did you mean \`${near}\`?`
        : 'Write it in UCUM, for example `ug/g`, `mmol/L` or `mm[Hg]`; for a count or a ratio `"1"`. A unit that is right and new here belongs in `src/units.ts`; until it stands there, say so in `content/exceptions.yaml`.',
    },
  ]
}

/** By UCUM and by what is read in its place; brackets, spaces and raised figures are what is left out most. */
function meant(unit: string): string | undefined {
  const known = new Map<string, string>()
  for (const [code, read] of units)
    for (const name of [read, code].map(bare)) if (name !== '' && !known.has(name)) known.set(name, code)
  const name = bare(unit)
  return known.get(name) ?? known.get(nearest(name, known.keys()) ?? '')
}

const bare = (unit: string): string =>
  unit
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('μ', 'u')
    .replace(/[^a-z0-9%/]/g, '')
