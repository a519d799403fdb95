/** Offsets in a text ↔ lines and columns, from 1, as editors count. A line ends with `\n`. */
export class Lines {
  readonly #starts: number[] = [0]
  readonly #length: number

  constructor(text: string) {
    this.#length = text.length
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  /** Offsets beyond the end count as the end. */
  at(offset: number): { line: number; column: number } {
    const within = Math.min(offset, this.#length)
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= within) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: within - this.#starts[low]! + 1 }
  }

  /** The columns of a span, kept to the line on which it begins; at least one column wide. */
  span([from, to]: readonly [number, number]): { line: number; column: number; endLine: number; endColumn: number } {
    const { line, column } = this.at(from)
    const lineEnd = (this.#starts[line] ?? this.#length + 1) - 1
    const width = Math.max(1, Math.min(to, lineEnd) - Math.min(from, this.#length))
    return { line, column, endLine: line, endColumn: column + width }
  }
}
