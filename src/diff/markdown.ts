/** A comparison as the comment of a pull request: one line a nation, a table a pathway, charts before and after. */
import type { Change } from './change.ts'
import { cell, plain } from '../report/markdown.ts'
import type { LibraryDiff } from './diff.ts'
import { blocksOf, byTitle, isEmpty, summary } from './told.ts'

/** A comment of a code host holds about 65,000 characters: what does not fit is counted. */
const mostLines = 20
const mostCharacters = 60_000

/** @param most about how many characters there is room for */
export function markdownDiff(diff: LibraryDiff, most = mostCharacters): string {
  if (isEmpty(diff)) return '### What changes for patients and readers\n\nNothing changes for readers.\n'
  const head = [
    '### What changes for patients and readers',
    '',
    '| Nation | Size | What changes |',
    '| --- | --- | --- |',
    ...diff.nations.map(
      ({ name, class: size, pathways, content }) =>
        `| ${cell(name)} | ${cell(size)} | ${cell(summary(pathways, content))} |`,
    ),
    '',
  ]
  if (diff.claims.length > 0)
    head.push(
      '#### Version and change log',
      '',
      '| Pathway | What | Why it matters | How to put it right |',
      '| --- | --- | --- | --- |',
      ...diff.claims.map(
        ({ title, what, why, mend }) => `| ${cell(title)} | ${cell(what)} | ${cell(why)} | ${cell(mend)} |`,
      ),
      '',
    )

  const parts = blocksOf(diff).flatMap(({ title, blocks }) => [
    `#### ${plain(title)}\n`,
    ...blocks.flatMap(({ who, diff: one }) => {
      const { before, after } = one.charts ?? {}
      const charts = [chart('before', before), chart('after', after)].join('')
      const drawn =
        charts === '' ? [] : [`<details><summary>Charts, before and after</summary>\n${charts}\n</details>\n`]
      return [`**${plain(who)}**: ${plain(one.class)}\n\n${table(one.changes)}`, ...drawn]
    }),
  ])
  for (const { name, content } of diff.nations)
    if (content.length > 0) parts.push(`#### What ${plain(name)} says about itself\n\n${table(content)}`)
  if (diff.shared.length > 0) parts.push(`#### What all pathways share\n\n${table(diff.shared)}`)

  let text = head.join('\n')
  let left = 0
  for (const part of parts) {
    if (text.length + part.length > most) left++
    else text += `\n${part}`
  }
  return left > 0 ? `${text}\n${left} more parts do not fit here: \`npm run diff\` tells them all.\n` : text
}

function table(changes: readonly Change[]): string {
  const rows = byTitle(changes, mostLines).flatMap(({ title, texts, more }) => [
    ...texts.map((text, i) => `| ${i === 0 ? title : ''} | ${cell(text)} |`),
    ...(more > 0 ? [`|  | … and ${more} more |`] : []),
  ])
  return ['| | What changes |', '| --- | --- |', ...rows, ''].join('\n')
}

function chart(when: string, text: string | undefined): string {
  // A fence in the text would end the chart, and what follows would be read as markup.
  return text === undefined || /```/.test(text)
    ? ''
    : `\n${when === 'before' ? 'Before' : 'After'}:\n\n\`\`\`mermaid\n${text}\`\`\`\n`
}
