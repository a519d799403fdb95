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

const sendsOn = (pathway: string) => ({
  'content/organisations/wales.yaml': `called: board
called-many: boards
complete: false
organisations:
  powys:
    name: Powys
    destinations:
      ${pathway}:
        to: Clinic
        source: guideline 1
        checked: 2026-11-01
`,
})

export const aboutKnown: FileRule = {
  id: 'about-known',
  level: 'error',
  of: 'file',
  title: 'What is about a pathway names one that exists',
  good: [{ 'content/stories/waiting.mdx': story('example') }, clock('example'), sendsOn('example')],
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
    { files: sendsOn('exampel'), says: ['No pathway is called `exampel`'] },
  ],
  check: ({ file, value }, { slugs }) =>
    namedIn(file, value).flatMap(({ name, path, key }) => {
      if (slugs.has(name)) return []
      const near = nearest(name, slugs)
      return [
        {
          at: { file, path, ...(key && { key }) },
          what: `No pathway is called \`${name}\``,
          why: file.startsWith('content/nations/')
            ? 'The clock would stand beside no pathway at all.'
            : key
              ? 'Nobody who refers would be told of it.'
              : 'A reader who wants to see what should have happened would follow a link to nothing.',
          mend: near ? `Did you mean \`${near}\`?` : 'Use the folder name of a pathway.',
        },
      ]
    }),
}

interface Named {
  name: string
  path: (string | number)[]
  /** Whether it is a key there. */
  key?: true
}

const isGroup = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The pathways that a file names: a page for itself, a nation for each of its clocks, a board for where it sends to. */
function namedIn(file: string, value: unknown): Named[] {
  if (!file.startsWith('content/')) return []
  const here = (one: unknown, path: (string | number)[]): Named[] => {
    const named: unknown = isGroup(one) ? one.pathways : undefined
    return (Array.isArray(named) ? (named as unknown[]) : []).flatMap((name, i) =>
      typeof name === 'string' ? [{ name, path: [...path, 'pathways', i] }] : [],
    )
  }
  if (!isGroup(value)) return []
  const clocks = Array.isArray(value.clocks) ? (value.clocks as unknown[]) : []
  const boards = isGroup(value.organisations) ? Object.entries(value.organisations) : []
  return [
    ...here(value, []),
    ...clocks.flatMap((clock, i) => here(clock, ['clocks', i])),
    ...boards.flatMap(([id, board]) =>
      isGroup(board) && isGroup(board.destinations)
        ? Object.keys(board.destinations).map((name) => ({
            name,
            path: ['organisations', id, 'destinations', name],
            key: true as const,
          }))
        : [],
    ),
  ]
}
