/** Welsh words change their first letters after other words: `canser`, `ganser`, `nghanser`, `chanser` are one. */

/** First letters as they are met → as they stand in a dictionary. Several may be right; all are tried. */
const first: readonly (readonly [string, readonly string[]])[] = [
  ['ngh', ['c']],
  ['mh', ['p']],
  ['nh', ['t']],
  ['ng', ['g']],
  ['ph', ['p']],
  ['th', ['t']],
  ['ch', ['c']],
  ['dd', ['d']],
  ['b', ['p']],
  ['d', ['t']],
  ['g', ['c']],
  ['f', ['b', 'm']],
  ['m', ['b']],
  ['n', ['d']],
  ['l', ['ll', 'gl']],
  ['r', ['rh', 'gr']],
]

/** The forms under which a folded Welsh word may stand in a dictionary, its own first. */
export function radicals(word: string): string[] {
  const forms = [word]
  for (const [met, own] of first)
    if (word.startsWith(met)) forms.push(...own.map((letters) => letters + word.slice(met.length)))
  // Soft mutation drops `g`, and `h` may be put before a vowel.
  if (/^[aeiouwy]/.test(word)) forms.push(`g${word}`)
  if (/^h[aeiouwy]/.test(word)) forms.push(word.slice(1))
  return forms.filter((form) => form.length >= 3 || form === word)
}
