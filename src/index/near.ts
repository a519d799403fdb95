/** How like a typed word is to one that is known, and which words are never taken for one another. */

/** Opposites that differ by a letter or two. A slip between them would show the wrong illness. */
const opposites: readonly (readonly [string, string])[] = [
  ['hyper', 'hypo'],
  ['macro', 'micro'],
  ['inter', 'intra'],
  ['ante', 'anti'],
  ['ab', 'ad'],
  ['tachy', 'brady'],
]

/** Whether two words begin with opposites and go on alike. */
export function areOpposites(a: string, b: string): boolean {
  return opposites.some(
    ([one, other]) => (a.startsWith(one) && b.startsWith(other)) || (a.startsWith(other) && b.startsWith(one)),
  )
}

/** How many slips a typed word may have: none in short words, where a slip is another word. */
export function slipsAllowed(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/** Letters for which others are typed: neighbours on the keys, and those that sound alike. Any vowel for any vowel. */
const neighbours =
  'qw we er rt ty yu ui io op as sd df fg gh hj jk kl zx xc cv vb bn nm qa ws ed rf tg yh uj ik ol az sx dc fv gb hn jm'
const alike = 'ck kc cs sc sz zs dt td bp pb fv vf gj jg mn ks sk xs sx ae ai ao au ay ei eo eu ey io iu iy ou oy uy'

/** A place for each pair of letters from `a` to `z`: asked of every pair of letters, for thousands of words at each key. */
const near = new Uint8Array(26 * 26)
const pairOf = (a: number, b: number): number => (a - 97) * 26 + (b - 97)
for (const pair of `${neighbours} ${alike}`.split(' ')) {
  const [a, b] = [pair.charCodeAt(0), pair.charCodeAt(1)]
  near[pairOf(a, b)] = near[pairOf(b, a)] = 1
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122

/** A letter for another costs a slip where hand or ear may take one for the other, else two: seven is no semen. In a word of four it makes another word: hard is not head. */
function replacing(a: number, b: number, length: number): number {
  if (a === b) return 0
  return length > 4 && isLetter(a) && isLetter(b) && near[pairOf(a, b)] === 1 ? 1 : 2
}

/**
 * The fewest slips (insert, delete, replace, swap neighbours) that turn `typed` into `known`, or into a beginning of it.
 * @param rows lists to count in, so that a thousand comparisons do not make a thousand lists
 * @returns both counts; a count over `limit` may be any figure over it
 */
export function slips(
  typed: string,
  known: string,
  limit: number,
  rows: Rows = makeRows(),
): { whole: number; beginning: number } {
  const n = Math.min(known.length, typed.length + limit)
  let [before, above, row] = rows
  for (let j = 0; j <= Math.min(n, limit); j++) above[j] = j
  for (let i = 1; i <= typed.length; i++) {
    // Beginnings that are longer or shorter by more than the limit take more slips than it: they need no counting.
    const [from, to] = [Math.max(1, i - limit), Math.min(n, i + limit)]
    row[from - 1] = from === 1 ? i : limit + 1
    if (i + limit <= n) above[i + limit] = limit + 1
    let least = row[from - 1]!
    const a = typed.charCodeAt(i - 1)
    for (let j = from; j <= to; j++) {
      const b = known.charCodeAt(j - 1)
      let d = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + replacing(a, b, typed.length))
      if (i > 1 && j > 1 && a === known.charCodeAt(j - 2) && typed.charCodeAt(i - 2) === b)
        d = Math.min(d, before[j - 2]! + 1)
      row[j] = d
      if (d < least) least = d
    }
    if (least > limit) return { whole: least, beginning: least }
    ;[before, above, row] = [above, row, before]
  }
  let beginning = Infinity
  for (let j = Math.max(0, typed.length - limit); j <= n; j++) beginning = Math.min(beginning, above[j]!)
  return { whole: n === known.length && n >= typed.length - limit ? above[n]! : limit + 1, beginning }
}

export type Rows = [number[], number[], number[]]
export const makeRows = (): Rows => [[], [], []]

/**
 * Whether a slip of the finger may have made one word of the other: the first letter is right, or the first two have
 * changed places, and they are no opposites.
 */
export function mayBeSlip(typed: string, known: string): boolean {
  const begins = typed[0] === known[0] || (typed[0] === known[1] && typed[1] === known[0])
  return begins && !areOpposites(typed, known)
}

/**
 * Known words near to one that nobody knows, for “nothing found”: nearest first, at most `most`.
 * @param known folded, as `typed` is
 */
export function nearWords(typed: string, known: Iterable<string>, most: number): string[] {
  const limit = Math.max(1, Math.floor(typed.length / 3))
  const rows = makeRows()
  const near: { word: string; far: number }[] = []
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > limit) continue
    const { whole } = slips(typed, word, limit, rows)
    if (whole <= limit && !areOpposites(typed, word)) near.push({ word, far: whole })
  }
  near.sort((a, b) => a.far - b.far || (a.word < b.word ? -1 : 1))
  return near.slice(0, most).map(({ word }) => word)
}
