/** Graphs and charts as text, for tests that a person can read and draw by hand. */
import type { Graph, Way } from '../graph.ts'
import type { Chart, Exit, Row } from './chart.ts'

/**
 * One step a line: `fit-result: high refer, low concern, none back fit`. A step after no answer's word is an act:
 * `give-kit: fit-result`. `!` after a step's name: an emergency. Steps that only ways name are outcomes.
 */
export function graphFrom(text: string): Graph {
  const ways = new Map<string, Way[]>()
  const urgent = new Set<string>()
  const named = (word: string): string => {
    const id = word.replace('!', '')
    if (word.endsWith('!')) urgent.add(id)
    return id
  }
  for (const line of text.trim().split('\n')) {
    const [head = '', rest = ''] = line.trim().split(/:\s*/)
    const from = named(head)
    const list = rest.split(/,\s*/).filter(Boolean)
    ways.set(
      from,
      list.map((one) => {
        const words = one.split(' ')
        const to = named(words.at(-1)!)
        const back = words.at(-2) === 'back'
        const answer = words.length > (back ? 2 : 1) ? words[0]! : 'then'
        return back ? { from, answer, to, back } : { from, answer, to }
      }),
    )
  }
  for (const { to } of [...ways.values()].flat()) if (!ways.has(to)) ways.set(to, [])
  return { start: [...ways.keys()][0]!, ways, urgent }
}

/** A chart as lines: `↓ answer` goes down, `[A name]` is a card, `(…)` stands beside, `⊥` is a fan. */
export function sketch(chart: Chart): string {
  const mark = (id: string): string => chart.marks.get(id) ?? '?'
  const exit = (one: Exit): string => {
    const { answer, to } = one.way
    switch (one.form) {
      case 'outcome':
        return `${answer} [${mark(to)} ${to}]`
      case 'stub':
        return `${answer} ${mark(to)}`
      case 'on':
        return `${answer} on to ${mark(to)}`
      case 'back':
        return `${answer} back to ${mark(to)}`
      case 'inset':
        return `${answer} (${one.rows.map(row).join('; ')})`
      case 'road':
        return `${answer} road ${one.road + 1}`
    }
  }
  const row = (one: Row): string =>
    [
      `${mark(one.step)} ${one.step}`,
      ...(one.fan ? [one.fan.join ? `⊥ ${mark(one.fan.join)}` : '⊥'] : []),
      ...(one.exits.length > 0 ? [one.exits.map(exit).join(', ')] : []),
      ...(one.on ? [`↓ ${one.on.answer}`] : []),
    ].join('  ')
  return chart.roads
    .map(({ kind, from, title, rows }, i) => {
      const left = from ? `, ${mark(from.from)} ${from.answer}` : ''
      const head = kind === 'main' ? '' : `road ${i + 1}, ${kind}${left}${title ? `: ${title}` : ''}\n`
      return head + rows.map((one) => (head ? '  ' : '') + row(one)).join('\n')
    })
    .join('\n')
}
