/** Answers that were given are kept, the last few hundred: a word is asked again with every key that follows it. */
export function remembered<T>(answer: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const had = kept.get(key)
    if (had !== undefined) return had
    const made = answer(key)
    if (kept.size > 300) kept.clear()
    kept.set(key, made)
    return made
  }
}
