/** Diagnostics for a person at a terminal: where, what, the line itself, why, how to mend it, and what follows for whom. */
import type { Diagnostic, Level } from '../diagnostic.ts'
import type { Checked } from '../library.ts'
import { nationNames, type NationId } from '../nations.ts'
import type { Files } from '../read/library.ts'
import { helpAt, helpPath } from './titles.ts'

export interface TerminalOptions {
  nations: readonly NationId[]
  /** Whether the terminal shows colours, and its reader wants them. */
  colour: boolean
}

const levels: readonly Level[] = ['error', 'warning', 'info']

type Paint = (text: string) => string
const codes: Record<Level | 'bold' | 'faint', number> = { error: 31, warning: 33, info: 36, bold: 1, faint: 2 }

export function terminal(
  checked: Pick<Checked, 'diagnostics' | 'stopped' | 'pathways' | 'library'>,
  files: Files,
  { nations, colour }: TerminalOptions,
): string {
  const paint =
    (code: keyof typeof codes): Paint =>
    (text) =>
      colour ? `\u001b[${codes[code]}m${text}\u001b[0m` : text
  // What stops publishing is read first: notes on other files would push it out of sight.
  const gravest = checked.diagnostics.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level))
  const parts = gravest.map((one) => explain(one, files, paint))
  return [...parts, ...helpLines(checked, nations), summary(checked, nations)].join('\n')
}

/** Where to read on, once for every rule: what is said at the fault itself is enough to mend it. */
function helpLines(
  { diagnostics, library }: Pick<Checked, 'diagnostics' | 'library'>,
  nations: readonly NationId[],
): string[] {
  const told = [...new Set(diagnostics.filter(({ level }) => level !== 'info').map(({ rule }) => rule))].sort()
  if (told.length === 0) return []
  const at = helpAt(library.nations, nations)
  // Every built site has these pages, whether or not it stands at a public address.
  return ['With examples, on every site that is built:', ...told.map((rule) => `  ${at(rule) ?? helpPath(rule)}`), '']
}

function explain(one: Diagnostic, files: Files, paint: (code: keyof typeof codes) => Paint): string {
  const lines = [
    `${paint('bold')(`${one.file}:${one.line}:${one.column}`)}: ${paint(one.level)(one.level)}: ${visible(one.what)} ${paint('faint')(`[${one.rule}]`)}`,
  ]
  const source = files.get(one.file)?.split('\n')[one.line - 1]?.replace(/\r$/, '')
  if (source !== undefined && source.trim() !== '') lines.push(...excerpt(source, one, paint))
  lines.push(`  why:  ${visible(one.why)}`, `  mend: ${visible(one.mend)}`)
  if (one.see) lines.push(`  see:  ${one.see.file}:${one.see.line}:${one.see.column} ${visible(one.see.what)}`)
  return `${lines.join('\n')}\n`
}

const mostColumns = 100

/** The line with a mark under the fault; of a long line, the part around it. */
function excerpt(
  source: string,
  { line, column, endLine, endColumn, level }: Diagnostic,
  paint: (code: keyof typeof codes) => Paint,
): string[] {
  const from = column - 1 > mostColumns - 20 ? column - 1 - 20 : 0
  const cut = source.slice(from, from + mostColumns)
  const number = String(line)
  const edge = `  ${' '.repeat(number.length)} |`
  const lead = `${from > 0 ? '…' : ''}`
  const to = endLine === line ? Math.min(endColumn - 1, from + cut.length) : from + cut.length
  const width = Math.max(1, to - (column - 1))
  const before = ' '.repeat(lead.length + column - 1 - from)
  return [
    `  ${number} | ${lead}${visible(cut.replaceAll('\t', ' '))}${from + cut.length < source.length ? '…' : ''}`,
    `${edge} ${before}${paint(level)('^'.repeat(width))}`,
  ]
}

/** Characters that steer a terminal, or turn the reading direction round, are shown and not obeyed. */
function visible(text: string): string {
  return text.replace(steering, '\ufffd')
}

// eslint-disable-next-line no-control-regex
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

function summary(
  { diagnostics, stopped, pathways, library }: Pick<Checked, 'diagnostics' | 'stopped' | 'pathways' | 'library'>,
  nations: readonly NationId[],
): string {
  const count = (level: Level): number => diagnostics.filter((one) => one.level === level).length
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')]
  const faults = errors + warnings === 0 ? 'no faults' : `${many(errors, 'error')}, ${many(warnings, 'warning')}`
  const cases = new Set(
    [...pathways.values()].flatMap((list) =>
      list.flatMap(({ pathway, cases }) => cases.map(({ index }) => `${pathway.slug}\n${index}`)),
    ),
  ).size
  const seen = `${many(library.folders.length, 'pathway')}, ${many(nations.length, 'nation')}, ${many(cases, 'case')}`
  const names = (ids: readonly NationId[]): string => ids.map((id) => nationNames[id]).join(', ')
  const stops = nations.filter((nation) => stopped.has(nation))
  const free = nations.filter((nation) => !stopped.has(nation))
  return [
    `${seen}: ${faults}${notes > 0 ? `, ${many(notes, 'note')}` : ''}.`,
    ...(stops.length > 0 ? [`Stopped: ${names(stops)}.`] : []),
    `Can be published: ${free.length > 0 ? names(free) : 'no nation'}.`,
    '',
  ].join('\n')
}

function many(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
