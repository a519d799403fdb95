import { nearest } from '../../nearest.ts'
import type { Found, LibraryRule } from '../rule.ts'

const guideline = (more = ''): string => `---
theme: results
statement: Whoever asks for a test reads it.
short: Read it
governs: [test]
applies-to: [practice]
rests-on:
  - nation: wales
    not-known: Nothing was found.
status: draft
review-by: 2027-11-22
${more}---

Somebody waits.
`
const letter = (behaviour: string): string => `---
title: A letter
summary: Says who acts.
behaviours: [${behaviour}]
status: draft
review-by: 2027-11-22
---

Dear colleague.
`

const guidelineFile = /^content\/behaviours\/([^/.]+)\.mdx$/

export const guidelineKnown: LibraryRule = {
  id: 'guideline-known',
  level: 'error',
  of: 'library',
  alone: true,
  title: 'A guideline that another page names exists',
  good: [{ 'content/behaviours/read-it.mdx': guideline(), 'content/letters/plain.mdx': letter('read-it') }],
  bad: [
    {
      files: { 'content/behaviours/read-it.mdx': guideline(), 'content/letters/plain.mdx': letter('raed-it') },
      says: ['No guideline is called `raed-it`'],
    },
    {
      files: { 'content/behaviours/read-it.mdx': guideline('superseded-by: another\n') },
      says: ['No guideline is called `another`'],
    },
    {
      files: { 'content/behaviours/read-it.mdx': guideline('superseded-by: read-it\n') },
      says: ['`read-it` is said to replace itself'],
    },
    {
      files: { 'content/behaviours/read-it.mdx': guideline(), 'content/letters/plain.mdx': letter('somewhere-else') },
      says: ['No guideline is called `somewhere-else`'],
    },
  ],
  check: ({ behaviours, programmes }, { present }) => {
    const slugs = new Set([...present].flatMap((file) => guidelineFile.exec(file)?.[1] ?? []))
    return [
      ...programmes.flatMap(({ file, value }) =>
        (value.behaviours ?? []).flatMap((name, i) => unknown(name, slugs, { file, path: ['behaviours', i] })),
      ),
      ...behaviours.flatMap(({ file, slug, value }) => {
        const by = value['superseded-by']
        const at = { file, path: ['superseded-by'] }
        if (by === undefined) return []
        if (by !== slug) return unknown(by, slugs, at)
        return [
          {
            at,
            what: `\`${by}\` is said to replace itself`,
            why: 'A reader would be told that it no longer holds, and led back to it.',
            mend: 'Name the guideline that holds now, or remove this line.',
          },
        ]
      }),
    ]
  },
}

function unknown(name: string, slugs: ReadonlySet<string>, at: Found['at']): Found[] {
  if (slugs.has(name)) return []
  const near = nearest(name, slugs)
  return [
    {
      at,
      what: `No guideline is called \`${name}\``,
      why: 'A reader would follow a link to nothing.',
      mend: near ? `Did you mean \`${near}\`?` : 'Use the name of a file in `content/behaviours/`, without its ending.',
    },
  ]
}
