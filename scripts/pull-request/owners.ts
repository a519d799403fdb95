/** `.github/CODEOWNERS`: who has to read which file. Patterns as GitHub reads them: the last line that matches wins. */

export interface OwnerLine {
  pattern: string
  matches: (path: string) => boolean
  /** `@team` or `@person`; none where a line takes a file out again. */
  owners: string[]
}

export function readOwners(text: string): OwnerLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/)
    return pattern ? [{ pattern, matches: matcher(pattern), owners }] : []
  })
}

export function ownersOf(path: string, lines: readonly OwnerLine[]): string[] {
  return lines.findLast(({ matches }) => matches(path))?.owners ?? []
}

/** Owner → the changed files that wait for them, in the order of the files. Files without an owner stand under ''. */
export function waitingFor(paths: readonly string[], lines: readonly OwnerLine[]): Map<string, string[]> {
  const waiting = new Map<string, string[]>()
  for (const path of paths) {
    const owners = ownersOf(path, lines)
    for (const owner of owners.length > 0 ? owners : ['']) waiting.set(owner, [...(waiting.get(owner) ?? []), path])
  }
  return waiting
}

/** A leading or inner `/` ties a pattern to the root; `*` stays within a folder, `**` does not; a folder means all in it. */
function matcher(pattern: string): (path: string) => boolean {
  const tied = pattern.replace(/\/$/, '').includes('/')
  const body = pattern.replace(/^\//, '').replace(/\/$/, '')
  const expression = body
    .split(/(\*\*\/|\/\*\*$|\*\*|\*|\?)/)
    .map((part) =>
      part === '**/'
        ? '(?:.*/)?'
        : part === '/**'
          ? '/.*'
          : part === '**'
            ? '.*'
            : part === '*'
              ? '[^/]*'
              : part === '?'
                ? '[^/]'
                : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&'),
    )
    .join('')
  // `docs/*` is the files of docs and not those of folders within; a plain name may be a folder.
  const last = body.slice(body.lastIndexOf('/') + 1)
  const inside = pattern.endsWith('/') ? '/.*' : body === '*' || !last.includes('*') ? '(?:/.*)?' : ''
  const regex = new RegExp(`^${tied ? '' : '(?:.*/)?'}${expression}${inside}$`, 'u')
  return (path) => regex.test(path)
}
