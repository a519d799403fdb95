/** From single measurements to what is shown: medians, spreads, growth. */
import type { Measured } from './row.ts'

/** One figure over all runs: size → values, in the order of the runs. */
export interface Figure {
  row: string
  what: string
  unit: Measured['unit']
  values: Record<number, number[]>
}

export function collect(into: Figure[], row: string, size: number, measured: readonly Measured[]): void {
  for (const { what, unit, value } of measured) {
    let figure = into.find((one) => one.row === row && one.what === what)
    if (!figure) into.push((figure = { row, what, unit, values: {} }))
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

/** The median, and the least and the most where they differ. */
function cell(values: readonly number[], unit: Measured['unit']): string {
  if (values.length === 0) return ''
  const whole = unit === 'B' || unit === 'pages' || unit === 'charts' || unit === 'documents'
  const shown = (value: number): string => (whole || value >= 100 ? grouped(Math.round(value)) : value.toPrecision(3))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const name = unit === 'pages' || unit === 'charts' || unit === 'documents' ? '' : unit === '/s' ? '/s' : ` ${unit}`
  const spread = shown(least) === shown(most) ? '' : ` (${shown(least)}–${shown(most)})`
  return `${shown(median(values))}${name}${spread}`
}

function grouped(figure: number): string {
  return String(figure).replace(/\B(?=(\d{3})+$)/g, ',')
}
