/** How words are written down for matching: what typing gets wrong or leaves out is set aside on both sides alike. */

/** Capitals, accents and apostrophes are set aside: `Paget’s` → `pagets`, `Llŷn` → `llyn`. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
}

/** A text as its words. `A&G` and `U+E` are one word each; a hyphen parts words, as a space does. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .replace(/(?<=\p{L})[&+](?=\p{L})/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** One spelling for British and American words: `haemoptysis` and `hemoptysis` → `hemoptysis`. */
export function spelling(word: string): string {
  return word
    .replace(/ae|oe/g, 'e')
    .replace(/our(?=s?$|ed|ing|less)/, 'or')
    .replace(/([^aeiou])re$/, '$1er')
    .replace(/is(?=e[drs]?$|ing$|ation)/, 'iz')
    .replace(/yse(?=[drs]?$)/, 'yze')
}

/** A word as it sounds, roughly: what people write who have only heard it. `diarhoea`, `diarrhea` → `diarea`. */
export function sound(word: string): string {
  return spelling(word)
    .replace(/^(?:ps|z)/, 's')
    .replace(/^[pgk](?=n)/, '')
    .replace(/^wr/, 'r')
    .replace(/ph/g, 'f')
    .replace(/rrh|rh/g, 'r')
    .replace(/s?c(?=[eiy])/g, 's')
    .replace(/ch|ck|[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?<=..)e$/, '')
}

/** A word without its ending: `lumps` and `lump`, `swallowing` and `swallow`. Words of up to three letters are whole. */
export function stem(word: string): string {
  const bare = word.length > 3 ? word.replace(/(?<![sui])s$/, '') : word
  const cut = bare.replace(/(?:ness|ing|ed)$/, '')
  return cut.length >= 4 ? cut : bare
}
