/** Coverage of a library's pathways by their cases, for a person at a terminal; what is missing can be pasted. */
import type { NationPathway } from '../library.ts'
import { nationNames, type NationId } from '../nations.ts'
import { coverageOf, suggested } from '../resolve/coverage.ts'

export function coverageReport(pathways: ReadonlyMap<NationId, readonly NationPathway[]>): string {
  const lines: string[] = []
  for (const [nation, list] of pathways) {
    const sum = { answers: [0, 0], outcomes: [0, 0], boundaries: [0, 0] }
    const gaps: string[] = []
    for (const of of list) {
      const coverage = coverageOf(of)
      for (const key of ['answers', 'outcomes', 'boundaries'] as const) {
        sum[key][0]! += coverage[key].all - coverage[key].missing.length
        sum[key][1]! += coverage[key].all
      }
      const more = suggested(of)
      const { specialty, slug } = of.pathway
      if (more !== '') gaps.push(`# Missing from pathways/${specialty}/${slug}/cases.yaml\n${more}`)
    }
    const part = (key: keyof typeof sum, words: string): string => `${sum[key][0]} of ${sum[key][1]} ${words}`
    lines.push(
      `# ${nationNames[nation]}: invented people meet ${part('answers', 'answers')}, ${part('outcomes', 'outcomes')} and ${part('boundaries', 'figures at a boundary')}.`,
      ...gaps,
    )
  }
  return `${lines.join('\n')}\n\n`
}
