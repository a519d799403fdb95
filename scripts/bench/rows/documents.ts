/** Random documents: whether every one is answered, how fast, and how long the slowest takes. */
import { join } from 'node:path'
import { cost } from '../child.ts'
import type { Documents } from '../documents.ts'
import type { Row } from '../row.ts'

export const documents: Row = {
  id: 'documents',
  // Ends with a fault, and no figure, if a single one ends in an error.
  measure: async ({ scratch, documents: count }) => {
    const { stdout } = await cost([join(import.meta.dirname, '../documents.ts'), '--documents', String(count)], scratch)
    const { documents, perSecond, slowest, heap } = JSON.parse(stdout) as Documents
    return [
      { what: 'random documents, each answered, and twice alike', unit: 'documents', value: documents },
      { what: 'random documents, read', unit: '/s', value: perSecond },
      { what: 'slowest random document', unit: 's', value: slowest },
      { what: 'random documents, largest heap', unit: 'MB', value: heap },
    ]
  },
}
