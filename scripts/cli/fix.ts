/**
 * `check -- --fix`: puts right what is certain, at the very letters that are wrong, so that comments, order and all other
 * text stay as they are. Certain is a misspelt key or word of the format with one near word that is free, and a
 * character that nobody can see. Nothing clinical is ever certain: no step, no figure, no text.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../src/diagnostic.ts'
import { editDistance } from '../../src/nearest.ts'
import type { Args } from './args.ts'
import { loadText } from './load.ts'
import { replaceFile } from './replace.ts'

interface Edit {
  from: number
  to: number
  put: string
}

/** Fixes the files of all roots in place. @returns what was done, a line for each change */
export function fix(args: Pick<Args, 'roots' | 'nations' | 'asOf'>): string {
  const before = loadText(args)
  const done: string[] = []
  for (const [file, found] of Map.groupBy(before.diagnostics, (one) => one.file)) {
    const text = before.files.get(file)
    if (text === undefined) continue
    const edits = found.flatMap((one) => certain(one, text) ?? [])
    if (edits.length === 0) continue
    // Only what leaves less to mend is kept.
    const fixed = applied(text, edits)
    const after = loadText(args, new Map([[file, fixed]])).diagnostics
    if (toMend(after) >= toMend(before.diagnostics)) continue
    const path = args.roots.map((root) => join(root, file)).findLast((one) => existsSync(one))
    if (path === undefined || readFileSync(path, 'utf8') !== text) continue
    replaceFile(path, fixed)
    for (const { from, to, put } of edits)
      done.push(`${file}: \`${text.slice(from, to)}\` ${put === '' ? 'was removed' : `is now \`${put}\``}`)
  }
  return done.length > 0 ? `Put right:\n${done.map((one) => `  ${one}\n`).join('')}\n` : ''
}

const toMend = (found: readonly Diagnostic[]): number => found.filter(({ level }) => level !== 'info').length

/** The edit that a fault asks for, where there is no doubt; undefined otherwise. */
export function certain(
  { rule, what, mend, line, column, endLine, endColumn }: Diagnostic,
  text: string,
): Edit | undefined {
  if (line !== endLine) return undefined
  let start = 0
  for (let i = 1; i < line; i++) start = text.indexOf('\n', start) + 1
  const [from, to] = [start + column - 1, start + endColumn - 1]
  const written = text.slice(from, to)
  if (rule === 'hidden-character')
    return /^[\u200b\u2060\ufeff\u00ad]$/.test(written) ? { from, to, put: '' } : undefined
  if (rule !== 'unknown-key' && rule !== 'unknown-word') return undefined
  const put = /^Did you mean `([a-z-]+)`\?/.exec(mend)?.[1]
  if (put === undefined || !what.includes(`\`${written}\``)) return undefined
  // One slip of the hand, in a word that is long enough to be told from others.
  return put.length >= 5 && editDistance(written, put) === 1 ? { from, to, put } : undefined
}

export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((now, { from, to, put }) => now.slice(0, from) + put + now.slice(to), text)
}
