/** The survey for a person at a terminal: one table a nation, then what is still open, by name. */
import type { NationSurvey, PathwaySurvey, Share, Survey } from './survey.ts'

export function surveyText({ asOf, nations }: Survey): string {
  return `${[`The library on ${asOf}. Every pathway is a draft.`, ...nations.map(nationText)].join('\n\n')}\n`
}

const heads = [
  'pathway',
  'stands',
  'answers',
  'outcomes',
  'cases',
  'not known',
  'second hand',
  'joined',
  'behaviours',
  'review by',
]

function nationText(nation: NationSurvey): string {
  const other = nation.pathways[0]?.translations ?? []
  const rows = [[...heads, ...other.map(({ language }) => language)], ...nation.pathways.map(row)]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)))
  const table = rows.map(
    (cells) =>
      `  ${cells
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd()}`,
  )
  const open = nation.pathways.flatMap(({ slug, unproved }) =>
    unproved.length > 0 ? [`  ${slug}: no case reaches ${unproved.join(', ')}`] : [],
  )
  // Nobody wrote these ways as a whole, so whoever looks after the nation's pathways reads them across.
  const joins = nation.pathways.flatMap(({ slug, joined: { joined: count, at } }) =>
    count > 0
      ? [`  ${slug}: two authors' guidance is joined at ${at.map(({ from, to }) => `${from} → ${to}`).join(', ')}`]
      : [],
  )
  return [
    `${nation.name}: ${nation.pathways.length} pathways; answers ${share(nation.answers)}, outcomes ${share(nation.outcomes)} reached by a case; ${nation.gaps} things not known; ${nation.secondHand.length} sources second hand; ${nation.overdue.length} overdue.`,
    ...table,
    ...open,
    ...joins,
  ].join('\n')
}

function row(one: PathwaySurvey): string[] {
  return [
    one.slug,
    one.stands,
    share(one.answers),
    share(one.outcomes),
    String(one.cases),
    String(one.gaps.length),
    String(one.secondHand.length),
    joined(one),
    String(one.behaviours.length),
    one.overdue ? `${one.reviewBy} (overdue)` : one.reviewBy,
    ...one.translations.map(({ state }) => state),
  ]
}

/** Of the ways through, those that join two authors' guidance. */
function joined({ joined: { joined, all, more } }: PathwaySurvey): string {
  return joined === 0 ? '0' : `${joined} of ${all}${more ? ' or more' : ''}`
}

/** 12 of 12 → 100 %; never rounded up to a whole that is not there. */
export function share({ part, whole }: Share): string {
  return whole === 0 ? 'none' : `${Math.floor((100 * part) / whole)} %`
}
