/**
 * One pathway on its author's desk: its files as they are published and as they are written now, checked by the same
 * stages as the whole library, drawn by the same code as its page, and compared by the same code as a pull request.
 */
import type { Diagnostic } from '../diagnostic.ts'
import type { Claim } from '../diff/claims.ts'
import { diffLibraries, type Tree } from '../diff/diff.ts'
import { blocksOf, byTitle } from '../diff/told.ts'
import { sourcesOf } from '../draw/cite.ts'
import { drawPathwayPage } from '../draw/page.ts'
import { knownBut, type Known, type PathwayPlace } from '../known.ts'
import { layOut } from '../layout/layout.ts'
import type { Checked } from '../library.ts'
import { nationNames, nations, type NationId } from '../nations.ts'
import { graphOf, pinsOf } from '../pathway.ts'
import { readLibrary, type Files, type ReadProse } from '../read/library.ts'
import { checkRead } from '../stages.ts'
import { specialtyName } from '../view/labels.ts'
import type { View } from '../view/view.ts'
import { noticesFor } from '../view/notices.ts'
import { translator, type Language } from '../view/words.ts'

export interface Desk {
  known: Known
  place: Pick<PathwayPlace, 'specialty' | 'slug'>
  /** The day for which the site was built, as year-month-day. */
  asOf: string
  /** As the site has it; empty for a new pathway. */
  published: Tree
}

/** In which nation and language the page is drawn. */
export interface ShownAs {
  nation: NationId
  language: Language
  /** Words of the interface in that language; undefined for English. */
  words?: Readonly<Record<string, string>>
}

/** What one group of readers would meet: sentences under titles, heaviest first. */
export interface Told {
  who: string
  titles: ReturnType<typeof byTitle>
}

export interface Verdict {
  /** What `check` says of these files, in reading order. */
  diagnostics: readonly Diagnostic[]
  /** Nations that could not be published as it is. */
  stopped: readonly NationId[]
  /** The page as HTML; undefined while a fault stops the nation that is shown. */
  page?: string
  /** Whether the page cites a source of which only the id is at hand. */
  lacks: boolean
  changes: readonly Told[]
  /** Whether a fault keeps the pathway from being compared. */
  uncompared: boolean
  /** Where the version and the change log do not say what the comparison shows. */
  claims: readonly Claim[]
}

/** A title has at most this many sentences: what a person reads while writing, not a report. */
const mostSentences = 12

/** @param files path → text; empty for a new pathway */
export function openDesk(known: Known, place: Desk['place'], asOf: string, files: Files): Desk {
  const desk = { known: knownBut(known, place), place, asOf }
  return { ...desk, published: { files, checked: checkFiles(desk, files) } }
}

/** Checks the files of one pathway as `check` checks the whole library. */
export function checkFiles({ known, asOf }: Pick<Desk, 'known' | 'asOf'>, files: Files): Checked {
  return checkRead(readLibrary(files, noProse), { nations, asOf, known })
}

/** Everything that an author is shown about the files as they are written now. */
export function judge(desk: Desk, files: Files, shownAs: ShownAs): Verdict {
  const checked = checkFiles(desk, files)
  const diff = diffLibraries(desk.published, { files, checked }, nations)
  const blocks = blocksOf(diff).flatMap((one) => one.blocks)
  return {
    diagnostics: checked.diagnostics,
    stopped: [...checked.stopped],
    ...(checked.stopped.has(shownAs.nation) ? { lacks: false } : drawPage(desk, checked, shownAs)),
    changes: blocks
      .filter(({ diff: { state } }) => state !== 'unreadable')
      .map(({ who, diff: { changes } }) => ({ who, titles: byTitle(changes, mostSentences) })),
    uncompared: blocks.some(({ diff: { state } }) => state === 'unreadable'),
    claims: diff.claims,
  }
}

function drawPage(
  { asOf, known }: Desk,
  { library, pathways }: Checked,
  shown: ShownAs,
): Pick<Verdict, 'page' | 'lacks'> {
  const { nation, language, words } = shown
  const [of] = pathways.get(nation) ?? []
  if (!of) return { lacks: false }
  const { pathway, cases } = of
  const graph = graphOf(pathway)
  const view: View = {
    pathway,
    cases,
    graph,
    chart: layOut(graph, pinsOf(pathway)),
    facts: library.nations.get(nation) ?? { name: nationNames[nation], languages: ['en'] },
    organisations: library.organisations.get(nation),
    register: library.register,
    behaviours: known.behaviours.filter(({ restsIn }) => restsIn.includes(nation)),
    notices: noticesFor(library.notices, { nation, pathway: pathway.slug }, asOf),
    language,
    t: translator(words),
    translation: library.folders[0]?.translations.get(language)?.value,
    asOf,
    // The page shows what the author writes: nothing of it has moved.
    moved: [],
    titleOf: (slug) => known.elsewhere.find((one) => one.slug === slug)?.title ?? slug,
    home: '../../',
  }
  return {
    page: drawPathwayPage(view, { name: specialtyName(pathway.specialty) }).text,
    lacks: sourcesOf(view).some((id) => known.sources?.includes(id) === true && !Object.hasOwn(view.register, id)),
  }
}

/** A pathway folder holds no prose: what is named like it has nothing to say here. */
export const noProse: ReadProse = (file, text) => ({
  file,
  text,
  data: undefined,
  html: '',
  body: 0,
  flowcharts: [],
  faults: [],
  place: () => ({ file, line: 1, column: 1, endLine: 1, endColumn: 2 }),
})
