/** What rules about arrows share: where one step names another, and the graph as its author most likely meant it. */
import type { Ref } from '../../diagnostic.ts'
import type { Graph, Way } from '../../graph.ts'
import { nearest } from '../../nearest.ts'
import { waysOf, type Resolved } from '../../pathway.ts'
import type { Step } from '../schema/step.ts'

export interface Arrow extends Way {
  /** Where the target is written. */
  at: Ref
  /** A way out for a reader whom the pathway does not fit: it leads on, but is no journey. */
  aside?: boolean
}

/** Every place in a step that names another step. */
export function arrowsOf(id: string, step: Step, at: Ref): Arrow[] {
  const arrows: Arrow[] = waysOf(id, step).map(({ path, ...way }) => ({ ...way, at: within(at, ...path) }))
  if (step.kind === 'manage' && step['if-still-concerned'] !== undefined)
    arrows.push({
      from: id,
      answer: 'if-still-concerned',
      to: step['if-still-concerned'],
      at: within(at, 'if-still-concerned'),
      aside: true,
    })
  return arrows
}

export function within(at: Ref, ...path: (string | number)[]): Ref {
  return { file: at.file, path: [...at.path, ...path] }
}

export function arrowsIn(pathway: Pick<Resolved, 'steps'>): Arrow[] {
  return [...pathway.steps].flatMap(([id, { value, at }]) => arrowsOf(id, value, at))
}

/**
 * The graph with misspelt targets put right and unknown ones left out: a single slip is reported once, by
 * `go-to-known-step`, and not again by every rule that walks the graph.
 * @returns also the steps with a way to nowhere, which are not to be taken for outcomes
 */
export function meantGraph(
  pathway: Resolved,
  { asides }: { asides: boolean },
): { graph: Graph; open: Set<string>; arrows: Arrow[] } {
  const ways = new Map<string, Arrow[]>([...pathway.steps.keys()].map((id) => [id, []]))
  const open = new Set<string>()
  const meant = (id: string): string | undefined => (ways.has(id) ? id : nearest(id, ways.keys()))
  const arrows: Arrow[] = []
  for (const arrow of arrowsIn(pathway)) {
    if (arrow.aside && !asides) continue
    const to = meant(arrow.to)
    if (to === undefined) open.add(arrow.from)
    else {
      const known = { ...arrow, to }
      arrows.push(known)
      ways.get(arrow.from)!.push(known)
    }
  }
  return { graph: { start: meant(pathway.start) ?? pathway.start, ways }, open, arrows }
}

/** In the words of a reader: "answers `yes` at `pain`", "finishes `wait`". */
export function leaving({ from, answer }: Way): string {
  if (answer === 'then') return `finishes \`${from}\``
  if (answer === 'if-still-concerned') return `is still concerned at \`${from}\``
  return `answers \`${answer}\` at \`${from}\``
}
