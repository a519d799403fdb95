/**
 * What a change must tell of journeys, figures and reviews, worked out apart from the code that tells it: every way is
 * walked and every figure tried anew here, plainly and slowly.
 */
import type { NationPathway } from '../../library.ts'
import { boundNames } from '../../validate/schema/parts.ts'
import type { Step } from '../../validate/schema/step.ts'

export type Pathway = NationPathway['pathway']
type Question = Extract<Step, { kind: 'question' }>

/** Each answer (or '') with the step that it leads to; returns are told apart from ways on, and not walked. */
export function waysOn(step: Step): [answer: string, to: string, back: boolean][] {
  const all = step as unknown as Record<string, string | undefined> & { answers?: Question['answers'] }
  const ways: [string, string | undefined, boolean][] =
    step.kind === 'question'
      ? Object.entries(step.answers).map(([name, { go, back }]) => [name, go ?? back, go === undefined])
      : step.kind === 'criteria'
        ? [
            ['yes', all['yes'] ?? all['yes-back'], all['yes'] === undefined],
            ['no', all['no'] ?? all['no-back'], all['no'] === undefined],
          ]
        : [['', all['then'] ?? all['back'], all['then'] === undefined]]
  return ways.flatMap(([answer, to, back]) => (to === undefined ? [] : [[answer, to, back]]))
}

/** How a step ends somebody's way: the same act at another urgency is another end. */
function endOf({ steps }: Pathway, id: string): string {
  const step = steps.get(id)?.value
  return step?.kind === 'referral' ? `${id} ${step.urgency} ${step.strength} ${step.service ?? ''}` : id
}

/** Answers given, in order → the ends that they can lead to. Only answers at these steps are counted. */
function endsByAnswers(pathway: Pathway, counted: ReadonlySet<string>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  const walk = (at: string, answers: string, seen: readonly string[]): void => {
    const step = pathway.steps.get(at)?.value
    if (!step || seen.includes(at)) return
    const ways = waysOn(step)
    if (ways.length === 0) {
      found.set(answers, (found.get(answers) ?? new Set()).add(endOf(pathway, at)))
      return
    }
    for (const [answer, to, back] of ways) {
      const next = counted.has(at) ? `${answers} ${at}:${answer}` : answers
      // Whoever goes back has ended this way: the step stands for what follows there.
      if (back) found.set(next, (found.get(next) ?? new Set()).add(endOf(pathway, to)))
      else walk(to, next, [...seen, at])
    }
  }
  walk(pathway.start, 'start', [])
  for (const [id, { value }] of pathway.steps)
    if (value.kind === 'manage' && value['if-still-concerned'] !== undefined)
      walk(value['if-still-concerned'], `concerned:${id}`, [])
  return found
}

/** The answers after which somebody ends elsewhere than before, or that only one side has. */
export function turnedJourneys(before: Pathway, after: Pathway): { both: string[]; one: string[] } {
  const choice = (step: Step | undefined): boolean => step?.kind === 'question' || step?.kind === 'criteria'
  const counted = new Set(
    [...before.steps.keys()].filter((id) => choice(before.steps.get(id)?.value) && choice(after.steps.get(id)?.value)),
  )
  const [old, now] = [endsByAnswers(before, counted), endsByAnswers(after, counted)]
  const same = (a: Set<string>, b: Set<string>): boolean => a.size === b.size && [...a].every((end) => b.has(end))
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  return {
    both: keys.filter((key) => old.has(key) && now.has(key) && !same(old.get(key)!, now.get(key)!)),
    one: keys.filter((key) => old.has(key) !== now.has(key)),
  }
}

/** The answer that a figure has; `undefined` where none can be told. */
function answerTo({ answers }: Question, figure: number, { values }: Pathway): string | undefined {
  const limit = (bound: number | string): number | undefined => {
    if (typeof bound === 'number') return bound
    const given = values.get(bound)?.given?.value
    return given && 'is' in given ? given.is : undefined
  }
  const holds = { from: 1, above: 2, below: 3, 'up-to': 4 }
  return Object.entries(answers).find(([, answer]) => {
    const bounds = boundNames.filter((name) => answer[name] !== undefined)
    return (
      bounds.length > 0 &&
      bounds.every((name) => {
        const at = limit(answer[name]!)
        if (at === undefined) return false
        return [figure >= at, figure > at, figure < at, figure <= at][holds[name] - 1]
      })
    )
  })?.[0]
}

/** The figures of each measured question that now have another answer that leads elsewhere: how many stretches, and where. */
export function turnedFigures(before: Pathway, after: Pathway): { step: string; some: number }[] {
  const figuresOf = (step: Question, { values }: Pathway): number[] =>
    Object.values(step.answers).flatMap((answer) =>
      boundNames.flatMap((name) => {
        const bound = answer[name]
        const given = typeof bound === 'string' ? values.get(bound)?.given?.value : undefined
        return typeof bound === 'number' ? [bound] : given && 'is' in given ? [given.is] : []
      }),
    )
  return [...before.steps].flatMap(([step, { value: old }]) => {
    const now = after.steps.get(step)?.value
    if (old.kind !== 'question' || now?.kind !== 'question') return []
    const bounds = [...new Set([...figuresOf(old, before), ...figuresOf(now, after)])].sort((a, b) => a - b)
    const tried = bounds.flatMap((bound, i) => [i === 0 ? bound - 1 : (bounds[i - 1]! + bound) / 2, bound])
    if (bounds.length > 0) tried.push(bounds.at(-1)! + 1)
    const led = (question: Question, pathway: Pathway, figure: number): [string?, string?] => {
      const answer = answerTo(question, figure, pathway)
      return answer === undefined ? [] : [answer, question.answers[answer]!.go ?? question.answers[answer]!.back]
    }
    let last = ''
    let stretches = 0
    let first: number | undefined
    for (const figure of tried) {
      const [[a, from], [b, to]] = [led(old, before, figure), led(now, after, figure)]
      const turned = a !== b && from !== to ? `${from} → ${to}` : ''
      if (turned !== '' && turned !== last) {
        stretches++
        first ??= figure
      }
      last = turned
    }
    return Array.from({ length: stretches }, () => ({ step, some: first! }))
  })
}
