import { nearest } from '../../nearest.ts'
import type { FileRule } from '../rule.ts'

const story = (pathway: string): string => `---
title: A story
summary: Somebody waits.
pathways: [${pathway}]
status: draft
review-by: 2027-11-22
---

Somebody waits.
`

export const aboutKnown: FileRule = {
  id: 'about-known',
  level: 'error',
  of: 'file',
  title: 'A page that is about a pathway names one that exists',
  good: [{ 'content/stories/waiting.mdx': story('example') }],
  bad: [
    {
      files: { 'content/stories/waiting.mdx': story('exampel') },
      says: ['No pathway is called `exampel`'],
    },
    {
      files: { 'content/stories/waiting.mdx': story('example, somewhere-else') },
      says: ['No pathway is called `somewhere-else`'],
    },
  ],
  check: ({ file, value }, { slugs }) => {
    if (!file.startsWith('content/') || typeof value !== 'object' || value === null || !('pathways' in value)) return []
    const named: unknown[] = Array.isArray(value.pathways) ? value.pathways : []
    return named.flatMap((name, i) => {
      if (typeof name !== 'string' || slugs.has(name)) return []
      const near = nearest(name, slugs)
      return [
        {
          at: { file, path: ['pathways', i] },
          what: `No pathway is called \`${name}\``,
          why: 'A reader who wants to see what should have happened would follow a link to nothing.',
          mend: near ? `Did you mean \`${near}\`?` : 'Use the folder name of a pathway.',
        },
      ]
    })
  },
}
