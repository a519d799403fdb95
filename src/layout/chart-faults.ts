/** What makes a chart hard to follow, said at the line of its author. Never an error: the drawing is right all the same. */
import { cached } from '../cached.ts'
import type { Fault } from '../diagnostic.ts'
import { remember, type Memory } from '../memory.ts'
import { graphOf, pinsOf, waysOf, type Resolved } from '../pathway.ts'
import type { NationId } from '../nations.ts'
import { layOut } from './layout.ts'
import { lintChart } from './lints.ts'

/**
 * @param memory what was found before in folders that have not changed
 * @returns each finding once, however many nations share the step that it is about
 */
export function chartFaults(pathways: Iterable<Resolved & { nation: NationId }>, memory?: Memory): Fault[] {
  const found = new Map<string, Fault>()
  for (const pathway of pathways) {
    const { baseFile, nation } = pathway
    for (const fault of remember(memory, baseFile, `chart ${nation}`, () => faultsOf(pathway))) {
      const key = `${fault.at.file} ${fault.at.path.join('.')} ${fault.rule}`
      if (!found.has(key)) found.set(key, fault)
    }
  }
  return [...found.values()]
}

const faultsOf = cached((pathway: Resolved): Fault[] => {
  const graph = graphOf(pathway)
  const pins = pinsOf(pathway)
  return lintChart(graph, layOut(graph, pins), pins).map(({ step, answer, ...fault }) => {
    const written = pathway.steps.get(step)!
    const way = answer === undefined ? undefined : waysOf(step, written.value).find((one) => one.answer === answer)
    const at = way ? { ...written.at, path: [...written.at.path, ...way.path] } : { ...written.at, key: true }
    return { ...fault, at }
  })
})
