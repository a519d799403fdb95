/** A part of a file: what an example is about, and not the forty lines around it. */

export interface Excerpt {
  file: string
  /** The number of the first line, from 1. */
  from: number
  lines: string[]
  /** Numbers of the lines at which something is said. */
  marked: number[]
  /** Whether more of what was changed follows. */
  cut: boolean
  /** Files in which the same lines stand. */
  alike: string[]
}

/** Lines shown before and after what the example changes. */
const around = 2
/** Lines of one excerpt: a file that is new may be long, and its first lines say what it is. */
const most = 24

/**
 * @param usual the file as it stands where nothing is changed; undefined where the example adds it
 * @param marked numbers of lines, from 1, which are shown whatever was changed
 */
export function excerpt(file: string, text: string, usual: string | undefined, marked: readonly number[]): Excerpt {
  const lines = text.replace(/\n$/, '').split('\n')
  const [first, last] = changed(lines, usual?.replace(/\n$/, '').split('\n'))
  const at = marked.map((line) => line - 1)
  const wide = [first, last, ...at]
  // Where both do not fit, what something is said about is shown.
  const shown = at.length > 0 && Math.max(...wide) - Math.min(...wide) + around >= most ? at : wide
  const inside = shown.filter((line) => line >= 0 && line < lines.length)
  const from = Math.max(0, Math.min(...inside) - around)
  const to = Math.min(lines.length - 1, Math.max(...inside) + around, from + most - 1)
  return {
    file,
    from: from + 1,
    lines: lines.slice(from, to + 1),
    marked: [...marked].sort((a, b) => a - b),
    cut: to < Math.max(...wide),
    alike: [],
  }
}

/** The first and the last line, from 0, that are not as usual; no place where all are. */
function changed(lines: readonly string[], usual: readonly string[] | undefined): [number, number] {
  if (usual === undefined) return [0, lines.length - 1]
  let first = 0
  while (first < lines.length && lines[first] === usual[first]) first++
  if (first === lines.length && first === usual.length) return [-1, -1]
  let same = 0
  while (same < Math.min(lines.length, usual.length) - first && lines.at(-1 - same) === usual.at(-1 - same)) same++
  // Where lines were only taken out, their neighbours are shown.
  return [Math.min(first, lines.length - 1), Math.max(first, lines.length - 1 - same)]
}
