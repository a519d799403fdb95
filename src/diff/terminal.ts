/** A comparison for whoever stands at a terminal: nations, then pathways, then what is to be put right. */
import type { Change } from './change.ts'
import type { LibraryDiff } from './diff.ts'
import { blocksOf, byTitle, isEmpty, summary } from './told.ts'

const mostLines = 12

export function terminalDiff(diff: LibraryDiff): string {
  if (isEmpty(diff)) return 'Nothing changes for readers.\n'
  const lines = diff.nations.map(
    ({ name, pathways, content, class: size }) => `${name}: ${summary(pathways, content)} (${size}).`,
  )
  for (const { slug, title, blocks } of blocksOf(diff)) {
    lines.push('', `${title} (${slug})`)
    for (const { who, diff: one } of blocks) lines.push(`  ${who}: ${one.class}`, ...under(one.changes, '    '))
  }
  for (const { name, content } of diff.nations)
    if (content.length > 0) lines.push('', `What ${name} says about itself`, ...under(content, '  '))
  if (diff.shared.length > 0) lines.push('', 'What all pathways share', ...under(diff.shared, '  '))
  if (diff.claims.length > 0) {
    lines.push('', 'Version and change log')
    for (const { title, file, what, why, mend } of diff.claims)
      lines.push(`  ${title}: ${what}.`, `    ${why}`, `    ${mend} (${file})`)
  }
  return `${lines.join('\n')}\n`
}

function under(changes: readonly Change[], indent: string): string[] {
  return byTitle(changes, mostLines).flatMap(({ title, texts, more }) => [
    `${indent}${title}`,
    ...texts.map((text) => `${indent}  - ${text}`),
    ...(more > 0 ? [`${indent}  … and ${more} more: \`--format json\` tells them all.`] : []),
  ])
}
