/** Which notices concern a page. */
import type { Notice } from '../library.ts'
import type { NationId } from '../nations.ts'
import { severities } from '../validate/schema/parts.ts'

/** The page that asks: of a nation, and where it is about one, of a board or a pathway. */
export interface About {
  nation: NationId
  board?: string
  pathway?: string
}

/**
 * Notices that are not over on a day, the gravest first. One that is yet to begin is kept: the page shows it by the
 * reader's clock. A pathway's page has those of every board, a board's page those of every pathway.
 */
export function noticesFor(all: readonly Notice[], { nation, board, pathway }: About, day: string): Notice[] {
  return all
    .filter((one) => one.nation === 'all' || one.nation === nation)
    .filter((one) => one.ends >= day)
    .filter((one) => board === undefined || one.board === undefined || one.board === board)
    .filter((one) => pathway === undefined || one.pathway === undefined || one.pathway === pathway)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
