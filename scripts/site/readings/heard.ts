/**
 * The second reading, and the text of the third: words and nesting alone, as they are heard one after the other.
 * The page's HTML, the tree that a browser gives to screen readers and the tags of a PDF all come to this one tree.
 */
import { tidy, type Told } from './told.ts'

/** Words as they stand, or something that holds words. */
export type Heard = string | Group

export interface Group {
  role: 'item' | 'link' | 'heading' | 'list' | 'group'
  parts: Heard[]
  /** Of a link: the number or letter of the card to which it was followed. Absent where nobody followed it. */
  leads?: string | undefined
}

/** The words by which a link says where it leads, in the language of the page. */
export interface LinkWords {
  step: string
  outcome: string
  /** Before the number of an act's one way on, which has no answer. */
  then: string
}

export interface HeardChart {
  ways: Told[]
  /** Number or letter → the title that follows it. */
  titles: Map<string, string>
  /** Where a link says two things. One sentence each. */
  faults: string[]
}

const markLike = /^(\d+|[A-Z]{1,2})$/

export interface Reading {
  /**
   * Whether a link that does not say “go to step 5” is understood by what stands after its answer, as in print. Without
   * it, such a link is no way on.
   */
  shown?: boolean
  /** What is taken for the card that is left where none was heard: on a sheet that begins in the middle of one. */
  from?: string
}

export function readHeard(
  chart: Heard,
  words: LinkWords,
  { shown = false, from: unheard = '' }: Reading = {},
): HeardChart {
  const found: HeardChart = { ways: [], titles: new Map(), faults: [] }
  const { step, outcome, then } = words
  const says = new RegExp(`^(.*?)[ ,]*(?:${step}|${outcome}) (\\w+?)\\b[. ]*(.*)$`)

  const link = (from: string, one: Group, after: readonly Heard[]): void => {
    const text = tidy(wordsOf(one.parts).join(' '))
    const [, answer, to, rest] = says.exec(text) ?? []
    const way =
      answer !== undefined && to !== undefined
        ? { answer: answer === then ? '' : answer, to }
        : shown
          ? wayShown(one.parts, after)
          : undefined
    if (!way) return
    found.ways.push({ from, ...way })
    if (rest && !agrees(rest, way.to))
      found.faults.push(`“${text}” says that it leads to ${way.to}, and then names another.`)
    if ('leads' in one && one.leads !== way.to)
      found.faults.push(`“${text}” says that it leads to ${way.to}, but leads to ${one.leads ?? 'nowhere'}.`)
  }
  const agrees = (rest: string, to: string): boolean =>
    rest.split(' ').some((word, i, all) => word === to && (i === 0 || i === all.length - 1))

  /**
   * @param from the card whose answers are read
   * @param last the number or letter that was heard last
   * @param inCard links in a card are part of its text
   */
  const read = (parts: readonly Heard[], from: string, last: { mark: string }, inCard: boolean): void => {
    for (const [i, part] of parts.entries()) {
      if (typeof part === 'string') {
        if (markLike.test(tidy(part))) last.mark = tidy(part)
      } else if (part.role === 'heading') {
        if (from !== '' && !found.titles.has(last.mark))
          found.titles.set(last.mark, tidy(wordsOf(part.parts).join(' ')))
      } else if (part.role === 'link') {
        if (!inCard && from !== '') link(from, part, parts.slice(i + 1))
      } else if (part.role === 'item') {
        const own = markOf(part)
        // Printed, an act's one way on has no words: its outcome stands beside it, as an exit of its own.
        if (shown && from !== '' && own !== undefined && /^[A-Z]/.test(own))
          found.ways.push({ from, answer: '', to: own })
        read(part.parts, own ?? from, last, false)
      } else read(part.parts, from, last, inCard || (part.role === 'group' && markOf(part) !== undefined))
    }
  }
  read([chart], unheard, { mark: '' }, false)
  return found
}

/**
 * A way on that does not say where it leads but shows it: by the card that stands next, or by the stub or number in it.
 * @param after what stands after the link, beside it
 */
function wayShown(parts: readonly Heard[], after: readonly Heard[]): Pick<Told, 'answer' | 'to'> {
  const words = wordsOf(parts).map(tidy)
  const next = after.findIndex((part) => typeof part !== 'string' && part.role === 'link')
  const card = wordsOf(next < 0 ? after : after.slice(0, next))
    .map(tidy)
    .find((word) => markLike.test(word))
  if (card !== undefined) return { answer: words.join(' '), to: card }
  const letter = words.findIndex((word) => markLike.test(word))
  const at = letter < 0 ? words.length - 1 : letter
  return { answer: words.slice(0, at).join(' '), to: /(\w+)$/.exec(words[at] ?? '')?.[1] ?? '' }
}

/** The number or letter with which a card, or the item that holds it, begins. */
export function markOf(part: Heard): string | undefined {
  const first = typeof part === 'string' ? part : leading(part.parts)
  return first !== undefined && markLike.test(tidy(first)) ? tidy(first) : undefined
}

/** The first words, where no link and no list stands before them. */
function leading(parts: readonly Heard[]): string | undefined {
  for (const part of parts) {
    if (typeof part === 'string') {
      if (part.trim() !== '') return part
    } else {
      if (part.role === 'link' || part.role === 'list') return undefined
      if (wordsOf([part]).some((words) => words.trim() !== '')) return leading(part.parts)
    }
  }
  return undefined
}

function wordsOf(parts: readonly Heard[]): string[] {
  return parts
    .flatMap((part) => (typeof part === 'string' ? [part] : wordsOf(part.parts)))
    .filter((words) => words.trim() !== '')
}
