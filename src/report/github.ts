/** Diagnostics as workflow commands, which GitHub pins to the lines of a pull request. */
import type { Diagnostic, Level } from '../diagnostic.ts'
import { nowhere, type HelpAt } from './titles.ts'

const commands: Record<Level, string> = { error: 'error', warning: 'warning', info: 'notice' }

export function github(diagnostics: readonly Diagnostic[], help: HelpAt = nowhere): string {
  return diagnostics.map((one) => annotation(one, help(one.rule))).join('')
}

function annotation(
  { file, line, column, endLine, endColumn, level, rule, what, why, mend, see }: Diagnostic,
  help: string | undefined,
): string {
  const where: [string, string | number][] = [
    ['file', file],
    ['line', line],
    ['endLine', endLine],
    // GitHub takes columns only where both ends stand on one line.
    ...(line === endLine
      ? ([
          ['col', column],
          ['endColumn', endColumn],
        ] as [string, number][])
      : []),
    ['title', rule],
  ]
  const message = [
    `${what}.`,
    `Why: ${why}`,
    `Mend: ${mend}`,
    ...(see ? [`See: ${see.file}:${see.line}:${see.column} ${see.what}`] : []),
    ...(help === undefined ? [] : [`Help: ${help}`]),
  ].join('\n')
  return `::${commands[level]} ${where.map(([key, value]) => `${key}=${property(value)}`).join(',')}::${data(message)}\n`
}

/** What would end a message or begin a command is written as a code. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(value: string | number): string {
  return data(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
