/**
 * A laid-out chart: "down goes on, right ends". The shape that the layout hands to every reader of it
 * (page, outline, print, export). It says where each step and each way stands, never what it looks like.
 */
import type { Way } from '../graph.ts'

/** How one answer that does not simply go down is drawn, on the row of its question. */
export type Exit =
  /** The outcome's own card: the one place where it is written in full. */
  | { form: 'outcome'; way: Way }
  /** An outcome that stands elsewhere: its letter and name, as a link. */
  | { form: 'stub'; way: Way }
  /** A numbered step that stands elsewhere: "On to 7". */
  | { form: 'on'; way: Way }
  /** A return to an earlier step, dashed: "Back to 5". */
  | { form: 'back'; way: Way }
  /** One or two steps written beside their question. */
  | { form: 'inset'; way: Way; rows: Row[] }
  /** The first step of another road: a link to it. */
  | { form: 'road'; way: Way; road: number }

/** One step of a road, its exits in the author's order, and the way that goes down to the next row. */
export interface Row {
  step: string
  exits: Exit[]
  /** The way on to the next row. Absent on the last row, and on a fan (whose columns go on by themselves). */
  on?: Way
  /** A fan: every answer is a column under the question; those that go on meet at `join`, which is the next row. */
  fan?: { join?: string }
}

export interface Road {
  /** The answer that leads here; absent for the first road. */
  from?: Way
  /** `main`; `bypass`: re-joins the road it left, and stands right after its question; `below`: ends by itself. */
  kind: 'main' | 'bypass' | 'below'
  rows: Row[]
}

export interface Chart {
  roads: Road[]
  /** Every step in the order in which it stands on the page: the reading, phone and print order. */
  order: string[]
  /** What a reader calls each step: 1, 2, 3 … for steps, A, B, C … for outcomes. Never an id: it moves with edits. */
  marks: ReadonlyMap<string, string>
}
