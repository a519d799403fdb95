/**
 * Stands in for `vitest` where some thousand changes are tried out: the few words of it that these tests use, run in the
 * process itself. Vitest starts a worker for every change, which takes ten times as long as the tests.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'

const names = []
let file = ''
let found = []

/** @returns the tests of a file, as they register while it is read */
export async function testsOf(path, read) {
  file = path
  found = []
  await read()
  return found
}

/** Runs a test as one of its file. */
export function within(path, run) {
  file = path
  return run()
}

const title = (name, row, cells) => {
  let at = 0
  return name
    .replace(/\$([a-z]+)/g, (whole, key) => (row && Object.hasOwn(Object(row), key) ? String(row[key]) : whole))
    .replace(/%s/g, () => (typeof cells[at] === 'object' ? JSON.stringify(cells[at++]) : String(cells[at++])))
}

export function test(name, run) {
  const whole = [file, ...names, name].join(' > ')
  const same = found.filter(({ id }) => id === whole || id.startsWith(`${whole} #`)).length
  found.push({ id: same === 0 ? whole : `${whole} #${same}`, file, run })
}
test.each = (rows) => (name, run) => {
  for (const row of rows) {
    const cells = Array.isArray(row) ? row : [row]
    test(title(name, row, cells), () => run(...cells))
  }
}
test.for = (rows) => (name, run) => {
  for (const row of rows) test(title(name, row, Array.isArray(row) ? row : [row]), () => run(row))
}
export function describe(name, inside) {
  names.push(name)
  inside()
  names.pop()
}
describe.each = (rows) => (name, inside) => {
  for (const row of rows) {
    const cells = Array.isArray(row) ? row : [row]
    describe(title(name, row, cells), () => inside(...cells))
  }
}

const like = Symbol('like')

/** Equal but for keys that hold nothing; with `part`, what is expected may be less than what is there. */
function equal(a, b, part = false) {
  if (b?.[like]) return b[like](a)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a)) return a.length === b.length && a.every((one, i) => equal(one, b[i], part))
  if (a instanceof Set || b instanceof Set) return isDeepStrictEqual(a, b)
  if (a instanceof Map || b instanceof Map)
    return (
      a instanceof Map &&
      b instanceof Map &&
      a.size === b.size &&
      [...b].every(([key, one]) => a.has(key) && equal(a.get(key), one, part))
    )
  if (a instanceof Date || a instanceof RegExp) return isDeepStrictEqual(a, b)
  const keys = new Set([...(part ? [] : Object.keys(a)), ...Object.keys(b)])
  return [...keys].every((key) => equal(a[key], b[key], part))
}

const matchers = {
  toBe: (a, b) => Object.is(a, b),
  toEqual: (a, b) => equal(a, b),
  toMatchObject: (a, b) => equal(a, b, true),
  toBeDefined: (a) => a !== undefined,
  toBeTruthy: (a) => Boolean(a),
  toBeUndefined: (a) => a === undefined,
  toContain: (a, b) => (typeof a === 'string' ? a.includes(b) : [...a].includes(b)),
  toHaveLength: (a, b) => a.length === b,
  toHaveProperty: (a, b) => b in a,
  toMatch: (a, b) => (typeof b === 'string' ? a.includes(b) : b.test(a)),
  toBeGreaterThan: (a, b) => a > b,
  toBeGreaterThanOrEqual: (a, b) => a >= b,
  toBeLessThan: (a, b) => a < b,
  toMatchFileSnapshot: (a, b) => a === readFileSync(join(dirname(file), b), 'utf8'),
  toThrow: (a) => {
    try {
      a()
      return false
    } catch {
      return true
    }
  },
}

export function expect(actual) {
  const made = { not: {} }
  for (const [name, holds] of Object.entries(matchers)) {
    const say = (wanted, got) => {
      if (got !== wanted) throw new Error(`${wanted ? '' : 'not '}${name}`)
    }
    made[name] = (expected) => say(true, holds(actual, expected))
    made.not[name] = (expected) => say(false, holds(actual, expected))
  }
  return made
}
expect.stringContaining = (part) => ({ [like]: (a) => typeof a === 'string' && a.includes(part) })
expect.arrayContaining = (part) => ({ [like]: (a) => part.every((one) => a.some((two) => equal(two, one))) })
expect.stringMatching = (pattern) => ({ [like]: (a) => typeof a === 'string' && pattern.test(a) })
