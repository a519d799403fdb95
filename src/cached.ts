/**
 * A function of an object that is asked again and again, as in the live preview after every save: what it answered last
 * is answered again as long as all else that it is given is the same. The answer is never changed by who gets it.
 */
export function cached<Of extends object, Rest extends readonly unknown[], Answer>(
  work: (of: Of, ...rest: Rest) => Answer,
): (of: Of, ...rest: Rest) => Answer {
  const answers = new WeakMap<Of, { rest: Rest; answer: Answer }>()
  return (of, ...rest) => {
    const before = answers.get(of)
    if (before && rest.every((one, i) => one === before.rest[i])) return before.answer
    const answer = work(of, ...rest)
    answers.set(of, { rest, answer })
    return answer
  }
}

/**
 * The same for what is asked in a row, one object at a time: as soon as another is asked about, the answer for the one
 * before may go. A thousand answers would fill the memory for nothing.
 */
export function cachedInARow<Given extends readonly unknown[], Answer>(
  work: (...given: Given) => Answer,
): (...given: Given) => Answer {
  let last: { given: Given; answer: Answer } | undefined
  return (...given) => {
    if (last && given.every((one, i) => one === last!.given[i])) return last.answer
    const answer = work(...given)
    last = { given, answer }
    return answer
  }
}

/** More texts than these are not kept: all are forgotten then, and asked again. */
const mostTexts = 10_000

/** The same for a function of short texts, of which a library has some thousands and says each over and over. */
export function cachedText<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>()
  return (text) => {
    if (answers.has(text)) return answers.get(text)!
    if (answers.size >= mostTexts) answers.clear()
    const answer = work(text)
    answers.set(text, answer)
    return answer
  }
}
