/** What the help page of a rule is made from: its own examples, and what the check says about them. */
import type { Diagnostic, Level } from '../diagnostic.ts'
import { nations } from '../nations.ts'
import { check } from '../pipeline.ts'
import { example, filesOf } from '../validate/example.ts'
import type { Example, Rule } from '../validate/rule.ts'
import { rules } from '../validate/rules/index.ts'
import { excerpt, type Excerpt } from './excerpt.ts'

export type Told = Pick<Diagnostic, 'what' | 'why' | 'mend'>

export interface BadExample {
  shown: Excerpt[]
  told: Told[]
}

export interface RuleHelp {
  id: string
  level: Level
  /** What is true when all is well. */
  title: string
  bad: BadExample[]
  good: Excerpt[][]
}

/** The day for which the examples were written: a page must not change with the day on which it is built. */
export const day = '2026-11-22'

/** More would be variations of what was seen: each costs a check, in every build. */
const most = 4

/** @returns one for every rule, in the order of the rules */
export function rulesHelp(): RuleHelp[] {
  return rules.map((rule) => ({
    id: rule.id,
    level: rule.level,
    title: rule.title,
    bad: rule.bad.slice(0, most).map(({ files }) => badExample(rule, files)),
    good: goodOf(rule),
  }))
}

/** Where nothing need be changed to keep a rule, the smallest library shows it: where the wrong example differs. */
function goodOf({ good, bad }: Rule): Excerpt[][] {
  const shown = good.map((files) => excerpts(files, [])).filter((files) => files.length > 0)
  if (shown.length > 0) return shown.slice(0, most)
  const usual = Object.entries(bad[0]?.files ?? {}).flatMap(([file, text]) =>
    example[file] === undefined ? [] : [excerpt(file, example[file], text, [])],
  )
  return usual.length > 0 ? [usual] : []
}

function badExample({ id }: Rule, files: Example): BadExample {
  const found = check(filesOf(files), { nations, asOf: day }).diagnostics.filter(({ rule }) => rule === id)
  const told = found.map(({ what, why, mend }) => ({ what, why, mend }))
  return {
    shown: excerpts(files, found),
    // One slip that four nations inherit is said once.
    told: told.filter((one, i) => told.findIndex(({ what }) => what === one.what) === i),
  }
}

/** What an example changes, and the lines at which something was found, file by file. */
function excerpts(files: Example, found: readonly Diagnostic[]): Excerpt[] {
  const whole = filesOf(files)
  const names = [...new Set([...Object.keys(files), ...found.map(({ file }) => file)])]
  const all = names.flatMap((file) => {
    const text = whole.get(file)
    const usual = example[file]
    const marked = [...new Set(found.filter((one) => one.file === file).map(({ line }) => line))]
    if (text === undefined || (text === usual && marked.length === 0)) return []
    return [excerpt(file, text, usual, marked)]
  })
  return all.filter((one, i) => {
    const first = all.find((other) => one.lines.join('\n') === other.lines.join('\n'))!
    if (all.indexOf(first) === i || one.marked.length > 0 || first.marked.length > 0) return true
    first.alike.push(one.file)
    return false
  })
}
