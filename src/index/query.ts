/** What was typed → the words to look up. Figures and units are set aside, never interpreted; long numbers are dropped. */
import { fold, wordsOf } from './fold.ts'

export interface Query {
  words: string[]
  /** Figures with their units were set aside. */
  figures: boolean
  /** A number with ten digits or more was dropped: it may be a patient’s, and nothing here needs it. */
  longNumber: boolean
}

/** What the reader of a query needs to know of the index. */
export interface Known {
  /** Whether a folded word is one that the index has. */
  has: (word: string) => boolean
  /** Names with a figure in them, as words: `7 point checklist`. */
  withFigures: readonly (readonly string[])[]
}

const longNumber = /(?<!\d)\d(?:[ -]?\d){9,}(?!\d)/g
/** A figure, with whatever is written to it: `12`, `≥10`, `5.2`, `120/80`, `6/52`, `10ug/g`, `1+`. */
const figure = /^[<>≤≥=~+-]*\d+(?:[.,:/×x-]\d+)*\+*[%a-zµμ²³/^]*\d*$/
const unit =
  /^(?:[mµμnpuk]?g|[mµμnp]?mol|mcg|iu|u|mmhg|m[mlu]|cm|[md]?l|hr?s?|hours?|min|sec|d|days?|w|wks?|weeks?|mths?|months?|m|y|yo|yrs?|years?|old|per|percent|points?|x|units?)$/

/** Words that say nothing of an illness. They are left out unless nothing else was typed. */
const empty = new Set(
  `a about an and any as at be been but by can do does for from had has have having he her his how i if in into is it
  its me my of on or our please pt pts she so than that the their them there they this to up was we were what when where
  which who whom why with without your possible over under aged age query refer referral referrals referred referring pathway pathways
  guideline guidelines guidance criteria clinic patient patients person people man woman male female lady gentleman`.split(
    /\s+/,
  ),
)

export function readQuery(typed: string, known: Known): Query {
  const text = fold(typed)
  const short = text.replace(longNumber, ' ')
  const chunks = short
    // `psa>4`, `psa:5.2` and `?gca` are words beside figures.
    .replace(/([\p{L}\d])([<>≤≥=:]+)(?=\d)/gu, '$1 $2')
    .replace(/(?<=^|\s)[?#"([]+/g, ' ')
    .split(/\s+/)
    .filter((chunk) => chunk !== '')

  const kept = protectedWords(chunks.flatMap(wordsOf), known.withFigures)
  const words: string[] = []
  let figures = false
  let afterFigure = false
  for (const chunk of chunks) {
    const parts = wordsOf(chunk)
    const whole = parts.join('')
    const isKept = parts.some((part) => kept.has(part) && /\d/.test(part)) || (/\D/.test(whole) && known.has(whole))
    if (!isKept && figure.test(chunk)) {
      figures = afterFigure = true
      continue
    }
    if (
      afterFigure &&
      !parts.some((part) => kept.has(part)) &&
      parts.every((part) => unit.test(part) || /^\d+$/.test(part))
    )
      continue
    afterFigure = false
    for (const part of parts) {
      // `fit12`: the letters, where they are a word and the whole is none.
      const [, letters, digits] = /^(\p{L}{2,})(\d+)$/u.exec(part) ?? []
      if (letters !== undefined && digits !== undefined && !known.has(part) && known.has(letters)) {
        words.push(letters)
        figures = true
      } else if (/^\d+$/.test(part) && !kept.has(part)) figures = true
      else words.push(part)
    }
  }
  const full = words.filter((word) => !empty.has(word))
  return { words: full.length > 0 ? full : words, figures, longNumber: short !== text }
}

/** The words of every name with a figure that was typed whole: in `2 week wait`, `2` is no figure. */
function protectedWords(words: readonly string[], names: Known['withFigures']): Set<string> {
  const kept = new Set<string>()
  for (const name of names)
    for (let at = 0; at + name.length <= words.length; at++)
      if (name.every((word, i) => words[at + i] === word)) for (const word of name) kept.add(word)
  return kept
}
