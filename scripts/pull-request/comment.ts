/** The one comment of a pull request: may it be published, who reads it, where to look at it, and what it changes. */
import { markdownDiff } from '../../src/diff/markdown.ts'
import { nationNames, type NationId } from '../../src/nations.ts'
import { cell } from '../../src/report/markdown.ts'
import { mostFaults, type Report } from './report-file.ts'

/** By this the comment is found again, so that a second run rewrites it. */
export const marker = '<!-- what this change does -->'

export interface Around {
  /** Owner → files, as `waitingFor` gives them. */
  waiting: ReadonlyMap<string, readonly string[]>
  /** Where the preview of a nation is, by what stands in the link's place. */
  previews?: readonly { nation: NationId; at: string }[]
  /** Where before and after stand side by side. */
  changes?: string
}

/** A comment holds 65,536 characters. */
const mostOfDiff = 45_000

export function commentOf(report: Report, around: Around): string {
  return [
    marker,
    ...verdict(report),
    ...readers(around),
    ...previews(around),
    markdownDiff(report.diff, mostOfDiff),
  ].join('\n')
}

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

function verdict({ errors, warnings, stopped, faults, diff }: Report): string[] {
  const claims = diff.claims.length
  const said =
    errors > 0
      ? `Not ready: ${many(errors, 'fault')} to mend. ${
          stopped.length > 0
            ? `It would stop ${stopped.map((nation) => nationNames[nation]).join(', ')}; what is published there stays as it is.`
            : ''
        }`
      : claims > 0
        ? `Nothing stands in the way of publishing, but version or change log do not say what changes: see below.`
        : `Nothing stands in the way of publishing${warnings > 0 ? `; ${many(warnings, 'warning')}` : ''}.`
  const shown = faults.slice(0, mostFaults)
  return [
    '### May it be published?',
    '',
    said.trim(),
    '',
    ...(shown.length === 0
      ? []
      : [
          '| Where | What | Why it matters | How to put it right |',
          '| --- | --- | --- | --- |',
          ...shown.map(
            ({ file, line, what, why, mend }) =>
              `| ${short(`${file}, line ${Math.trunc(line)}`)} | ${short(what)} | ${short(why)} | ${short(mend)} |`,
          ),
          '',
          ...(errors + warnings > shown.length
            ? [`${errors + warnings - shown.length} more: the check of this pull request lists them all.`, '']
            : []),
        ]),
  ]
}

/** Long texts are cut between backticks too, so the cut text is closed before it is escaped. */
const short = (text: string): string => cell(text.length > 300 ? `${text.slice(0, 299).replaceAll('`', "'")}…` : text)

const mostPaths = 4

/** In code, so that nobody is called by a comment: GitHub asks the owners itself. */
function readers({ waiting }: Around): string[] {
  if (waiting.size === 0) return []
  return [
    '### Who must read and approve it',
    '',
    '| Owner | Files |',
    '| --- | --- |',
    ...[...waiting].map(([owner, paths]) => {
      const shown = paths.slice(0, mostPaths).map((path) => cell(path))
      const more = paths.length > mostPaths ? ` and ${paths.length - mostPaths} more` : ''
      return `| ${owner === '' ? 'nobody is named' : `\`${owner.replace(/[`|]/g, '')}\``} | ${shown.join('<br>')}${more} |`
    }),
    '',
  ]
}

function previews({ previews = [], changes }: Around): string[] {
  const links = [
    ...(changes === undefined ? [] : [link('Before and after, side by side', changes)]),
    ...previews.map(({ nation, at }) => link(nationNames[nation], at)),
  ]
  return links.length === 0 ? [] : ['### Look at it', '', ...links, '']
}

const link = (text: string, at: string): string => `- [${text}](${encodeURI(at).replace(/[()]/g, escape)})`

const escape = (sign: string): string => (sign === '(' ? '%28' : '%29')
