import { cachedText } from '../../cached.ts'
import type { Ref } from '../../diagnostic.ts'
import { nearest } from '../../nearest.ts'
import { citations } from '../../pathway.ts'
import { base, nation, stepsBut } from '../example.ts'
import type { Context, FileRule, Found } from '../rule.ts'
import { source } from '../schema/parts.ts'

export const sourceRegistered: FileRule = {
  id: 'source-registered',
  level: 'error',
  of: 'file',
  title: 'Every source that is cited stands in the register',
  good: [base({ steps: stepsBut('guideline 1.3', 'guideline 1.3; guideline 2') })],
  bad: [
    {
      files: base({ steps: stepsBut('guideline 1.3', 'guidline 1.3') }),
      says: ['No source is registered as `guidline`'],
    },
    {
      files: base({ steps: stepsBut('guideline 1.3', 'guideline 1.3; constructor 2') }),
      says: ['No source is registered as `constructor`'],
    },
    {
      files: nation(
        'wales',
        'differs:\n  - because: Other words.\n    source: elsewhere p4\n    sections:\n      send: [age]\n',
      ),
      says: ['No source is registered as `elsewhere`'],
    },
  ],
  check: ({ file, value }, { register }) => {
    const found: Found[] = []
    if (register) visit(value, file, [], register, found)
    return found
  },
}

const isSource = cachedText((text) => source.safeParse(text).success)

type Registered = NonNullable<Context['register']>

/** Looks for `source` in all of a file: wherever a source may stand, it must be a known one. */
function visit(value: unknown, file: string, path: (string | number)[], register: Registered, found: Found[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key]
    path.push(Array.isArray(value) ? Number(key) : key)
    if (typeof inner === 'object') visit(inner, file, path, register, found)
    else if (key === 'source' && typeof inner === 'string' && isSource(inner))
      for (const { id } of citations(inner))
        if (!Object.hasOwn(register, id)) found.push(unknown(id, { file, path: [...path] }, register))
    path.pop()
  }
}

function unknown(id: string, at: Ref, register: Registered): Found {
  const near = nearest(id, Object.keys(register))
  return {
    at,
    what: `No source is registered as \`${id}\``,
    why: 'A reader who wants to look it up would find nothing.',
    mend: near ? `Did you mean \`${near}\`?` : `Add \`${id}\` to \`content/sources.yaml\`, with how it was seen.`,
  }
}
