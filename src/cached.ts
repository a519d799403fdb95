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
