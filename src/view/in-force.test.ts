import { expect, test } from 'vitest'
import { whenOf } from './in-force.ts'

test.for([
  [{}, 'in force'],
  [{ 'valid-from': '2026-11-24' }, 'in force'],
  [{ 'valid-from': '2026-11-25' }, 'not yet'],
  [{ 'valid-to': '2026-11-24' }, 'in force'],
  [{ 'valid-from': '2020-01-01', 'valid-to': '2026-11-23' }, 'ended'],
] as const)('an organisation with %j is %s on 24 November 2026: both ends are part of its time', ([validity, when]) => {
  expect(whenOf(validity, '2026-11-24')).toBe(when)
})
