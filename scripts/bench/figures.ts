/** From single measurements to what is shown: medians, spreads, growth. */
import type { Measured } from './row.ts'

/** One figure over all runs: size → values, in the order of the runs. */
export interface Figure {
  row: string
  what: string
  unit: Measured['unit']
  of?: Measured['of']
  values: Record<number, number[]>
}

export function collect(into: Figure[], row: string, size: number, measured: readonly Measured[]): void {
  for (const { what, unit, value, of } of measured) {
    let figure = into.find(
      (one) => one.row === row && one.what === what && one.of?.subject === of?.subject && one.of?.table === of?.table,
    )
    if (!figure) into.push((figure = { row, what, unit, ...(of ? { of } : {}), values: {} }))
    ;(figure.values[size] ??= []).push(value)
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** The k in "cost grows as sizeᵏ" between two sizes: 1 is in proportion, 0 is not at all, 2 is a square. */
export function growth(small: number, large: number, from: number, to: number): number {
  return Math.log(to / from) / Math.log(large / small)
}

/** A Markdown table: one line a figure, one column a size, one column of growth between neighbouring sizes. */
export function table(figures: readonly Figure[], sizes: readonly number[]): string {
  const pairs = sizes.slice(1).map((large, i) => [sizes[i]!, large] as const)
  const head = [
    'what',
    ...sizes.map((size) => `${grouped(size)} pathways`),
    ...pairs.map(([a, b]) => `growth ${grouped(a)} → ${grouped(b)}`),
  ]
  const lines = figures.map(({ what, unit, values }) => [
    what,
    ...sizes.map((size) => cell(values[size] ?? [], unit)),
    ...pairs.map(([a, b]) => {
      const [from, to] = [values[a], values[b]]
      return from && to ? growth(a, b, median(from), median(to)).toFixed(2) : ''
    }),
  ])
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/**
 * Tables of what is measured beside each other: one line a subject, one column a figure, and how many times as much it
 * is as for the first subject.
 */
export function sideBySide(figures: readonly Figure[], size: number): string {
  const tables = [...new Set(figures.flatMap(({ of }) => of?.table ?? []))]
  return tables
    .map((title) => {
      const own = figures.filter(({ of, values }) => of?.table === title && values[size])
      const subjects = [...new Set(own.map(({ of }) => of!.subject))]
      const whats = [...new Set(own.map(({ what }) => what))]
      const find = (subject: string, what: string): Figure | undefined =>
        own.find((one) => one.of!.subject === subject && one.what === what)
      const lines = subjects.map((subject) => [
        subject,
        ...whats.map((what) => {
          const values = find(subject, what)?.values[size]
          if (!values) return ''
          const first = find(subjects[0]!, what)?.values[size]
          const times = first && subject !== subjects[0] ? median(values) / median(first) : Number.NaN
          return cell(values, find(subject, what)!.unit) + (Number.isFinite(times) ? ` (${shortly(times)} ×)` : '')
        }),
      ])
      const rule = ['---', ...whats.map(() => '---:')]
      const rows = [[title, ...whats], rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`)
      return `${grouped(size)} pathways:\n\n${rows.join('\n')}`
    })
    .join('\n\n')
}

const shortly = (times: number): string => (times >= 100 ? grouped(Math.round(times)) : times.toPrecision(2))

/** The median, and the least and the most where they differ. */
function cell(values: readonly number[], unit: Measured['unit']): string {
  if (values.length === 0) return ''
  const counted = unit === 'pages' || unit === 'charts' || unit === 'documents' || unit === 'requests' || unit === ''
  const whole = unit === 'B' || (counted && unit !== '')
  const shown = (value: number): string =>
    value === 0 ? '0' : whole || value >= 100 ? grouped(Math.round(value)) : value.toPrecision(3)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const name = counted ? '' : unit === '/s' ? '/s' : ` ${unit}`
  const spread = shown(least) === shown(most) ? '' : ` (${shown(least)}–${shown(most)})`
  return `${shown(median(values))}${name}${spread}`
}

function grouped(figure: number): string {
  return String(figure).replace(/\B(?=(\d{3})+$)/g, ',')
}
