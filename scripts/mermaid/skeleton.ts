/**
 * A Mermaid flowchart → the `base.yaml` of a new pathway: steps, answers and ways are taken over; what Mermaid cannot
 * say (kinds, urgency, sources) is left for its author, as an act of care in the practice and an editor's judgement.
 */
import { stringify } from 'yaml'
import { undeclaredLoops } from '../../src/graph.ts'
import type { Way } from '../../src/graph.ts'
import type { MermaidChart } from './parse.ts'

/**
 * @param slugOf words → an id
 * @returns YAML text; ids are made from the words of each box, as a clinician would call it
 */
export function skeletonOf(
  chart: MermaidChart,
  title: string,
  reviewBy: string,
  slugOf: (words: string) => string,
): string {
  const names = namesOf(chart, slugOf)
  const waysOf = (id: string): MermaidChart['ways'] => chart.ways.filter(({ from }) => from === id)
  const answers = new Map(
    chart.steps.map(({ id }) => [
      id,
      idsOf(waysOf(id).map(({ text }, i) => slugOf(text) || `answer-${letters[i] ?? 'z'}`)),
    ]),
  )
  const graph = new Map<string, Way[]>(
    chart.steps.map(({ id }) => [
      names.get(id)!,
      waysOf(id).map(({ to }, i) => ({ from: names.get(id)!, answer: answers.get(id)![i]!, to: names.get(to)! })),
    ]),
  )
  const start = names.get(
    (chart.steps.find(({ id }) => !chart.ways.some(({ to }) => to === id)) ?? chart.steps[0]!).id,
  )!
  const loops = new Set(undeclaredLoops({ start, ways: graph }).map(({ from, answer }) => `${from} ${answer}`))

  const steps: Record<string, unknown> = {}
  for (const { id, text } of chart.steps) {
    const name = names.get(id)!
    const ways = waysOf(id)
    const goes = (i: number): Record<string, string> => {
      const to = names.get(ways[i]!.to)!
      return loops.has(`${name} ${answers.get(id)![i]!}`) ? { back: to } : ways.length > 1 ? { go: to } : { then: to }
    }
    if (ways.length > 1)
      steps[name] = {
        kind: 'question',
        ask: text,
        answers: Object.fromEntries(
          ways.map((way, i) => [answers.get(id)![i]!, { say: way.text || letters[i]!.toUpperCase(), ...goes(i) }]),
        ),
        source: 'working-group',
      }
    else if (ways.length === 1) steps[name] = { kind: 'do', do: text, ...goes(0), source: 'working-group' }
    else steps[name] = { kind: 'manage', do: text, source: 'working-group' }
  }
  const open = (what: string): object => ({ 'not-known': what })
  return stringify(
    {
      title,
      purpose: 'What this pathway decides, in one sentence.',
      for: 'Which people it is for.',
      version: 1,
      status: 'draft',
      'review-by': reviewBy,
      'red-flags': open('Red flags have not been written yet.'),
      start,
      steps,
      ...Object.fromEntries(
        ['before-you-refer', 'who-not-to-refer', 'send', 'tell-the-patient', 'while-waiting'].map((section) => [
          section,
          open('Not written yet.'),
        ]),
      ),
    },
    { lineWidth: 0, defaultStringType: 'PLAIN', defaultKeyType: 'PLAIN' },
  )
}

const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')

function namesOf(chart: MermaidChart, slugOf: (words: string) => string): Map<string, string> {
  const ids = idsOf(chart.steps.map(({ id, text }) => short(slugOf(text)) || slugOf(id) || 'step'))
  return new Map(chart.steps.map(({ id }, i) => [id, ids[i]!]))
}

/** The first few words are enough for a name, and no name holds a figure: figures differ between nations. */
function short(slug: string): string {
  return slug
    .split('-')
    .filter((word) => !/\d/.test(word))
    .slice(0, 4)
    .join('-')
}

/** The same words twice get a letter after them. */
function idsOf(wanted: readonly string[]): string[] {
  const used = new Set<string>()
  return wanted.map((one) => {
    let id = one
    for (let i = 1; used.has(id); i++) id = `${one}-${letters[i] ?? 'z'.repeat(i)}`
    used.add(id)
    return id
  })
}
