/**
 * What is still sure of a file of which some part has not its shape: without it a slip in one step would hide what is
 * wrong in the others until it is mended. What is at fault is left out, or something stands in for it, and the rest goes
 * to the rules that look at one thing at a time. No page is ever made from it.
 */
import type * as z from 'zod'
import { nearest } from '../../nearest.ts'
import { keysAt, plainIssues } from '../shape.ts'

type Path = readonly (string | number)[]

export interface Part {
  value: unknown
  /** The place in the file of a place in `value`, which may have fewer entries. */
  inFile: (path: Path) => (string | number)[]
  /** Whether what is found at a place of the file may come of what was left out. */
  doubtful: (path: Path) => boolean
}

interface Change {
  path: Path
  /** What stands in for it. Undefined: it is left out. */
  put: unknown
}

/** Stands in for a step, so that ways to it still lead somewhere. */
const someStep = { kind: 'manage', 'not-known': '…' }
/** Stand in, one after the other, for what is missing. */
const fillers = ['…', 'some-id', '2000-01-01', 'nobody yet', 'base 1', 1, true, [], {}, ['en']]
/** A file of which more is wrong is not what it is taken for, and would be tried for long. */
const mostWrong = 100
/** Far more than the changes that one place can go through, with what holds it. */
const mostRounds = 40

/** Undefined where nothing sure is left. */
export function partOf(schema: z.ZodType, data: unknown): Part | undefined {
  const changes = new Map<string, Change>()
  const tried = new Map<string, number>()
  const lost: Path[] = []
  for (let round = 0; round < mostRounds; round++) {
    const { value, inFile } = changed(data, changes)
    const { success, data: whole, error } = schema.safeParse(value)
    if (success) {
      lost.push(...[...changes.values()].map(({ path }) => unit(path)))
      return {
        value: whole,
        inFile,
        doubtful: (path) => lost.some((one) => begins(one, path) || (path.length > 0 && begins(path, one))),
      }
    }
    const issues = plainIssues(error.issues, value)
    if (issues.length > mostWrong) return undefined
    const wrong = new Map<string, { path: Path; words: readonly unknown[] }>()
    for (const { issue, path: here } of issues) {
      const path = inFile(here)
      const words = issue.code === 'invalid_value' ? issue.values.slice(0, 1) : []
      if (issue.code !== 'unrecognized_keys') wrong.set(keyOf(path), { path, words })
      else
        for (const key of issue.keys) {
          const meant = nearest(key, keysAt(schema, path, data))
          if (meant !== undefined) {
            // Whatever leads to them would seem to lead nowhere.
            if (mayHoldSteps([...path, meant])) return undefined
            lost.push(unit([...path, meant]))
          }
          wrong.set(keyOf([...path, key]), { path: [...path, key], words })
        }
    }
    for (const { path, words } of wrong.values()) {
      const change = next(path, data, [...words, ...fillers], tried)
      if (!change) return undefined
      changes.set(keyOf(change.path), change)
    }
  }
  return undefined
}

/** What to try next with a place that is at fault: at last what holds it is left out. Undefined: nothing sure is left. */
function next(path: Path, data: unknown, missing: readonly unknown[], tried: Map<string, number>): Change | undefined {
  const last = path.at(-1)
  if (mayHoldSteps(path)) return undefined
  const left = there(data, path) ? [undefined] : []
  // A step whose id is wrong has no stand-in: other steps lead to the right one.
  const puts = path.at(-2) === 'steps' ? [someStep] : typeof last === 'number' ? left : [...left, ...missing]
  const key = keyOf(path)
  const before = tried.get(key) ?? 0
  tried.set(key, before + 1)
  return before < puts.length ? { path, put: puts[before] } : next(path.slice(0, -1), data, missing, tried)
}

/** A copy of the data with its changes, and the way back from its places to those of the data. */
function changed(data: unknown, changes: ReadonlyMap<string, Change>): { value: unknown; inFile: Part['inFile'] } {
  const indices = new Map<string, number[]>()
  const added = Map.groupBy(
    [...changes.values()].filter(({ put }) => put !== undefined),
    ({ path }) => keyOf(path.slice(0, -1)),
  )
  const copy = (value: unknown, path: Path, copied: Path): unknown => {
    if (Array.isArray(value)) {
      const kept = [...value.keys()].filter((i) => !changes.has(keyOf([...path, i])))
      indices.set(keyOf(copied), kept)
      return kept.map((from, to) => copy(value[from], [...path, from], [...copied, to]))
    }
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value)
      .filter(([key]) => !changes.has(keyOf([...path, key])))
      .map(([key, inner]): [string, unknown] => [key, copy(inner, [...path, key], [...copied, key])])
    for (const { path: at, put } of added.get(keyOf(path)) ?? []) entries.push([String(at.at(-1)), put])
    return Object.fromEntries(entries)
  }
  const value = copy(data, [], [])
  const inFile = (path: Path): (string | number)[] =>
    path.map((step, i) => (typeof step === 'number' ? (indices.get(keyOf(path.slice(0, i)))?.[step] ?? step) : step))
  return { value, inFile }
}

/**
 * What is judged as a whole and so is in doubt as a whole: a step, a change of which the source is not sure, an entry of
 * a file that is a list.
 */
function unit(path: Path): Path {
  if (typeof path[0] === 'number') return path.slice(0, 1)
  const steps = path.indexOf('steps')
  if (steps >= 0) return path.slice(0, steps + 2)
  return path[0] === 'differs' && path[2] === 'source' ? path.slice(0, 2) : path
}

/** Whether steps may be written there. */
function mayHoldSteps(path: Path): boolean {
  const last = path.at(-1)
  return last === undefined || last === 'steps' || last === 'differs' || path.at(-2) === 'differs'
}

const keyOf = (path: Path): string => path.join('\n')
const begins = (path: Path, whole: Path): boolean => path.every((step, i) => step === whole[i])

function there(data: unknown, path: Path): boolean {
  let here = data
  for (const step of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return false
    here = (here as Record<string | number, unknown>)[step]
  }
  return true
}
