import type { LibraryRule } from '../rule.ts'

const story = `---
title: A story
summary: Somebody waits.
pathways: [example]
status: draft
review-by: 2027-11-22
---

Somebody waits.
`

export const originalThere: LibraryRule = {
  id: 'original-there',
  level: 'error',
  of: 'library',
  alone: true,
  title: 'Every translation has the page from which it was made',
  good: [{ 'content/stories/waiting.mdx': story, 'content/stories/waiting.cy.mdx': story }],
  bad: [
    { files: { 'content/stories/waiting.cy.mdx': story }, says: ['There is no `waiting.mdx` beside this translation'] },
  ],
  check: ({ behaviours, programmes }, { present }) =>
    [...behaviours, ...programmes]
      .filter(({ file, language }) => language !== 'en' && !present.has(file.replace(`.${language}.mdx`, '.mdx')))
      .map(({ file, slug }) => ({
        at: { file, path: [] },
        what: `There is no \`${slug}.mdx\` beside this translation`,
        why: 'No page would lead to it, and nobody could tell whether it still says what the original says.',
        mend: 'Add the original, or give both files the same name.',
      })),
}
