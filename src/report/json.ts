/** Diagnostics as the published contract has them: a list, with paths relative to the root and places from 1. */
import type { Diagnostic } from '../diagnostic.ts'

export function json(diagnostics: readonly Diagnostic[]): string {
  const list = diagnostics.map(({ file, line, column, endLine, endColumn, level, rule, what, why, mend, see }) => ({
    file,
    line,
    column,
    endLine,
    endColumn,
    level,
    rule,
    what,
    why,
    mend,
    ...(see ? { see } : {}),
  }))
  return `${JSON.stringify(list, null, 2)}\n`
}
