/** What a row of the benchmark is: one file in `rows/`, listed in `rows/index.ts`. */

/** One figure of one run. The same `what` comes back in every run and at every size. */
export interface Measured {
  what: string
  /** `s` and `MB` are better when small; so are `B` (bytes), `%` and `×` (times as much as something else). */
  unit: 's' | 'MB' | 'B' | '×' | '%' | '/s' | 'pages' | 'charts' | 'documents' | 'requests' | ''
  value: number
  /** What was measured, where a table of its own holds several beside each other; the first is what others are held against. */
  of?: { table: string; subject: string }
}

/** One library, and where its site goes. Rows of a run are measured one after the other on the same setup. */
export interface Setup {
  /** How many pathways. */
  size: number
  /** The generated library. */
  root: string
  /** What the build writes, until the next build. */
  out: string
  /** An empty folder for whatever else a row writes. */
  scratch: string
  /** How many random graphs are drawn, where a row draws some. */
  graphs: number
  /** How many random documents are read, where a row reads some. */
  documents: number
  /** Which peers are measured, where a row measures some. */
  peers: readonly string[]
  /** What is told beneath the tables, a sentence each. */
  notes: string[]
  /** Figures of this run from the rows before. */
  before: readonly Measured[]
}

export interface Row {
  /** What is typed after `--only`. */
  id: string
  /** Measured only where it is asked for by name. */
  onDemand?: true
  measure: (setup: Setup) => Promise<Measured[]>
}

/** @throws when a row is asked for without the row that it compares itself with */
export function figure(before: readonly Measured[], what: string): number {
  const found = before.find((one) => one.what === what)
  if (!found) throw new Error(`“${what}” was not measured before`)
  return found.value
}
