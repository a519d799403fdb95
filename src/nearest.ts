/**
 * The known word nearest to a misspelt one, or undefined if none is near.
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), at most a third of the word's length.
 */
export function nearest<Name extends string>(word: string, known: Iterable<Name>): Name | undefined {
  let best: Name | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (distance < least && isSlip(word, candidate)) {
      least = distance
      best = candidate
    }
  }
  return best
}

/**
 * Of names of as many parts, `suspected-breast-cancer` and `suspected-colorectal-cancer`, a slip leaves every part near its
 * own: one with a whole other part is another name, and another illness.
 */
function isSlip(word: string, candidate: string): boolean {
  const [parts, others] = [word, candidate].map((name) => name.toLowerCase().split('-'))
  if (parts!.length < 2 || parts!.length !== others!.length) return true
  return parts!.every((part, i) => editDistance(part, others![i]!) <= Math.max(1, Math.floor(part.length / 3)))
}

/** Stops counting at `limit`: what is so far from the diagonal that it would cost as much is not looked at. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) >= limit) return limit
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  let row: number[] = []
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - limit + 1)
    const last = Math.min(b.length, i + limit - 1)
    let least = (row[first - 1] = first === 1 ? i : limit)
    // The row above ends one sooner.
    if (last === i + limit - 1) above[last] = limit
    for (let j = first; j <= last; j++) {
      const same = a[i - 1] === b[j - 1]
      let d = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      row[j] = d
      least = Math.min(least, d)
    }
    if (least >= limit) return least
    ;[before, above, row] = [above, row, before]
  }
  return above[b.length]!
}

/** "a", "b or c", "a, b or c": at most `most` of them, then how many more. */
export function oneOf(words: readonly string[], most = 12): string {
  const shown = words.slice(0, most).map((word) => `\`${word}\``)
  const rest = words.length - shown.length
  if (rest > 0) return `${shown.join(', ')} or ${rest} more`
  if (shown.length < 2) return shown.join('')
  return `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`
}
