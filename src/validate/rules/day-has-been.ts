import { base, register, sectionsBut } from '../example.ts'
import type { FileRule, Found } from '../rule.ts'
import { monthsAfter } from './review-dates.ts'

/** A library may be built for a day that is over. */
const most = 1

/** Keys that say on which day somebody looked. */
const looked = new Set(['searched', 'accessed', 'checked'])

/** Files and keys that hold none of them, and are long. */
const passed = /\/(?:cases|[a-z]{2})\.yaml$/
const passedKeys = new Set(['answers', 'any-of', 'all-of', 'each-nation-says', 'also-called'])

const gap = (day: string) =>
  base({
    sections: sectionsBut(
      'send:\n  not-known: Nothing was found.',
      `send:\n  not-known: Nothing was found.\n  searched: ${day}`,
    ),
  })
const read = (day: string) => ({ 'content/sources.yaml': register.replace('accessed: 2026-11-22', `accessed: ${day}`) })

export const dayHasBeen: FileRule = {
  id: 'day-has-been',
  level: 'error',
  of: 'file',
  title: 'No day on which somebody looked is yet to come',
  good: [gap('2026-12-22'), read('2026-12-22')],
  bad: [
    { files: gap('2028-11-22'), says: ['`searched` says 2028-11-22, a day that is yet to come'] },
    { files: gap('2026-12-23'), says: ['`searched` says 2026-12-23, a day that is yet to come'] },
    { files: read('2036-11-22'), says: ['`accessed` says 2036-11-22, a day that is yet to come'] },
    {
      files: {
        'content/organisations/scotland.yaml': `called: board
called-many: boards
complete: false
organisations:
  lothian:
    name: NHS Lothian
    destinations:
      example: { to: "The clinic", source: "guideline 1", checked: 2027-11-22 }
`,
      },
      says: ['`checked` says 2027-11-22, a day that is yet to come'],
    },
  ],
  check: ({ file, value }, { asOf }) => {
    const found: Found[] = []
    if (!passed.test(file)) visit(value, file, [], monthsAfter(asOf, most), found)
    return found
  },
}

function visit(value: unknown, file: string, path: (string | number)[], last: string, found: Found[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key]
    if (typeof inner === 'object') {
      if (passedKeys.has(key)) continue
      path.push(Array.isArray(value) ? Number(key) : key)
      visit(inner, file, path, last, found)
      path.pop()
    } else if (typeof inner === 'string' && inner > last && looked.has(key) && /^\d{4}-\d{2}-\d{2}$/.test(inner))
      found.push({
        at: { file, path: [...path, key] },
        what: `\`${key}\` says ${inner}, a day that is yet to come`,
        why: 'A reader would take it for newer than it can be, and nobody would look again when it is old.',
        mend: 'Write the day on which somebody looked.',
      })
  }
}
