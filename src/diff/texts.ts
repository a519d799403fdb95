/** Two texts side by side: is it a slip of the pen, or does it say something else? Which of two lists' texts are one? */
import { editDistance } from '../nearest.ts'
import type { Weight } from './change.ts'

export const quote = (text: string): string => `“${text}”`

/** `a`, `a and b`, `a, b and c`: at most `most` of them, then how many more. */
export function listed(words: readonly string[], most = 6): string {
  const shown = words.slice(0, most)
  const rest = words.length - shown.length
  const all = rest > 0 ? [...shown, `${rest} more`] : shown
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

/** Words that figures hide in. */
const counted =
  /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twice|half|third|quarter|\p{L}+teen|\p{L}*(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|hundred|thousand)$/iu

/** Real words, one sign apart, with different meanings: never a slip of the pen. */
const alike = [
  ['dysphagia', 'dysphasia'],
  ['ileum', 'ilium'],
  ['ileal', 'ilial'],
  ['perineal', 'peroneal'],
  ['perineal', 'perianal'],
  ['peritoneal', 'perineal'],
  ['mucous', 'mucus'],
  ['should', 'could'],
  ['affect', 'effect'],
  ['malleolus', 'malleus'],
]

const figuresIn = (text: string): string =>
  [...text.matchAll(/\d+(?:[.,]\d+)*|[<>≤≥%]|[µm]?c?g\b/gu)].map(([figure]) => figure).join(' ')
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

/** Whether a figure, or a word for one, is no longer the same. */
export function figuresDiffer(a: string, b: string): boolean {
  const spelt = (text: string): string =>
    wordsIn(text)
      .filter((word) => counted.test(word))
      .join(' ')
  return figuresIn(a) !== figuresIn(b) || spelt(a) !== spelt(b)
}

/**
 * Whether the new text is the old one spelt otherwise: only capitals, spaces and punctuation differ, or one long word by
 * one sign, or two that changed places, after its second letter (so that `symptomatic` and `asymptomatic`, `hyper` and
 * `hypo` never count as one).
 */
export function isTypo(a: string, b: string): boolean {
  if (figuresDiffer(a, b)) return false
  const [old, now] = [wordsIn(a), wordsIn(b)]
  if (old.length !== now.length) return false
  const changed = old.flatMap((word, i) => (word === now[i] ? [] : [[word, now[i]!] as const]))
  if (changed.length > 1) return false
  return changed.every(
    ([x, y]) =>
      Math.min(x.length, y.length) >= 5 &&
      x.slice(0, 2) === y.slice(0, 2) &&
      !counted.test(x) &&
      !counted.test(y) &&
      !alike.some((pair) => pair.includes(x) && pair.includes(y)) &&
      editDistance(x, y, 2) <= 1,
  )
}

/** What weight a reworded text has. */
export function weightOfWords(a: string, b: string): Weight {
  return figuresDiffer(a, b) ? 'care' : isTypo(a, b) ? 'typo' : 'wording'
}

export interface Paired {
  added: string[]
  removed: string[]
  reworded: [before: string, after: string][]
  /** The same texts in another order. */
  moved: boolean
}

/** Which texts of two lists are one text reworded (at least half of it stayed), which came and which went. */
export function pairTexts(old: readonly string[], now: readonly string[]): Paired {
  const left = old.filter((text) => !now.includes(text))
  const added: string[] = []
  const reworded: [string, string][] = []
  for (const text of now.filter((one) => !old.includes(one))) {
    const most = Math.ceil(text.length / 2)
    const [best] = left
      .map((one) => ({ one, distance: editDistance(one, text, most) }))
      .filter(({ distance }) => distance < most)
      .sort((a, b) => a.distance - b.distance)
    if (!best) {
      added.push(text)
      continue
    }
    left.splice(left.indexOf(best.one), 1)
    reworded.push([best.one, text])
  }
  const kept = (list: readonly string[], other: readonly string[]): string =>
    list.filter((text) => other.includes(text)).join('\n')
  return { added, removed: left, reworded, moved: kept(old, now) !== kept(now, old) }
}

/** Whether two typed values say the same; keys may stand in another order. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const at = (value: object, key: string): unknown =>
    Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  return [...keys].every((key) => same(at(a, key), at(b, key)))
}
