/**
 * Plain data → YAML as an editor would write it: one value a line, ids in `[ ]`, texts plain where YAML leaves them
 * alone and in double quotes where it would not. A library's own writer is several times slower at this.
 */

/** @param comment lines that head the file, without `#` */
export function writeYaml(data: Record<string, unknown> | readonly unknown[], comment: readonly string[]): string {
  const lines = comment.map((line) => `# ${line}`)
  if (Array.isArray(data)) {
    for (const item of data) lines.push('', ...block(item, 0, '- '))
  } else {
    for (const [key, value] of Object.entries(data)) {
      if (value === undefined) continue
      if (isCollection(value) && !flow(value)) lines.push('')
      lines.push(...pair(key, value, 0))
    }
  }
  return `${lines.join('\n')}\n`
}

function pair(key: string, value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth)
  if (!isCollection(value)) return [`${indent}${key}: ${scalar(value)}`]
  const short = flow(value)
  return short !== undefined ? [`${indent}${key}: ${short}`] : [`${indent}${key}:`, ...block(value, depth + 1)]
}

/** `mark` stands before the first line of a list's item. */
function block(value: unknown, depth: number, mark = ''): string[] {
  const indent = '  '.repeat(depth)
  if (!isCollection(value)) return [`${indent}${mark}${scalar(value)}`]
  if (Array.isArray(value)) return value.flatMap((item) => block(item, depth, '- '))
  const inner = depth + (mark === '' ? 0 : 1)
  const lines = Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : pair(key, one, inner)))
  if (mark !== '' && lines[0] !== undefined) lines[0] = indent + mark + lines[0].slice(indent.length + mark.length)
  return lines
}

/** Ids and figures on one line, or undefined where the value needs lines of its own. */
function flow(value: object): string | undefined {
  const plain = (one: unknown): boolean =>
    typeof one === 'number' || (typeof one === 'string' && /^[a-z][a-z0-9-]*$/.test(one) && !meant.test(one))
  if (Array.isArray(value)) return value.every(plain) ? `[${value.join(', ')}]` : undefined
  const entries = Object.entries(value).filter(([, one]) => one !== undefined)
  if (entries.length === 0) return '{}'
  if (!entries.every(([, one]) => typeof one === 'number')) return undefined
  return `{ ${entries.map(([key, one]) => `${key}: ${String(one)}`).join(', ')} }`
}

/** Words that YAML takes for something else than words. */
const meant = /^(?:true|false|null)$/i

function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value)
  const plain =
    /^(?:[A-Za-z][^\p{Cc}]*|\d{4}-\d\d-\d\d)$/u.test(value) && !/: | #|[:\s]$/.test(value) && !meant.test(value)
  return plain ? value : JSON.stringify(value)
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
