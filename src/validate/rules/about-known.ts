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

const clock = (pathway: string) => ({
  'content/nations/wales.yaml': `name: Wales
languages: [en]
clocks:
  - say: A specialist sees the person
    within: 14 days
    from: the referral
    urgency: urgent
    pathways: [${pathway}]
    source: guideline 1
`,
})

export const aboutKnown: FileRule = {
  id: 'about-known',
  level: 'error',
  of: 'file',
  title: 'What is about a pathway names one that exists',
  good: [{ 'content/stories/waiting.mdx': story('example') }, clock('example')],
  bad: [
    {
      files: { 'content/stories/waiting.mdx': story('exampel') },
      says: ['No pathway is called `exampel`'],
    },
    {
      files: { 'content/stories/waiting.mdx': story('example, somewhere-else') },
      says: ['No pathway is called `somewhere-else`'],
    },
    { files: clock('exampel'), says: ['No pathway is called `exampel`'] },
  ],
  check: ({ file, value }, { slugs }) =>
    namedIn(file, value).flatMap(({ name, path }) => {
      if (slugs.has(name)) return []
      const near = nearest(name, slugs)
      return [
        {
          at: { file, path },
          what: `No pathway is called \`${name}\``,
          why: file.startsWith('content/nations/')
            ? 'The clock would stand beside no pathway at all.'
            : 'A reader who wants to see what should have happened would follow a link to nothing.',
          mend: near ? `Did you mean \`${near}\`?` : 'Use the folder name of a pathway.',
        },
      ]
    }),
}

interface Named {
  name: string
  path: (string | number)[]
}

/** The pathways that a file names: a page for itself, a nation for each of its clocks. */
function namedIn(file: string, value: unknown): Named[] {
  if (!file.startsWith('content/')) return []
  const here = (one: unknown, path: (string | number)[]): Named[] => {
    const named: unknown = typeof one === 'object' && one !== null && 'pathways' in one ? one.pathways : undefined
    return (Array.isArray(named) ? (named as unknown[]) : []).flatMap((name, i) =>
      typeof name === 'string' ? [{ name, path: [...path, 'pathways', i] }] : [],
    )
  }
  const clocks: unknown = typeof value === 'object' && value !== null && 'clocks' in value ? value.clocks : undefined
  return [
    ...here(value, []),
    ...(Array.isArray(clocks) ? (clocks as unknown[]) : []).flatMap((clock, i) => here(clock, ['clocks', i])),
  ]
}
