/**
 * The lines of a YAML file's named entries, read off its indentation in one pass. Whoever follows a link into a file
 * needs a line, not a span, and needs it for every step of every page: the parser's places would cost a second parse.
 */

/** `steps/fit-result` → its line, 1-based. What stands inside `{ }` has the line of what is around it. */
export type Outline = ReadonlyMap<string, number>

interface Open {
  indent: number
  path: string
  /** For a list: how many items it has had. */
  items: number
  item: boolean
}

export function outline(text: string): Outline {
  const lines = new Map<string, number>()
  const open: Open[] = [{ indent: -1, path: '', items: 0, item: false }]
  const top = (): Open => open[open.length - 1]!
  text.split('\n').forEach((line, i) => {
    let indent = line.search(/[^ ]/)
    let rest = line.slice(indent)
    if (indent < 0 || rest.startsWith('#') || rest.trim() === '') return
    for (let dash = /^- +|^-$/.exec(rest); dash; dash = /^- +|^-$/.exec(rest)) {
      // A list may stand as far to the left as the key that it belongs to.
      while (top().indent > indent || (top().indent === indent && top().item)) open.pop()
      const list = top()
      const path = join(list.path, String(list.items++))
      lines.set(path, i + 1)
      open.push({ indent, path, items: 0, item: true })
      indent += dash[0].length
      rest = rest.slice(dash[0].length)
    }
    const [, quoted, key] = /^(?:"([^"]*)"|([^"'\s#{[][^:]*?)):(?:\s|$)/.exec(rest) ?? []
    const name = quoted ?? key
    if (name === undefined) return
    while (top().indent >= indent) open.pop()
    const path = join(top().path, name)
    lines.set(path, i + 1)
    open.push({ indent, path, items: 0, item: false })
  })
  return lines
}

/** @param path keys and positions, as a fault names its place */
export function lineIn(known: Outline, path: readonly (string | number)[]): number {
  for (let most = path.length; most > 0; most--) {
    const line = known.get(path.slice(0, most).join('/'))
    if (line !== undefined) return line
  }
  return 1
}

const join = (path: string, name: string): string => (path === '' ? name : `${path}/${name}`)
