/** What makes a chart hard to follow, said at the line of its author. Never an error: the drawing is right all the same. */
import type { Fault } from '../diagnostic.ts'
import { graphOf, pinsOf, waysOf, type Resolved } from '../pathway.ts'
import { layOut } from './layout.ts'
import { lintChart } from './lints.ts'

/** @returns each finding once, however many nations share the step that it is about */
export function chartFaults(pathways: Iterable<Resolved>): Fault[] {
  const found = new Map<string, Fault>()
  for (const pathway of pathways) {
    const graph = graphOf(pathway)
    for (const { step, answer, ...fault } of lintChart(graph, layOut(graph, pinsOf(pathway)))) {
      const written = pathway.steps.get(step)!
      const way = answer === undefined ? undefined : waysOf(step, written.value).find((one) => one.answer === answer)
      const at = way ? { ...written.at, path: [...written.at.path, ...way.path] } : { ...written.at, key: true }
      const key = `${at.file} ${at.path.join('.')} ${fault.rule}`
      if (!found.has(key)) found.set(key, { ...fault, at })
    }
  }
  return [...found.values()]
}
