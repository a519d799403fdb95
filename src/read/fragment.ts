/**
 * The lines around one place of a plain file. A warning needs the place of one value, and to parse the whole file for it
 * costs more than to check the file.
 */
import type { Outline } from './outline.ts'

export interface Fragment {
  text: string
  /** How many lines of the file stand above it. */
  above: number
  /** The place as it is named from here. */
  path: (string | number)[]
}

/**
 * @param lines of a text that is plain: nothing goes on from one line to the next but groups and lists
 * @returns the smallest entry with lines of its own that holds the place; columns are those of the file
 */
export function fragmentAt(
  lines: readonly string[],
  outline: Outline,
  path: readonly (string | number)[],
): Fragment | undefined {
  for (let most = path.length; most > 0; most--) {
    const line = outline.get(path.slice(0, most).join('/'))
    if (line === undefined) continue
    const name = path[most - 1]!
    const isItem = typeof name === 'number'
    const written = lines[line - 1]!
    // The first key of an item stands behind its dash.
    const first = isItem ? written : written.replace(/^ *- +/, (dash) => ' '.repeat(dash.length))
    const column = first.search(/[^ ]/)
    let end = line
    while (end < lines.length && !ends(lines[end]!, column, isItem)) end++
    return {
      text: [first, ...lines.slice(line, end)].join('\n'),
      above: line - 1,
      path: [isItem ? 0 : name, ...path.slice(most)],
    }
  }
  return undefined
}

/** Whether a line is no more of the entry that begins at a column. A list may stand as far to the left as its key. */
function ends(line: string, column: number, isItem: boolean): boolean {
  const indent = line.search(/[^ ]/)
  if (indent < 0 || line[indent] === '#' || indent > column) return false
  return indent < column || isItem || !line.startsWith('- ', indent)
}
