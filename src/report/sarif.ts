/** Diagnostics as SARIF 2.1.0, which code scanning services and editors read. */
import type { Diagnostic, Level } from '../diagnostic.ts'
import { nowhere, titleOf, type HelpAt } from './titles.ts'

const levels: Record<Level, string> = { error: 'error', warning: 'warning', info: 'note' }

export function sarif(diagnostics: readonly Diagnostic[], help: HelpAt = nowhere): string {
  const ids = [...new Set(diagnostics.map(({ rule }) => rule))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'referral-pathways check',
            rules: ids.map((id) => {
              const helpUri = help(id)
              return { id, shortDescription: { text: titleOf(id) }, ...(helpUri === undefined ? {} : { helpUri }) }
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The folder that holds pathways/ and content/.' } } },
        results: diagnostics.map((one) => ({
          ruleId: one.rule,
          ruleIndex: ids.indexOf(one.rule),
          level: levels[one.level],
          message: { text: `${one.what}. Why: ${one.why} Mend: ${one.mend}` },
          locations: [location(one)],
          ...(one.see ? { relatedLocations: [{ id: 1, ...location(one.see), message: { text: one.see.what } }] } : {}),
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function location({
  file,
  line,
  column,
  endLine,
  endColumn,
}: {
  file: string
  line: number
  column: number
  endLine?: number
  endColumn?: number
}) {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
      region: { startLine: line, startColumn: column, ...(endLine ? { endLine, endColumn } : {}) },
    },
  }
}
