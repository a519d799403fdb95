/**
 * A laid-out chart: "down goes on, right ends". The shape that the layout hands to every reader of it
 * (page, outline, print, export). It says where each step and each way stands, never what it looks like.
 *
 * The rows *are* the outline: a road is a list, a row an item, its exits the item's own list. There is no second
 * structure for readers that do not draw, so that the drawing and the list cannot come to differ.
 */
import type { Way } from '../graph.ts'

/** How one answer that does not simply go down is drawn, on the row of its question. */
export type Exit =
  /** The outcome's own card: the one place where it is written in full. */
  | { form: 'outcome'; way: Way }
  /** An outcome that stands elsewhere: its letter and name, as a link. */
  | { form: 'stub'; way: Way }
  /** A numbered step that stands later: "On to 7". It may be the very next row: two answers that both go down. */
  | { form: 'on'; way: Way }
  /** A return to an earlier step, dashed: "Back to 5". */
  | { form: 'back'; way: Way }
  /** One or two steps written beside their question. Their own exits are never insets or roads. */
  | { form: 'inset'; way: Way; rows: Row[] }
  /** The first step of another road: a link to it. `road` is its place in `Chart.roads`. */
  | { form: 'road'; way: Way; road: number }

/** One step of a road, its exits in the author's order, and the way that goes down to the next row. */
export interface Row {
  step: string
  exits: Exit[]
  /** The way on to the next row. Absent on the last row, and on a fan (whose columns go on by themselves). */
  on?: Way
  /**
   * A fan: every answer is a column under the question. With `join`, the columns that hold an `on` to it meet there,
   * and it is the next row. Two to four columns; five or more only with `join` (a new outcome must not move steps
   * that are already there; a lint asks the author for fewer answers).
   */
  fan?: { join?: string }
}

export interface Road {
  /** The answer that leads here; absent for the first road. */
  from?: Way
  /** As its author titled it (see `Pins`). Without one a reader is shown the answer. */
  title?: string
  /**
   * `main`; `bypass`: re-joins the road it left, and stands right after the row of its question (a bypass may hold
   * another); `below`: never re-joins, and stands after the road it left and that road's bypasses; `aside`: no answer
   * leads to it (see `Graph.asides`), and it stands after all others.
   */
  kind: 'main' | 'bypass' | 'below' | 'aside'
  rows: Row[]
}

export interface Chart {
  /** In the order in which they begin on the page. Empty only where the start names no step. */
  roads: Road[]
  /** Every step in the order in which it stands on the page: the reading, phone and print order. */
  order: string[]
  /** What a reader calls each step: 1, 2, 3 … for steps, A, B, C … for outcomes. Never an id: it moves with edits. */
  marks: ReadonlyMap<string, string>
}

/** What an author, or an earlier publication, has settled, so that an edit elsewhere cannot move the road. */
export interface Pins {
  /** Step → the answer that goes down. */
  on?: Readonly<Record<string, string>>
  /** Step → the step at which its answers meet again, and where the road goes on. */
  join?: Readonly<Record<string, string>>
  /** First step of a road → the road's title. */
  titles?: Readonly<Record<string, string>>
}
